"""Where a paragraph announces a reason, and how far it goes.

原因是…, 主要是… announce one by themselves; 因为…, 由于…, 系… behind words of a change (较上年减少2万元，因为…).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.rules.prose import comparison
from extractors.rules.prose.flat import FLAT
from extractors.rules.prose.items import Outline
from extractors.rules.prose.words import CAUSE, FIGURE, IS, MONEY, NOTHING_BEFORE, OWED_TO

# The words that announce a reason; what is announced for (决算数大于预算数的) stands before them.
_MARK = re.compile(
    # 原因主要是主要是…, 原因是是…: typed twice
    rf"(?:原因|主因(?!素)|(?<=主要)情况|(?<=[，；支加少长降升])理由)(?:主要)?(?:是|为|有|在于)?(?:主要是|(?<=[是为])是(?!否))?[:：]?"
    r"|(?<=[一-鿿])主要(?:是|系)?(?:因为|由于|缘于)[:：]?"
    rf"|(?<=[，。；])(?P<bare>主要)(?:是|为|{IS}|{CAUSE})|(?:(?<=[加少长降升平])|(?<=[多少][安支列])|(?<=[多少]安排)|(?<=[多少]支出))主要(?:是|{IS}|因为|由于)(?!：)"
)
_WHAT = re.compile(
    r"(?:(?P<what>[^，。；：]{0,40})(?:的|(?<=差异)|(?<=算数)|(?<=[加少长降升])))?(?:主要)?(?:变动|变化|增减变化)?的?(?:主要)?$"
)
_CHANGED = "增加|增长|减少|下降|上升|降低|提高"
# 增加是因为…, 增长系…, 之所以减少，是由于…
_STATED = re.compile(
    rf"(?:(?<=[，。；\n])|^)(?:之所以)?(?P<what>{_CHANGED}|变动|变化|多|少)(?:出|安排|支|花|用)?(?:的?部分)?[，,]?(?:主要)?(?:是(?:{CAUSE})|{IS}|因为|由于|来自|{OWED_TO})[:：]?"
)
# 超出部分是…, 多出部分主要为…, 减少的是…, 差异主要因…: the difference itself is told of
_DIFFERENCE = re.compile(
    rf"(?<=[，。；])(?:(?P<what>{_CHANGED}|压减|压缩|多|少|超|超出|超支|节约|短|节余)(?:出|了|安排|支出)?(?:的?部分|的|额)"
    rf"|(?P<unspent>(?:未(?:能)?(?:全部|全额|足额)?(?:完成|执行|支出|使用|支付|用)完?毕?|结余|剩余)(?:年初|全年|调整)?(?:预算|部分|资金|金额)?的?)"
    rf"|(?P<apart>(?:预?决算)?差异|差额|偏差)(?:部分)?)(?:主要)?(?:是(?:{CAUSE})?|为|{IS}|{CAUSE}|在于|来自|{OWED_TO})(?!\s*[-−]?\d)[:：]?"
)
# 决算数大于年初预算数是…, 支出低于预算，因为…: what announces it holds an outturn against its budget
_RELATION = re.compile(
    r"(?:(?<=[，。；（(])|^)(?P<what>[^，。；：\d]{0,20}(?:[大小高低多少]于|超[过出]?|不足)了?"
    r"(?:年初|全年|调整后?|当年|批复)?的?(?:支出)?预算(?:安排)?(?:数额|数|额)?)"
    rf"(?:(?:主要|均|全部)?(?:是(?:{CAUSE})?|为|{IS}|{CAUSE}|在于|{OWED_TO})|[，,](?:是(?:{CAUSE})?|{IS}|{CAUSE}|{OWED_TO}))(?!\s*[-−]?\d)[:：]?"
)
# 因工程跨年结算，决算数小于预算数: the reason leads
_LED = re.compile(
    rf"(?:(?<=[，。；])|^)(?:主要)?(?:(?:{CAUSE})(?P<why>[^。；]{{4,80}}?)|受(?!此)(?P<felt>[^，。；]{{2,40}}?)影响(?P<more>[，,][^。；]{{4,40}}?)?)"
    r"[，,](?:致使|导致|造成|使得?|故|因此)?(?P<what>(?:[^，。；：\d]{0,12}决算数?|[^，。；：\d]{0,8}(?:支出|执行数))[^，。；：\d]{0,4}(?:[大小高低多少]于|超过|不足)(?:年初|全年|调整后?)?的?(?:支出)?预算[数额]?)(?=[。；]|$)"
)
# …，因为…; …，系…; …，主要受…影响; …，一是…；二是…
_SINCE = re.compile(
    rf"(?<=[，。；])(?:是?(?:(?P<sure>因为|{IS}|{OWED_TO})|{CAUSE})[:：]?|主要受(?!此)(?=(?P<felt>[^，。；]{{2,40}}?)影响(?:[，。；]|$)))"
    rf"|(?<=[，。；])(?P<this>[这此](?:主要)?是(?:{CAUSE}))"
    r"|(?<=[，：])(?P<counted>(?=一是[^。]{2,200}[；。，]二是))"
    # …，是年内新录用4人; …，为年初未列预算的…: a figure of the same kind behind it goes on about the amount
    r"|(?<=，)(?P<fact>(?:全部|均|都)?[是为])(?!(?:上年|去年|年初|全年|预算|20\d\d年)?[^，。；]{0,12}?(?:\d[\d.,]*\s*(?:[万亿千]?元|[%％]|倍)|的\s*\d)|[^，。；]{0,10}(?:拨款|收入|支出|资金)[，。；]|近|历[年史]|全[市县省区国州]|第[一二三]|最)(?=[^，。；]{4})"
)
_CLAUSE = re.compile(r"[，。；：\n]|,(?!\d)")
# 较上年增加8.20万元（4.60%）, 持平, 有所下降
_TOLD = re.compile(
    rf"[增减升降涨压缩多少超节差][^，。；\d]{{0,12}}\d[\d.,]*\s*(?:[万亿千]?元|[%％])(?:[（(][^（()）]*[)）])?\s*$"
    rf"|(?:{FLAT.pattern}|相同|一致|一样|{_CHANGED})\s*$|{NOTHING_BEFORE}\s*$"
    # 完成年初预算的80%, 预算执行率80%
    r"|(?:(?:完成|为)(?:了)?(?:年初|全年|调整后?)?的?预算(?:安排)?[数额]?的?|(?:执行|完成)率(?:为|达到?)?)\s*\d[\d.]*\s*[%％]\s*$"
)
# 年初预算为0万元，支出决算为8.00万元
_NEW = re.compile(rf"{NOTHING_BEFORE}[，,；][^，。；\d]{{0,12}}\d[\d.,]*\s*[万亿千]?元\s*$")
_OPENED = re.compile(r"[（(](?=[^（()）]*$)")
# Words that only set one amount against another, right before what it came of.
_RELATED = re.compile(
    r"(?:^|[，。；：])\s*(?:之所以)?(?P<what>(?:20\d\d\s*年度?|[^，。；：\d]){0,30}"
    r"(?:[大高多小低少等]于|超[过出]|与|同|和)[^，。；：\d]{0,8}(?:预算|上年|去年|年初)[^，。；：\d]{0,6}"
    r"|(?:两项|两者|收入?、?支出?)[^，。；：\d]{0,8}(?:变[动化]|[增减升降多少])[^，。；：\d]{0,6})，?$"
)
_BACK = 60
_FARTHEST = 200
# A clause that states another change, with its number, is no reason any more, nor are the parts that follow; one that says
# that something has changed too (…经费也较上年增加10.00万元) still is.
_NEXT = re.compile(
    rf"[，；](?=(?![^，。；：]{{1,16}}[也亦])[^，。；：]{{0,12}}?{comparison.MADE}[^，。；\d]{{0,12}}\d[\d.,]*\s*(?:[万亿千]?元|[%％])"
    r"|[该此本这]一?项?(?:经费|支出|费用|资金|预算)[^，。；]{0,4}(?:用于|用来|用作)"
    r"|完成[^，。；]{0,8}预算[^，。；]{0,6}\d|[^，。；：]{0,20}原因(?:主要)?(?:是|为)|其中[:：][^。；]{0,60}?\d\s*(?:[万亿千]?元|[%％]))"
)
# 原因是…，其中：, …，具体如下： and …，详见附件 lead over to what comes below.
_LEADS_OVER = re.compile(
    r"[，；,;](?:其中|包括|如下|(?:具体|分别)[^，。；：]{0,8})[:：]\s*$|[，；](?:详见|见附)[^，。；]{1,12}$"
)
# A clause with an amount goes on about money where the reason before it has none.
_GOES_ON = re.compile(r"，(?=[^，。；]{0,40}?\d[\d.,]{0,20}\s*[万亿千]?元)")
_OF_ITEM = re.compile(
    r"，(?=[^，。；]{0,40}?(?:费用?|支出|收入|经费|拨款|基金|预算|决算)[^，。；\d]{0,8}\d[\d.,]{0,20}\s*[万亿千]?元)"
)
_PART = re.compile(
    r"[；。](?=\s*(?:[二三四五六七八九]是|[（(][2-9二三四五六七八九][)）]|[2-9二三四五六七八九][、.．](?!\d)))"
)
# Behind a semicolon these begin something else; other words go on about the reason.
_ELSE = re.compile(
    r"\s*(?:其中|另|[（(]?\d{1,2}[)）、.．](?!\d)|[（(]?[一二三四五六七八九十]+[)）、是])"
    r"|[^，。；]*?(?:费|支出|收入|经费|拨款|基金|资金|预算|决算|结转|结余|采购|总额|\d\s*[万亿千]?元)"
    r"|[^。；]*?(?:较|比(?![例重])|上年|去年|上一年|持平|相同|不变|未安排|没有安排|完成|占|用于|原因|截[至止])"
)
# In a sentence of reasons these begin another item, with its amount and what that is held against.
_ANOTHER = re.compile(
    r"\s*(?:其中|另|[（(]?\d{1,2}[)）、.．](?!\d)|[（(]?[一二三四五六七八九十]+[)）、])"
    r"|[^。；]*?(?:\d\s*[万亿千]?元[^。；]{0,6}[，,（(](?:较|比(?![例重])|与|占|完成)|用于|原因|(?:较|比(?![例重]))[^，。；]{0,8}(?:上年|去年|预算))"
)
_ENUMERATED = re.compile(
    rf"\s*(?:(?:{CAUSE})?[:：]\s*)?(?:(?P<said>一是)|[（(][1一][)）]|[1一][、.．](?!\d))"
)
# Bare 主要是 gives a reason only behind words of a change.
_CHANGING = re.compile(
    r"[增减升降涨]|[多少]出?\s*\d|[大小高低多少等]于|超[过出]|持平|变[化动]|不变|相同|相等|一致|一样|完成|差异|提高"
)


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason at text[start:end]; `announced` is where the words that announce it begin, `what` is what they are for."""

    announced: int
    start: int
    end: int
    what: str
    # 主要是 by itself, which announces what money is for as well
    bare: bool = False


