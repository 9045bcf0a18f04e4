"""A language model composes the answer: it points at figures and sentences, the code fills them in."""
