"""Puts what people say into the words that a document prints."""

from __future__ import annotations

import re
from functools import lru_cache, partial

from service.answering.printed.by_glossary import by_glossary
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.costs_said import costs_in_print
from service.answering.printed.funds_said import funds_in_full
from service.answering.printed.item_names import concept
from service.lexicon.alike import alike
from service.lexicon.spoken import SPOKEN
from service.patterns import regex
from service.terms import key

# Shorter words than this stand inside others.
_OWN = 3
# Who is paid and by what, and no item of money.
_WHOM = regex("的?(?:对象|人|户|标准|家庭|群众|居民|老人|水平|补差|保障)")
# 财政拨款收支, 财政拨款收入和支出
_SIDES = regex(
    "(?P<of>一般公共预算(?:财政拨款)?|政府性基金(?:预算)?(?:财政拨款)?|国有资本经营(?:预算)?(?:财政拨款)?|财政拨款)"
    "(?:收、?支|收入[、和与及]?支出)(?:总体|总计|合计|总额)?(?!平衡|相抵|相等|差额|相差|结余|情况)"
)


def in_print(text: str, catalogue: Catalogue) -> str:
    """The text with spoken words replaced where no item of the document is called so, but prints what they stand for."""
    text = costs_in_print(text, catalogue)
    at = _next_said(text, 0)
    while at < len(SPOKEN):
        said, printed = SPOKEN[at]

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
        at = _next_said(text, at + 1)
    text = funds_in_full(text, catalogue)
    text = by_glossary(_SIDES.sub(partial(_both_sides, catalogue=catalogue), text), catalogue)
    return _alike(text, catalogue)


# A question is put into the words of a document many times on its way, and most have none of these.
@lru_cache(maxsize=1_000)
def _next_said(text: str, start: int) -> int:
    """Which from `start` on is the first of the spoken words that a text has; their number where it has none."""
    return next((n for n in range(start, len(SPOKEN)) if SPOKEN[n][0].search(text)), len(SPOKEN))


def _both_sides(found: re.Match[str], catalogue: Catalogue) -> str:
    """The two sides of one money said together (财政拨款收支), each by its name where the document prints them apart."""
    apart = [f"{found['of']}{side}" for side in ("收入", "支出")]
    names = catalogue.subjects
    if any(f"{found['of']}收支" in name or f"{apart[0]}支出" in name for name in names):
        return found.group()
    printed = all(any(name.startswith(side) for name in names) for side in apart)
    return "和".join(apart) if printed else found.group()


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
            text = re.sub(re.escape(word), partial(_put_alike, said=said), text)
    return text


def _put_alike(found: re.Match[str], said: str) -> str:
    """The word that a document says; what only ends another such word (置办 in 添置办公设备) stays."""
    start = found.start()
    inside = start > 0 and found.string[start - 1 : start + 1] in alike()
    return found.group() if inside else said