def reasons(outline: Outline) -> list[Reason]:
    """The reasons of a paragraph in order."""
    text = outline.text
    found: list[Reason] = []
    marks = [
        m
        for pattern in (_MARK, _LED, _RELATION, _STATED, _DIFFERENCE, _SINCE)
        for m in pattern.finditer(text)
    ]
    for mark in sorted(marks, key=re.Match.start):
        if mark.re is not _MARK:
            if not found or found[-1].end <= mark.start():
                found += _behind(outline, mark)
            continue
        if mark["bare"] and not _CHANGING.search(text, _spoken(outline, mark.start()), mark.start()):
            continue
        floor = found[-1].start if found else 0
        before = text[max(floor, mark.start() - _BACK) : mark.start()]
        said = None if mark["bare"] else _WHAT.search(before)
        what = (said and said["what"]) or ""
        related = _RELATED.search(before) if not what else None
        if related:
            # 决算低于年初预算，主要是…: the clause before says what for
            what = related["what"]
        at = mark.start() - len(before) + said.start() if said else mark.start()
        opened = _OPENED.search(what)
        if opened:
            # 增加3.20万元（增加原因：…）
            at, what = at + opened.end(), what[opened.end() :]
        # 增加原因：…；…。 is a sentence of nothing but reasons
        alone = text[mark.end() - 1] in ":：" and outline.start(at) == at
        end = min(_end(outline, mark.end(), alone=alone), outline.closes(mark.start()))
        found.append(Reason(at, mark.end(), end, what, bool(mark["bare"]) and not related))
    return found


