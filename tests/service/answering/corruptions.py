"""How a wrong engine could alter a right answer: each function alters one thing at random, or gives None where the answer
has nothing of the kind.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from extractors.schema.draft import Direction
from service.answer import Answer, Citation, Outcome, Value
from service.answering.printed.figure import Figure
from service.answering.proof.evidence import Evidence
from service.answering.reply import Reply
from service.store import Document

REASONS = [
    "原因是领导要求压减",
    "主要原因：上级部门调整口径",
    "因为物价上涨",
    "这说明资金被挪用",
    "由于人员增加",
    "该部门管理混乱",
    "属于违规支出",
    "the reason is corruption",
    "原因不明",
    "「领导要求」",
    "😀",
    "\u202e",
    "増加の理由は不明です",
]
NUMERALS = [
    "约五百万元", "占百分之九十", "九成以上", "翻了两番", "３００万元", "叁佰万元", "①万元", "½", "超过半数", "3 0 0万元",
    "3e5元", "300", "Ⅲ万元", "万分之五", "一千人", "٣٠٠万元",
]  # fmt: skip


# Compared by identity: a case holds whole documents.
@dataclass(frozen=True, eq=False, repr=False)
class Case:
    """A right answer, what it is verified against, and figures of its own document and of another."""

    answer: Answer
    evidence: Evidence
    own: tuple[tuple[Document, Figure], ...]
    others: tuple[tuple[Document, Figure], ...]


def spans(answer: Answer, pattern: str) -> list[re.Match[str]]:
    """Where the pattern stands in the answer's own words, outside quotations."""
    hidden = re.sub(r"“[^”]*”(?=\[\d+\])|「[^」]*」", lambda m: "\0" * len(m.group()), answer.answer)
    return list(re.finditer(pattern, hidden))


def put(answer: Answer, found: re.Match[str], words: str) -> Answer:
    text = answer.answer
    return answer.model_copy(update={"answer": text[: found.start()] + words + text[found.end() :]})


def exchanged(answer: Answer, one: re.Match[str], other: re.Match[str]) -> Answer:
    """With two spans in each other's place; `one` stands first."""
    return put(put(answer, other, one.group()), one, other.group())


FIGURE = r"-?\d[\d,]*(?:\.\d+)?(?=亿元|万元|千元|元|%|人)"


def other_digits(case: Case, chance: random.Random) -> Answer | None:
    found = spans(case.answer, FIGURE)
    if not found:
        return None
    chosen = chance.choice(found)
    digits = list(chosen.group())
    at = chance.choice([i for i, c in enumerate(digits) if c.isdigit()])
    digits[at] = chance.choice([d for d in "0123456789" if d != digits[at]])
    return put(case.answer, chosen, "".join(digits))


def other_unit(case: Case, chance: random.Random) -> Answer | None:
    found = spans(case.answer, r"(?<=\d)(?:亿元|万元|千元|元|%|人)")
    if not found:
        return None
    chosen = chance.choice(found)
    return put(
        case.answer,
        chosen,
        chance.choice([u for u in ("亿元", "万元", "元", "%", "人", "") if u != chosen.group()]),
    )


def other_sign(case: Case, chance: random.Random) -> Answer | None:
    found = spans(case.answer, FIGURE)
    return (
        put(case.answer, (chosen := chance.choice(found)), chance.choice("-−") + chosen.group())
        if found
        else None
    )


def other_way(case: Case, chance: random.Random) -> Answer | None:
    found = spans(case.answer, "(?<=上年)(?:增加|减少)|(?:增加|减少)(?=幅度)")
    if not found:
        return None
    chosen = chance.choice(found)
    return put(case.answer, chosen, "减少" if chosen.group() == "增加" else "增加")


