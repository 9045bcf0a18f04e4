"""Whether a number of things is the same wherever a document gives it (前后写的一样吗): each value once, with its place."""

from __future__ import annotations

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, near, numbers, reached
from service.answering.document.sayings import Term
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.agreement.in_sentence import bounds, counted, former, of_fleet, typed
from service.answering.ways.agreement.place_names import places_named
from service.answering.ways.agreement.placed import told
from service.answering.ways.agreement.sections import clauses
from service.answering.ways.agreement.sides import bare, counts, given_in, sort_meant, terms_for
from service.answering.ways.reckoning.operands import COUNTED
from service.patterns import regex
from service.terms import coverage, covered, key

_THROUGHOUT = regex(
    "前后|先后|前文[^,，。]{0,12}后文|各处|几处|多处|两处|处处|始终|不同(?:地方|位置|章节|部分)|别处|其他地方|通篇|全文"
)
_HERE = regex(
    "(?:整个|整份|这份|这个)?(?:文件|报告|材料|文本|文档|公开)(?:里|中|内|的)?|前前后后|前后文?|先后|各处|[几多两]处|处处|始终|通篇|全文|出现|提到|提及|不同(?:地方|位置|章节|部分)|别处|其他地方|里里外外|数字"
)
# So near must a number be to what it is asked of; less where it is said what is counted.
_SURELY, _ENOUGH, _FEW, _LONGEST = 0.75, 0.45, 4, 180


def throughout(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The different values with a place of each, the text first; of one value two places. None where it is told only once."""
    if not question.wants(Ask.VERIFY) or len(question.plain) > _LONGEST:
        return None
    text = clauses(question, held, as_said=True)
    if not _THROUGHOUT.search(text) or question.amounts or question.percents:
        return None
    if len(places_named(text, held)) > 1:
        return None
    phrase = _HERE.sub(" ", bare(text, 0, len(text), (), given_in(text)))
    sort = sort_meant(phrase) or sort_meant(text)
    if sort == "元":
        return None
    # 面积 may be told in mu
    sort = COUNTED if sort == "平方米" else sort
    terms = terms_for(phrase, held, sort or COUNTED)
    known = [n for n in (*numbers(held), *reached(held)) if _may_be(n, sort, terms)]
    enough = _ENOUGH if sort not in ("", COUNTED) else _SURELY
    found = of_fleet([n for n in numbers(held) if counts(n, sort)], phrase) if sort == "辆" else []
    if not found and (sort != "辆" or typed(phrase)):
        found = [n for score, n in near(terms, known) if score >= enough] if terms else []
        named = "".join(content(phrase)) or key(phrase)
        nearest = max((coverage(named, n.saying.words) for n in found), default=0.0)
        found = [n for n in found if coverage(named, n.saying.words) == nearest]
    found = [n for n in found if n.sort == found[0].sort]
    if any(_reached(n) for n in found):
        # what was aimed at is not how many there are
        found = [n for n in found if n.where is not Where.TARGET or _reached(n)]
    found.sort(key=lambda n: n.where is not Where.TEXT)
    values: dict[object, Number] = {}
    for number in found:
        values.setdefault(number.base, number)
    row = list(values.values())[:_FEW]
    if len(row) == 1:
        row += [n for n in found if n.source != row[0].source and n.saying.text != row[0].saying.text][:1]
    return told([row], held, reply) if len(row) > 1 else None


def _may_be(number: Number, sort: str, terms: list[Term]) -> bool:
    if (
        number.of_item
        or number.sort in ("元", "%")
        or "/" in number.unit
        or not counts(number, sort or COUNTED)
    ):
        return False
    if bounds(number) or former(number) or not number.value:
        return False
    own = counted(number)
    return any(all(covered(key(word), own)) for term in terms for word in term)


def _reached(number: Number) -> bool:
    return number.count is not None and bool(number.count.shown)
