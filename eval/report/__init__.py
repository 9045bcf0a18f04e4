"""A run shown: in the terminal, and as one HTML file."""
