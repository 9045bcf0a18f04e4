"""How fast the project is, beside others, on the same pages in one process tree: `python -m eval.bench [FILES…]`."""