def reasons_exchanged(case: Case, chance: random.Random) -> Answer | None:
    """The reason that the document gives for another item."""
    found = list(re.finditer(r"原因：“[^”]*”\[\d+\]", case.answer.answer))
    stated = [(d, f.item) for d, f in case.own if f.item is not None and f.item.reason is not None]
    if not found or not stated:
        return None
    chosen = chance.choice(found)
    document, item = chance.choice(stated)
    assert item is not None
    assert item.reason is not None
    if item.item in case.answer.answer or item.reason.text in case.answer.answer:
        return None
    reply = Reply()
    reply.quote(document, item.reason.text, item.reason.source, " / ".join(item.heading))
    n = len(case.answer.citations) + 1
    changed = put(case.answer, chosen, f"原因：“{item.reason.text}”[{n}]")
    citation = reply.finish("", Outcome.ANSWERED, "").citations[0].model_copy(update={"n": n})
    return changed.model_copy(update={"citations": (*changed.citations, citation)})


def marks_exchanged(case: Case, chance: random.Random) -> Answer | None:
    found = spans(case.answer, r"(?:\[\d+\])+")
    if len(found) < 2:
        return None
    one, other = sorted(chance.sample(found, 2), key=lambda m: m.start())
    marks = [{int(n) for n in re.findall(r"\d+", m.group())} for m in (one, other)]
    proved = [{(v.amount, v.unit) for v in case.answer.values if v.citation in each} for each in marks]
    quoted = [case.answer.answer[m.start() - 1] == "”" for m in (one, other)]
    if proved[0] & proved[1] or all(quoted):
        return None
    printed = {c.n: c.quote for c in case.answer.citations}
    whole = [" ".join(printed[n] for n in sorted(each)) for each in marks]
    if any(q and (a in b or b in a) for q, a, b in zip(quoted, whole, reversed(whole), strict=True)):
        # words of one sentence stand wherever in it the mark points
        return None
    return exchanged(case.answer, one, other)


def figure_of(case: Case, chance: random.Random, pool: tuple[tuple[Document, Figure], ...]) -> Answer | None:
    """Another figure with its own true citation, under the words of the one that stood there."""
    found = spans(case.answer, r"-?\d[\d,]*(?:\.\d+)?(?:亿元|万元|千元|元)(?:\[\d+\])+")
    if not found or not pool:
        return None
    document, figure = chance.choice(pool)
    chosen = chance.choice(found)
    n = len(case.answer.citations) + 1
    reply = Reply()
    reply.figure(document, figure)
    mine = reply.finish("", Outcome.ANSWERED, "")
    stood = [v for v in case.answer.values if f"[{v.citation}]" in chosen.group()]
    same = {re.sub(r"（\d+）", "", v.label) for v in stood}
    if re.sub(r"（\d+）", "", figure.shown) in same and document.id in {
        c.document for c in case.answer.citations if f"[{c.n}]" in chosen.group()
    }:
        return None
    bare = {re.sub(r"（.*）", "", label) for label in same}
    if re.sub(r"（.*）", "", figure.shown) in bare and any(v.amount == figure.money.value for v in stood):
        # the very figure, printed once more
        return None
    changed = put(case.answer, chosen, f"{figure.money.printed.strip()}{figure.money.unit}[{n}]")
    return changed.model_copy(
        update={
            "citations": (*changed.citations, mine.citations[0].model_copy(update={"n": n})),
            "values": (*changed.values, mine.values[0].model_copy(update={"citation": n})),
        }
    )


def figure_of_another_item(case: Case, chance: random.Random) -> Answer | None:
    return figure_of(case, chance, case.own)


def figure_of_another_document(case: Case, chance: random.Random) -> Answer | None:
    return figure_of(case, chance, case.others)


def another_item_named(case: Case, chance: random.Random) -> Answer | None:
    labels = sorted({v.label for v in case.answer.values if v.citation}, key=len, reverse=True)
    found = spans(case.answer, "|".join(map(re.escape, labels)) + "(?=为)") if labels else []
    if not found:
        return None
    chosen = chance.choice(found)
    name = chance.choice(
        [chance.choice(case.own)[1].shown, "项目支出", "支出总计", "收入合计", "部门预算收入"]
    )
    if re.sub(r"（\d+）", "", name) == re.sub(r"（\d+）", "", chosen.group()):
        return None
    return put(case.answer, chosen, name)


