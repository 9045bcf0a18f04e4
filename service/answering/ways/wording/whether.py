"""Whether there is such a thing (有没有公务用车, 有人出国吗, 买不买车): the sentence that says so or denies it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.schema.extraction import Passage
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import kind_of_body, without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held, of_last_year, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.figures.selection import select
from service.patterns import regex
from service.terms import key, plain

# (as asked, as a clause says it), both in half-width without spaces; the first that fits is meant.
_THINGS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (regex(asked), regex(told))
    for asked, told in (
        (
            "(?:购|买|更新|新增|添置?|换|新配|增配|提)[^,，]{0,10}(?:车|车辆)|(?:进|配|入手)(?:了|过)?(?:新|几|一|两)[^,，]{0,4}车|车辆?[^,，费]{0,6}(?:购置|购买|买)",
            "(?:购置|购买|更新|新购|新增)(?!费?[及和与、]?运行)[^，,；;。]{0,14}车|车辆?购置(?!费?[及和与、]?运[行维])",
        ),
        (
            "(?:购|买|新增|添置?)[^,，]{0,12}设备|设备[^,，费]{0,4}(?:购置|购买|买)",
            "(?:购置|购买|新增|更新)[^，,；;。]{0,20}设备|设备购置",
        ),
        ("出国|出境|境外|国外", r"因公出国|出国\(境\)|出国境"),
        ("外宾|外事|外国人|国外来宾|涉外", "外事|外宾|国\\(境\\)外"),
        ("设备", r"单(?:价|位价值|台价值)[^，,；;。]{0,24}设备|(?:通用|专用|大型)设备"),
        (
            "车(?!费|补|位|站|运行|购置|维)",
            r"(?:公务用车|公务车|车辆|公车)(?!购置|运行|费|维)|车\d+辆|\d+辆[^，,；;。]{0,6}车",
        ),
        ("房|办公楼|办公场所", "房屋|办公楼|办公用房|业务用房|用房"),
    )
)
# What the two that cost money of their own are entered as.
_ITEMS = {_THINGS[0][1]: ("公务用车购置费", "公务用车购置"), _THINGS[2][1]: ("因公出国境费",)}
# What a body has, which other questions build, rent or repair.
_OWNED = tuple(told for _, told in _THINGS[-3:])
_DONE_TO_IT = regex("建(?!筑)|租|装修|改造|维修|修缮|处置|报废|拍卖|搬")
_SPOKEN = regex(
    "(?:19|20)?\\d\\d年(?:度)?(?:\\d+月)?(?:\\d+日)?|截[至止]到?|(?:本|这一?|当|全|今)年度?|年?[末底]|有没有|有无|是否|没有|还?有|自己的?|自有|单独|打算|计划|准备|拟|想|要|需要|安排|预算|发生|支出|开支|实际"
    "|[购买]过?置?|购置|更新|新增|添置?|换|用|公务|公车|用车|车辆?|辆|小?汽?车|新|房屋|房子|房产?|办公楼|办公用房|办公场所|楼|设备|大型|单价|单位价值|元|万|以上|\\d+|因?公?出(?:国|境)(?:境|\\(境\\))?费?用?"
    "|年内|年度内|当年内|期间|活动|任务|行程|出访|访问|公派|派遣?|派人|动用|使用|局机关"
    "|出去|职工|人员?|干部|团组?|考察|外宾|外事|接待|境外|国外|任何|什么|名下|单位|部门|机关|局里?|院里?|校|会|过|吗|呢|么|了|的|不|没|会|在|去|费|购|台|套|几|一|哪|些"
)
# What a body has at a date, of which a budget tells the last before it was made.
_AS_OF = regex("截[至止]|年末|年底|\\d月")
_MONTH, _YEAR_END = regex(r"\d+月"), regex("年度?[末底]|12月31日")
_CLAUSE = regex(r"[^，,；;。！!\n]+(?:,(?=\d{3})[^，,；;。！!\n]+)*")
_SENTENCE = regex(r"[^。；;！!\n]+[。；;！!]?")
_DENIES = regex(
    r"没有(?!变化|增减)|未(?!来|必|发生变化)|无(?!关|论|障|线|纸|增减|变化)|不(?!低于|少于|得|超过|足|含|同|断|动产)|均为0|(?<![\d.])(?<!\d,)0(?:\.0+)?(?:万?元|辆|台|套|个|人|批|团|次|\(套\)|间|平)"
)
_MEANS = regex("(?:费用?|经费|用车|支出)[）)]?[，,]?(?:是指|系指|指(?!标|导|定|挥|出))")
_THRESHOLD = regex(r"(\d+)(?=万元(?:以上|\(含\)))")
_COSTS = regex(r"费|\d万?元(?!以上|\(含\))")
_LAST_YEAR = regex("上年|去年|上一年|比20|较20")
_MONEY_ONLY = regex("多少钱|金额|费|多少元|多少万|占|支出|预算数")


def asked(question: Question) -> bool:
    """Whether a question asks if there is a thing, or if one is to be bought, and not for what it costs."""
    return (
        question.wants(Ask.YES_NO)
        and not question.wants(
            Ask.WHY, Ask.VERIFY, Ask.CHANGE, Ask.SHARE, Ask.DIFFERENCE, Ask.HIGHEST, Ask.PARTS
        )
        and not question.wants(Ask.SUM, Ask.PER_HEAD)
        and _MONEY_ONLY.search(plain(question.text)) is None
        and (thing := _thing(question.plain)) is not None
        and not (thing in _OWNED and _DONE_TO_IT.search(question.plain))
    )


def owned(question: Question) -> bool:
    """Whether the thing is one that a body has or has not (vehicles, houses, equipment), which no amount tells."""
    return asked(question) and _thing(question.plain) in _OWNED


def whether(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The sentence with the clause about the thing; one that denies it is told as 没有."""
    told = _thing(question.plain)
    if not asked(question) or told is None:
        return None
    earlier = [str(year) for year in question.years if year != held.year]
    earlier += _MONTH.findall(question.plain) if earlier else []
    if of_last_year(question, held) and not (earlier and _AS_OF.search(question.plain)):
        return None
    text = _SPOKEN.sub(" ", without_names(question.plain, held.document))
    words = [w for w in content(text, held.catalogue.said) if not kind_of_body(w, held.document)]
    from_ = _THRESHOLD.findall(question.plain)
    found: list[tuple[tuple[bool, bool, int], bool, Passage, str]] = []
    for passage, sentence, clause in _clauses(held, told):
        if unmatched(words, key(sentence)) or (from_ and not set(from_) & set(_THRESHOLD.findall(clause))):
            continue
        if earlier and not all(said in key(sentence) for said in earlier):
            continue
        if earlier and _YEAR_END.search(question.plain) and not _YEAR_END.search(key(sentence)):
            # what there is at a date only a sentence of that date tells
            continue
        if not _DENIES.search(clause) and not re.search(r"\d", clause):
            continue
        if _MEANS.search(sentence):
            # what a term means says of no one that there is such a thing
            continue
        # a number of things says more than what they cost
        rank = (_LAST_YEAR.search(clause) is not None, _COSTS.search(clause) is not None, len(found))
        found.append((rank, _DENIES.search(clause) is None, passage, sentence))
    figure = _spent(told, question, held) if not words else None
    if not found:
        if figure is None:
            return None
        amount = f"{figure.shown}为{reply.figure(held.document, figure)}"
        return Found(f"有：{amount}。" if figure.money.value else f"没有：{amount}。")
    _, there, passage, sentence = min(found, key=lambda f: f[0])
    quoted = reply.quote(held.document, sentence, passage.source, " / ".join(passage.heading))
    beside = "" if figure is None else f"；{figure.shown}为{reply.figure(held.document, figure)}"
    return Found(f"{'文中写道' if there else '没有'}：{quoted}{beside}。")


def _spent(told: re.Pattern[str], question: Question, held: Held) -> Figure | None:
    """What is entered for the thing, which a printed zero denies; None where nothing is printed of it."""
    names = (name for name in _ITEMS.get(told, ()) if held.catalogue.of_subject(name))
    return next((f for name in names if (f := select(held, name, question, (), held.year)) is not None), None)


def _thing(text: str) -> re.Pattern[str] | None:
    return next((told for wanted, told in _THINGS if wanted.search(text)), None)


def _clauses(held: Held, told: re.Pattern[str]) -> Iterator[tuple[Passage, str, str]]:
    for passage in held.extraction.passages:
        for sentence in _SENTENCE.findall(passage.source.text):
            for clause in _CLAUSE.findall(sentence):
                written = clause.translate(str.maketrans("（）", "()")).replace(" ", "")
                if told.search(written):
                    yield passage, sentence, written
