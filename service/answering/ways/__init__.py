"""The ways to answer a question from one document, each for questions or figures of its kind."""
