"""What the document itself says: duties, terms, purposes, whether there is such a thing, the nearest sentence."""
