"""Questions for the lines of the budget that meet a condition, told by sentences or by rows of a table."""
