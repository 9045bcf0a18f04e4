"""How many tokens a text is, about: no vocabulary can be downloaded, and each model has another.

An ideograph is taken for one token, three digits or four Latin letters for one, every other mark for one. Vocabularies made
for Chinese need fewer (Qwen and DeepSeek about .6 to .7 of a token an ideograph), so this is nearer the upper end; shares of
two such counts hardly depend on it.
"""

from __future__ import annotations

import re

_TOKEN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|\d{1,3}|[A-Za-z]{1,4}|[^\w\s]|\n")


def estimate(*texts: str) -> int:
    """Tokens of the texts together, estimated."""
    return sum(len(_TOKEN.findall(text)) for text in texts)
