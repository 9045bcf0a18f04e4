"""One fixture drawn as the files that departments publish. Every renderer returns bytes and where each cell went."""
