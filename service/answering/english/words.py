"""English words put into the words that a document prints: word by word, and together where they make a printed name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.answering.english.printed import Printed, Term, beside
from service.lexicon.english import ENGLISH_SILENT, Stems, bases, names, stem
from service.patterns import regex

_TOKEN = regex(
    r"[a-z][a-z&]*(?:['’][a-z]+)?|[一-鿿][一-鿿、（）()·“”\d]*[一-鿿）)]|[一-鿿]|[\d.,]*\d%?(?:(?:万元|亿元|元)(?:以[上下])?)?|[,+]"
)
_HAN = regex("[一-鿿]")
# Words in a row that can be one entry.
_LONGEST = 7
_WITH_THE = 2
# What is procured: of these each is meant where two stand side by side.
_SORTS = {"货物", "工程", "服务"}
# What parts items that stand side by side, and what leads to the item that the one before belongs to.
_JOINTS = {"and", "or", "versu", "vs", "plu", "+", ",", "&", "while"}
_LEADS = {
    "of",
    "for",
    "under",
    "in",
    "on",
    "within",
    "by",
    "at",
    "from",
    "to",
    "with",
    "as",
    "into",
    "per",
    "among",
    "against",
    "over",
}
# Adjectives and adverbs by their look: unknown, they do not change what is asked for.
_COLOURS = regex("(?:ly|ed|able|ible|ous|ful|less|est)$")


@dataclass(frozen=True, slots=True)
class Read:
    """A piece of a question: its items side by side, each in Chinese words; the words nothing translates; its codes."""

    items: tuple[str, ...]
    soft: tuple[str, ...]
    unknown: tuple[str, ...]


def read(text: str, printed: Printed | None) -> Read:
    """The items that an English text (in small letters) names.

    What an item belongs to (under, of, for …) stands before it as in Chinese.
    """
    groups: list[list[list[Term]]] = [[[]]]
    unknown: list[str] = []
    for token in _tokens(text):
        if isinstance(token, Term):
            groups[-1][-1].append(token)
        elif token in _JOINTS:
            groups.append([[]])
        elif token in _LEADS:
            groups[-1].append([])
        elif printed is not None and (spelled := printed.spelled(token)) is not None:
            groups[-1][-1].append(spelled)
        elif not _COLOURS.search(token):
            unknown.append(token)
    items, soft = [], []
    listed = (
        sum(any(not t.soft for chunk in group for t in chunk) for group in groups) > 0 and len(groups) > 2
    )
    sorts = sum(any(t.meant[0] in _SORTS for chunk in group for t in chunk) for group in groups) > 1
    for group in _joined(groups, printed):
        if listed:
            group = _firm(group)
        if sorts and group[0] and group[0][0].meant[0] in _SORTS:
            group = [[replace(group[0][0], soft=False), *group[0][1:]], *group[1:]]
        told = _item([chunk for chunk in group if chunk], printed)
        if told:
            items.append(told)
        soft += [t.meant[0] for chunk in group for t in chunk if t.soft]
    named = {t.meant[0] for group in groups for chunk in group for t in chunk if t.printed}
    # what is left of a name that goes on after `and` says no more than the name
    items = [
        i for i in items if i in named or not any(all(part in n for part in i.split("的")) for n in named)
    ]
    return Read(tuple(dict.fromkeys(items)), tuple(soft), tuple(unknown))


def _firm(group: list[list[Term]]) -> list[list[Term]]:
    """A member of a list that is one loose word (goods, works and services) meant as firmly as the others."""
    terms = [t for chunk in group for t in chunk]
    if len(terms) != 1 or not terms[0].soft:
        return group
    first = terms[0].meant[0]
    return [[Term(tuple(word for word in terms[0].meant if first in word))]]


def _joined(groups: list[list[list[Term]]], printed: Printed | None) -> Iterator[list[list[Term]]]:
    """The groups, two that stand side by side made one where their words make up one printed name (drivers and couriers)."""
    at = 0
    while at < len(groups):
        pair = [[t for chunk in group for t in chunk] for group in groups[at : at + 2]]
        firm = len(pair) == 2 and all(any(not t.soft for t in terms) for terms in pair)
        if firm and printed is not None and printed.name_of([*pair[0], *pair[1]]) is not None:
            yield [*groups[at], *groups[at + 1]]
            at += 2
        else:
            yield groups[at]
            at += 1


def is_known(word: str) -> bool:
    """Whether a word (in small letters) means something in Chinese or only asks."""
    forms = (_stem(word), *bases(word))
    return bool(terms(word)) or any(form in ENGLISH_SILENT for form in forms)


def terms(text: str) -> list[Term]:
    """What the words of an English text (in small letters) may mean, one after the other."""
    return [token for token in _tokens(text) if isinstance(token, Term)]


def _item(chunks: list[list[Term]], printed: Printed | None) -> str:
    """One item in Chinese, that to which the others belong first; printed names that its words make up put in."""
    chunks = beside(chunks, printed)
    ordered = [term for chunk in reversed(chunks) for term in chunk]
    if printed is None:
        return "的".join(t.meant[0] for t in ordered if not t.soft)
    if (
        len(chunks) > 1
        and (name := printed.name_of([term for chunk in chunks for term in chunk])) is not None
    ):
        return name
    told: list[str] = []
    for chunk in reversed(chunks):
        told += _put(chunk, printed)
    if told and not any(printed.catalogue.of_subject(name) or name in printed.names for name in told):
        # no item by its own name, but what a sentence counts
        phrase = printed.phrase_of([term for chunk in chunks for term in chunk])
        told = [phrase] if phrase is not None else told
    return "的".join(dict.fromkeys(told))


def _put(chunk: list[Term], printed: Printed) -> Iterator[str]:
    start = 0
    while start < len(chunk):
        for end in range(len(chunk), start + 1, -1):
            name = printed.name_of(chunk[start:end])
            if name is not None:
                yield name
                start = end
                break
        else:
            term = chunk[start]
            if term.meant[0] == "收入总计" and start and not chunk[start - 1].soft:
                # tuition income: of the tuition only
                yield "收入"
            elif not term.soft:
                yield term.meant[0] if term.printed else printed.likeliest(term)
            start += 1


def _tokens(text: str) -> Iterator[Term | str]:
    """Terms, joints, words that lead on, and unknown words; what only asks is left out."""
    words = _TOKEN.findall(text.replace("-", " "))
    known = names()
    at = 0
    while at < len(words):
        if _HAN.match(words[at]):
            yield Term((words[at],), printed=True)
            at += 1
            continue
        if words[at][0].isdigit():
            at += 1
            continue
        stemmed = [_stem(word) for word in words[at : at + _LONGEST]]
        size = _entry(stemmed, known)
        one = stemmed[0]
        if one == "the" and size == _WITH_THE and _entry(stemmed[1:], known) > 1:
            # the public | the public vehicles
            size = 0
        if size > 1 or (size == 1 and one not in _LEADS and one not in _JOINTS):
            yield Term(known[tuple(stemmed[:size])], soft=size == 1 and one in ENGLISH_SILENT)
            at += size
            continue
        if one in _JOINTS or one in _LEADS:
            yield one
        elif one not in ENGLISH_SILENT and len(one) > 2:
            # openings are things and no verb
            forms = map(_stem, bases(words[at])) if not words[at].endswith("s") else ()
            base = next((b for b in forms if b in ENGLISH_SILENT or (b,) in known), None)
            if base is None:
                yield words[at]
            elif base not in ENGLISH_SILENT:
                yield Term(known[(base,)])
        at += 1


def _entry(stemmed: list[str], known: dict[Stems, tuple[str, ...]]) -> int:
    """How many words from the first on make up an entry of the lexicon, the longest one."""
    return next((n for n in range(len(stemmed), 0, -1) if tuple(stemmed[:n]) in known), 0)


def _stem(word: str) -> str:
    return stem(word.replace("'s", "").replace("’s", "").replace("'", "").replace("’", ""))
