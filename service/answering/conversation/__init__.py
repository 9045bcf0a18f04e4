"""A turn of a conversation completed from the turns before it."""
