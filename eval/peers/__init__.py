"""What a user would pick instead of this project, reading the same bytes in the same run."""
