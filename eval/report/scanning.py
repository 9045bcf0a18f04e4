"""The report of `python -m eval.scanning`: how accuracy on scans depends on resolution and damage, with a page to look at."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pymupdf
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from eval.report.plots import Curve, Plot, Point, curves
from eval.report.standings import shown
from eval.run.intervals import of_ratio
from eval.scanning.row import Miss, Row

_TEMPLATE = "scanning.html.j2"
# The picture of a page is as wide as that, in pixels.
_WIDTH, _QUALITY = 1100, 60
# Figures that are named one by one.
_NAMED = 60


@dataclass(frozen=True)
class Line:
    """All pages that were scanned in one way. `right` and `wrong_a_thousand` are None where there was nothing."""

    damage: str
    dpi: int
    pages: int
    amounts: int
    right: float | None
    wrong: int
    missed: int
    invented: int
    verified: int
    verified_wrong: int
    verified_misplaced: int
    wrong_a_thousand: float | None
    cannot_tell: int
    errors: int
    seconds: float


def write(path: Path, rows: Sequence[Row], misses: Sequence[Miss], caption: str, scan: bytes) -> None:
    """Writes the page; `scan` is a PDF whose first page is shown under the caption."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = shown
    misleading = [miss for miss in misses if miss.status == "verified" and miss.verdict != "statement"]
    text = environment.get_template(_TEMPLATE).render(
        documents=sorted({row.document for row in rows}),
        lines=lines(rows),
        plot=accuracy(rows),
        misleading=misleading[:_NAMED],
        more=max(0, len(misleading) - _NAMED),
        caption=caption,
        picture=_picture(scan),
    )
    path.write_text(text, encoding="utf-8")


def lines(rows: Sequence[Row]) -> list[Line]:
    """A line for each damage and resolution, in the order of the rows."""
    ways = dict.fromkeys((row.damage, row.dpi) for row in rows)
    return [_line([row for row in rows if (row.damage, row.dpi) == way]) for way in ways]


def _line(rows: Sequence[Row]) -> Line:
    def total(name: str) -> int:
        return sum(getattr(row, name) for row in rows)

    amounts, verified = total("amounts"), total("verified")
    return Line(
        damage=rows[0].damage,
        dpi=rows[0].dpi,
        pages=len(rows),
        amounts=amounts,
        right=total("right") / amounts if amounts else None,
        wrong=total("wrong"),
        missed=total("missed"),
        invented=total("invented"),
        verified=verified,
        verified_wrong=total("verified_wrong"),
        verified_misplaced=total("verified_misplaced"),
        wrong_a_thousand=1000 * total("verified_wrong") / verified if verified else None,
        cannot_tell=total("cannot_tell"),
        errors=total("errors"),
        seconds=sum(row.seconds for row in rows) / len(rows),
    )


def accuracy(rows: Sequence[Row]) -> Plot | None:
    """Right of all amounts over dpi, a line for each damage; None where there are no amounts."""
    drawn = []
    for damage in dict.fromkeys(row.damage for row in rows):
        points = []
        for dpi in sorted({row.dpi for row in rows if row.damage == damage}):
            held = [row for row in rows if (row.damage, row.dpi) == (damage, dpi)]
            names = sorted({row.document for row in held})
            right = [sum(row.right for row in held if row.document == name) for name in names]
            amounts = [sum(row.amounts for row in held if row.document == name) for name in names]
            if sum(amounts):
                points.append(Point(dpi, sum(right) / sum(amounts), of_ratio(right, amounts)))
        if points:
            drawn.append(Curve(damage, tuple(points)))
    if not drawn:
        return None
    documents = len({row.document for row in rows})
    lowest = min((point.y, curve.name, point.x) for curve in drawn for point in curve.points)
    caption = (
        f"amounts right over dpi, {documents} document{'s' if documents > 1 else ''}; "
        f"lowest {shown(lowest[0])}, {lowest[1]} at {lowest[2]:.0f} dpi"
    )
    return curves("accuracy on scans", caption, "dpi", drawn)


def _picture(scan: bytes) -> str:
    """The first page as a data URI."""
    with pymupdf.open(stream=scan, filetype="pdf") as document:
        page = document[0]
        zoom = _WIDTH / page.rect.width
        drawn = page.get_pixmap(matrix=pymupdf.Matrix(zoom, zoom), alpha=False)
        data = drawn.tobytes("jpeg", jpg_quality=_QUALITY)
    return f"data:image/jpeg;base64,{base64.b64encode(data).decode('ascii')}"
