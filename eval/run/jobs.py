"""What is to be done in a run: jobs, in a fixed order, each of which gives some cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.run.cases import Case

# Rules read and facts answer; with a model, it is asked as well.
WITHOUT_MODEL = frozenset({"rules", "embedded"})
WITH_MODEL = frozenset({"hybrid", "llm"})
ANY_ENGINE = WITHOUT_MODEL | WITH_MODEL


@dataclass(frozen=True)
class Options:
    """`engine` is who reads and answers; `replay` a folder of recorded answers of a model, `record` one to keep them in;
    `cases` a folder of documents with labels made by hand, in place of the fixtures; `places` how many mistakes of each
    kind are made in each fixture, each in a document of its own."""

    engine: str = "rules"
    replay: Path | None = None
    record: Path | None = None
    cases: Path | None = None
    places: int = 1

    @property
    def asks_model(self) -> bool:
        return self.engine not in WITHOUT_MODEL

    def variant(self, form: str) -> str:
        """The variant of a case that a model has a part in, told apart from that of the rules: `pdf/hybrid`."""
        return f"{form}/{self.engine}" if self.asks_model else form


@dataclass(frozen=True, order=True)
class Job:
    """A piece of work of one suite. `short` marks those that the short run does too."""

    subject: str
    variant: str
    suite: str
    short: bool = False

    @property
    def id(self) -> str:
        return "/".join((self.suite, self.subject, self.variant))


@dataclass(frozen=True)
class Suite:
    """`plan` names the jobs, `run` does one; `engines` are those that what it measures can be run with. What takes minutes is
    done `on_request` only: when the suite is named."""

    plan: Callable[[Options], Iterable[Job]]
    run: Callable[[Job, Options], Iterable[Case]]
    engines: frozenset[str] = WITHOUT_MODEL
    on_request: bool = False


# Jobs about one document in one form, which is drawn and read once for all of them.
Unit = tuple[Job, ...]


def units(jobs: Sequence[Job]) -> list[Unit]:
    """The jobs by document and form, in order."""
    grouped: dict[tuple[str, str], list[Job]] = {}
    for job in jobs:
        grouped.setdefault((job.subject, job.variant), []).append(job)
    return [tuple(each) for each in grouped.values()]
