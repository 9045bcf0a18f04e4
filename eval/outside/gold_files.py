"""The label files of a document → records; what is not in the form is named with file and line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from eval.outside.gold import (
    GoldError,
    GoldFact,
    GoldFacts,
    GoldFinding,
    GoldQuestion,
    GoldRecord,
    LabelHead,
)
from extractors.readers.limits import Limits

_LONGEST_SHOWN = 80


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


_R = TypeVar("_R", bound=GoldRecord)
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
