"""Checks an answer against the documents, whoever composed it: what is not printed there is taken out.

The evidence is read anew from the extractions, so an answer can't bring its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from service.answer import Answer, Citation, Derivation, Outcome, Value
from service.answering import calculate
from service.answering.proof.evidence import Evidence, Surveyed, in_yuan
from service.answering.proof.pieces import sentences, unmarked
from service.answering.proof.sentence import Reading, names_only
from service.patterns import regex

__all__ = ["Evidence", "Surveyed", "problems", "verified"]

_MARK = regex(r"\[(\d+)\]")
NOT_GIVEN = "得到的回答不能与文件核对一致，因此不予给出。"


def problems(answer: Answer, evidence: Evidence, composed: Iterable[str] = ()) -> list[str]:
    """What of an answer the documents do not bear out; empty when all of it stands."""
    found = [f"citation [{c.n}] is not printed there" for c in answer.citations if not evidence.cites(c)]
    cited = {c.n: c for c in answer.citations if evidence.cites(c)}
    found += [
        f"value {v.amount}{v.unit} of {v.label!r}"
        for v in answer.values
        if not _value_stands(v, answer, cited, evidence)
    ]
    found += [
        f"calculation {d.expression}" for d in answer.derivation if not _follows(d, answer, cited, evidence)
    ]
    reading = Reading(answer, cited, evidence, frozenset(map(unmarked, composed)))
    for sentence in sentences(answer.answer):
        found += reading.unsupported(sentence)
    return found


def verified(answer: Answer, evidence: Evidence, composed: Iterable[str] = ()) -> Answer:
    """The answer without the sentences, values, citations and calculations that do not stand.

    `composed` are sentences of the built-in engine's own verified answer, which a model may repeat. When nothing that
    answers is left the status is cannot_tell.
    """
    cited = {c.n: c for c in answer.citations if evidence.cites(c)}
    kept = answer.model_copy(update={"citations": tuple(cited.values())})
    own = frozenset(map(unmarked, composed))
    while True:
        kept = _calculated(kept, cited, evidence)
        reading = Reading(kept, cited, evidence, own)
        text = "".join(s for s in sentences(kept.answer) if not reading.unsupported(s))
        marked = {int(n) for n in _MARK.findall(text)}
        values = tuple(v for v in kept.values if v.citation is None or v.citation in marked)
        if (text, values) == (kept.answer, kept.values):
            break
        # A calculation over a figure that was taken out goes with it, and what says its result.
        kept = kept.model_copy(update={"answer": text, "values": values})
    answered = kept.status in (Outcome.ANSWERED, Outcome.CONFLICTING)
    if (answered and not marked) or not text.strip():
        nothing = {"status": Outcome.CANNOT_TELL, "answer": NOT_GIVEN}
        return answer.model_copy(update=nothing | {"values": (), "citations": (), "derivation": ()})
    citations = tuple(c for n, c in cited.items() if n in marked)
    whole = kept.model_copy(update={"answer": text.strip(), "citations": citations})
    return whole if text == answer.answer else _said_only(whole)


def _said_only(answer: Answer) -> Answer:
    """The answer without the results that a sentence taken out had told, and their calculations."""
    said = set(re.findall(r"\d+(?:\.\d+)?", answer.answer.replace(",", "")))
    values = tuple(v for v in answer.values if v.citation is not None or f"{abs(v.amount):f}" in said)
    needed = {v.amount for v in values if v.citation is None}
    kept: list[Derivation] = []
    for step in reversed(answer.derivation):
        if step.result in needed:
            kept.append(step)
            needed |= {part for part in calculate.read(step.expression) if isinstance(part, Decimal)}
    return answer.model_copy(update={"values": values, "derivation": tuple(reversed(kept))})


def _calculated(answer: Answer, cited: Mapping[int, Citation], evidence: Evidence) -> Answer:
    """The answer without the calculations that do not follow and the values that neither place nor calculation gives."""
    derivation = tuple(d for d in answer.derivation if _follows(d, answer, cited, evidence))
    kept = answer.model_copy(update={"derivation": derivation})
    values = tuple(v for v in answer.values if _value_stands(v, kept, cited, evidence))
    return kept.model_copy(update={"values": values})


def _value_stands(value: Value, answer: Answer, cited: Mapping[int, Citation], evidence: Evidence) -> bool:
    if value.citation is not None:
        citation = cited.get(value.citation)
        return citation is not None and evidence.states(value, citation)
    if value.yuan is not None and value.yuan != in_yuan(value.amount, value.unit):
        return False
    if (value.amount, value.unit) in evidence.surveyed.rests:
        return True
    computed = any(d.result == value.amount and d.unit == value.unit for d in answer.derivation)
    return computed and names_only(value.label, answer.values, evidence)


def _follows(
    derivation: Derivation, answer: Answer, cited: Mapping[int, Citation], evidence: Evidence
) -> bool:
    """Whether the calculation, executed again over figures that stand, gives its result."""
    known = set(calculate.CONSTANTS) | {amount for amount, _ in evidence.surveyed.rests}
    # by how many documents a sum over them is divided
    known |= set(map(Decimal, evidence.surveyed.counts))
    for value in answer.values:
        if value.citation is not None and _value_stands(value, answer, cited, evidence):
            known |= {value.amount} | ({value.yuan} if value.yuan is not None else set())
    for earlier in answer.derivation:
        if earlier == derivation:
            break
        known.add(earlier.result)
    try:
        expression = calculate.read(derivation.expression)
        exponent = derivation.result.as_tuple().exponent
        rounded = any(part == "÷" for part in expression) and isinstance(exponent, int)
        result = calculate.evaluate(expression, -int(exponent) if rounded else None)
    except (calculate.NotAnExpression, ArithmeticError):
        return False
    return result == derivation.result and all(
        part in known for part in expression if isinstance(part, Decimal)
    )
