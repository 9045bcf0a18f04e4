"""A run: cases, jobs, the processes that do them, the folder it leaves, the baseline it is held against."""
