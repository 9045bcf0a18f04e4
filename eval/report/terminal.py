"""A run in the terminal: one row a measure, and the cases that flipped."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from eval.baseline import Change, Flip
from eval.cases import Case
from eval.summary import Figure, figures, pooled

_MOST_FLIPS = 60


def show(console: Console, cases: Sequence[Case]) -> None:
    """Each measure over all forms, with the form it is weakest in."""
    table = Table(title=None)
    for name in ("suite", "measure", "documents", "all right", "found", "right", "95 %", "weakest"):
        table.add_column(name, justify="left" if name in ("suite", "measure", "weakest") else "right")
    by_form = figures(cases)
    for figure in pooled(cases):
        forms = [f for f in by_form if (f.suite, f.measure) == (figure.suite, figure.measure)]
        table.add_row(
            figure.suite,
            figure.measure,
            str(figure.documents),
            f"{figure.all_right}",
            _share(figure.recall),
            _share(figure.precision),
            "" if figure.interval is None else f"{figure.interval.low:.3f}–{figure.interval.high:.3f}",
            _weakest(forms),
        )
    console.print(table)


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}"


def _weakest(forms: Sequence[Figure]) -> str:
    scored = [form for form in forms if form.recall is not None and form.variant]
    low = min(scored, key=lambda form: form.recall or 0.0, default=None)
    return "" if low is None or low.recall in (None, 1.0) else f"{low.variant} {low.recall:.4f}"


def show_flips(console: Console, flips: Sequence[Flip]) -> None:
    """The cases that flipped, the bad ones first."""
    counts = {change: sum(flip.change is change for flip in flips) for change in Change}
    console.print(
        "baseline: " + ", ".join(f"{n} {change}" for change, n in counts.items() if n) or "no case flipped"
    )
    for flip in [flip for flip in flips if flip.change is not Change.NEW][:_MOST_FLIPS]:
        before, now = (_score(side.score if side else None) for side in (flip.before, flip.now))
        console.print(
            f"{flip.change:6} {flip.id}  {before} → {now}  {flip.explanation}", markup=False, soft_wrap=True
        )


def _score(score: float | None) -> str:
    return "–" if score is None else f"{score:.4f}"
