"""Whether a source pays for something, all of it or a part (用的是财政的钱吗, 全由上级出吗, 有没有外面来的钱): the sentence that
says what it is paid from or that it takes nothing of the source, else the amounts by source that its row prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.sayings import Saying
from service.answering.printed.figure import Figure
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.figures.columns import rows
from service.answering.ways.members.compose import adds_up, in_prose, tell
from service.answering.ways.members.sources import pairs
from service.patterns import regex
from service.terms import key, plain

_OTHERWISE = (Ask.WHY, Ask.CHANGE, Ask.SHARE, Ask.COUNT, Ask.HIGHEST, Ask.DIFFERENCE, Ask.SUM, Ask.PER_HEAD)
# What is no money of the treasury, and what is.
_OTHER = (
    "事业收入|经营收入|单位资金|自筹|自有|其他收入|非财政|财政专户|社会(?:资金|捐)|捐赠|收费收入|租金|附属单位|贷款"
    "|企业出资|水费"
)
_FISCAL = (
    "(?<!非)财政(?!专户|局|部门|厅)|(?<!非)一般公共预算|政府性基金|国有资本经营预算|"
    "上级(?:补助|专项|资金)|(?:中央|省级|市级|县级)(?:财政|补助|资金)"
)
_ABOVE = "上级(?!补助收入)|中央|省级|省财政|转移支付|提前下达"
_OWN_LEVEL = "(?:本|县|区|旗)级|市本级|(?:县|区|本级)财政"


@dataclass(frozen=True, slots=True)
class _Source:
    """How a question says a source, and what in print is it or another one."""

    said: re.Pattern[str]
    its: re.Pattern[str]
    others: re.Pattern[str]


_SOURCES = tuple(
    _Source(regex(said), regex(its), regex(others))
    for said, its, others in (
        (
            "(?:财政|别处|别的地方|单位)?(?:以外|之外|外面|外头|别处|别的地方|社会上)(?:的|给的?|来的?|拿的?|筹的?|资金|渠道)"
            # 除了财政给的钱,还有别的来源吗: what is asked after is what is none of it
            "|除(?:了|去|开|掉)?[^,，。?？]{0,10}(?:财政|国家|政府|公家|预算)[^,，。?？]{0,8}[,，]?[^。?？]{0,20}(?:别的|其他|其它|另外|旁的|额外)(?!收入)"
            "|自筹|自有资金|事业收入|单位资金|自己(?:掏|出|筹|挣|收)(?:的)?(?:腰包|钱|资金)?|自掏腰包",
            _OTHER,
            _FISCAL,
        ),
        ("政府性基金(?:预算)?|基金预算", "政府性基金", f"一般公共预算|国有资本|{_OTHER}"),
        (
            "上级|上面|上头|中央|省里|省级|省财政|国家(?:给|出|拨|补)",
            _ABOVE,
            f"{_OWN_LEVEL}|{_OTHER}",
        ),
        (
            "本级|(?:县|区|市|旗)(?:级|里|财政|本级)",
            _OWN_LEVEL,
            f"{_ABOVE}|{_OTHER}",
        ),
        ("一般公共预算(?:拨款)?", "一般公共预算", f"政府性基金|国有资本|{_OTHER}"),
        ("财政(?:拨款|资金)?|公家|公款|国库|国家的?钱", _FISCAL, _OTHER),
    )
)
_PAYS = (
    "拨款?|出资?|掏|包|负担|承担|买单|付|兜底|解决|给|保障|列支|开支|支|安排|供|养|动用?|占用?|用|花|靠|来自|来源|来的|的钱|的资金"
    "|资助|补助"
)
_WHETHER = regex("吗|么$|是不是|是否|有没有|有无|没有$|没$|了没|(?:用|靠|占|动|花)[没不](?:用|靠|占|动|花)")
_PAID = regex(_PAYS)
# Whether there is any of it, and whether it is all.
_ANY = regex("有没有|有无|[用花动占靠]了?没有?|(?<![自现所])有[^,，]{0,12}吗")
_ALL = regex("全|都(?!市|会)|完全|纯|统统|百分之百|一分不少|只(?:用|靠|由)|单靠|光靠")
_ASIDE = regex(
    "是不是|是否|有没有|有无|没有$|吗|么$|全部|全额|全都|全是|全|都|完全|只|单靠|光靠|财政|上级|中央|省里|省级|县级|区级|市级|本级"
    "|(?:县|市|区)里|政府性基金(?:预算)?|一般公共预算|国家|公家|自筹|自有|单位资金|事业收入|外面|外头|别处|以外|之外"
    f"|拨款|预算|资金|经费(?=$|是|由|全|都|用|靠)|的?钱|款|出资|项目|这笔|那笔|{_PAYS}|由|从|的|了|来|到|过|也|还|又|来源|里面?|一部分|部分|收入|单位|部门|局里?|全局|以外|之外|买|购|做|建|办|搞|自己|今年|本年|当年"
)
_PRINTED = regex("(?:财政|预算|基金|拨款|资金|收入|级)$")
# 政府性基金预算支出88万元，…，用于…: of the fund that is told of what stands behind is paid.
_SPENT_ON = regex("用于|用来|用作|安排的?(?=[^，,。]{2,20}项目)")
_FUND = regex("政府性基金|国有资本|一般公共预算")
# Names of what a department has in all, and of no thing that is paid for.
_OF_ANY_THING = regex(
    "(?:一般公共预算|政府性基金|财政|本年|单位|预算)*(?:拨款|资金|收入|支出)?(?:收入|支出)?(?:总计|合计|总额)?"
)
_WHOLES = ("收入总计", "本年收入合计", "本年收入")
_CLAUSE = regex(r"[^，,；;。！!\n]+")
# What a sentence says that it is not paid from; that all of it is; that it is.
_NOT_FROM = regex(
    "(?:不|未|没有|无需|不需)(?:再)?(?:占用|动用|使用|需要?|用|涉及|列入|安排|通过|由|从|在|花)"
)
_ALL_FROM = regex(
    "(?:全部|均|全额|都|资金|经费|费用|所需)(?:包括|包含|含|为|由|来自|来源于|来源为|从|列|使用|通过|是|属于?|系|在)"
)
_FROM = regex(
    "(?:由|从|来自|来源于|在|通过|使用|利用|用)[^，,；;。]{2,30}(?:解决|承担|负担|安排|列支|保障|支付|统筹|筹措|支出|开支|支)"
)


def told(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """是, 不是, 不全是, 有 or 没有, with what shows it; None where neither words nor amounts decide."""
    text = plain(question.text)
    source = _source(text)
    if source is None or question.wants(*_OTHERWISE):
        return None
    words = content(_ASIDE.sub(" ", without_names(text, held.document)), held.catalogue.said)
    things = [s for s in links.subjects if not source.said.search(s) and not _OF_ANY_THING.fullmatch(s)]
    if not things and not words:
        # whether a fund was used at all its own amounts tell
        return None if _FUND.search(text) else _of_all(text, source, question, held, links, reply)
    found = [
        (says, piece)
        for piece in held.sayings.pieces
        if not piece.row and not piece.section and _about(piece, things, words)
        for says in _said(piece.text, source)
    ]
    found = found or [
        (says, piece)
        for piece in held.sayings.pieces
        if not piece.row and not piece.section
        for says in _spent(piece, source, (*things, *words))
    ]
    if found and len({says for says, _ in found}) == 1:
        # a sentence that does not name the thing is told with the one that does
        says, piece = min(found, key=lambda f: (not any(t in f[1].words for t in things), len(f[1].text)))
        return Found(f"{says}{_echoed(source, text, says)}：{piece.tell(held.document, reply, ())}。")
    if found:
        return None
    told = [pair for thing in things for pair in (*_in_rows(thing, held), *in_prose(held, thing))]
    return next(
        (one for whole, made in told if (one := _by_amounts(whole, made, source, text, held, reply))), None
    )


def _in_rows(thing: str, held: Held) -> Iterator[tuple[Figure, list[Figure]]]:
    """The whole of each row of an item with its columns by source, where they make it."""
    for row in rows(held, thing):
        for whole in row:
            made = [f for f in row if f is not whole and f.money.value and _is_source(f)]
            if made and whole.money.value and not _is_source(whole) and adds_up(whole, made):
                yield whole, made


def _source(text: str) -> _Source | None:
    if not _WHETHER.search(text) or not _PAID.search(text):
        return None
    return next((s for s in _SOURCES if s.said.search(text)), None)


def _echoed(source: _Source, text: str, verdict: str) -> str:
    """The source as it was asked for, where the verdict denies it: what shows that need not name it."""
    found = source.said.search(text) if verdict != "是" else None
    return f"「{found.group()}」" if found is not None and _PRINTED.search(found.group()) else ""


def _about(piece: Saying, things: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a piece is about what is asked: an item named, or all of the words."""
    named = f"{piece.words}|{piece.above}|{piece.around}"
    if any(t in named for t in things):
        return True
    return bool(words) and sum(map(len, words)) > len("项目") and not unmatched(words, named)


