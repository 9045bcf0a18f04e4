"""What performance forms set, and what was reached of it."""