def _behind(outline: Outline, mark: re.Match[str]) -> Iterator[Reason]:
    """The reason that 因为, 由于 or 系 gives for the change that its sentence has told, or names (增加是因为)."""
    text = outline.text
    begin, stop = mark.span()
    end = min(_end(outline, stop), outline.closes(begin))
    if mark.re is _LED:
        start, end = mark.span("why" if mark["why"] else "felt")
        yield Reason(mark.start("what"), start, mark.end("more") if mark["more"] else end, mark["what"])
        return
    if mark.re in (_STATED, _RELATION):
        yield Reason(begin, stop, end, mark["what"])
        return
    if mark.re is _DIFFERENCE:
        yield Reason(begin, stop, end, mark["what"] or ("节余" if mark["unspent"] else ""))
        return
    nearest = max(0, begin - _BACK)
    clauses = [clause.end() for clause in _CLAUSE.finditer(text, nearest, begin - 1)]
    told = _TOLD.search(text, clauses[-1] if clauses else nearest, begin - 1)
    if not told and not (mark["fact"] and _NEW.search(text, outline.start(begin), begin - 1)):
        return
    if mark["felt"]:
        yield Reason(begin, stop, mark.end("felt"), "", bare=True)
        return
    if outline.start(begin) == begin and not mark["this"] and FIGURE.search(text, stop, end):
        return  # it leads its own sentence
    on = (_OF_ITEM if mark["fact"] else _GOES_ON).search(text, stop, end)
    if on and not MONEY.search(text, stop, on.start()):
        if not (mark["sure"] or mark["fact"] or mark["this"]) and mark["counted"] is None:
            return  # 由于…，公积金减少2万元: it leads what follows
        end = on.start()
    yield Reason(begin, stop, end, "", bare=True)


