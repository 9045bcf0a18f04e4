"""Parts, rests and multiples that no text prints: what the question's own phrases name, held against each other, as it is, as
it was planned, or as it was the year before."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.schema.draft import Stage
from service.answering.asked.comparing import Meant
from service.answering.asked.kinds import Ask
from service.answering.asked.proportions import Proportion, Sort, proportion, several
from service.answering.asked.question import Question, years_of
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.resolved import resolved, stages
from service.answering.ways.reckoning.sides import (
    Side,
    added,
    difference,
    joined,
    left_of,
    percent_of,
    times_of,
    told_of,
)
from service.patterns import regex

_OF_PLAN = (Sort.DONE, Sort.UNSPENT)
_BUDGET_OF = regex("(?:的|年初|全年|调整)*(?:预算|指标)(?:资金|数)?$")
_MOST = 6
# Says in which year, or in which stage, something is meant, and what it comes to; none of what it is called.
_TIME = regex("(?:19|20)\\d\\d年(?:度|初|末|底)?|本年度?|当年|今年|全年|年度")
_EDGES = regex("^(?:的|那|这|其中|里|全部|所有|整个)+|(?:的|这一?块|这笔钱?|那块|部分)+$")
_BEFORE = regex("(?:上年|去年|上一年|前一年)(?!度?结|末|底)")
_PLANNED = regex("年初|预算数|原预算|预算总?额|预算")
_SAID_SO = regex(
    "(?:年初|上年|去年|上一年|前一年|调整)?(?:的)?(?:盘子|[预决]算总?[额数]|[预决]算|计划数?)+$|^(?:年初|(?:上年|去年)(?!度?结|末|底))的?"
)
_AT = regex(r"\d[\d.]*(?:亿|万|千)?元$")


def proportioned(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The numbers with their places and what is asked of them; None where a phrase names none, or several that differ, where they
    count different things, and where a part would be more than its whole."""
    asked = proportion(question.plain)
    if (
        asked is None
        or question.wants(Ask.WHY, Ask.VERIFY, Ask.HIGHEST, Ask.DEFINITION)
        or (links.earlier and asked.sort is not Sort.LEFT)
    ):
        return None
    if asked.sort in _OF_PLAN:
        return _of_plan(asked, question, held, reply)
    meant = _meant(question, asked, held)
    if asked.sort is Sort.GROWTH or (meant is Meant.AMOUNT and _of_another_year(question, held)):
        return None
    whole = _side(asked.whole, meant, question, held, reply)
    if whole is None or not whole.value:
        return None
    parts = _parts(asked.parts[0], meant, question, held, reply)
    if not parts or any(part.sort != whole.sort or part.told == whole.told for part in parts):
        return None
    return _made(asked, parts, whole, reply)


def of_base(question: Question, held: Held) -> bool:
    """Whether a proportion is asked of what was planned or of the year before, which a document tells by changes only."""
    asked = proportion(question.plain)
    return asked is not None and _meant(question, asked, held) is not Meant.AMOUNT


def of_rest(question: Question) -> bool:
    """Whether it is asked what the named parts leave of a whole: what they are of it is no answer."""
    asked = proportion(question.plain)
    return asked is not None and asked.sort in (Sort.REST, Sort.LEFT, Sort.UNSPENT)


def of_plan(question: Question) -> bool:
    """Whether it is asked how far what was planned was carried out."""
    asked = proportion(question.plain)
    return asked is not None and asked.sort is Sort.DONE


def _of_plan(asked: Proportion, question: Question, held: Held, reply: Reply) -> Found | None:
    """What part of the budget of an item was spent, or was not, in a final account that prints both or how far they are apart."""
    if held.document.stage is not Stage.FINAL or _of_another_year(question, held):
        return None
    phrase = _BUDGET_OF.sub("", _EDGES.sub("", _TIME.sub("", asked.parts[0])))
    pair = stages(phrase, question, held, reply) if len(phrase) > 1 else None
    if pair is None or not pair[0].value or pair[0].unit != pair[1].unit:
        return None
    plan, done = pair
    if asked.sort is Sort.DONE:
        return Found(f"{told_of(pair)}，为预算的{percent_of(done, plan, reply)}。")
    if done.value > plan.value:
        return None
    rest = left_of(plan, (done,), reply)
    share = percent_of(difference(plan, done), plan, reply)
    return Found(f"{told_of(pair)}，其余为{rest}，占预算的{share}。")


def _parts(phrase: str, meant: Meant, question: Question, held: Held, reply: Reply) -> list[Side]:
    """The one number that a phrase names, or those of a list; empty where one of them is not found."""
    alone = _side(phrase, meant, question, held, reply)
    if alone is not None:
        return [alone]
    listed = several(phrase)
    found = [_side(piece, meant, question, held, reply) for piece in listed] if len(listed) > 1 else []
    known = [side for side in found if side is not None]
    return known if len(known) == len(listed) <= _MOST and len({s.told for s in known}) == len(known) else []


def _side(phrase: str, meant: Meant, question: Question, held: Held, reply: Reply) -> Side | None:
    bare = _EDGES.sub("", _AT.sub("", _TIME.sub("", phrase)))
    if meant is not Meant.AMOUNT:
        bare = _SAID_SO.sub("", bare) or bare
    side = resolved(bare, meant, question, held, reply) if len(bare) > 1 else None
    return None if side is None or side.unit == "%" else side


def _meant(question: Question, asked: Proportion, held: Held) -> Meant:
    """What both sides are meant as: the budget of a final account, the year before, or what is printed itself."""
    said = f"{asked.whole}|{asked.basis}"
    if _BEFORE.search(said) or (held.year is not None and held.year - 1 in years_of(said)):
        return Meant.BEFORE
    final = held.document.stage is Stage.FINAL
    planned = final and (asked.basis or "年初" in said) and _PLANNED.search(said)
    return Meant.PLANNED if planned else Meant.AMOUNT


def _of_another_year(question: Question, held: Held) -> bool:
    return question.previous or any(year != held.year for year in question.years)


def _made(asked: Proportion, parts: Sequence[Side], whole: Side, reply: Reply) -> Found | None:
    said = told_of((*parts, whole))
    part, names = joined(parts), "、".join(side.name for side in parts)
    if part.base > whole.base and asked.sort is not Sort.TIMES:
        return None
    if len(parts) > 1:
        said += f"，合计{added(parts, reply)}"
    if asked.sort is Sort.TIMES:
        return Found(f"{said}，前者是后者的{times_of(part, whole, reply, f'{names}与{whole.name}的倍数')}。")
    if asked.sort is Sort.PART:
        return Found(f"{said}，前者占后者的{percent_of(part, whole, reply, f'{names}占{whole.name}')}。")
    rest = left_of(whole, parts, reply)
    if asked.sort is Sort.LEFT:
        return Found(f"{said}，其余为{rest}。")
    share = percent_of(difference(whole, part), whole, reply, f"其余占{whole.name}")
    return Found(f"{said}，其余为{rest}，占{share}。")
