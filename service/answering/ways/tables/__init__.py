"""Questions that any table answers by its rows and columns."""
