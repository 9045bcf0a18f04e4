"""How well the project reads: disclosures kept as data, drawn as documents, and scored against their labels."""
