"""What a whole is made of and which of its members is largest: lines, projects, purchases, units."""
