"""English questions put into the Chinese words that the documents use."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from service.answering.english.asked import ALONE, Clause, clause
from service.answering.english.clauses import clauses, in_yuan
from service.answering.english.everyday import everyday
from service.answering.english.in_full import in_full
from service.answering.english.printed import Printed
from service.answering.english.reckoned import against_budget
from service.answering.english.romanised import Called, called, spells, without_kind
from service.answering.english.several import OF_ONE, of_several
from service.answering.english.slices import slices
from service.answering.english.tails import tail
from service.answering.english.told_first import told_first
from service.answering.english.words import read, terms
from service.lexicon.english import BODY_FIELDS, BODY_KINDS, stems
from service.patterns import regex
from service.store import Document

_HAN = regex(r"[一-鿿]")
_UNIT = regex(r"[(（]\s*(?:亿元|万元|元)\s*[)）]")
_GLOSS = regex(
    r"((?:[A-Za-z\"“”'‘’&-]+\s+){0,12})"
    r"[(（](?:[^()（）]*?(?=[一-鿿]))([^()（）]*?)(?:,?\s*(?:code\s*)?(\d{3,7}))?\s*[)）]"
)
# 因公出国（境）费: brackets inside the Chinese name in brackets
_INNER = regex(r"([(（][^()（）]*)[(（]([一-鿿、]+)[)）](?=[^()（）]*[)）])")
_CODED = regex(r"(?<![一-鿿])[(（]\s*(?:code\s*|item\s*|no\.?\s*)*(\d{3,7})\s*[)）]", re.I)
# A code behind a name in Chinese is a part of it.
_NAME_AND_CODE = regex(r"(?<=[一-鿿])\s*[(（]\s*(\d{3,7})\s*[)）]")
_LEADING = regex(
    r".*\b(?:reasons?|causes?|why|looking at|"
    r"by(?= (?:single |functional |economic )*(?:item|function|category|class|type|line|heading)s?\b)|"
    r"of|on|for|in|within|among|to|the|any|many|much|each|every|does|do|will|is|are|shares?|percentage|"
    r"up|down|behind|per(?!-)|explains?|caused|proportion|financed|funded|how did|why did|what|which|"
    r"(?<=which )(?:two|three|four|five)|under|(?<!-)and(?!-)|or|than|vs|versus|did|was|were|"
    r"compared? with|exceed(?:s|ed)?|outweigh(?:s|ed)?|surpass(?:es|ed)?|against|between|"
    r"(?:larger|smaller|higher|lower|bigger|greater|largest|smallest|highest|lowest|biggest|greatest)"
    r"(?! education| secondary| level))\b",
    re.I,
)
# What is paid to someone, in English and in Chinese names.
_PAYMENT = regex(
    r"\b(?:pensions?|allowances?|subsid(?:y|ies)|grants?|benefits?|payments?|aid|assistance|compensation|relief|stipends?|"
    r"bonus(?:es)?|awards?|support|premiums?|contributions?|insurance|salar(?:y|ies)|wages?|fees?|costs?)\b"
)
_PAID = regex("[补贴助恤奖救偿金费险薪资酬]")
# What any item may be called, whatever it is for: medical coverage of the administrative unit.
_OF_MONEY = regex(
    r"\b(?:coverage|cover|scheme|expenses?|expenditures?|spending|costs?|outlays?|charges?|provision|care|money|budgets?|funds?|"
    r"services?|work|items?|lines?|payments?|support)\b"
)
# A name goes on before its `of` or `for` where what follows this shares nothing with the Chinese one.
_GOES_ON = regex(
    r"(.*\b(?:of|on|for|in|to|the|its|any|many|much|does|do|will|shares?|percentage|proportion|is|are|"
    r"what|which|under|or|than|did|was|were|an?)\b|.*,)\s+[^,]*?\b(?:of|for|in|and|or|(?:at|in|of|for|"
    r"to|from|with) the)$",
    re.I,
)
_ONE_OF_TWO = regex(r"(?<![a-z])(?P<first>[a-z-]+) (?P<joint>and|or)$", re.I)
# Heping (和坪): the name of a place says no more than its English.
_OF_PLACE = regex(r"(?P<place>\b[A-Z][a-z]+)\s*[(（](?P<name>[一-鿿]{2,6})[)）]")
_ASIDE = regex(r"[(（][^()（）]*[)）]")
# How many ferry and road workers: what is counted stands in the plural.
_MODIFIES = regex(r"\bmany\s+(?:\w+\s+)*\w*[^s\s]\s+(?:and|or)$", re.I)
# Names in Chinese may outweigh the English words of such a question.
# Who budgets more for an item is asked of that item, and not of the whole budget.
_OF_ITEM = regex("(?<=[费款金出])的?预算总额(?=哪个|相差)")
# How many 万元 is how much: no things are counted.
_IN_MONEY = regex(
    r"\b([Hh])ow many (?:万元|亿元|元|(?:(?:million|thousand) )?(?:[Yy]uan|RMB|CNY)(?: RMB)?)(?![A-Za-z])"
)
_OPENING = regex(
    r"\W*(?:what|which|why|how|who|is|are|was|were|does|do|did|has|have|compare|list|tell|please|give|show|rank|"
    r"explain|define|describe|break|name|when|where|whose)\b",
    re.I,
)
# The bureau at the beginning of a sentence is no stranger.
_PROPER = regex(r"(?!(?:The|This|That|Its|Our)\b)[A-Z]")
# How the result is to be written, which asks for nothing more (Give two decimals.).
_WRITTEN = regex(
    r"(?:(?<=[.?!;])|,|\()\s*(?:please )?"
    r"(?:give|use|keep|round(?:ed)?|answer|express(?:ed)?|state|write|show|report|correct|to)\b"
    r"[^.?;()]*\b(?:decimals?|decimal (?:places?|points?)|significant (?:digits?|figures?))\b[^.?;()]*[).?]*\s*$",
    re.I,
)
# Of a word in Chinese so much says what it is about.
_PAIR = 2
# Which justice bureau spent more, A or B?
_WHICH_BODY = regex(
    r"(?P<which>\b[Ww]hich)(?: of the)? (?P<body>(?:[a-z]+ ){1,5}?"
    r"(?:bureau|department|office|court|commission|school|hospital)s?)\b"
    r"(?=.*\bor\b)"
)
# The year of the body that it stands behind: the Justice Bureau in 2026.
_OF_YEAR = regex(r"(?:['’]s?)?,?\s*(?:in |for |of )?(?:its )?\(?((?:19|20)\d{2})\)?\b")
# A year may not stand against the mark that parts questions.
_JOINT = "|其"
# Its Chinese name is a gloss.
_IN_CHINESE = regex(
    r",?\s*\b(?:i\.\s?e\.|that is,|in other words,?|namely,?|known as|called)\s*(?=[一-鿿])([一-鿿（）()、·]+)",
    re.I,
)
_NAMED_AGAIN = regex(
    r",?\s*\b(?:i\.\s?e\.|that is,|in other words,?|namely,?)\s[A-Za-z' -]*(?=\([^()]*[一-鿿])", re.I
)
_AGAIN = regex(r",?\s*\b(?:i\.\s?e\.|that is,|in other words|e\.\s?g\.)[^;?]*", re.I)
# `What is X, and how much …` asks for its meaning first; a name in Chinese alone is asked for its meaning too.
_IS = regex(
    r"what (?:is|are) (?!.*\b(?:(?:19|20)\d\d|budget|amount|total|cost|figure|value|level|share|"
    r"target|size|spending)\b)[^,]+$"
)
_YEAR_SAID = regex(r"(?:19|20)\d{2}年")


def translate(
    text: str, documents: Sequence[Document] = (), printed: Printed | None = None
) -> tuple[str, tuple[str, ...]] | None:
    """The question in Chinese, and the words that could not be translated; None when it is not English.

    `documents` are those whose departments it may name. With `printed`, the words of one document, each word is put into
    those that this document prints.
    """
    letters = len(re.findall(r"[A-Za-z]", text))
    opening = _OPENING.match(text)
    if letters < (6 if opening else 12) or (len(_HAN.findall(text)) > letters / 2 and not opening):
        return None
    text = _WRITTEN.sub("", text)
    text = re.sub(r"\b(sub|Sub)-district", r"\1district", _IN_MONEY.sub(r"\1ow much", text))
    rest = _INNER.sub(r"\1\2", _UNIT.sub(" ", text))
    rest = _NAMED_AGAIN.sub(" ", _IN_CHINESE.sub(r" (\1)", rest))
    rest = _NAME_AND_CODE.sub(r"（\1）", _AGAIN.sub(" ", rest))
    rest = _OF_PLACE.sub(
        lambda found: found["place"] if spells(found["place"].lower(), found["name"]) else found.group(), rest
    )
    rest = _GLOSS.sub(partial(_explained, printed), _CODED.sub(partial(_named, printed), rest))
    rest = re.sub(r"(?<=[一-鿿])[“”](?=[一-鿿])", "", rest)
    rest = re.sub(r"[\"“”‘]|(?<!\w)'|'(?!\w)", " ", rest)
    rest = _WHICH_BODY.sub(_of_several, rest)
    stated = {d.department for d in documents if d.department and d.department in text}
    bodies: list[str] = []
    strangers: list[str] = []
    names = sorted((*called(rest, documents), *_in_chinese(stated, rest)), key=lambda name: name.start)
    years = _years_of(names, rest)
    for name, year in zip(reversed(names), reversed(years), strict=True):
        if (
            not stated
            or stated >= set(name.departments) > set()
            or (len(name.departments) == 1 and not stated & set(name.departments))
        ):
            # the transport bureau, where one is named in Chinese, is that one
            bodies += [f"{one}{year}年" if year else one for one in name.departments]
        if not name.departments and documents and _PROPER.match(rest[name.start :]):
            strangers.append(rest[name.start : name.end])
        after = rest[name.end :]
        rest = f"{rest[: name.start]} {_OF_YEAR.sub(' ', after, count=1) if year else after}"
    rest = without_kind(rest, {one for name in names for one in name.departments})
    rest = _ASIDE.sub(lambda found: found.group() if re.search(r"\d{3}", found.group()) else " ", rest)
    plain = slices(told_first(everyday(rest.lower()), printed))
    said, unknown = _together(clauses(in_yuan(in_full(plain))), printed, several=len(bodies) > 1)
    bodies += sorted(name for name in stated if name not in said)
    # what runs straight into a name may be read as the rest of it
    owner = f"{''.join(reversed(dict.fromkeys(bodies)))}的" if bodies else ""
    return owner + _OF_ITEM.sub("", said), (*unknown, *strangers)


def _in_chinese(stated: Collection[str], text: str) -> Iterator[Called]:
    """Where several bodies are named in Chinese."""
    for name in stated if len(stated) > 1 else ():
        at = text.find(name)
        if at >= 0:
            yield Called(at, at + len(name), (name,))


def _of_several(found: re.Match[str]) -> str:
    """`which`, where the body that it asks for is told by what it is for alone: A or B, named behind it, are such bodies."""
    words = stems(found["body"])
    bodies = any(words[:-1] == field for field in BODY_FIELDS) and words[-1] in BODY_KINDS
    return found["which"] if bodies else found.group()


def _years_of(names: Sequence[Called], text: str) -> list[str]:
    """The year that stands behind each body, where several are named and not all have the same; else empty texts."""
    found = [_OF_YEAR.match(text[name.end :]) if name.departments else None for name in names]
    years = [one.group(1) if one is not None else "" for one in found]
    return years if len(set(filter(None, years))) > 1 else [""] * len(names)


def _together(
    asked: list[tuple[str, str]], printed: Printed | None, *, several: bool
) -> tuple[str, tuple[str, ...]]:
    """The clauses in Chinese one after the other; a later one may mean what one before it spoke of."""
    told: list[Clause] = []
    asked_before = ""
    for topic, text in asked:
        if told and against_budget(text, told[-1].spoken):
            told[-1] = replace(told[-1], spoken=f"{told[-1].spoken}，跟预算差多少")
            continue
        added = tail(text, asked_before, told[-1].spoken, told[-1].items) if told else None
        if added is not None:
            told[-1] = replace(told[-1], spoken=told[-1].spoken + added)
            continue
        before = next((one.items for one in reversed(told) if one.items), ())
        one = clause(topic, text, before, printed, asked_before)
        asked_before = text
        if several and (said := of_several(text, one.spoken)):
            # bodies are compared with each other and not with last year
            items = one.items or before or ("预算总额",)
            year = year[0] if len(year := _YEAR_SAID.findall(one.spoken)) == 1 else ""
            asks = f"{year}{'和'.join(items)}{said}"
            asks = said.replace(OF_ONE, one.spoken) if OF_ONE in said else asks
            one = replace(one, spoken=asks)
        if all(one.spoken != other.spoken for other in told):
            told.append(one)
    if len(told) > 1 and _IS.match(asked[0][1]) and re.match("how much", asked[1][1]):
        first = told[0]
        told[0] = Clause(f"{'和'.join(first.items)}是什么意思", first.unknown, first.items)
    unknown = tuple(word for one in told for word in one.unknown)
    if len(told) > 1 and any(not one.unknown for one in told):
        # what one part asks for beside others is refused by itself
        return _joined(one.spoken + "".join(one.unknown) for one in told), ()
    return _joined(one.spoken for one in told), unknown


def _joined(spoken: Iterable[str]) -> str:
    return _JOINT.join(spoken).replace(f"{_JOINT}{ALONE}", _JOINT[0]).replace(ALONE, "")


def _explained(printed: Printed | None, found: re.Match[str]) -> str:
    """What stands in brackets is the Chinese name of the words before them."""
    before, name, code = found.groups()
    kept = _LEADING.match(before)
    lead = kept.group() if kept else ""
    if goes_on := _GOES_ON.match(lead):
        between = lead[goes_on.end(1) :]
        if not re.search(r"\b(?:and|or)$", lead) and _PAYMENT.search(between) and _PAID.search(name):
            # pensions for disabled veterans: the name says that they are paid, and to whom
            longer = True
        elif lead.endswith(" the"):
            firm = [term for term in terms(_OF_MONEY.sub(" ", between.lower())) if not term.soft]
            longer = bool(firm) and all(any(set(word) <= set(name) for word in term.meant) for term in firm)
        elif re.search(r"\b(?:and|or)$", lead):
            longer = _of_two_halves(between, before[len(lead) :], name) or _half_of(between, name, printed)
            longer = longer or _MODIFIES.search(goes_on.group(1) + between) is not None
            longer = longer or _unknown_to(between, printed)
        else:
            apart = not lead.endswith(" in") and not _shared(before[len(lead) :], name)
            longer = apart or any(_says(word, name) for term in terms(between.lower()) for word in term.meant)
        lead = goes_on.group(1) if longer else lead
    if (one_of := _ONE_OF_TWO.search(lead)) is not None and name.count("、") == 1:
        # urban or rural allowances (城市低保、农村低保)
        first, _, second = name.partition("、")
        if _shared(one_of["first"], first):
            return f"{lead[: one_of.start()]} {first} {one_of['joint']} {second.strip(' ,')} "
    return f"{lead} {name.strip(' ,')}{f'（{code}）' if code else ''} "


def _named(printed: Printed | None, found: re.Match[str]) -> str:
    """A code in brackets as the printed name of its item, with the code."""
    subject = printed.catalogue.codes.get(found.group(1)) if printed is not None else None
    return f"({subject}, {found.group(1)})" if subject else found.group()


def _of_two_halves(first: str, second: str, chinese: str) -> bool:
    """Whether a name that is itself made of two joined by 和 is what two words around `and` say (goods and services)."""
    halves = re.split("[和与及]", chinese)
    return len(halves) == 2 and len(first.split()) == 2 and _shared(second, halves[1])


def _half_of(english: str, chinese: str, printed: Printed | None) -> bool:
    """Whether what stands before `and` is the first half of the name that follows, and no item of its own."""
    if not _shared(english, chinese):
        return False
    return printed is None or not any(
        printed.catalogue.of_subject(item) and not set(item) <= set(chinese)
        for item in read(english.lower(), printed).items
    )


def _unknown_to(english: str, printed: Printed | None) -> bool:
    """Whether words before `and` name nothing that the document prints, so that the name that follows stands for them too."""
    return printed is not None and not any(
        printed.catalogue.of_subject(item) or item in printed.catalogue.said
        for item in read(english.lower(), printed).items
    )


def _says(word: str, name: str) -> bool:
    """Whether a name says a word, or what it is about (retired staff: 退休人员, of 行政单位离退休)."""
    return word in name or (len(word) > _PAIR and word[:_PAIR] in name)


def _shared(english: str, chinese: str) -> bool:
    """Whether a word of the English may mean a character of the Chinese."""
    return any(set("".join(term.meant)) & set(chinese) for term in terms(english.lower()))
