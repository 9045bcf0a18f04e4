"""Whether an answer cites a place where what was asked is printed: page and box, or line, or the words themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.fixture import Fixture, plain
from eval.labels import amounts
from eval.questions.question import CellEvidence, Evidence, Question, cell, places
from eval.questions.stated_once import same_amount
from eval.render.place import Place, Rendered
from service.answer import Citation

# How far outside its place the centre of a citation may lie, in points.
_SLACK = 1.0
_QUOTED = 30


def uncited(citations: Sequence[Citation], question: Question, fixture: Fixture, rendered: Rendered) -> str:
    """What was expected and what was cited instead; empty when one citation is at a place of the question's evidence.

    Raises ValueError where the evidence does not mean exactly one cell or paragraph."""
    for evidence in question.evidence:
        where = list(_where(evidence, question, fixture, rendered))
        for citation in citations:
            if any(_at(place, citation) for place in where):
                return ""
            if not where and _quotes(citation, evidence, fixture):
                return ""
    cited = ", ".join(_told(citation) for citation in citations) or "nothing"
    return f"{question.ask} expected {_expected(question, fixture, rendered)}, cited {cited}"


def _where(evidence: Evidence, question: Question, fixture: Fixture, rendered: Rendered) -> Iterator[Place]:
    """The places of the evidence, and where tables print the same amount of the same item.

    Where words are asked for and no figure, those of the row stand in its other cells."""
    yield from places(evidence, fixture, rendered)
    if isinstance(evidence, CellEvidence):
        spots = _same_item(evidence, fixture)
        if not question.values:
            rows = {(table, row) for table, row, _ in spots}
            spots = [spot for spot in rendered.places if spot[:2] in rows]
        yield from (rendered.places[spot] for spot in spots if spot in rendered.places)


def _same_item(evidence: CellEvidence, fixture: Fixture) -> list[tuple[str, int, int]]:
    """The cells whose row has the code or the name of this cell's row, with the same amount."""
    meant = cell(evidence, fixture)
    labels = [((each.id, r, c), label) for each in fixture.statements for r, c, label in amounts(each)]
    (wanted,) = (label for spot, label in labels if spot == meant)
    return [
        spot
        for spot, label in labels
        if (label.row_code and label.row_code == wanted.row_code)
        or (label.row_name and label.row_name == wanted.row_name)
        if same_amount(wanted, label.printed, label.unit)
    ]


def _at(place: Place, citation: Citation) -> bool:
    if place.line is not None:
        return citation.line == place.line
    if citation.page != place.page:
        return False
    if place.box is None:
        return True  # of a note below a table only the page is known
    if citation.box is None:
        return False
    x, y = citation.box.center
    across = place.box.x0 - _SLACK <= x <= place.box.x1 + _SLACK
    return across and place.box.y0 - _SLACK <= y <= place.box.y1 + _SLACK


def _quotes(citation: Citation, evidence: Evidence, fixture: Fixture) -> bool:
    """Where a format has no places the words tell: the printed figure of the cell, or the words of the paragraph."""
    quote = plain(citation.quote)
    if isinstance(evidence, CellEvidence):
        table, row, column = cell(evidence, fixture)
        statement = next(each for each in fixture.statements if each.id == table)
        return plain(statement.rows[row][column]) in quote
    return plain(evidence.words) in quote


def _expected(question: Question, fixture: Fixture, rendered: Rendered) -> str:
    where = [place for each in question.evidence for place in places(each, fixture, rendered)]
    return " or ".join(dict.fromkeys(_place(place.page, place.line) for place in where)) or "its words"


def _told(citation: Citation) -> str:
    return f"{_place(citation.page, citation.line)} “{_begin(citation.quote)}”"


def _place(page: int | None, line: int | None) -> str:
    return f"page {page}" if line is None else f"line {line}"


def _begin(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"
