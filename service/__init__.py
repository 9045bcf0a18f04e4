"""Keeps what was extracted and answers from it: command line, interface and page."""