def _said(text: str, source: _Source) -> Iterator[str]:
    """What a sentence decides: that nothing of the source is used, that all is paid from it or from another."""
    for clause in _CLAUSE.findall(text):
        if (no := _NOT_FROM.search(clause)) is not None:
            if source.its.search(clause, no.end()) and not source.others.search(clause, no.end()):
                yield "不是"
            continue
        for mark, all_of_it in ((_ALL_FROM, True), (_FROM, False)):
            if (found := mark.search(clause)) is None:
                continue
            behind = clause[found.start() :]
            its, other = source.its.search(behind), source.others.search(behind)
            if its and not other:
                if all_of_it:
                    yield "是"
                break
            if other and not its:
                yield "不是"
                break
            if its and other:
                yield "不全是"
                break


def _spent(piece: Saying, source: _Source, named: Sequence[str]) -> Iterator[str]:
    """What a sentence decides that tells of a fund, and behind that what it is spent on."""
    mark = _SPENT_ON.search(piece.text)
    if mark is None or not named or unmatched(named, key(piece.text[mark.end() :])):
        return
    before = f"{piece.above}|{piece.text[: mark.start()]}"
    its, other = source.its.search(before), source.others.search(before)
    if bool(its) != bool(other):
        yield "是" if its else "不是"


def _is_source(figure: Figure) -> bool:
    heads = "|".join(key(part) for part in figure.column)
    return any(s.its.search(heads) or s.others.search(heads) for s in _SOURCES)


