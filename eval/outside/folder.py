"""What a folder with documents and labels holds: `gold/` and `disclosures/` in it, or both sorts of files side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from eval.outside.gold import GoldError

_FACTS, _FINDINGS, _QUESTIONS = ".facts.jsonl", ".findings.json", ".qa.jsonl"
_LONGEST_NAME = 200


@dataclass(frozen=True)
class Form:
    """A form in which a document is there. `by_line` says that lines are counted as the labels count them, which only
    the text does that they were made from; `by_page` that there are pages."""

    name: str
    suffix: str
    by_line: bool = False
    by_page: bool = False


SCAN = Form("scan", ".scan.pdf", by_page=True)
# the longer suffix first: a scan is a PDF too
FORMS = (
    Form("txt", ".txt", by_line=True),
    Form("docx", ".docx"),
    Form("xlsx", ".xlsx"),
    SCAN,
    Form("pdf", ".pdf", by_page=True),
)


@dataclass(frozen=True)
class Copy:
    """A document in one form."""

    form: Form
    path: Path


@dataclass(frozen=True)
class Labelled:
    """A document by its name, the labels that there are of it, and the forms it is there in."""

    name: str
    facts: Path | None
    findings: Path | None
    questions: Path | None
    copies: tuple[Copy, ...]

    def copy(self, form: str) -> Copy | None:
        return next((copy for copy in self.copies if copy.form.name == form), None)


def labelled(folder: Path) -> tuple[Labelled, ...]:
    """The documents that have labels, by name. Only files right in the folders count, or links to files.

    Raises GoldError where there is no such folder, no labels, or a name that is none."""
    if not folder.is_dir():
        raise GoldError(f"{folder}: expected a folder with labels and documents, found none")
    labels = _files(folder / "gold" if (folder / "gold").is_dir() else folder)
    documents = _files(folder / "disclosures" if (folder / "disclosures").is_dir() else folder)
    names = {
        path.name.removesuffix(suffix)
        for path in labels.values()
        for suffix in (_FACTS, _FINDINGS, _QUESTIONS)
        if path.name.endswith(suffix)
    }
    if not names:
        raise GoldError(
            f"{folder}: expected labels such as NAME{_FACTS}, NAME{_FINDINGS} or NAME{_QUESTIONS}, found none; "
            "`mingzhang label DOCUMENT` drafts some"
        )
    return tuple(
        Labelled(
            name=name,
            facts=labels.get(name + _FACTS),
            findings=labels.get(name + _FINDINGS),
            questions=labels.get(name + _QUESTIONS),
            copies=tuple(
                Copy(form, documents[name + form.suffix]) for form in FORMS if name + form.suffix in documents
            ),
        )
        for name in sorted(map(_checked, names))
    )


def label_path(document: Path) -> Path:
    """Where the facts of a document are looked for when they lie beside it."""
    suffix = next((form.suffix for form in FORMS if document.name.endswith(form.suffix)), document.suffix)
    return document.with_name(document.name.removesuffix(suffix) + _FACTS)


def _files(folder: Path) -> dict[str, Path]:
    return {path.name: path for path in _visible(folder)}


def _visible(folder: Path) -> Iterator[Path]:
    """Files and links to files, sorted; never what is hidden, a device or a pipe."""
    return (path for path in sorted(folder.iterdir()) if not path.name.startswith(".") and path.is_file())


def _checked(name: str) -> str:
    """The name becomes part of the names of cases, of rows and of what is shown on a terminal."""
    if not name or not name.isprintable() or len(name) > _LONGEST_NAME:
        raise GoldError(
            f"expected a printable name of at most {_LONGEST_NAME} characters, found {name[:80]!r}; rename the file"
        )
    return name
