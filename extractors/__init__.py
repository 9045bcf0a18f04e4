"""A disclosure goes in, a checked budget comes out, every value tied to the place where it is printed."""