def _by_amounts(
    whole: Figure, made: Sequence[Figure], source: _Source, text: str, held: Held, reply: Reply
) -> Found | None:
    """The verdict with the amounts by source; None where one of them is of no known sort."""
    mine = [f for f in made if source.its.search(_called(f))]
    if any(not source.its.search(_called(f)) and not source.others.search(_called(f)) for f in made):
        return None
    if _ANY.search(text) and not _ALL.search(text):
        if mine:
            told = "；".join(f"{f.shown}{reply.figure(held.document, f)}" for f in mine)
            return Found(f"有：{told}。")
        return Found(f"没有：{tell(held, whole, list(made), reply).text}")
    verdict = "是" if len(mine) == len(made) else "不全是" if mine else "不是"
    return Found(f"{verdict}{_echoed(source, text, verdict)}：{tell(held, whole, list(made), reply).text}")


def _called(figure: Figure) -> str:
    return "|".join((key(figure.label), *(key(part) for part in figure.column)))


def _of_all(
    text: str, source: _Source, question: Question, held: Held, links: Links, reply: Reply
) -> Found | None:
    """The same of all that a department receives, by its sources."""
    for name in _WHOLES:
        for whole, made in pairs(held, name, question, links):
            parts = [f for f in made if f.money.value]
            if adds_up(whole, parts) and (one := _by_amounts(whole, parts, source, text, held, reply)):
                return one
    return None
