"""Which documents outside the project are scored in which forms, and which labels are not to be scored at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eval.outside.folder import FORMS, SCAN, Copy, Form, Labelled, labelled
from eval.outside.gold_files import read_facts, read_findings, read_questions
from eval.outside.reading import digest
from eval.run.cases import Case, unscored
from eval.run.jobs import Job, Options

# Forms that are read in seconds.
TYPED = tuple(form for form in FORMS if form != SCAN)
# The variant of a document that is there in no form.
_NONE = "none"


def checked(options: Options) -> Iterator[Labelled]:
    """The labelled documents of the folder that the options name, all their labels read once.

    Raises GoldError: what is wrong with labels is said before the work begins."""
    for held in _documents(options):
        for path, read in (
            (held.facts, read_facts),
            (held.findings, read_findings),
            (held.questions, read_questions),
        ):
            if path is not None:
                read(path)
        yield held


def _documents(options: Options) -> tuple[Labelled, ...]:
    if options.cases is None:
        raise ValueError("these suites are for a folder of cases: expected Options.cases, found none")
    return labelled(options.cases)


def document(job: Job, options: Options) -> Labelled:
    """The one that a job is about."""
    return next(held for held in _documents(options) if held.name == job.subject)


def jobs(suite: str, held: Labelled, forms: Iterable[Form] = TYPED) -> Iterator[Job]:
    """One for each of the forms that the document is there in; the short run takes the first."""
    if not held.copies:
        yield Job(held.name, _NONE, suite)
    copies = [copy for copy in held.copies if copy.form in forms]
    for number, copy in enumerate(copies):
        yield Job(held.name, copy.form.name, suite, short=number == 0)


def refusal(held: Labelled, copy: Copy | None) -> str:
    """Why the labels are not scored on this copy; empty where they are.

    Labels without a head were made by hand. A draft is scored when a person has confirmed it, and only on the very
    file that it was drafted from. Raises GoldError or DocumentTooLarge."""
    if copy is None:
        expected = ", ".join(held.name + form.suffix for form in FORMS)
        return f"there is no document beside the labels: expected one of {expected}"
    head = read_facts(held.facts).head if held.facts else None
    if head is None:
        return ""
    if not head.confirmed:
        return (
            f"labels nobody has confirmed: fill in confirmed_by in the first line of {held.name}.facts.jsonl"
        )
    found = digest(copy)
    if head.document != found:
        return (
            f"labels of another file: {held.name}.facts.jsonl expected the document {head.document[:12]}, "
            f"found {found[:12]} in {copy.path.name}; draft them anew with `mingzhang label`"
        )
    return ""


def all_unscored(job: Job, measures: Iterable[str], why: str) -> Iterator[Case]:
    """Every measure of a job that is not scored."""
    return (unscored(job.suite, measure, job.subject, job.variant, "", why) for measure in measures)
