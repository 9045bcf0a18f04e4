"""Says a verified answer in English: the sentences ours, names and quotations as printed, amounts also in RMB."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Answer, Derivation, Value
from service.answering.calculate import Operand, evaluate, spoken
from service.answering.english.phrases import PHRASES
from service.lexicon.english import called_in, glosses
from service.patterns import regex
from service.terms import key

_QUOTED = regex(r"“(?:[^“”]|“[^“”]*”)*”(?=\[\d+\])|「[^」]*」")
_AMOUNT = regex(r"(?<![\d.])(-?\d[\d,]*(?:\.\d+)?)(亿元|万元|千元|元)(?!/)((?:\[\d+\])*)")
_HELD = regex("\ue000(\\d+)\ue001")
_CODE = regex(r"[（(][\d、]+[)）]")
# The first letter of a sentence after another.
_BEGINS = regex(r"(?<=\. )[a-z](?=[a-z])|(?<=\.\n)[a-z]")
_MILLION = Decimal(1_000_000)


def in_english(answer: Answer) -> Answer:
    """The same answer in English; its conversions into RMB are calculations of the answer like any other."""
    text, kept = _masked(answer)
    for written, meant in PHRASES:
        text = written.sub(meant, text)
    # what is quoted keeps its blanks
    text = re.sub(r"[ \t]{2,}", " ", text)
    text = re.sub(r"\s+([,.;:])", r"\1", text).strip()
    text = _HELD.sub(lambda found: kept[int(found.group(1))], text)
    values, derivations = list(answer.values), list(answer.derivation)

    def converted(found: re.Match[str]) -> str:
        made = _in_rmb(Decimal(found.group(1).replace(",", "")), found.group(2))
        if made is None:
            return found.group()
        shown, value, derivation = made
        if derivation not in derivations:
            derivations.append(derivation)
            values.append(value)
        return f"{found.group()} ({shown})"

    # What is quoted stays as it is printed.
    text = "".join(
        piece if printed else _BEGINS.sub(lambda found: found.group().upper(), _AMOUNT.sub(converted, piece))
        for piece, printed in _pieces(text)
    )
    return answer.model_copy(
        update={
            "answer": text[:1].upper() + text[1:],
            "values": tuple(values),
            "derivation": tuple(derivations),
        }
    )


def _masked(answer: Answer) -> tuple[str, list[str]]:
    """The text with quotations and printed names put aside, so that no phrase is found inside them."""
    kept: list[str] = []

    def hold(words: str) -> str:
        kept.append(words)
        return f"\ue000{len(kept) - 1}\ue001"

    text = _QUOTED.sub(lambda found: hold(found.group()), answer.answer)
    titles = {citation.name for citation in answer.citations}
    for name in sorted(
        {v.label for v in answer.values if v.citation is not None} | titles, key=len, reverse=True
    ):
        if name:
            text = text.replace(name, hold(_glossed(name, answer.question)))
    return text, kept


def _glossed(name: str, question: str) -> str:
    """`urban and rural medical assistance 城乡医疗救助` where the question calls it so, or it has an English name."""
    wanted = key(_CODE.sub("", name))
    english = called_in(question).get(wanted) or glosses().get(wanted)
    return f"{english} {name}" if english else name


def _in_rmb(amount: Decimal, unit: str) -> tuple[str, Value, Derivation] | None:
    """`RMB 24.1181 million` for 2411.81万元; None where the figure is in yuan and small, and reads as it is."""
    factor = YUAN_PER_UNIT[unit]
    large = abs(amount * factor) >= _MILLION
    if not amount or (factor == 1 and not large):
        return None
    expression: tuple[Operand, ...] = (amount,)
    if factor != 1:
        expression += ("×", Decimal(factor))
    if large:
        expression += ("÷", _MILLION)
    # 6,900 yuan and not 6,900.00
    result = evaluate(expression)
    result = result.quantize(Decimal(1)) if result == result.to_integral_value() else result.normalize()
    name = "million" if large else "yuan"
    derivation = Derivation(expression=spoken(expression), result=result, unit=name)
    return f"RMB {result:,f} {name}", Value(amount=result, unit=name, label="RMB"), derivation


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut at its quotations, and of each piece whether it is one."""
    start = 0
    for found in _QUOTED.finditer(text):
        yield text[start : found.start()], False
        yield found.group(), True
        start = found.end()
    yield text[start:], False
