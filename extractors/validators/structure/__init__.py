"""What a budget is made of, and so which sums it must keep: heads, levels, sides and names → equations (勾稽关系)."""
