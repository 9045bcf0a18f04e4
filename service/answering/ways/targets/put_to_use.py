"""Whether something has come about that no number tells, or in time (投用了吗, 完工了没有, 按时发放了吗): what a form has as the
outturn of its time."""

from __future__ import annotations

from extractors.schema.budget import Figure, Indicator
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.targets import deadlines
from service.answering.ways.targets.target_forms import of_years
from service.answering.ways.targets.unmet import OUTTURN, REASON, cited
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
_ASKS = regex("[吗么没]$|没有$|[了过]没|有没有|是否|是不是|已经?|了不")
_NOT = regex("^(?:尚|还|仍)?(?:未|没)|延[至到迟期后]|推迟|逾期|滞后|超期")
_NUMBER = regex(r"^[≥≤<>=]?\s*\d[\d,.]*\s*[^年月日\d]{0,4}$")
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
    words = [w for w in content(rest, held.catalogue.said) if len(w) > 1]
    if not words:
        return None
    found = [
        (one, done)
        for one in held.extraction.budget.indicators
        if called.search(key(one.level3)) and of_years(one.project, question)
        if (done := _outturn(one)) is not None
        if all(_named(word, key(f"{one.project}|{one.goal}|{one.level3}")) for word in words)
    ]
    if len(found) != 1:
        return None
    one, done = found[0]
    said = "，".join(cited(one, done, held, reply))
    verdict = "没有：" if _NOT.search(done.target.text.strip()) else ""
    kept = deadlines.verdict(one, done.target)
    return Found(f"{verdict}{said}{kept and f'，{kept}'}。")


def _named(word: str, said: str) -> bool:
    """Whether a form says a word, or one that people use for it (租房 for 租赁)."""
    return any(coverage(each, said) >= _NAMED for each in (word, *alike().get(word, ())))


def _outturn(one: Indicator) -> Figure | None:
    """What a form prints as reached in words or as a date; a number of things says nothing of whether it has come about."""
    done = next((o for o in one.others if OUTTURN.search(o.head) and not REASON.search(o.head)), None)
    return done if done is not None and not _NUMBER.match(done.target.text.strip()) else None
