"""Questions put to fixtures: what is asked, of whom, and what a right answer says and cites."""
