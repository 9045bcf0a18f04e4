"""Everything that a document says, piece by piece, as it is found by words: sentences, rows, targets, goals, terms."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from extractors.schema.budget import Budget, Choice
from extractors.schema.draft import Kind
from extractors.schema.extraction import Extraction, Passage
from extractors.schema.source import Source
from service.answering.document.telling import (
    Tell,
    aiming,
    headed,
    quoting,
    quoting_all,
    remarking,
    telling,
    ticking,
)
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.figure import Figure
from service.patterns import regex
from service.terms import covered, key

# Reasons and parts that are numbered in words belong together: 一是…；二是….
_NUMBERED = regex(r"[^。！!\n]*一是[^。！!\n]*[。！!]?|[^。；;！!\n]+[。；;！!]?")
# A word that only a heading or a table's title has, one that only the rest of the paragraph has, and one of which only
# pieces are there, count less.
AROUND = 0.6
# What stands above every indicator.
AIMED = "绩效指标目标值"
GOAL = "绩效目标总体目标"
_ABOVE, _PIECES, _LEAST = 0.8, 0.6, 0.5
# A paragraph, and a section, that can be quoted whole.
_SHORT, _SECTION = 160, 500
# Where the items of a numbered list begin.
_ITEMS = regex(r"(?<=[。；;！])\s*(?=\d{1,2}[.．、](?!\d)|[（(][一二三四五六七八九十]{1,3}[)）])")
# A cell with more than this is a chapter.
_LONG = 240
_WORDS = regex(r"[\W\d_]")
_AMOUNT = regex(r"\d\s*(?:[亿万千]?元|[%％]|[人辆台套个家座处平次批])")
_PROJECT = regex("项目概[况述]|项目简介|项目基本情况")
_NAMED = regex(r"^\s*项目名称\s*[：:\t]\s*([^\s：:，,；;]{3,40})")
_TITLE = regex("^[^。，,；;：:]{4,40}(?:情况说明|说明|公开|目录|一览表|[预决]算表|总表|目标表)$")
_LEADERS = regex("[…·.]{4,}")

# What a paragraph begins with that all of it is about: （3）村级公路养护36.00万元。…, 2.图书更新经费。…
_LEAD = regex(
    r"^\s*(?:[（(][\d一二三四五六七八九十]{1,3}[)）]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．])?\s*"
    r"(?P<name>[^\d，,。；;：:、（()）]{4,28})(?:[（(][^（()）]{1,24}[)）])?\s*(?:[。：:，,]|(?:预算|支出|安排|为|决算)*\d[\d,.]*\s*[亿万千]?元)"
)
# A paragraph of fewer characters has no more to say of it.
_LED = 30

# What a question calls one thing: its own words, and the name that they stand for in print.
Term = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """One piece: its own `words`, those `above` it (headings, titles, project) and those `around` it (the paragraph), all as
    `terms.key` writes them, and its `text` as printed.

    `tell` writes it into an answer, given the words that were asked for. A `row` of a table has its figures;
    a `section` is all that stands under one heading.
    """

    words: str
    above: str
    text: str
    tell: Tell = field(compare=False)
    row: tuple[Figure, ...] = ()
    around: str = ""
    section: bool = False

    def match(self, word: str) -> float:
        """How much of a word stands here, from 0 to 1."""
        if word in self.words:
            return 1.0
        if word in self.above:
            return _ABOVE
        if word in self.around:
            return AROUND
        if len(word) < 3 or not any(
            word[i : i + 2] in self.words or word[i : i + 2] in self.above for i in (0, 1)
        ):
            return 0.0
        return _PIECES * _in_pieces(word, f"{self.words}|{self.above}")

    def has(self, term: Term) -> float:
        """How much of what a term is called stands here, by the name that fits best."""
        return max(map(self.match, term))


@dataclass(frozen=True, slots=True)
class Near:
    """A piece and how near it is: the share of the terms' weight that it has, and the terms that it does not have."""

    saying: Saying
    score: float
    missing: tuple[Term, ...]


