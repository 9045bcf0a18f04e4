"""What an answer says is proved from the extractions, whoever composed it."""
