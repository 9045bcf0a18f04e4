"""Puts what people say into the words that a document prints."""

from __future__ import annotations

import re

from service.answering.printed.catalogue import Catalogue, concept
from service.lexicon.alike import alike
from service.lexicon.spoken import SPOKEN
from service.patterns import regex
from service.terms import key

# Shorter words than this stand inside others.
_OWN = 3
# Who is paid and by what, and no item of money.
_WHOM = regex("的?(?:对象|人|户|标准|家庭|群众|居民|老人|水平|补差|保障)")


def in_print(text: str, catalogue: Catalogue) -> str:
    """The text with spoken words replaced where no item of the document is called so, but prints what they stand for."""
    for said, printed in SPOKEN:

        def put(found: re.Match[str], printed: str = printed, text: str = text) -> str:
            spoken = found.group()
            name, _, asking = printed.partition("|")
            known = not name or name in catalogue.said or concept(name) is not None
            if len(spoken) > _OWN and not _WHOM.match(text, found.end()):
                coded = _coded(name, spoken, catalogue)
                if coded is not None:
                    # that targets are of whom it is paid to makes it no item of its own
                    return coded + asking
            if len(spoken) > _OWN and spoken in catalogue.said and not _is_item(name, spoken, catalogue):
                # the document says so itself (执行期限)
                return spoken
            if not printed:
                # what says nothing is kept where it begins the name of an item
                longer = text[found.start() : found.end() + _OWN]
                return spoken if longer in catalogue.items else ""
            # the name, and the name without 费, which stands for it too
            otherwise = catalogue.items
            for own in (name, name.removesuffix("费")) if name else ():
                otherwise = otherwise.replace(own, " ")
            return name + asking if known and spoken not in otherwise else spoken

        text = said.sub(put, text)
    return _alike(text, catalogue)


def _is_item(name: str, spoken: str, catalogue: Catalogue) -> bool:
    """Whether items are called by the printed words and none by the spoken ones (农村低保)."""
    names = catalogue.subjects
    return bool(name) and any(n.startswith(name) for n in names) and not any(spoken in n for n in names)


def _coded(name: str, spoken: str, catalogue: Catalogue) -> str | None:
    """The shortest name with a code that begins with the printed words, where nothing with one is called as it is said."""
    if not name or name in catalogue.subjects or any(spoken in n for n in catalogue.codes.values()):
        return None
    return min((n for n in catalogue.codes.values() if n.startswith(name)), key=len, default=None)


def _alike(text: str, catalogue: Catalogue) -> str:
    """The text with each word that the document says nowhere replaced by one that means the same and that it does say."""
    for word, others in alike().items():
        if word in text and word not in catalogue.said:
            said = next((other for other in map(key, others) if other in catalogue.said), word)
            text = text.replace(word, said)
    return text