def figures_exchanged(case: Case, chance: random.Random) -> Answer | None:
    """Two figures change places, each with its marks: both are true, of the other item."""
    found = spans(case.answer, r"-?\d[\d,]*(?:\.\d+)?(?:亿元|万元|千元|元)(?:\[\d+\])+")
    if len(found) < 2:
        return None
    one, other = sorted(chance.sample(found, 2), key=lambda m: m.start())
    bare = [re.sub(r"\[\d+\]", "", m.group()) for m in (one, other)]
    if (
        bare[0] == bare[1]
        or len({v.yuan for v in case.answer.values if f"{v.amount:,}{v.unit}" in bare}) == 1
    ):
        return None
    return exchanged(case.answer, one, other)


def calculation(case: Case, chance: random.Random) -> Answer | None:
    """Another operand, operator or result; the answer's words and values follow where the result changes."""
    steps = case.answer.derivation
    if not steps:
        return None
    at = chance.randrange(len(steps))
    step = steps[at]
    sort = chance.choice(["operand", "operator", "result"])
    if sort == "operand":
        numbers = list(re.finditer(r"-?\d+(?:\.\d+)?", step.expression))
        chosen = chance.choice(numbers)
        other = f"{Decimal(chosen.group()) + 1:f}"
        change = {"expression": step.expression[: chosen.start()] + other + step.expression[chosen.end() :]}
    elif sort == "operator":
        chosen = chance.choice(list(re.finditer("[+−×÷]", step.expression)))
        sign = chance.choice([s for s in "+−×÷" if s != chosen.group()])
        change = {"expression": step.expression[: chosen.start()] + sign + step.expression[chosen.end() :]}
    else:
        result = step.result + 1
        change = {"result": result}
        text = case.answer.answer.replace(f"{step.result:f}{step.unit}", f"{result:f}{step.unit}")
        values = tuple(
            v.model_copy(update={"amount": result, "yuan": None})
            if v.citation is None and v.amount == step.result
            else v
            for v in case.answer.values
        )
        altered = case.answer.model_copy(update={"answer": text, "values": values})
        made = (*steps[:at], step.model_copy(update=change), *steps[at + 1 :])
        return altered.model_copy(update={"derivation": made})
    if re.search(r"(?<![\d.])0(?:\.0+)?(?![\d.])", step.expression):
        # with nothing to add or to take away, another sign is true as well
        return None
    made = (*steps[:at], step.model_copy(update=change), *steps[at + 1 :])
    return case.answer.model_copy(update={"derivation": made})


def words_in_a_quotation(case: Case, chance: random.Random) -> Answer | None:
    found = list(re.finditer(r"(?<=“)[^“”]{4,}(?=”\[)", case.answer.answer))
    if not found:
        return None
    chosen = chance.choice(found)
    at = chance.randrange(1, len(chosen.group()))
    words = chance.choice(REASONS + NUMERALS)
    return put(case.answer, chosen, chosen.group()[:at] + words + chosen.group()[at:])


def words_of_its_own(case: Case, chance: random.Random) -> Answer | None:
    """Words inside a sentence, at one of its joints."""
    joints = spans(case.answer, "[，；。]|$")
    words = chance.choice([f"，{w}" for w in REASONS + NUMERALS])
    chosen = chance.choice(joints)
    return put(case.answer, chosen, words + chosen.group())


def quotation_of_its_own(case: Case, chance: random.Random) -> Answer | None:
    n = chance.choice(case.answer.citations).n
    words = chance.choice(REASONS + NUMERALS)
    return case.answer.model_copy(update={"answer": f"{case.answer.answer}原因：“{words}”[{n}]。"})


