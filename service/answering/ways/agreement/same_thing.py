"""Whether an answer about agreement is of the very thing that a question names: of its sort, and under its name."""

from __future__ import annotations

from extractors.schema.draft import Stage
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.asked.reckoning import A_TABLE
from service.answering.document.held import Held
from service.answering.printed.item_names import names_of
from service.answering.printed.linking import link
from service.answering.reply import Found
from service.answering.ways.agreement.counted_again import tells_the_sort
from service.answering.ways.agreement.place_names import places_named
from service.answering.ways.agreement.sections import clauses, sections_in
from service.answering.ways.agreement.two_places import WHOLES
from service.patterns import regex
from service.terms import coverage, key

_AGREE = regex("(?<!不)一致：")
# How the places of an answer are told, which may have words of what was asked.
_PLACES = regex(r"（[^（）]*表[^（）]*）|\[\d+\]")
# People of whom it is asked how many there are: no money tells that.
_PEOPLE = regex(
    "(?:人|老人|学生|职工|教师|对象|儿童|患者|游客|村民|居民|干部|群众|农户|户|家庭)(?:里|中)?(?:到底|究竟|一共|总共|共|实际|现在)*有?多少(?![钱元万亿费])"
)
_COUNTED = regex(r"\d[百千万]?(?:人|名|位|户|个|例)")
_PRODUCT = "两者的积"
_NUMBER_OF = regex("(?:户|人|亩|套|个|家|座|台|辆|处|所|件|场|期)数(?!据)|面积|里程")
_HEADS = regex("人数|户数|家数|辆数")
_RATED_BY = regex("标准|单价|每|(?<![预决])算")
_RATED = regex("标准|单价|每|预算|金额|资金|钱|元")
_BUDGETS = regex("一致：[^（]*（[^）]*预算[^）]*）[^（]*(?:（[^）]*表）)?[^（]*（[^）]*预算[^）]*）")
_SAME = 0.75
_APART = regex("不一致：")
_WHOLE_TOLD = regex("(?:收入|支出)?预算总额|[收支][入出]总计")


def of_same_thing(question: Question, held: Held, found: Found) -> bool:
    """Whether what is told to agree is what was asked: numbers of that sort, of the item that the question names first where
    it names any besides its places. What does not agree is told with both of its numbers: whoever asks can see of what."""
    if _PRODUCT in found.text and _NUMBER_OF.search(question.plain) and not _RATED.search(question.plain):
        # what a rate makes of a number does not tell whether two places have the same number
        return False
    if _AGREE.search(found.text) is None:
        return _APART.match(found.text) is None or not _of_a_whole(question, held, found)
    if held.document.stage is Stage.FINAL and "预算" not in question.plain and _BUDGETS.search(found.text):
        # of an account that what was budgeted is the same everywhere tells nothing of what was spent
        return False
    if not tells_the_sort(question, found):
        return False
    if (
        _HEADS.search(question.plain)
        and not _RATED_BY.search(question.plain)
        and not _COUNTED.search(found.text)
    ):
        # 目标人数和预算能对上吗: that an amount is the same everywhere tells nothing of how many people it is for
        return False
    if _PEOPLE.search(question.plain) and _COUNTED.search(found.text) is None:
        return False
    named = _named(question, held)
    told = key(_PLACES.sub(" ", found.text))
    if not named or "元" not in told:
        # what is counted goes by many names
        return True
    return any(coverage(name, told) >= _SAME for name in names_of(named[0]))


def _of_a_whole(question: Question, held: Held, found: Found) -> bool:
    """Whether a number that is told to differ is the whole budget's, where one item is named and no whole."""
    named = _named(question, held)
    if len(set(named)) != 1:
        return False
    pieces = [
        _PLACES.sub(" ", piece) for piece in found.text.split("，") if "元" in piece and "相差" not in piece
    ]
    strange = [p for p in pieces if not any(coverage(name, key(p)) >= _SAME for name in names_of(named[0]))]
    return 0 < len(strange) < len(pieces) and all(_WHOLE_TOLD.search(piece) for piece in strange)


def _named(question: Question, held: Held) -> list[str]:
    """The items that a question names outside the names of its places; none where only a whole is named."""
    if not question.wants(Ask.VERIFY) or question.english:
        return []
    text = clauses(question, held)
    spans = [(p.start, p.start + len(p.words)) for p in places_named(text, held)]
    spans += [(p.start, p.end) for p in sections_in(question, held)] if question.plain == text else []
    rest = "".join(" " if any(a <= n < b for a, b in spans) else c for n, c in enumerate(text))
    mentions = link(rest, held.catalogue, whole=False).mentions
    return [
        m.subject
        for m in sorted(mentions, key=lambda m: m.start)
        if m.subject not in WHOLES and not A_TABLE.match(text, m.end)
    ]
