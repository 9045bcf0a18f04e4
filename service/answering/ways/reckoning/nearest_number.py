"""An amount spread over the number that stands nearest to what the question names (每平方米, 每卷, 每批次)."""

from __future__ import annotations

from dataclasses import replace

from service.answering.asked.kinds import COUNTED
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.numbers import Number, Where, near, numbers, sort_of
from service.answering.document.sayings import Term
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.compute import figure_of
from service.answering.ways.reckoning.divisors import Divisor, named_alone, of_change, was
from service.answering.ways.reckoning.per_head import BY_TIME, is_whole, spread, spreads, whole_said
from service.patterns import regex
from service.terms import key
from service.words import words

_EACH = regex(
    r"(?:每|平均(?:到|下来)?)(?:一|1)?个?(?P<unit>平方米|公里|批次|人次|[名位人户辆台套件亩座株卷册场期次批家所间栋])(?P<noun>[一-鿿]{0,6})"
)
_HOW_MANY = regex(f"[一-鿿]{{0,4}}?(?:几|多少)个?(?:{COUNTED})")
_AVERAGE = regex("平均|折算|每[一-鿿]{1,8}?[^,，。]{0,16}(?:多少|几)")
_GENERIC = regex("每.{0,3}|任务|成本|标准|人数|户数|卷数|面积|数量|预算|平均|.{0,2}车")
_VEHICLES = regex("公务用车|车辆")
_IN_ALL = regex("合计|总[数量]|共计?有?$|保有量")
_TYPED = regex("编制|其中|一般|特种|执法|执勤|机要|应急|离退休|报废|购置|其他")
# Names money of a sort, which no other amount tells.
_MONEY = regex("[一-鿿](?:补助|补贴|津贴|费|金|工资|款|赔偿|奖励)$")
_ENOUGH = 0.5


def over_nearest(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount, the number and the quotient; None where no number of that unit stands near, or several as near differ."""
    asked = _EACH.search(question.plain)
    if asked is not None and _HOW_MANY.match(question.plain, asked.end("unit")):
        # 每家几辆: no amount of money tells how many there are
        return None
    if asked is None or _AVERAGE.search(question.plain) is None or BY_TIME.search(question.plain):
        return None
    sort = sort_of(asked["unit"])
    figure = _figure(question, held, links)
    if figure is None or not spreads(figure, question):
        return None
    known = [
        n
        for n in numbers(held)
        if n.count is not None and n.value and n.sort == sort and not (was(n.count) or of_change(n.count))
    ]
    found = _vehicles(known) if sort == "辆" and _VEHICLES.search(figure.subject) else None
    found = found or _nearest(known, _terms(asked["noun"], figure, links))
    if found is None or found.count is None or _untold(question, figure, found, links):
        return None
    return spread(figure, Divisor((found.count,)), held, reply)


def _untold(question: Question, figure: Figure, number: Number, links: Links) -> bool:
    """Whether the question says more of what is spent than the amount and the number are of."""
    if not links.left:
        return False
    saying = number.saying
    told = (figure.words, key(figure.section), saying.words, saying.above, saying.around, key(saying.text))
    words = [w for w in links.left if _MONEY.search(w) and not _GENERIC.fullmatch(w) and named_alone(w)]
    return bool(unmatched(words, *told)) or (is_whole(figure) and not whole_said(question))


def _figure(question: Question, held: Held, links: Links) -> Figure | None:
    for subject in links.subjects:
        figure = figure_of(held, subject, question, replace(links, left=()))
        if figure is not None and figure.money.yuan:
            return figure
    return None


def _terms(noun: str, figure: Figure, links: Links) -> list[Term]:
    """The words that the number must stand with: those of the question besides the item, and those of the item."""
    said = (*links.left, *content(noun.partition("的")[0]))
    left = [w for w in said if len(w) > 1 and not _GENERIC.fullmatch(w)]
    own = [w.text for w in words(figure.subject) if len(w.text) > 1]
    return [(word,) for word in dict.fromkeys((*left, *own))]


def _nearest(known: list[Number], terms: list[Term]) -> Number | None:
    found = [(score, n) for score, n in near(terms, known) if score >= _ENOUGH]
    best = [n for score, n in found if score == found[0][0]]
    best = [n for n in best if n.where is Where.TARGET] or best if len({n.base for n in best}) > 1 else best
    return best[0] if len({n.base for n in best}) == 1 else None


def _vehicles(known: list[Number]) -> Number | None:
    """All the vehicles there are, and not those of one use or those that there may be."""
    whole = [n for n in known if not _TYPED.search(n.saying.words) and "车" in n.saying.words]
    whole = [n for n in whole if _IN_ALL.search(n.saying.words.partition("|")[0])] or whole
    return whole[0] if len({n.base for n in whole}) == 1 else None
