"""What came out compared with what should have: each scorer gives a Tally, which says in words what is wrong."""
