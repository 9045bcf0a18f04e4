"""Answers a question about a few documents that it counts, or of which it leaves out some: each is asked its own, then they are
ranked, summed up, averaged, or one of them held against the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from extractors.schema.money import YUAN_PER_UNIT
from service.answer import Outcome
from service.answering.asked.bounds import Bound
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question, understand
from service.answering.document.held import Held, hold
from service.answering.library import amounts, contest, measures
from service.answering.library.amounts import Amount
from service.answering.library.few import Against, Few
from service.answering.library.measures import Measure
from service.answering.library.relation import read
from service.answering.library.results import result
from service.answering.library.sides import Side, alike, spoken
from service.answering.library.standing import Standing, against, item_of, judged, standing
from service.answering.reply import Found, Reply
from service.answering.respond import answer_from
from service.patterns import regex
from service.store import Store

_DENIES, _AFFIRMS = (
    regex("没有|[^，。；：]{2,30}为0(?:\\.0+)?(?:万元|元|辆|人)"),
    regex("有|[^，。；：]{2,30}为[\\d,.]*[1-9]"),
)
_OTHERWISE = (Ask.WHY, Ask.PURPOSE, Ask.DEFINITION, Ask.HOW, Ask.ACCOUNT, Ask.PERSON, Ask.BASE)
# 哪家的出国费不是零
_SOME = regex(
    "(?:谁家?|哪[些几一]?[家个](?:部门|单位|局)?)的(?P<thing>[一-鿿()（）]{2,16}?)(?:不(?:是|为)|大于|并非)(?:零|0)"
)
_HOW_MANY_OF = regex("(?:一共|总共|都)?(?:有|是)?(?:几|哪[几些]|多少)[家个](?:部门|单位|局)?的?")
_ENDS = regex("(?:的)?(?:有|是)?(?:哪[些几一]?[家个]|谁|几家)?(?:部门|单位|局)?[?？。呢吗]*$")
_TWO = 2
_HOW_MUCH, _HOW_MANY = "{}是多少？", "{}有多少？"
_OF_CHANGE = (Measure.RATE, Measure.CHANGE, Measure.DONE)
# Which of them has something, or has not: 哪几家没有安排出国费, 谁有政府性基金.
_HAS = regex(
    "(?:谁家?|[哪几][些几一]?[家个]?(?:部门|单位|局|[一-鿿]{2,6}?局)?)(?:里|中|当中)?(?:是|都|根本|完全|一分钱?(?:都|也)?)*"
    "(?:(?:没有?|未|不)(?:曾)?(?:安排|编列|编制|列支|列|编|发生|购置|买|花)*|有(?!多少|几)|(?:安排|编列|列支|写明|公布|公开|披露)(?:了|有)?(?!的?最|得|多少))"
)


def among_few(meant: Few, asked: Question, store: Store, reply: Reply) -> Found | None:
    """None where nothing is asked of them that their own answers tell."""
    said = standing(meant.text)
    question = replace(understand(meant.text), text=asked.text)
    bound = Bound.of(question)
    if question.wants(*_OTHERWISE) and (said.asks or meant.named is not None):
        return None
    held = [hold(store, document) for document in meant.documents]
    if (whether := _whether(meant, asked)) is not None:
        return reply.attempt(partial(_each, whether, held, reply))
    measure = measures.of(question)
    if measure in _OF_CHANGE and meant.named is None:
        sides = alike(question, meant.documents)
        return reply.attempt(partial(contest.contend, question, held, reply, measure, sides))
    if bound is not None:
        return _within(meant, question, bound, held, reply) if meant.named is None else None
    if meant.against is Against.NONE and not said.asks:
        return _each(question, held, reply) if meant.counted else None
    if measure in (Measure.SHARE, *_OF_CHANGE) and meant.named is not None:
        # it is held against what all have together
        measure = None
    if measure is None and measures.counts(meant.text):
        measure = Measure.COUNT
    known = _known(question, item_of(meant.text), measure, said, held, reply)
    if meant.named is not None:
        one = next((a for a in known if a.held.document is meant.named), None)
        others = [a for a in known if a is not one]
        if one is None or not others:
            return None
        told = against(said, one, others, reply, everyone=meant.against is Against.ALL)
    elif len(known) < 2:
        return None
    else:
        told = ""
    silent = [one.document.title for one in held if all(one is not a.held for a in known)]
    rest = f"没有找到对应数字的：{'、'.join(silent)}。" if silent else ""
    told = told or judged(said, known, reply, "其余中，" if silent else "")
    up = said.rising or (said.lowest and not said.highest)
    lines = "；".join(f"{a.held.document.title}：{a.text}" for a in (known[::-1] if up else known))
    return Found(f"{_apart(known)}{lines}。\n{rest}{told}")


def _apart(known: Sequence[Amount]) -> str:
    sorts = {(a.held.document.fiscal_year, a.held.document.stage) for a in known}
    return "所比较的文件年度或预算、决算不同。" if len(sorts) > 1 else ""


def _known(
    question: Question, text: str, measure: Measure | None, said: Standing, held: Sequence[Held], reply: Reply
) -> list[Amount]:
    """What each tells, the highest first; those that tell nothing are left out."""
    sides = [Side(one.document, (), text) for one in held]
    relation = read(question, text, years=False)
    if measure is not None and not (said.average and measure is Measure.PER_HEAD):
        told = contest.each_measured(question, held, reply, measure, sides, relation)
        known = [Amount(m.held, "", m.text, m.value, m.unit) for m in told]
    else:
        asked = replace(understand(text), text=question.text)
        found = [
            amounts.of(asked, side, one, held, reply, relation, strict=True)
            for side, one in zip(sides, held, strict=True)
        ]
        known = amounts.like_for_like([amount for amount in found if amount is not None], reply)
    if len(known) < _TWO:
        asked = replace(
            understand((_HOW_MUCH if measure is None else _HOW_MANY).format(text)), text=question.text
        )
        numbers = [_number(asked, one, reply) for one in held]
        known = [amount for amount in numbers if amount is not None]
    if len({a.unit for a in known if a.unit not in YUAN_PER_UNIT}) > 1:
        return []
    return sorted(known, key=lambda amount: amount.yuan, reverse=True)


def _within(meant: Few, question: Question, bound: Bound, held: Sequence[Held], reply: Reply) -> Found | None:
    """Those that lie within a bound, of whom each tells its own."""
    text = _ENDS.sub("", _HOW_MANY_OF.sub(" ", item_of(bound.without(meant.text))))
    known = _known(question, text, None, standing(""), held, reply)
    if len(known) < len(held):
        return None
    lines = "；".join(f"{a.held.document.title}：{a.text}" for a in known)
    inside = [a.held.document.title for a in known if bound.holds(a.yuan)]
    names = f"：{'、'.join(inside)}" if inside else ""
    return Found(f"{_apart(known)}{lines}。\n「{bound.said}」的有{len(inside)}份{names}。")


def _whether(meant: Few, asked: Question) -> Question | None:
    """The question whether each has what a question asks who has, or who has not."""
    text = spoken(asked)
    if (some := _SOME.search(text)) is not None and meant.named is None:
        return replace(understand(f"有没有{some.group('thing')}？"), text=asked.text)
    found = _HAS.search(text)
    if found is None or meant.named is not None or standing(text).asks:
        return None
    thing = _ENDS.sub("", text[found.end() :])
    return replace(understand(f"有没有{thing}？"), text=asked.text) if thing else None


def _number(asked: Question, one: Held, reply: Reply) -> Amount | None:
    """The one number that a document answers with, however it comes to it."""
    apart = Reply()
    found = answer_from(asked, one, apart)
    amount = result(one, apart.values) if found.status is Outcome.ANSWERED else None
    if amount is None or "“" in found.text or found.text.rstrip("。").count("。"):
        return None
    told = answer_from(asked, one, reply).text.rstrip("。")
    return Amount(one, amount.shown, told, amount.value, amount.unit)


def _each(question: Question, held: Sequence[Held], reply: Reply) -> Found | None:
    """What each answers by itself, and whether all say so or none."""
    told = [(one, answer_from(question, one, reply)) for one in held]
    known = [(one, f) for one, f in told if f.status in (Outcome.ANSWERED, Outcome.CONFLICTING)]
    if not known:
        return None
    lines = "\n".join(
        found.text if found.text.startswith(one.document.title) else f"{one.document.title}：{found.text}"
        for one, found in told
    )
    status = (
        Outcome.CONFLICTING if any(f.status is Outcome.CONFLICTING for _, f in known) else Outcome.ANSWERED
    )
    head = _all_or_none(known) if question.wants(Ask.YES_NO) and len(known) == len(told) else ""
    return Found(f"{head}{lines}", status)


def _all_or_none(told: Sequence[tuple[Held, Found]]) -> str:
    """Which of them say so and which deny it; nothing where one of the answers is neither."""
    no = [one.document.title for one, found in told if _DENIES.match(found.text)]
    yes = [one.document.title for one, found in told if _AFFIRMS.match(found.text)]
    if len(no) + len(yes) < len(told):
        return ""
    if not yes:
        return f"没有，{'、'.join(no)}都没有。\n"
    if not no:
        return f"都有：{'、'.join(yes)}。\n"
    return f"有的是{'、'.join(yes)}；没有的是{'、'.join(no)}。\n"
