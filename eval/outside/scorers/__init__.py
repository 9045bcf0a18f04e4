"""What came out compared with labels made by hand, as generously as people write and as strictly as figures are."""