@dataclass(frozen=True)
class Sayings:
    """The pieces of one document."""

    pieces: tuple[Saying, ...]

    @classmethod
    def of(cls, extraction: Extraction, catalogue: Catalogue) -> Sayings:
        budget = extraction.budget
        return cls((*_prose(extraction), *_forms(budget), *_remarks(budget, catalogue), *_rows(catalogue)))

    def weights(self, terms: Iterable[Term]) -> dict[Term, float]:
        """How telling each term is: the fewer pieces have it, the more."""
        told = [piece.words for piece in self.pieces]
        return {term: math.log(1 + (len(told) + 1) / (1 + _having(told, term))) for term in terms}

    def near(self, terms: Sequence[Term]) -> list[Near]:
        """The pieces that have any of the terms, the nearest first; of equally near ones the shortest."""
        weights = self.weights(dict.fromkeys(terms))
        total = sum(weights.values())
        found = []
        for piece in self.pieces:
            matched = {term: piece.has(term) for term in weights}
            score = sum(weight * matched[term] for term, weight in weights.items())
            if score:
                missing = tuple(term for term, share in matched.items() if not share)
                found.append(Near(piece, score / total, missing))
        found.sort(key=lambda near: (-near.score, len(near.saying.words)))
        return found


def _having(told: Sequence[str], term: Term) -> int:
    """How many pieces have a word of a term; most terms are one word."""
    if len(term) == 1:
        word = term[0]
        return sum(word in words for words in told)
    return sum(any(word in words for word in term) for words in told)


def _in_pieces(word: str, told: str) -> float:
    """The share of a word that stands there in pieces; none where two characters in a row are not there, which are a word."""
    marks = covered(word, told)
    share = sum(marks) / len(marks)
    return share if share >= _LEAST and all(one or other for one, other in pairwise(marks)) else 0.0


def _prose(extraction: Extraction) -> Iterator[Saying]:
    headings = {key(part) for passage in extraction.passages for part in passage.heading}
    known = dict(_projects(extraction))
    for heading, group in groupby(extraction.passages, key=lambda passage: passage.heading):
        told = [p for p in group if _is_text(p, headings)]
        titled, above = " / ".join(heading), key("|".join(heading))
        project = ""
        for passage in told:
            yield from _sentences(passage, titled, above + project, known.get(heading[:1], ""))
            if (named := _NAMED.search(passage.source.text)) is not None:
                # what stands below in a form that is told line by line is of this project
                project = "|" + key(named.group(1))
        whole = "".join(p.source.text for p in told)
        if len(told) > 1 and len(whole) <= _SECTION:
            yield Saying(
                key("|".join(p.source.text for p in told)),
                above,
                whole,
                quoting_all(told, titled),
                section=True,
            )
    for term in extraction.budget.glossary:
        meant = term.definition.text
        words = key(term.name + ("" if meant.startswith(("指", "是指")) else "是指") + meant)
        tell = quoting(term.definition.text, term.definition.source, "名词解释", term.name)
        yield Saying(words, "名词解释", f"{term.name}是指{term.definition.text}", tell)
    for statement in extraction.budget.statements:
        if statement.nil is not None:
            text, titled = statement.nil.text, headed(statement.label, statement.title)
            words = key(f"{statement.label}{statement.title}空表无数据空白{text}")
            yield Saying(words, "", text, quoting(text, statement.nil.source, titled))


def _projects(extraction: Extraction) -> Iterator[tuple[tuple[str, ...], str]]:
    """What a chapter on one project (项目经费情况说明) says the project is: its other sections no longer name it."""
    for heading, group in groupby(extraction.passages, key=lambda passage: passage.heading):
        if len(heading) > 1 and _PROJECT.search(heading[-1]):
            yield heading[:1], key("".join(p.source.text for p in group))


def _is_text(passage: Passage, headings: Set[str]) -> bool:
    """Whether a paragraph says something: headings, lines of a list of contents and loose words of a form do not."""
    text = passage.source.text.strip()
    if _LEADERS.search(text) or key(text) in headings or _TITLE.search(text):
        return False
    return len(_WORDS.sub("", text)) > 4 or _AMOUNT.search(text) is not None


def _sentences(passage: Passage, section: str, above: str, project: str) -> Iterator[Saying]:
    text = passage.source.text
    above += f"|{key(lead)}" if (lead := lead_of(text)) else ""
    for part, around in _parts_of_items(text):
        tell = quoting(part, passage.source, section)
        yield Saying(key(part), above, part, tell, around=f"{around}|{project}")


