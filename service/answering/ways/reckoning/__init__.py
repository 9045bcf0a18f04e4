"""What printed numbers make: differences, shares, quotients, products, rests."""
