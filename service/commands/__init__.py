"""One module per command of `mingzhang`; nothing heavy is imported before a command runs."""
