"""`mingzhang eval` and `mingzhang label`."""