def _spoken(outline: Outline, at: int) -> int:
    """Where the sentence before a place begins: the one that the place is in, if any words of it stand before."""
    begins = outline.start(at)
    return max(begins if begins < at else outline.before(at), at - _FARTHEST)


def _end(outline: Outline, start: int, *, alone: bool = False) -> int:
    """The end of the sentence, or where it goes over to another change; an enumeration (一是…；二是…, 1.…；2.…) goes on
    over semicolons, and a reason inside one of its parts ends with that part. Where a sentence is `alone` for reasons, its
    parts are, up to one that tells of another item."""
    text = outline.text
    counted = _ENUMERATED.match(text, start)
    if counted:
        stop = text.find("。", start)
        while counted["said"] and stop >= 0 and _PART.match(text, stop):
            stop = text.find("。", stop + 1)
        return len(text) if stop < 0 else stop
    end = outline.end(start)
    another = _ANOTHER if alone else _ELSE
    while text[end : end + 1] == "；" and (on := outline.end(end + 1)) > end + 1:
        if another.match(text, end + 1, on):
            break
        end = on
    if alone:
        return end
    if over := _LEADS_OVER.search(text, start, end):
        end = over.start()
    return min(
        (found.start() for mark in (_NEXT, _PART) if (found := mark.search(text, start, end))), default=end
    )
