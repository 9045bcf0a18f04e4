"""Questions in English put into the words of the documents, and answers said in English."""