def sentence_without_a_mark(case: Case, chance: random.Random) -> Answer | None:
    words = chance.choice(REASONS + NUMERALS)
    item = chance.choice(case.own)[1].shown
    sentence = chance.choice(
        ["{}。", "{}；", "\n{}", "{}！", "其中{}。", item + "{}。", "另外，" + item + "，{}。"]
    ).format(words)
    text = case.answer.answer
    return case.answer.model_copy(
        update={"answer": text + sentence if chance.random() < 0.5 else f"{sentence}{text}"}
    )


def claim_without_a_mark(case: Case, chance: random.Random) -> Answer | None:
    """What our own words can say of the answer's own items, and nothing cited bears out."""
    if not case.answer.answer.endswith("。"):
        # An English answer is verified line by line.
        return None
    item = chance.choice([v.label for v in case.answer.values] or ["三公经费"])
    went = case.evidence.directions.get(item, set()) | {
        printed.direction
        for v, c in ((v, c) for v in case.answer.values for c in case.answer.citations if v.citation == c.n)
        for printed in case.evidence.printed(v, c)
    }
    if {Direction.INCREASE, Direction.DECREASE} <= went:
        return None
    other = "减少" if Direction.INCREASE in went else "增加"
    claims = [
        f"{item}{other}。", f"{other}的是{item}。", "两者相等。", "两年持平。", f"{other}。", "不一致。", "更多。",
        f"{item}大幅{other}。",
    ]  # fmt: skip
    return case.answer.model_copy(update={"answer": case.answer.answer + chance.choice(claims)})


def document_exchanged(case: Case, chance: random.Random) -> Answer | None:
    """The name of another document before figures of this one."""
    titles = sorted({c.name for c in case.answer.citations} | {d.title for d, _ in case.others})
    found = [m for t in titles for m in spans(case.answer, re.escape(t) + "：")]
    if not found or len(titles) < 2:
        return None
    chosen = chance.choice(found)
    return put(case.answer, chosen, chance.choice([t for t in titles if t != chosen.group()[:-1]]) + "：")


def no_marks(case: Case, chance: random.Random) -> Answer | None:
    if not spans(case.answer, FIGURE):
        return None
    return case.answer.model_copy(update={"answer": re.sub(r"\[\d+\]", "", case.answer.answer)})


def value_altered(case: Case, chance: random.Random) -> Answer | None:
    if not case.answer.values:
        return None
    at = chance.randrange(len(case.answer.values))
    value: Value = case.answer.values[at]
    change = chance.choice(
        [
            {"amount": value.amount + 1},
            {"amount": -value.amount - 1},
            {"unit": "亿元"},
            {"label": "领导津贴"},
            {"yuan": Decimal(7)},
            {"citation": 97},
        ]
    )
    values = (*case.answer.values[:at], value.model_copy(update=change), *case.answer.values[at + 1 :])
    return case.answer.model_copy(update={"values": values})


def citation_altered(case: Case, chance: random.Random) -> Answer | None:
    at = chance.randrange(len(case.answer.citations))
    citation: Citation = case.answer.citations[at]
    change = chance.choice(
        [{"document": "f" * 64}, {"page": 98}, {"quote": citation.quote + "另有一句"}, {"quote": ""}]
    )
    altered = citation.model_copy(update=change)
    return case.answer.model_copy(
        update={"citations": (*case.answer.citations[:at], altered, *case.answer.citations[at + 1 :])}
    )


CORRUPTIONS: list[Callable[[Case, random.Random], Answer | None]] = [
    other_digits,
    other_unit,
    other_sign,
    other_way,
    marks_exchanged,
    reasons_exchanged,
    figures_exchanged,
    figure_of_another_item,
    figure_of_another_document,
    another_item_named,
    calculation,
    words_in_a_quotation,
    words_of_its_own,
    quotation_of_its_own,
    sentence_without_a_mark,
    claim_without_a_mark,
    document_exchanged,
    no_marks,
    value_altered,
    citation_altered,
]
