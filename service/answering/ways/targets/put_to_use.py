"""Whether something has come about that no number tells, or in time (投用了吗, 完工了没有, 按时发放了吗): what a form has as the
outturn of its time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.schema.budget import Figure, Indicator
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.targets import deadlines
from service.answering.ways.targets.target_forms import of_years
from service.answering.ways.targets.unmet import OUTTURN, REASON, cited, missed
from service.lexicon.alike import alike
from service.patterns import regex
from service.terms import coverage, key

_PAID = "发放|拨付|兑付|支付|发到|到账|下达"
# Each deed by the words that ask for it, and what a form calls it.
_DEEDS = tuple(
    (regex(asked), regex(told))
    for asked, told in (
        *(
            (deed, deed)
            for deed in (
                "投用|投入使用|投入运[行营]|启用|投产|交付使用|开放使用|用上了",
                "完工|竣工|建成|建好|修好|修完|施工完成",
                "开工|启动|动工",
                "通车|通水|通气|通航|开通",
                "验收",
            )
        ),
        (f"(?:按[时期]|及时|准时|如期)(?:都|已经?|全部|足额)*(?:{_PAID})", _PAID),
        (
            "(?:按[期时]|如期|(?:按照?|在)?(?:计划|规定|目标|要求)的?(?:完成)?(?:时间|期限|日期|时限)(?:内|之?前)?)[^,，。]{0,6}完成"
            "|完成(?:时间|时限)|时限",
            "完成(?:时间|时限)|时限",
        ),
    )
)
_ASKS = regex("[吗么没]$|没有$|[了过]没|有没有|是否|是不是|已经?|了不|能不能|能否|会不会")
_NOT = regex("^(?:尚|还|仍)?(?:未|没)|延[至到迟期后]|推迟|逾期|滞后|超期")
_NUMBER = regex(r"^[≥≤<>=]?\s*\d[\d,.]*\s*[^年月日\d]{0,4}$")
# In time, and the targets that say how soon or what part of it was: 发放及时率, 到位后发放时限.
_IN_TIME = regex("按[时期]|及时|准时|如期|时限|期限")
_OF_TIME = regex("及时|按时|按期|准时|如期|时限|期限|天数|时间")
_THIS_YEAR = regex("年[底末内]|今年|本年|当年")
# What any money is called.
_MONEY = regex("(?<=[一-鿿]{2})(?:[款钱金]|资金|款项)$")
_IDLE = regex("当年|年[底末内]|如期|按[期时]|已经?|实际|目前|最后|到底|项目|工程|使用|建设|时间")
# So much of a word must the project of a form say.
_NAMED = 0.7


def deed_asked(question: Question) -> bool:
    """Whether a question asks if something has come about, which no amount spent on it tells."""
    of_money = question.wants(Ask.AMOUNT, Ask.COUNT, Ask.WHY, Ask.VERIFY, Ask.SHARE, Ask.CHANGE)
    asks = question.wants(Ask.YES_NO) and not of_money and _ASKS.search(question.plain) is not None
    return asks and any(deed.search(question.plain) for deed, _ in _DEEDS)


def put_to_use(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The time that a form sets for it with its outturn and the reason beside; None where no one form of what is named has it."""
    if not deed_asked(question):
        return None
    deed, called = next(each for each in _DEEDS if each[0].search(question.plain))
    rest = _IDLE.sub(" ", deed.sub(" ", without_names(question.plain, held.document)))
    words = [_MONEY.sub("", w) for w in content(rest, held.catalogue.said) if len(w) > 1]
    words = [w for w in words if w not in ("资金", "款项", "经费")]
    if not words:
        return None
    found = [
        (one, done)
        for one in held.extraction.budget.indicators
        if called.search(key(one.level3)) and of_years(one.project, question)
        if (done := _outturn(one)) is not None
        if all(_named(word, key(f"{one.project}|{one.goal}|{one.level3}")) for word in words)
    ]
    if _IN_TIME.search(question.plain):
        # of how many were paid nothing follows for when
        found = [f for f in found if _OF_TIME.search(f[0].level3)] or [
            f for f in found if not _NUMBER.match(f[1].target.text.strip())
        ]
    if not found:
        return _planned(question, called, words, held, reply)
    if len(found) != 1:
        return None
    one, done = found[0]
    said = "，".join(cited(one, done, held, reply))
    kept = deadlines.verdict(one, done.target)
    short = kept == "没有按期" or missed(one, done) or _NOT.search(done.target.text.strip())
    met = not kept and None not in (one.target.value, done.target.value) and _OF_TIME.search(one.level3)
    return Found(f"{'没有：' if short else '是：' if met else ''}{said}{kept and f'，{kept}'}。")


def _planned(
    question: Question, called: re.Pattern[str], words: Sequence[str], held: Held, reply: Reply
) -> Found | None:
    """Whether what is to come about does so before the year is over: by the year that the one target of it sets, or the one
    sentence that says when."""
    if not _THIS_YEAR.search(question.plain) or held.year is None:
        return None
    targets = [
        (one, until)
        for one in held.extraction.budget.indicators
        if called.search(key(one.level3)) and of_years(one.project, question)
        if (until := deadlines.year_of(one)) is not None
        if all(_named(word, key(f"{one.project}|{one.goal}|{one.level3}")) for word in words)
    ]
    by_year = regex(f"((?:19|20)\\d\\d)年[^，,；;。]{{0,10}}(?:{called.pattern})")
    sentences = [
        (piece, int(told[1]))
        for piece in held.sayings.pieces
        if not piece.row and not piece.section and (told := by_year.search(piece.text)) is not None
        if all(_named(word, f"{piece.words}|{piece.above}") for word in words)
    ]
    years = {until for _, until in (*targets, *sentences)}
    if len(years) != 1 or len(targets) > 1:
        return None
    said = []
    for one, _ in targets:
        text = one.target.text.strip()
        n = reply.cite(held.document, one.target.source, f"{one.level3}\t{text}", one.project)
        said.append(f"{one.level3}的指标值为“{text}”[{n}]")
    for piece, _ in sorted(sentences, key=lambda s: len(s[0].text))[:1]:
        said.append(piece.tell(held.document, reply, ()))
    return Found(f"{'不能' if years.pop() > held.year else '是'}：{'；'.join(said)}。")


def _named(word: str, said: str) -> bool:
    """Whether a form says a word, or one that people use for it (租房 for 租赁)."""
    return any(coverage(each, said) >= _NAMED for each in (word, *alike().get(word, ())))


def _outturn(one: Indicator) -> Figure | None:
    """What a form prints as reached in words, as a date, or by how soon or for what part in time; a number of things says
    nothing of whether it has come about."""
    done = next((o for o in one.others if OUTTURN.search(o.head) and not REASON.search(o.head)), None)
    counts = done is not None and _NUMBER.match(done.target.text.strip()) is not None
    return done if not counts or _OF_TIME.search(one.level3) else None
