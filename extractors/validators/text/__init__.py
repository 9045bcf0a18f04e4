"""Rules about what the text says (文字说明): against itself, and against the tables."""
