"""The figures of a run: cases pooled by measure and form, each with its interval, and what they were measured with."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

import prompts
from eval.bench.machine import described
from eval.run.cases import Case, Outcome
from eval.run.intervals import Interval, of_ratio
from eval.run.jobs import Options

_LIBRARIES = (
    "pymupdf",
    "pdfplumber",
    "rapidocr",
    "onnxruntime",
    "chromadb",
    "langchain-core",
    "numpy",
    "docling-metrics-table",
    "ir_measures",
    "scipy",
)


@dataclass(frozen=True)
class Figure:
    """All cases of a measure in one form. `recall` is what was right of what was wanted, `precision` of what came out;
    for a measure that is no count `recall` is the mean over documents and `precision` is None. Each is None where nothing
    was scored."""

    suite: str
    measure: str
    variant: str
    documents: int
    all_right: int
    unscored: int
    right: int
    wanted: int
    given: int
    recall: float | None
    precision: float | None
    interval: Interval | None


def figures(cases: Iterable[Case]) -> list[Figure]:
    """One for each suite, measure and variant, in the order in which they were first met."""
    grouped: dict[tuple[str, str, str], list[Case]] = {}
    for case in cases:
        grouped.setdefault((case.suite, case.measure, case.variant), []).append(case)
    return [_figure(*key, found) for key, found in grouped.items()]


def pooled(cases: Iterable[Case]) -> list[Figure]:
    """The same over all variants: one for each suite and measure."""
    grouped: dict[tuple[str, str], list[Case]] = {}
    for case in cases:
        grouped.setdefault((case.suite, case.measure), []).append(case)
    return [_figure(*key, "", found) for key, found in grouped.items()]


def _figure(suite: str, measure: str, variant: str, cases: Sequence[Case]) -> Figure:
    scored = [case for case in cases if case.outcome is not Outcome.UNSCORED]
    valued = [case.value for case in scored if case.value is not None]
    by_subject: dict[str, list[float]] = {}
    for case in scored:
        held = by_subject.setdefault(case.subject, [0.0, 0.0])
        held[0] += case.right if case.value is None else case.value
        held[1] += case.wanted if case.value is None else 1
    right, wanted, given = (sum(getattr(c, name) for c in scored) for name in ("right", "wanted", "given"))
    top, bottom = (sum(valued), len(valued)) if valued else (right, wanted)
    return Figure(
        suite=suite,
        measure=measure,
        variant=variant,
        documents=len(by_subject),
        all_right=sum(case.outcome is Outcome.RIGHT for case in scored),
        unscored=len(cases) - len(scored),
        right=right,
        wanted=wanted,
        given=given,
        recall=top / bottom if bottom else None,
        precision=None if valued or not given else right / given,
        interval=of_ratio([a for a, _ in by_subject.values()], [b for _, b in by_subject.values()]),
    )


def header(options: Options, suite: str | None, limit: int | None) -> dict[str, object]:
    """What a run was made with: version, engine, prompts by digest, libraries, machine."""
    machine = described()
    return {
        "mingzhang": _version("mingzhang"),
        "suite": suite or "all",
        "engine": options.engine,
        "limit": limit,
        "cases": options.cases.name if options.cases else "fixtures",
        "places": options.places,
        "replay": options.replay is not None,
        "prompts": {name: prompts.load(name).digest for name in prompts.names()},
        "python": platform.python_version(),
        "machine": {key: machine[key] for key in ("processor", "cores", "system")},
        "libraries": {name: _version(name) for name in _LIBRARIES},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"
