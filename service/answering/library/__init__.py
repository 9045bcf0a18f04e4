"""Questions over several documents and over the whole library."""
