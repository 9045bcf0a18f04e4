"""How an item changed, which items did, and why."""
