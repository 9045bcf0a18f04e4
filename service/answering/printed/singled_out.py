"""The one item that an answer has singled out, to which the next part of a question may point (这个项目, 它)."""

from __future__ import annotations

from service.answering.printed.catalogue import Catalogue
from service.patterns import regex
from service.terms import key

_MARKED = regex(r"“[^”]*”|\[\d+\]|（[^（）]*）")
_SPLIT = regex("[，；。：]|为|的(?=[^，；。]*”)")
# A shorter name may be part of any sentence.
_SHORTEST = 4


def singled_out(text: str, catalogue: Catalogue) -> str | None:
    """The key of the only item or project with figures that an answer names outside its quotations; None for more or none."""
    names = {key(part) for part in _SPLIT.split(_MARKED.sub("”", text))}
    found = {name for name in names if len(name) >= _SHORTEST and catalogue.of_subject(name)}
    return found.pop() if len(found) == 1 else None
