"""One turn of a conversation taken apart: which departments, years and items it names, and the words that ask about them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from service.answering.asked.kinds import Ask
from service.answering.asked.naming import called
from service.answering.asked.question import understand
from service.answering.asked.scope import choose, other_body
from service.answering.conversation.items import named_items
from service.answering.conversation.words import (
    AGAINST,
    BODY,
    CLAUSES,
    DATED,
    ITEM,
    LEADING,
    POINTING,
    RELATED,
    RELATIVE,
    SILENT,
    STAGE,
    STEPS,
    TRAILING,
    YEAR,
)
from service.answering.english.turn import in_chinese
from service.answering.printed.catalogue import Catalogue
from service.lexicon.names import CONCEPTS
from service.store import Document
from service.terms import plain, same


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
    chinese = in_chinese(folded, documents)
    spoken = "|".join(filter(None, (same(plain(piece)) for piece in CLAUSES.split(chinese or folded))))
    scope = choose(understand(spoken), documents)
    named = scope.documents if scope.named else ()
    frame, bodies = _bodies(spoken, named)
    frame, items = named_items(frame, catalogues)
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


def _held(text: str, names: Iterable[str], mark: str) -> tuple[str, tuple[str, ...]]:
    written = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    if not written:
        return text, ()
    # what people say before the name of a local body: 区政府办公室
    pattern = re.compile(f"[省市县区]?(?:{written})+")
    return pattern.sub(mark, text), tuple(pattern.findall(text))
