"""An answer against what a right one says: its figures and words, the places it cites, and whether it should have refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from eval.fixture import Fixture, plain
from eval.questions.question import Question, QuestionKind, Value
from eval.render.place import Rendered
from eval.scorers.citations import uncited
from extractors.schema.money import YUAN_PER_UNIT, read_number
from service.answer import Answer, Outcome

REFUSALS = frozenset({Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL})

_MARK = re.compile(r"\[\d+\]")
_NUMBER = re.compile(r"(?<![\d.,A-Za-z])[-−－]?\d[\d,]*(?:\.\d+)?")
_CURRENCY = re.compile("亿元|万元|千元|元")
_FALLS = re.compile(r"(?:减少|下降|降低|减|降|decreas\w*|fell|lower)[^，。；,.;\d]{0,12}$", re.IGNORECASE)
# An amount that is said more coarsely than it was printed is the same amount only with this many digits.
_TELLING_DIGITS = 3
_QUOTED = 120


@dataclass(frozen=True)
class Finding:
    """Whether something holds, and what is wrong where it does not."""

    holds: bool
    why: str = ""


@dataclass(frozen=True)
class Verdict:
    """What does not apply to a question is None: of one that cannot be answered only the refusal is judged."""

    right: Finding | None = None
    cited: Finding | None = None
    refused_rightly: Finding | None = None
    not_refused_wrongly: Finding | None = None


@dataclass(frozen=True)
class _Stated:
    """A number that an answer states, with the words around it."""

    value: Decimal
    before: str
    after: str

    @property
    def per_unit(self) -> int | None:
        found = _CURRENCY.match(self.after)
        return YUAN_PER_UNIT[found.group()] if found else None


def judge(answer: Answer, question: Question, fixture: Fixture, rendered: Rendered) -> Verdict:
    """The verdict on an answer to a question that was asked of the fixture as rendered.

    Raises ValueError where the question's evidence does not mean exactly one cell or paragraph."""
    if question.kind is QuestionKind.UNANSWERABLE:
        return Verdict(refused_rightly=_refusal(answer))
    refused = answer.status in REFUSALS
    why = f"{question.ask} refused: {_short(answer.answer)}" if refused else ""
    if refused:
        return Verdict(Finding(False, why), Finding(False, why), None, Finding(False, why))
    return Verdict(
        rightness(answer, question), _citing(answer, question, fixture, rendered), None, Finding(True)
    )


def of_document(answer: Answer, document: str) -> Finding:
    """Whether everything that the answer states is of this document."""
    others = sorted({c.name for c in answer.citations if c.document != document})
    return Finding(not others, f"{answer.question} answered from {', '.join(others)}" if others else "")


def _refusal(answer: Answer) -> Finding:
    if answer.status in REFUSALS and not answer.values:
        return Finding(True)
    what = "a refusal that states figures" if answer.status in REFUSALS else "an answer"
    return Finding(False, f"{answer.question} expected a refusal, found {what}: {_short(answer.answer)}")


def rightness(answer: Answer, question: Question) -> Finding:
    """Whether an answer states all figures and has all words that a right one has."""
    text = _MARK.sub("", answer.answer)
    found = list(_figures(text))
    missing = [
        f"{value.printed}{value.unit}"
        for value in question.values
        if not any(_same(value, one) for one in found)
    ]
    bare = plain(text)
    missing += [words for words in question.words if plain(words) not in bare]
    if not missing:
        return Finding(True)
    return Finding(False, f"{question.ask} without {'; '.join(missing)}: {_short(answer.answer)}")


def _figures(text: str) -> Iterator[_Stated]:
    for found in _NUMBER.finditer(text):
        value = read_number(found.group())
        if value is not None:
            yield _Stated(value, text[: found.start()], text[found.end() :].lstrip())


def _same(wanted: Value, found: _Stated) -> bool:
    """The same amount in whatever unit, as far as the digits go that were printed; of what falls, also that it falls."""
    value = read_number(wanted.printed)
    if value is None:
        raise ValueError(f"expected a number in the values of a question, found {wanted.printed!r}")
    if wanted.unit in YUAN_PER_UNIT:
        if found.per_unit is None:
            return False
        wanted_per, found_per = YUAN_PER_UNIT[wanted.unit], found.per_unit
    elif found.after.replace("％", "%").startswith(wanted.unit) or not wanted.unit:
        wanted_per = found_per = 1
    else:
        return False
    if value < 0 and found.value > 0 and not _FALLS.search(found.before):
        return False
    apart = abs(abs(value) * wanted_per - abs(found.value) * found_per)
    coarse = _half(found.value) * found_per if len(found.value.as_tuple().digits) >= _TELLING_DIGITS else 0
    return apart <= max(_half(value) * wanted_per, coarse)


def _half(value: Decimal) -> Decimal:
    """Half of the last printed digit."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # read_number never yields NaN or infinity
    return Decimal(5).scaleb(exponent - 1)


def _citing(answer: Answer, question: Question, fixture: Fixture, rendered: Rendered) -> Finding:
    why = uncited(answer.citations, question, fixture, rendered)
    return Finding(not why, why)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"
