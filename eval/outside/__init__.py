"""Documents with labels that people made, in a folder outside the project, scored beside the fixtures."""
