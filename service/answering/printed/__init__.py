"""The figures that a document prints, by the names that people ask for them with."""
