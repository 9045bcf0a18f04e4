"""The report of a run: one HTML file that needs nothing but a browser, asks nothing of the network and runs no script.

The weakest stands first. Whatever comes from documents is text, never markup.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from eval.report import families, heat
from eval.report.confusion import Confusion, confusion
from eval.report.cost import Cost, cost
from eval.report.crops import Find, of_fixture
from eval.report.flips import Flip, Turned, turned
from eval.report.heat import Heat
from eval.report.listing import Listing, listings
from eval.report.masthead import Masthead, masthead
from eval.report.peers import SideBySide, side_by_side
from eval.report.plots import Plot
from eval.report.scans import dpi_curves
from eval.report.standings import (
    LEVELS,
    SIDE_BY_SIDE,
    Ranked,
    Standing,
    level,
    ranked,
    shown,
    standings,
    weakest,
)
from eval.report.worst import Worst, worst
from eval.run.cases import Case, Outcome

_TEMPLATE = "report.html.j2"
_MARKS = {Outcome.RIGHT: "✓", Outcome.WRONG: "✗", Outcome.UNSCORED: "–", Outcome.MEASURED: "○"}


@dataclass(frozen=True)
class Report:
    """The sections of the page, in its order. What is empty or None has no section; `flips` is None without a baseline."""

    masthead: Masthead
    weakest: tuple[Standing, ...]
    flips: Turned | None
    standings: tuple[Ranked, ...]
    variants: tuple[Heat, ...]
    families: Heat | None
    family_plots: tuple[Plot, ...]
    family_forms: tuple[Heat, ...]
    flawless: tuple[str, ...]
    scans: tuple[Plot, ...]
    confusion: Confusion | None
    peers: SideBySide | None
    cost: Cost | None
    worst: tuple[Worst, ...]
    listings: tuple[Listing, ...]


def write(
    path: Path,
    header: Mapping[str, object],
    cases: Sequence[Case],
    flips: Sequence[Flip] | None = None,
    *,
    find: Find = of_fixture,
) -> None:
    """Writes the report of a run; the same cases give the same bytes.

    `header` says what was run (`summary.header`, with `seconds` where known); `flips` are those against a baseline, if there
    was one; `find` gives the document of a case for the crops of its pages."""
    path.write_text(html(report(header, cases, flips, find)), encoding="utf-8")


def report(
    header: Mapping[str, object], cases: Sequence[Case], flips: Sequence[Flip] | None, find: Find
) -> Report:
    ours = standings([case for case in cases if case.suite not in SIDE_BY_SIDE])
    return Report(
        masthead=masthead(header, cases),
        weakest=tuple(weakest(ours)),
        flips=None if flips is None else turned(flips),
        standings=tuple(ranked(ours)),
        variants=tuple(heat.by_variant(cases)),
        families=heat.by_family(cases),
        family_plots=families.by_family(cases),
        family_forms=tuple(heat.family_by_form(cases)),
        flawless=heat.flawless(cases),
        scans=dpi_curves(cases),
        confusion=confusion(cases),
        peers=side_by_side(cases),
        cost=cost(cases),
        worst=worst(cases, find),
        listings=listings(cases),
    )


def html(found: Report) -> str:
    return _template().render(report=found, levels=LEVELS, marks=_MARKS)


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"shown": shown, "level": level}
    return environment.get_template(_TEMPLATE)
