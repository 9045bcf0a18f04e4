"""One document at hand while it is asked: its figures, its pieces of text, its numbers, and how they are told."""
