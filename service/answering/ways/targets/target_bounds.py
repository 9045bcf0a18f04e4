"""The bound that a target sets (成本上限是多少, 至少要惠及多少人): the nearest indicator with that operator."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.schema.budget import Indicator
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.telling import target
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.targets.target_forms import Form, forms, of_years
from service.answering.ways.wording.demands import ASKED_UNIT, alike
from service.patterns import regex
from service.terms import coverage, key

_CEILING = regex(
    "上限|封顶|顶格|顶多|撑死|不(?:能|得|应|可|许|准)?(?:超过|超出|高于|多于|突破)(?:多少|几)|别超过?(?:多少|几)"
    "|最[多高](?:只|就)?(?:不|能|可|许|准|允许|让|多少|几|花|用|给|付|出|掏|收|投)"
    "|(?:控制|压|限制?|管)(?:在|到)(?:多少|几)[^,，。]{0,2}(?:以内|之内|以下|内)"
)
_FLOOR = regex(
    "下限|至少|起码|少说|保底|不(?:能|得|应|可|许|准)?(?:少于|低于)(?:多少|几)|别(?:少于|低于)(?:多少|几)"
    "|最[少低](?:也)?(?:要|得|应|须|需|必须)"
)
_OF_MONEY = regex(
    "多少(?:钱|元|万)|几(?:元|万|块)|费用|成本|单价|(?:花|用|掏|付|支出?|给)(?:出去|掉)?(?:多少|几)(?:$|[,，。?？])"
)
_MONEY = regex("元$|万$")
# What an indicator is called beyond what it is of (宣传经费, 年度追回金额).
_BESIDE_IT = regex(
    "^(?:本?年度?|全年|当年|项目)(?=[一-鿿]{2})|(?<=[一-鿿]{2})(?:(?:总|的|支出|活动|工作|项目)*(?:经费|费用|成本|金额|资金|支出|投入|数量|总量|总额|额度?|费))$"
)
_CLAUSES = regex("[,，。；;?？]")
# So much of the characters of an indicator's name a question about it has.
_NEAR = 0.6
_SHORTEST, _MOST = 3, 4
_OPERATORS = {True: frozenset("≤<"), False: frozenset("≥>")}


def asked(question: Question, held: Held) -> bool:
    """Whether a question asks for the most or the least that there may be of something."""
    bound = _CEILING.search(question.plain) or _FLOOR.search(question.plain)
    if bound is None or question.wants(Ask.VERIFY, Ask.WHY):
        return False
    # 投入超预算比例 asks for no change where an indicator is called so
    return not question.wants(Ask.CHANGE, Ask.SHARE) or any(
        len(name := key(one.level3)) > _SHORTEST and name in question.plain
        for one in held.extraction.budget.indicators
    )


def bounded(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The one indicator that sets such a bound for what is asked, as printed; None where two of other names or bounds are as
    near, or none is."""
    if not asked(question, held):
        return None
    ranked = sorted(_near(question, held, links), key=lambda pair: pair[0], reverse=True)
    if not ranked:
        return None
    nearest = [one for rank, one in ranked if rank == ranked[0][0]]
    if len({(key(one.level3), one.target.operator, one.target.value) for one in nearest}) > 1:
        return None
    # of one name and one bound under several goals
    told = dict.fromkeys(target(held.document, one, reply) for one in nearest[:_MOST])
    return Found("；".join(told) + "。")


def _near(question: Question, held: Held, links: Links) -> Iterator[tuple[tuple[float, ...], Indicator]]:
    """The indicators with such a bound and how near each is: by its name, then by its project's."""
    operators = _OPERATORS[_CEILING.search(question.plain) is not None]
    text = set(question.plain)
    for form in forms(held):
        if not of_years(form.project, question):
            continue
        for one in form.indicators:
            name = set(key(one.level3))
            share = len(name & text) / len(name) if name else 0.0
            named = share >= _NEAR or _counted_so(question, links, one) or _of_it(question, links, one)
            if one.target.operator not in operators or not named or not _of_kind(question, one):
                continue
            # an indicator with all that is asked comes before one with more of its own name
            asked_of = [w for w in links.left if w in key(one.level3)]
            yield (len(asked_of), share, _project(form, question, links)), one


def _of_it(question: Question, links: Links, one: Indicator) -> bool:
    """Whether the clause that asks for the bound names what an indicator is of or has several of its words, and
    nothing else (宣传上最多能花多少)."""
    of = _BESIDE_IT.sub("", key(one.level3))
    clause = next(
        (key(c) for c in _CLAUSES.split(question.text) if _CEILING.search(c) or _FLOOR.search(c)), ""
    )
    words = [w for w in links.left if w in clause]
    own = [w for w in words if w in of and w not in key(one.project)]
    of_money = _OF_MONEY.search(clause) is not None
    named = (len(of) > 1 and of in clause) or len(own) > 1 or (bool(own) and of_money)
    return named and not unmatched(words, key(one.level3), key(one.project))


def _counted_so(question: Question, links: Links, one: Indicator) -> bool:
    """Whether an indicator is called by all words of a question and counted in the unit that it asks in (至少查几家)."""
    unit = ASKED_UNIT.search(question.plain)
    fits = unit is not None and one.target.unit in alike(unit.group(1))
    return fits and bool(links.left) and not unmatched(links.left, key(one.level3))


def _of_kind(question: Question, one: Indicator) -> bool:
    """Whether money is asked of a target of money; of what else is asked its unit tells nothing."""
    return _OF_MONEY.search(question.plain) is None or _MONEY.search(one.target.unit) is not None


def _project(form: Form, question: Question, links: Links) -> float:
    name = key(form.project)
    return coverage(name, "".join((question.plain, *links.context))) if name else 0.0
