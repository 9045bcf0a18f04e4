"""Labels made by hand, in three files beside a document: its facts, what is wrong in it, and questions with answers.

NAME.facts.jsonl     one amount a line; a first line with `label` says who made and who confirmed a draft of them
NAME.findings.json   a list of what does not agree in the published document, by the lines or pages where it stands
NAME.qa.jsonl        one question a line, with the answer, its values and the quotes that prove it
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from extractors.readers.limits import Limits
from extractors.schema.draft import Kind

Number = Annotated[int, Field(ge=1)]
# a list that is left out and one that is null say the same
_Lines = Annotated[tuple[Number, ...], BeforeValidator(lambda given: () if given is None else given)]
_LONGEST_SHOWN = 80


class GoldError(ValueError):
    """A folder or a file of labels is not in the form: says which file and line, what was expected, what was found."""


class _Record(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class LabelHead(_Record):
    """Who drafted labels, of which document (SHA-256 of its bytes), and who says that they are right."""

    made_by: str
    document: str
    confirmed_by: str = ""
    confirmed_on: str = ""

    @property
    def confirmed(self) -> bool:
        return bool(self.confirmed_by.strip())


class GoldFact(_Record):
    """One printed figure. `amount` is as printed, `column` the header path joined by `/`; a target of performance
    stands in `target`, words and all. `delta`, `direction` and `reason` are what a sentence says of a change."""

    doc: str = ""
    statement: Kind
    table: str | None = None
    row_code: str | None = None
    row_name: str | None = None
    column: str | None = None
    amount: str | None = None
    unit: str | None = None
    year: int | None = None
    page: Number | None = None
    line: Number | None = None
    cell: int | str | None = None
    quote: str = ""
    source: Literal["table", "narrative"]
    target: str | None = None
    delta: str | None = None
    direction: str | None = None
    reason: str | None = None


class Severity(StrEnum):
    """How bad what is wrong in a document is."""

    ERROR = "error"  # it contradicts itself
    ROUNDING = "rounding"  # the printed digits can explain it
    SUSPICIOUS = "suspicious"  # it can be read in a way that is right
    EDITORIAL = "editorial"  # wording, numbering, layout


class GoldFinding(_Record):
    """Something that does not agree in a document; `computed` is there where arithmetic can tell."""

    id: str
    severity: Severity
    description: str = ""
    lines: _Lines = ()
    pages: _Lines = ()
    computed: str | None = None

    @property
    def arithmetic(self) -> bool:
        """Whether checks should find it."""
        return self.severity in (Severity.ERROR, Severity.ROUNDING) or bool(self.computed)


class GoldValue(_Record):
    amount: str
    unit: str | None = None


class GoldEvidence(_Record):
    quote: str = ""


class GoldQuestion(_Record):
    """A question of a person, with the answer; one that is not answerable asks for what the document does not say."""

    id: str
    type: str = Field(pattern=r"^[\w-]{1,40}$")
    question: str
    answer: str
    values: tuple[GoldValue, ...] = ()
    evidence: tuple[GoldEvidence, ...] = ()
    answerable: bool = True


@dataclass(frozen=True)
class GoldFacts:
    """The facts of one document; without a head they were made by hand."""

    head: LabelHead | None
    facts: tuple[GoldFact, ...]


def read_facts(path: Path) -> GoldFacts:
    """The labels of NAME.facts.jsonl. Raises GoldError."""
    head: LabelHead | None = None
    facts: list[GoldFact] = []
    for number, (where, data) in enumerate(_json_lines(path)):
        if number == 0 and isinstance(data, dict) and "label" in data:
            head = _record(LabelHead, data["label"], where)
        else:
            facts.append(_record(GoldFact, data, where))
    return GoldFacts(head, tuple(facts))


def read_findings(path: Path) -> tuple[GoldFinding, ...]:
    """What is wrong in the document, from NAME.findings.json. Raises GoldError."""
    data = _json(_text(path), path.name)
    if not isinstance(data, list):
        raise GoldError(f"{path.name}: expected a list of findings, found {_shown(data)}")
    found = [_record(GoldFinding, item, f"{path.name}, finding {n}") for n, item in enumerate(data, start=1)]
    return _named_once(found, path)


def read_questions(path: Path) -> tuple[GoldQuestion, ...]:
    """The questions of NAME.qa.jsonl. Raises GoldError."""
    return _named_once([_record(GoldQuestion, data, where) for where, data in _json_lines(path)], path)


_R = TypeVar("_R", bound=_Record)
_N = TypeVar("_N", GoldFinding, GoldQuestion)


def _record(kind: type[_R], data: object, where: str) -> _R:
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"]) or "the record"
        raise GoldError(
            f"{where}: expected of {field}: {first['msg']}, found {_shown(first['input'])}; correct it"
        ) from None


def _named_once(records: Sequence[_N], path: Path) -> tuple[_N, ...]:
    seen: set[str] = set()
    for record in records:
        if record.id in seen:
            raise GoldError(
                f"{path.name}: expected every id once, found {_shown(record.id)} again; rename one"
            )
        seen.add(record.id)
    return tuple(records)


def _json_lines(path: Path) -> Iterator[tuple[str, Any]]:
    """What every line that says anything holds, and where it stands."""
    # not splitlines(): a quote may hold characters that only it takes for the end of a line
    for number, text in enumerate(_text(path).split("\n"), start=1):
        if text.strip():
            where = f"{path.name}, line {number}"
            yield where, _json(text, where)


def _json(text: str, where: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        line = "" if "\n" not in text else f", line {error.lineno}"
        raise GoldError(
            f"{where}{line}: expected JSON, found none at character {error.colno}: {error.msg}"
        ) from None
    except (ValueError, RecursionError) as error:
        raise GoldError(f"{where}: expected JSON of a form's size, found {error}") from None


def _text(path: Path) -> str:
    most, size = Limits().max_bytes, path.stat().st_size
    if size > most:
        raise GoldError(f"{path.name}: expected at most {most:,} bytes of labels, found {size:,}")
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GoldError(
            f"{path.name}: expected UTF-8, found other bytes at {error.start}; save it anew"
        ) from None


def _shown(found: object) -> str:
    return repr(found)[:_LONGEST_SHOWN]
