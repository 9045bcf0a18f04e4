"""Many documents: nothing finished is lost, nothing read twice, and one document's fall is its own."""
