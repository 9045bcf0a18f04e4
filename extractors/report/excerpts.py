"""What is printed where a finding is, for formats without pages: lines of the table with their heads, or the sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.facts import Place, place
from extractors.report.marks import Mark, Part
from extractors.schema.budget import Budget, Indicator, Line, NarrativeItem, Statement
from extractors.schema.source import Source

_TABLE = re.compile(r"t\d+(?=r)")
# Lines and value columns of a table that are shown, and places that are shown at all.
_MOST_LINES, _MOST_COLUMNS, _MOST = 12, 8, 4
_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, and the part it has in the finding, if any."""

    text: str
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines of a table under its heads; `left_out` counts those that take part and are not shown."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Piece, ...], ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where it stands, and its words."""

    source: Source
    pieces: tuple[Piece, ...]


Excerpt = Rows | Sentence


def excerpts(budget: Budget, marks: Sequence[Mark]) -> tuple[Excerpt, ...]:
    """Tables and sentences with the marked places, in the order of the marks."""
    parts = {place(mark.source): mark.part for mark in marks}
    found: list[Excerpt] = []
    known: set[Place] = set()
    for mark in marks:
        key = place(mark.source)
        if key in known:
            continue
        excerpt, shown = _excerpt(budget, mark, parts)
        known |= shown | {key}
        if excerpt not in found:
            found.append(excerpt)
        if len(found) == _MOST:
            break
    return tuple(found)


def _excerpt(budget: Budget, mark: Mark, parts: Mapping[Place, Part]) -> tuple[Excerpt, set[Place]]:
    """What shows the marked place, and the keys of all places shown with it."""
    source = mark.source
    table = _TABLE.match(source.cell or "")
    if table is not None:
        for statement in budget.statements:
            if statement.table == table.group() and _held(statement, place(source)):
                return _rows(statement, source, parts), {
                    key for line in statement.lines for key in _keys(line) if key in parts
                }
    for item in budget.narrative:
        if any(place(figure) == place(source) for figure in (item.sentence, *_figures(item))):
            # one sentence may say something of several items, or twice of one
            said = [each for each in budget.narrative if each.sentence == item.sentence]
            figures = _together(list(_figures(each)) for each in said)
            return _sentence(item.sentence, figures, parts), {place(figure) for figure in figures}
    for indicator in budget.indicators:
        if place(indicator.target.source) == place(source):
            return _indicator(indicator, mark.part), set()
    return Sentence(source, (Piece(source.text[:_LONGEST], mark.part),)), set()


def _held(statement: Statement, key: Place) -> bool:
    return any(key in _keys(line) for line in statement.lines)


def _keys(line: Line) -> Iterator[Place]:
    for source in (line.source, line.code_source):
        if source is not None:
            yield place(source)
    yield from (place(amount.money.source) for amount in line.amounts)


def _rows(statement: Statement, suspect: Source, parts: Mapping[Place, Part]) -> Rows:
    involved = [line for line in statement.lines if any(key in parts for key in _keys(line))]
    first = next((line for line in involved if place(suspect) in _keys(line)), involved[0])
    chosen = [first, *(line for line in involved if line is not first)][:_MOST_LINES]
    shown = [line for line in statement.lines if any(line is each for each in chosen)]
    marked = {
        amount.column for line in shown for amount in line.amounts if place(amount.money.source) in parts
    }
    printed = {amount.column for line in shown for amount in line.amounts}
    columns = [column for column in dict.fromkeys(statement.columns) if column in printed]
    if len(columns) > _MOST_COLUMNS:
        columns = [column for column in columns if column in marked][:_MOST_COLUMNS]
    coded = any(line.code for line in shown)
    name = " ".join(part for part in (statement.label, statement.title) if part)
    return Rows(
        title=f"{name}（{statement.unit}）" if statement.unit else name,
        heads=(*(("编码",) if coded else ()), "项目", *(column.replace("/", " / ") for column in columns)),
        rows=tuple(_cells(line, columns, parts, coded=coded) for line in shown),
        left_out=len(involved) - len(chosen),
    )


def _cells(
    line: Line, columns: Sequence[str], parts: Mapping[Place, Part], *, coded: bool
) -> tuple[Piece, ...]:
    def part(source: Source | None) -> Part | None:
        return None if source is None else parts.get(place(source))

    amounts = (line.amount(column) for column in columns)
    return (
        *((Piece(line.code, part(line.code_source)),) if coded else ()),
        # where code and name are one cell the code is what is wrong
        Piece(line.name, None if coded and line.source == line.code_source else part(line.source)),
        *(Piece("") if a is None else Piece(a.money.printed, part(a.money.source)) for a in amounts),
    )


def _figures(item: NarrativeItem) -> Iterator[Source]:
    for figure in (item.current, item.previous, item.delta, item.percent):
        if figure is not None:
            yield figure.source


def _together(items: Iterable[Iterable[Source]]) -> list[Source]:
    """The figures of all of them. A line of text may hold two that look the same, and two items one figure."""
    found: Counter[Source] = Counter()
    for figures in items:
        found |= Counter(figures)
    return list(found.elements())


def _sentence(sentence: Source, figures: Sequence[Source], parts: Mapping[Place, Part]) -> Sentence:
    """The sentence with its figures marked, each where its digits stand."""
    text = sentence.text
    spans: list[tuple[int, int, Part]] = []
    for figure in figures:
        part = parts.get(place(figure))
        digits = figure.text.strip()
        at = -1 if part is None else _free(text, digits, spans)
        if at >= 0 and part is not None:
            spans.append((at, at + len(digits), part))
    pieces: list[Piece] = []
    done = 0
    for start, end, part in sorted(spans):
        pieces += [Piece(text[done:start]), Piece(text[start:end], part)]
        done = end
    pieces.append(Piece(text[done:]))
    return Sentence(sentence, tuple(piece for piece in pieces if piece.text))


def _free(text: str, digits: str, taken: Sequence[tuple[int, int, Part]]) -> int:
    """Where the digits stand as a number of their own, and are not taken yet; -1 for nowhere."""
    if not digits:
        return -1
    for found in re.finditer(rf"(?<![\d.,]){re.escape(digits)}(?![\d,]|\.\d)", text):
        if all(found.end() <= start or end <= found.start() for start, end, _ in taken):
            return found.start()
    return -1


def _indicator(indicator: Indicator, part: Part) -> Rows:
    levels = [
        (head, text)
        for head, text in (
            ("一级指标", indicator.level1),
            ("二级指标", indicator.level2),
            ("三级指标", indicator.level3),
        )
        if text
    ]
    return Rows(
        title=indicator.project,
        heads=(*(head for head, _ in levels), "指标值"),
        rows=((*(Piece(text) for _, text in levels), Piece(indicator.target.text, part)),),
    )
