"""How many there are: people and posts, things owned, occasions."""
