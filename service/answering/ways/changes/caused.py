"""What the text or a form says, wherever it stands, of what something came of: of all pieces that tell a cause the one that
speaks of the very thing, and tells what is wondered at."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.causes import Cause
from service.answering.document.held import Held
from service.answering.document.sayings import Term
from service.answering.printed.figure import subject_of
from service.answering.printed.item_names import names_of
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply
from service.answering.ways.changes.narrated import names, narrative
from service.answering.ways.changes.referred import points, referred, refers
from service.answering.ways.changes.stated import AGAINST_BUDGET
from service.answering.ways.targets import unmet
from service.answering.ways.wording.demands import against_last, misses_budget
from service.patterns import regex
from service.terms import coverage, covered, key

# What is wondered at: that something was not done or not spent, that it is more, that it is less, that it is bought.
UNDONE = regex(
    "[没未](?!来)|不(?:及时|足|到位|理想|达标|够|了)|结[转余]|剩|扣|推迟|[拖推延留]到|延[期迟后]|[偏较过太][低慢差少]|滞后|停|取消|退回|收回|只(?:完成|做|有|得|评|用|拿|花|干|建|修|种|装|培训|治理|[一-鿿]{1,3}了)|才(?:完成|做|有|得|干|建|修|种|装|培训)|被评|评(?:为|了|成)|离职|弃|少(?:完成|做|建|修|装|干)"
)
_MORE = regex(
    "增加|增长|上升|上涨|[涨升]|提高|多(?:[了出给花安列]|$)|变多|更多|扩大|翻|超[了出过预支]|大于|高于|追加|从零|从无"
    # what was not there before is wondered at for being there
    "|新[上列][了的项]|新增的?项目|(?:上年|去年|以前|往年|原来|过去)(?:还|都|本|并)?(?:没有?|未|无)(?:安排|列|设|编)?[^,，。]{0,12}[,，]?[^,，。]{0,12}(?:今年|本年|现在|这次|20\\d\\d年)"
)
_LESS = regex("减少|下降|[降砍缩跌]|压[减缩]|少(?:[了出给花安列]|$)|变少|更少|小于|低于|没了|没有了|核减")
_SINCE_LAST = regex("[比较与同和](?:上年|去年|20\\d\\d年)")
_LEFT = regex("结[转余]|剩")
# Of all items, and of none in particular.
_ANY = regex(
    "(?:年初|全年|调整|财政|本年|部门|单位|总)?(?:预算|决算|支出|收入|收支总?|执行|收入支出)(?:数|总额|合计|总计)?|年初|百分比|完成率"
)
_REST = regex("(?:年末)?结[转余]和?(?:结余)?|结余资金|上年|去年")
_TOLD_LEFT = regex("结[转余]|剩|未(?:形成|完成|发生)?支[出付]|未[用使]|[未没]有?[用花]完")
_BLANK = regex("空白|空表|是空|为空|空着")
_MERELY_WHY = regex(
    "(?:那|这|又|主要|具体|的)*(?:为什么|为何|为啥|原因(?:是|有)?(?:什么|哪些)?|什么原因|怎么回事)(?:呢)?"
)
# What was left a year before explains nothing that is left now.
_BROUGHT = regex("(?:使用|动用)?上年度?(?:财政拨款)?结[转余]")
_ASKS_BOUGHT = regex("(?:为什么|为何|为啥|怎么|咋)(?:要|又|还|再|得)*(?:买|购[买置]|添置|更新|换)")
_BOUGHT = regex("(?:要|又|还|再|得)?(?:买|购[买置]|添置|更新|换)")
_TOLD_UNDONE = regex(
    "[未没](?!来)|不(?:及时|足|到位|理想|扎实|全|高|合格)|结[转余]|推迟|延[期迟后]|滞后|停|取消|退回|收回|顺延|跨年|转入|低|慢|较?晚|差|影响|错误|错过|少|流动|中断|扣分|核减|审减|变更|离职|弃|无法|[良中]”"
)
_TOLD_MORE = regex(
    "增|上年(?:度)?(?:未|没有|无)|上升|上涨|提高|[大高多]于|[多超扩]|追加|新|上调|更新|购置|高峰|补[发缴充]|划入|转入|调整|[（(](?:20\\d\\d年|上年|去年)"
)
_TOLD_LESS = regex(
    "减|下降|降低|压|[小低少]于|少|不再|一次性|完[工成]|取消|合并|停|到期|付清|兑付|划[出给转]|退休|调出|推行|严格|报废|未|收回|转|闭"
)
_TOLD_BOUGHT = regex("购置|更新|报废|采购|新增|添置|购买|配备|[替更]换")
# What wants to be replaced, which needs no word for a cause.
_WORN = regex(
    "报废|超过|超期|已(?:达|使用|行驶)|行驶[^，。；]{0,8}公里|老旧|老化|损坏|年限|未达标|不达标|淘汰"
)
# Of a change of money nothing else will do than what tells a change.
_CHANGES = regex(f"{_TOLD_MORE.pattern}|{_TOLD_LESS.pattern}|{_TOLD_UNDONE.pattern}|变|持平|一致|差")
# Rows of forms that are about money.
_OF_MONEY = regex("成本|执行|资金|[支拨][付出]|金额|[预决]算|经费|费用")
# All that a question says of what it wonders at, beside what that is of.
SPOKEN = regex(
    "为什么|为何|为啥|什么|怎么|原因|理由|结转结余|结[转余]|年[末底初]|没有|全部|完成|做完|达到|目标|预期|预算|分数|满分|拿满|得分|扣分|时候|按时|按期|及时|到位|当年|[一两几]件事|件事|自评|评价|比例|进度|超支|政策|情况|问题|增加|减少|变动|上年|去年|金额|资金|的钱|得分|优|良|中等|部分|剩下?|开工|安排|支出|经费|费用?|少|多|超"
)
# What is left of a piece that only tells what is wondered at.
_MERELY = regex(
    r"原因|主要|一是|[二三四五六七八九]是|问题|执行率|完成率|进度|偏[低高慢]|未?(?:达到?|完成)|年度?|目标|预[算期]|决算|[较比]?上年|去年|[增减]加?少?|增长|下降|降低|上升|有所|结[转余]|末|尚?[未没]有?|支出|资金|[\d.,%％]+|[万亿千]?元|个|的|为|了|仅"
)
_ENOUGH_SAID = regex(
    "上年(?:度)?(?:未|没有|无)(?:此项|该项)?(?:安排|列支|支出|预算)|为新增|新增项目|一次性|完工|到期|付清|不再"
)
_HANZI = regex(r"[一-鿿]")
_USED, _CHANGED = (
    regex("用于|用来|购置|采购|更新"),
    regex(
        "增|减|上升|下降|不再|上年(?:度)?(?:未|没有|无)|一次性|[由从].{1,20}[到至为]|调整|[（(](?:20\\d\\d年|上年|去年)"
    ),
)
_NUMBER = regex(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.])")
_YEAR = regex(r"(?:19|20)\d\d年?")
_EDGES = regex("[比较了的和与跟就都也还又会能才]|[一两二三]?[个家名]")
_ENDS = regex("(?:(?:安排|列支)的)?(?:支出|项目|资金|经费|费用?|收入|补助|预算|决算|工程|专项|工作)$")
# Vehicles are bought under the name of an expense.
_CALLED = {
    "公务用车购置费": ("购置车辆", "更新购置", "车辆系更新", "更新公务用车", "购置公务用车"),
    "公务用车运行费": ("公务用车运行", "车辆运行"),
}
_EVERYWHERE = {
    "支出",
    "经费",
    "项目",
    "资金",
    "收入",
    "补助",
    "建设",
    "管理",
    "工作",
    "其他",
    "事业",
    "单位",
    "行政",
    "财政",
}
_OWN, _ABOVE, _AROUND, _LEAST, _ENOUGH = 1.0, 0.8, 0.5, 0.5, 0.72
_IN_PIECES, _IN_SECTION, _VERY = 0.75, 0.3, 2.0
_SHORT, _TELLING, _BETWEEN, _LONGEST = 2, 4, 14, 40


class Near(NamedTuple):
    """A piece and how near it is."""

    score: float
    cause: Cause


def caused(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """`文中写道：“…”[1]。`: the piece that tells the cause of what is wondered at; None where none speaks of that very thing."""
    told = cause_of(question, held, links, reply) if not _BLANK.search(question.plain) else ""
    if told and points(told):
        # a part of a list of reasons that has its own elsewhere
        at = [
            i
            for i in held.extraction.budget.narrative
            if refers(i) and any(names(i, s) for s in links.subjects)
        ]
        there = referred(held, at[0], reply, told) if at else ""
        told = f"{told}；{there}" if there else told
    return Found(f"{told}。") if told else None


def undone(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The same of what was not done, not spent or is bought, which no change of an amount tells."""
    if _MERELY_WHY.fullmatch(question.plain) and _LEFT.search(last := links.earlier.rpartition("|")[2]):
        # 年底还剩钱吗，为什么: why it is left
        return caused(replace(question, plain=f"{last}{question.plain}"), held, links, reply)
    if not (UNDONE.search(question.plain) or _BOUGHT.search(question.plain)) or _MORE.search(question.plain):
        return None
    told = [i for s in links.subjects for i in _told(held, s) if i.reason is not None]
    if (
        told
        and (not _LEFT.search(question.plain) or any(map(_underspent, told)))
        and not _ASKS_BOUGHT.search(question.plain)
    ):
        # the sentence about the item says why
        return None
    return caused(question, held, links, reply)