def lead_of(text: str) -> str:
    """What a paragraph begins with that all of it is about; empty for none."""
    found = _LEAD.match(text) if len(text) > _LED else None
    return found["name"] if found is not None else ""


def _parts(text: str) -> list[str]:
    """The sentences of a paragraph, and a short one whole: what one sentence does not hold it may."""
    parts = list(dict.fromkeys(_NUMBERED.findall(text)))
    return [*parts, text] if len(parts) > 1 and len(text) <= _SHORT else parts


def _parts_of_items(text: str) -> Iterator[tuple[str, str]]:
    """The sentences of a paragraph, each with the key of what stands around it: all, or of a long one with numbered items
    (1. … 2. …) the item that it is of."""
    items = [item for item in _ITEMS.split(text) if item.strip()] if len(text) > _LONG else []
    for item in items if len(items) > 1 else [text]:
        around = key(item)
        for part in _parts(item):
            yield part, around


def _forms(budget: Budget) -> Iterator[Saying]:
    """What performance forms say: targets, goals, the boxes that are ticked."""
    for one in budget.indicators:
        words = key(f"{one.level3}|{one.level2}|{one.target.text}|{'|'.join(f.head for f in one.others)}")
        above = key(f"{one.project}|{one.goal}|{one.level1}|{AIMED}")
        yield Saying(words, above, f"{one.level3}{one.target.text}", aiming(one))
    for goal in budget.goals:
        above = key(f"{goal.project}|{goal.period}|{GOAL}")
        for part, around in _parts_of_items(goal.text.text):
            tell = quoting(part, goal.text.source, goal.project)
            yield Saying(key(part), above, part, tell, around=around)
    ticked: dict[tuple[str, str], list[Choice]] = {}
    for choice in budget.choices:
        if choice.ticked:
            ticked.setdefault((choice.project, choice.label), []).append(choice)
    for (project, label), chosen in ticked.items():
        words = key("|".join((label, *(c.option.text for c in chosen))))
        text = "、".join(c.option.text for c in chosen)
        yield Saying(words, key(project), text, ticking(label, chosen))


def _remarks(budget: Budget, catalogue: Catalogue) -> Iterator[Saying]:
    """What rows and forms say in words under a head or beside a label; the name of an item says nothing of it."""
    for statement in budget.statements:
        titled = headed(statement.label, statement.title)
        for line in statement.lines:
            for each in line.about:
                if catalogue.of_subject(key(each.source.text)):
                    continue
                head = each.head.rpartition("/")[2]
                above = key(f"{line.name}|{statement.title}")
                text = each.source.text
                tell = remarking(line.name, head, each.source, titled)
                # a chapter in a cell (部门职能职责概述) is told whole by its head alone: else not all that stands in it is meant
                chapter = len(text) > _LONG
                words = each.head if chapter else f"{each.head}|{text}"
                yield Saying(key(words), above, f"{head}：{text}", tell)
                if chapter:
                    yield from _of_cell(head, each.source, above, titled)
    for one in budget.particulars:
        tell = remarking(one.project, one.label, one.text.source, one.project)
        yield Saying(
            key(f"{one.label}|{one.text.text}"), key(one.project), f"{one.label}：{one.text.text}", tell
        )


def _of_cell(head: str, source: Source, above: str, section: str) -> Iterator[Saying]:
    for part, around in _parts_of_items(source.text):
        yield Saying(key(f"{head}|{part}"), above, part, quoting(part, source, section), around=around)


def _rows(catalogue: Catalogue) -> Iterator[Saying]:
    figures = (f for f in catalogue.figures if f.line is not None and f.kind is not Kind.PERFORMANCE)
    for _, group in groupby(figures, key=lambda f: (id(f.line), f.subject)):
        row = tuple(group)
        own = "|".join(dict.fromkeys((row[0].subject, key(row[0].label), row[0].code)))
        heads = "|".join(dict.fromkeys(key(part) for figure in row for part in figure.column))
        text = "，".join(f"{figure.money.printed}{figure.money.unit}" for figure in row)
        yield Saying(f"{own}|{heads}", row[0].words.partition("|")[0], text, telling(row), row)
