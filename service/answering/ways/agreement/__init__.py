"""Whether what is printed is right and agrees: between places, with its parts, with what follows from it."""