def _told(held: Held, subject: str) -> list[NarrativeItem]:
    """What sentences say of an item, or of the one that has its name within its own (中医药: 中医药专项)."""
    found = narrative(held, subject)
    return found or [i for i in held.extraction.budget.narrative if coverage(subject, key(i.item)) == 1]


def _underspent(item: NarrativeItem) -> bool:
    """Whether a sentence says itself why less was spent than planned."""
    if item.against is not Against.BUDGET or item.reason is None:
        return False
    now, before = item.current, item.previous
    less = now is not None and before is not None and now.unit == before.unit and now.value < before.value
    return item.direction is Direction.DECREASE or less


def missed(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The targets that were missed, with the cause that the text tells of them where the form has none beside them."""
    found = unmet.unmet(question, held, links, reply)
    if found is None or unmet.REASON.search(found.text) or not question.wants(Ask.WHY):
        return found
    told = cause_of(question, held, links, reply)
    return Found(f"{found.text}{told}。", found.status) if told and told not in found.text else found


def cause_of(
    question: Question,
    held: Held,
    links: Links,
    reply: Reply,
    subject: str = "",
    section: str = "",
    *,
    sure: bool = False,
) -> str:
    """The nearest piece written out; empty for none. With `subject` it is of that item and no other of the question, and
    rather from the `section` that tells of it; with `sure` one that says itself that it is a cause."""
    terms = _terms(question, held, links, subject)
    near = (
        Near(n.score + _IN_SECTION * (n.cause.section == section), n.cause)
        for n in _near(question, held, terms)
        if n.cause.sure or not sure
    )
    best = max(near, key=lambda near: near.score, default=None)
    if best is None:
        return ""
    one = best.cause
    if one.row:
        n = reply.cite(held.document, one.source, f"{one.row}\t{one.text}", one.section)
        return f"{one.row}的{one.head}为“{one.text}”[{n}]"
    return "文中写道：" + reply.quote(held.document, one.text, one.source, one.section)


def of_amount(held: Held, item: NarrativeItem, reply: Reply) -> str:
    """`文中写道：“…”[1]`: the part of a list of reasons that tells the very amount by which an item changed, and has some of its
    name (土壤污染溯源完成首批地块，减少85.00万元); empty where none does."""
    delta, way = item.delta, item.direction
    if delta is None or way not in (Direction.INCREASE, Direction.DECREASE):
        return ""
    by = "增多" if way is Direction.INCREASE else "减少降"
    amount = rf"{re.escape(delta.printed.strip())}\s*{delta.unit}"
    told = re.compile(rf"[{by}][^，。；\d]{{0,8}}(?<![\d.]){amount}")
    name = subject_of(item)
    pairs = {name[i : i + 2] for i in range(len(name) - 1)} - _EVERYWHERE
    for cause in held.causes:
        text = cause.text
        if not told.search(text) or not any(pair in key(text) for pair in pairs) or "；" in text:
            continue
        if "，" not in text[: told.search(text).start()]:  # type: ignore[union-attr]  # it was found
            # told with no more than its name
            continue
        if _explains(cause, [(name,)]) and key(text) not in key(item.sentence.text):
            return "文中写道：" + reply.quote(held.document, text, cause.source, cause.section)
    return ""


def _terms(question: Question, held: Held, links: Links, subject: str) -> list[Term]:
    """What the question wonders about: each item by its names, and every word left that names something."""
    terms: list[Term] = []
    for mention in links.mentions:
        if subject and mention.subject != subject:
            continue
        literal = question.plain[mention.start : mention.end]
        called = [mention.subject, *names_of(mention.subject), *_CALLED.get(mention.subject, ())]
        if mention.end <= len(links.rest) and len(literal) > 1:
            called.append(literal)
        called += [short for name in called[:] if len(short := _ENDS.sub("", name)) > _SHORT]
        if _REST.fullmatch(mention.subject) and len(links.mentions) > 1:
            continue
        terms.append(tuple(dict.fromkeys(called)))
    left = [w for w in links.left if len(SPOKEN.sub("", w)) > 1]
    terms += [(w, SPOKEN.sub("", w)) if len(SPOKEN.sub("", w)) > _SHORT else (w,) for w in left]
    if not terms:
        own = _YEAR.sub(" ", SPOKEN.sub(" ", question.plain)).split()
        terms = [(w,) for piece in own for w in content(piece, held.catalogue.said) if not w[:1].isdigit()]
        # 决算单位为什么多了一个: made of words that questions ask with
        terms = terms or [(piece,) for piece in _EDGES.sub(" ", " ".join(own)).split() if len(piece) > _SHORT]
    terms = [tuple(w for w in term if not _ANY.fullmatch(w)) for term in terms]
    return list(dict.fromkeys(term for term in terms if term))


def _near(question: Question, held: Held, terms: Sequence[Term]) -> Iterator[Near]:
    if not terms:
        return
    weights = held.sayings.weights(terms)
    total = sum(weights.values())
    most = max(weights.values())
    if sum(len(term[0]) for term in terms) <= _SHORT:
        # too little to tell of what a cause is
        return
    numbers = {n for n in _NUMBER.findall(question.plain) if not _YEAR.fullmatch(n) and len(n) > 1}
    for cause in held.causes:
        has = {term: max(_has(cause, w) for w in term) for term in terms}
        if _of_the_amount(question, cause, numbers) and max(has.values()) >= _AROUND:
            # 还剩38.90万元: what tells why that very amount is left speaks of no other
            yield Near(_VERY + max(has.values()), cause)
            continue
        if min(has.values()) < _LEAST or not tells_it(question, cause):
            continue
        if any(share == _AROUND and weights[term] > most * _LEAST for term, share in has.items()):
            continue
        # what only stands above a piece says of which of many it is
        own = [term for term, share in has.items() if share > _ABOVE or (share == _ABOVE and cause.sure)]
        if not any(weights[term] >= most * _ABOVE for term in own) or not _explains(cause, terms):
            continue
        score = sum(weights[term] * share for term, share in has.items()) / total
        if score < _ENOUGH:
            continue
        said = {f"{float(n):g}" for n in _NUMBER.findall(cause.text)}
        same = bool(numbers & set(_NUMBER.findall(cause.text)) or {f"{float(n):g}" for n in numbers} & said)
        sure = cause.sure and not (cause.row and min(has.values()) < _OWN)
        left = bool(_LEFT.search(question.plain) and _TOLD_LEFT.search(cause.text))
        left = left or ("预算" in question.plain and "预算" in f"{cause.text}{cause.above}")
        yield Near(score + 0.15 * sure + 0.15 * left + 0.2 * same - len(cause.text) / 2500, cause)


def _of_the_amount(question: Question, cause: Cause, numbers: Collection[str]) -> bool:
    """Whether a piece tells itself why an amount that the question gives was left or not spent."""
    if not (question.amounts and cause.sure and _LEFT.search(question.plain)) or cause.row:
        return False
    given = {f"{float(n):g}" for n in numbers if "." in n}
    told = {f"{float(n):g}" for n in _NUMBER.findall(cause.text)}
    return bool(given & told) and _TOLD_LEFT.search(cause.text) is not None and tells_it(question, cause)


def _has(cause: Cause, word: str) -> float:
    """How much of a word a piece has, itself or above it; of what is too long to be one none."""
    if len(word) > _LONGEST:
        return 0.0
    if word in cause.words or (cause.row and (word in key(cause.row) or key(cause.row) in word)):
        return _OWN
    if coverage(word, cause.words) >= _IN_PIECES and _near_together(word, cause.words):
        return _OWN - 0.1
    if word in cause.above:
        return _ABOVE
    if any(word[:n] in cause.above and word[n:] in cause.words for n in range(3, len(word) - 1)):
        # its label has the one half of the name, its words the other
        return _OWN - 0.1
    if len(word) > _TELLING and _near_together(word, cause.above):
        return _ABOVE
    if cause.row and coverage(word, cause.above) >= _IN_PIECES:
        return _OWN - 0.1
    return _AROUND if word in cause.around else 0.0


def _near_together(word: str, told: str) -> bool:
    """Whether a word stands there with others between its pieces; no two characters in a row are missing, which would be
    another word."""
    at = told.find(word[:2])
    while at >= 0:
        marks = covered(word, told[at : at + len(word) + _BETWEEN])
        if sum(marks) >= _IN_PIECES * len(marks) and all(map(max, pairwise(marks))):
            return True
        at = told.find(word[:2], at + 1)
    return False


def _explains(cause: Cause, terms: Sequence[Term]) -> bool:
    """Whether a piece says more than what is wondered at."""
    if cause.row and any(w in key(cause.row) for term in terms for w in term):
        return True
    if _ENOUGH_SAID.search(cause.text):
        return True
    text = key(cause.text)
    for word in sorted((w for term in terms for w in term), key=len, reverse=True):
        text = text.replace(word, " ")
    return len(_HANZI.findall(_MERELY.sub("", text))) >= _TELLING


def tells_it(question: Question, cause: Cause) -> bool:
    """Whether a piece tells what is wondered at, and not the contrary."""
    text, asked = cause.text, question.plain
    if against_last(question) and misses_budget(text):
        # why it missed its budget is not why it changed
        return False
    if (
        AGAINST_BUDGET.search(asked)
        and _SINCE_LAST.search(text)
        and "预算数" not in text
        and not misses_budget(text)
    ):
        # nor the other way round
        return False
    more, less = _MORE.search(asked) is not None, _LESS.search(asked) is not None
    if _BOUGHT.search(asked) and not more and not less:
        return _TOLD_BOUGHT.search(text) is not None and (cause.sure or _WORN.search(text) is not None)
    if cause.row and (more or less or AGAINST_BUDGET.search(asked)) and not _OF_MONEY.search(cause.row):
        # why a target was missed is not why more, or less, was spent
        return coverage(key(cause.row), asked) >= _IN_PIECES
    if cause.row:
        return True
    if UNDONE.search(asked) and not more:
        return _TOLD_UNDONE.search(_BROUGHT.sub("", text)) is not None
    if not cause.sure and _USED.search(text) and not _CHANGED.search(text):
        # what it is spent on is not why it is more
        return False
    if more and not less:
        return _TOLD_MORE.search(text) is not None
    if less and not more:
        return _TOLD_LESS.search(text) is not None
    return cause.sure
