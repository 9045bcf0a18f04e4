"""Which words of a turn name an item: what the documents print, and what nothing prints but is asked for all the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from extractors.schema.budget import Budget
from extractors.schema.extraction import Extraction, Run
from service.answering.asked.question import understand
from service.answering.conversation.words import (
    BODY,
    EDGE_AFTER,
    EDGE_BEFORE,
    ITEM,
    LEADING,
    NO_ITEM,
    POINTING,
    RELATED,
    RELATIVE,
    SILENT,
    STAGE,
    YEAR,
)
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.linking import link
from service.lexicon.asking import ASKING
from service.patterns import regex

# All that comes in or goes out, where nothing else is named; 支出了 is a verb.
_WHOLE = regex("(?:收入|支出|开支)(?!项目|科目|了)|(?:预算|决算)?(?:总额|总数|总量|总规模|总盘子)|总预算")
_WITHIN = regex("(?:总?支出|总?收入|总?开支)(?=里|中|内)")


def named_items(frame: str, catalogues: Iterable[Catalogue]) -> tuple[str, tuple[str, ...]]:
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
        spans = {noun.span() for noun in _WHOLE.finditer(silent)}
    if (
        not best.mentions
        and len(spans) < 2
        and (said := _said(silent)) is not None
        and not POINTING.search(bare)
    ):
        # 请客吃饭 is more than the noun in it
        rest = (said[1] - said[0]) - sum(end - start for start, end in spans)
        spans = {said} if not spans or rest == 1 else spans
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


def _said(text: str) -> tuple[int, int] | None:
    """All that a turn says which asks nothing and refers to nothing; None for one that says nothing but that."""
    runs = [_bare(*run.span(), text) for run in re.finditer(r"[^\s|]+", LEADING.sub(_blank, text))]
    said = [(start, end) for start, end in runs if end - start > 1]
    if len(said) != 1 or understand(text).asks:
        return None
    words = text[said[0][0] : said[0][1]]
    if RELATED.match(words) or STAGE.search(words) or len(ASKING.sub("", words)) < 2:
        return None
    return said[0]


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


def _blank(found: re.Match[str]) -> str:
    return " " * len(found.group())
