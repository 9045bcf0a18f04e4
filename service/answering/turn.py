"""One turn of a conversation taken apart: which departments, years and items it names, and the words that ask about them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.schema.budget import Budget
from extractors.schema.extraction import Extraction, Run
from service.answering.catalogue import Catalogue
from service.answering.english_turn import in_chinese
from service.answering.linking import link
from service.answering.naming import called
from service.answering.question import Ask, understand
from service.answering.scope import choose, other_body
from service.answering.turn_words import (
    AGAINST,
    CLAUSES,
    DATED,
    EDGE_AFTER,
    EDGE_BEFORE,
    LEADING,
    NO_ITEM,
    POINTING,
    RELATED,
    RELATIVE,
    SILENT,
    STAGE,
    STEPS,
    TRAILING,
)
from service.lexicon import BARE, CONCEPTS
from service.store import Document
from service.terms import plain, same

# What stands in the frame of a turn where a department, a year and an item were named.
BODY, YEAR, ITEM = "\ue000", "\ue001", "\ue002"
_WITHIN = re.compile("(?:总?支出|总?收入|总?开支)(?=里|中|内)")


@dataclass(frozen=True, slots=True)
class Turn:
    """What a turn names, and its frame: its words with BODY, YEAR and ITEM in place of what it names.

    `documents` are those whose department it names; `step` is where a relative year points (-1 for the year before,
    None for none, 0 for the year of the document). Words are written as `terms.same` writes them, clauses parted by `|`.
    """

    frame: str
    bodies: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    items: tuple[str, ...] = ()
    step: int | None = None
    documents: tuple[Document, ...] = ()
    asks: tuple[Ask, ...] = ()
    english: bool = False

    @property
    def core(self) -> str:
        """The frame without what leads over from the turn before."""
        return TRAILING.sub("", LEADING.sub("", self.frame))

    @property
    def names(self) -> bool:
        """Whether it names a department, a year, an item, or the budget or account itself (预算数, 决算数)."""
        dated = bool(self.years) or self.step is not None
        return (
            bool(self.items or self.bodies or self.against) or dated or STAGE.search(self.frame) is not None
        )

    @property
    def points_back(self) -> str:
        """The word that stands for what was spoken of before; empty for none."""
        found = POINTING.search(self.frame)
        return found.group() if found else ""

    @property
    def relation(self) -> str:
        """How it sets what it names against what was spoken of before: 占, 比, 和 …; empty where it does not."""
        found = RELATED.match(self.core)
        return found.group() if found else ""

    @property
    def against(self) -> str:
        """The year that it sets something against: `2021年`, or `上年` for the one before."""
        found = AGAINST.search(self.core)
        return (f"{found.group(1)}年" if found.group(1) else "上年") if found else ""

    @property
    def says(self) -> str:
        """The words of the frame that neither name, nor point back, nor lead over."""
        rest = SILENT.sub("", re.sub(f"[{BODY}{YEAR}{ITEM}|]", "", POINTING.sub("", self.core)))
        return re.sub("[那呢的了是请也再和与]", "", STAGE.sub("", rest))

    def wants(self, *asks: Ask) -> bool:
        return any(ask in self.asks for ask in asks)


def take_apart(text: str, documents: Sequence[Document], catalogues: Iterable[Catalogue]) -> Turn:
    """The turn as its frame; `documents` are those it may name, `catalogues` of those it is likely about.

    A turn in English is taken apart in the Chinese words for it.
    """
    folded = unicodedata.normalize("NFKC", text)
    chinese = in_chinese(folded)
    spoken = "|".join(filter(None, (same(plain(piece)) for piece in CLAUSES.split(chinese or folded))))
    scope = choose(understand(spoken), documents)
    named = scope.documents if scope.named else ()
    frame, bodies = _bodies(spoken, named)
    frame, items = _items(frame, catalogues)
    step = None
    years: list[int] = []

    def dated(found: re.Match[str]) -> str:
        years.append(int(found.group(1)))
        return YEAR

    def relative(found: re.Match[str]) -> str:
        nonlocal step
        step = STEPS.get(found.lastgroup or "", 0)
        return YEAR

    frame = RELATIVE.sub(relative, DATED.sub(dated, frame))
    frame = re.sub(f"(?<={BODY})[和与](?={ITEM})", "", frame)
    return Turn(
        frame,
        bodies,
        tuple(years),
        items,
        step,
        named,
        understand(frame).asks if frame else (),
        chinese is not None,
    )


def _bodies(text: str, documents: Sequence[Document]) -> tuple[str, tuple[str, ...]]:
    names = {name for document in documents for name in called(document, text) if len(name) > 1}
    names -= {name for name in names if any(asked.fullmatch(name) for _, asked, _ in CONCEPTS)}
    if not names and (other := other_body(text)):
        names = {other}
    return _held(text, names, BODY)


def _items(frame: str, catalogues: Iterable[Catalogue]) -> tuple[str, tuple[str, ...]]:
    """The printed items that the frame names, and the words that name something which nothing prints."""
    bare = re.sub(f"[{BODY}{YEAR}]", " ", frame)
    silent = RELATIVE.sub(_blank, SILENT.sub(_blank, bare))
    found = [link(silent, catalogue, whole=False) for catalogue in (*catalogues, _nothing())]
    best = max(found, key=lambda links: sum(m.end - m.start for m in links.mentions))
    spans = {(m.start, m.end) for m in best.mentions}
    spans |= {(at, at + len(word)) for word in best.left if (at := best.rest.find(word)) >= 0}
    spans = {_bare(a, b, frame) for a, b in spans}
    spans = {(a, b) for a, b in spans if a < b and not NO_ITEM.fullmatch(frame[a:b])}
    # the whole that something is a part of: 支出中项目支出占多少
    for noun in _WITHIN.finditer(silent):
        if all(noun.end() <= start or end <= noun.start() for start, end in spans):
            spans.add(noun.span())
    if not spans:
        nouns = (re.search(asked.pattern.split("|(")[0], silent) for _, asked in BARE[:2])
        spans = {noun.span() for noun in nouns if noun and not re.match("项目|科目|了", silent[noun.end() :])}
    if not best.mentions and len(spans) == 1:
        spans = {_whole(*spans.pop(), bare)}
    made: list[str] = []
    for start, end in reversed(list(_joined(spans, frame))):
        made.insert(0, frame[start:end])
        frame = frame[:start] + ITEM + frame[end:]
    return frame, tuple(made)


def _bare(start: int, end: int, text: str) -> tuple[int, int]:
    """The name in a span that may have picked up departments, years and asking words beside it."""
    longest = max(
        re.finditer(f"[^{BODY}{YEAR}|]+", text[start:end]), key=lambda run: len(run.group()), default=None
    )
    if longest is None:
        return start, start
    name = longest.group()
    before, after = EDGE_BEFORE.match(name), EDGE_AFTER.search(name)
    skipped = before.end() if before else 0
    return start + longest.start() + skipped, start + longest.end() - (len(after.group()) if after else 0)


def _whole(start: int, end: int, text: str) -> tuple[int, int]:
    """A word with what was stripped of its front, where the turn asks nothing: 请客吃饭 is more than 客吃饭."""
    before = LEADING.sub("", text[:start].lstrip())
    if len(before) > 1 or before.isspace() or understand(text[end:]).asks:
        return start, end
    return start - len(before), end


@lru_cache(maxsize=1)
def _nothing() -> Catalogue:
    """The catalogue of no document: names of whole budgets are found without one."""
    return Catalogue.of(Extraction(budget=Budget(document="", name=""), run=Run(version="")))


def _joined(spans: Iterable[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Spans that run into each other, or hang together by 的, as one."""
    held: tuple[int, int] | None = None
    for start, end in sorted(spans):
        if held is not None and (start < held[1] or text[held[1] : start] in ("", "的")):
            held = (held[0], max(held[1], end))
            continue
        if held:
            yield held
        held = (start, end)
    if held:
        yield held


def _held(text: str, names: Iterable[str], mark: str) -> tuple[str, tuple[str, ...]]:
    written = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    if not written:
        return text, ()
    # what people say before the name of a local body: 区政府办公室
    pattern = re.compile(f"[省市县区]?(?:{written})+")
    return pattern.sub(mark, text), tuple(pattern.findall(text))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())
