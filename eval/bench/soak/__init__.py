"""The soak: mixed files, processes killed at random, and in the end the same results as without faults."""
