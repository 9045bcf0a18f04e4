"""Rules about the prescribed tables (报表): within a line, down a column, between sides and between tables."""
