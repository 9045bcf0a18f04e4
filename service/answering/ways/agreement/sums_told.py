"""Whether the numbers that one sentence tells add up to the one that it says they are (9辆车：5辆、3辆、1辆)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import combinations, takewhile

from service.answer import Outcome
from service.answering.asked.agreeing import ASKS_AGREEMENT
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.numbers import Number, Where, numbers, scale, sort_of
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.agreement.additions import ADDED
from service.answering.ways.agreement.sections import clauses
from service.answering.ways.members.components import ALL_VEHICLES, OF_VEHICLES, THREE_PUBLIC
from service.patterns import regex
from service.terms import coverage, key

_SUMS = regex(
    "(?<![增追添参更附])加(?:起来|总|得|在一?起|上|和|(?:了|完)?一[遍加下])|(?<=[一-鿿])一加(?=[,，跟和与是]|$)|累加|相加|拆开|拆分|分开(?:列|写|说)|括号[里内]|凑|之和|总和|分项|拼"
    r"|(?<=[一-鿿])(?<![增追添参更附])加(?=[一-鿿]{2,8}\d|[一-鿿]{2,10}(?:$|,|吗|么))(?!快|强|大|工|班|速|油|固|装|重|剧|入|息)"
)
_ALL_PARTS = regex("分项|各项|几项|各类|[两二三四五][项样块类]|明细|拆分")
# 只是甲、乙、丙三样: nothing else may be in what they make.
_ONLY = regex("(?:只|就|仅)(?:是|有|包括|含)[^,，。?？]{2,30}[两二三四五][项样块类个]")
_GIVEN = regex(
    r"(?<![\d.])(?P<n>\d+(?:\.\d+)?)(?P<u>[百千万亿]?(?:元|平方米|公里|人次|批次|亩|[名人位家个处座辆台套件户次场批所条项])|亿|万)"
)
# Said of vehicles without what is spent on them.
_VEHICLES = regex("公务用车(?!购置|运行|维护)")
_SAID_OF = regex("^(?:其中|本(?:工程|项目))(?=[一-鿿]{2})|(?<=[一-鿿]{2})(?:约|大约|约为|共计)$")
# So much of what a number is called must the question say.
_CALLED = 0.7
_LEAST, _MOST = 2, 12
_THERE = ("在岗", "在职", "在编", "实有", "编制", "人员", "退休")
_ENDS = 3


def adds(text: str) -> bool:
    """Whether a question asks what things make together (办公用房加管护站房, 分项相加)."""
    return _SUMS.search(text) is not None


def of_sentence(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The parts, what they make, and the whole beside it; the parts that the question names, or all that stand behind the
    whole."""
    text = clauses(question, held)
    if not (adds(text) or ADDED.search(text) or _ONLY.search(text)) or not (
        ASKS_AGREEMENT.search(text) or ADDED.search(text)
    ):
        return None
    given = {(_value(g), sort_of(g["u"])) for g in _GIVEN.finditer(text)}
    called = {concept(s) or s for s in links.subjects}
    asked = len(called)
    best: tuple[tuple[float, bool, int], Number, tuple[Number, ...], list[Number]] | None = None
    for row in _rows(held):
        for at, whole in enumerate(row):
            sort = "元" if whole.sort == "元" else whole.sort
            stated = (whole.base, sort) in given
            if not stated and coverage(_label(whole), text) < _CALLED:
                continue
            behind = [n for n in row[at + 1 :] if _label(n) != _label(whole)]
            if _label(whole) == "三公经费":
                # what a sentence tells beside the three (会议费, 培训费) is no part of them
                behind = _three_public(behind)
                called |= {ALL_VEHICLES} if _VEHICLES.search(text) else set()
                called |= {_label(n) for n in behind} if _ALL_PARTS.search(text) else set()
            for parts in _parts(behind, whole, text, called):
                named = sum(_label(part) in called or _named(part, whole, text, given) for part in parts)
                makes = sum((p.base for p in parts), Decimal(0)) == whole.base
                all_meant = stated and makes and (_ALL_PARTS.search(text) or _spoken_of(whole, text))
                if named < _LEAST and not all_meant:
                    continue
                # one of those that are to be added is not left out
                short = named < len(parts) or named + 1 < asked
                if not makes and (short or max(p.base for p in parts) > whole.base):
                    continue
                # of sums that hold the one with more of what is named is meant (31 and 31 may make 62 by chance)
                rank = (named / len(parts) + stated + makes, stated, len(parts) if makes else -len(parts))
                if best is None or rank > best[0]:
                    best = (rank, whole, parts, row[at + 1 :])
    return None if best is None else _told(best[1], best[2], best[3], held, reply)


def _three_public(behind: Sequence[Number]) -> list[Number]:
    """The three public expenses; purchase and running of vehicles as the sum of both where that is told."""
    made = [n for n in behind if _label(n) in THREE_PUBLIC]
    both = any(_label(n) == ALL_VEHICLES for n in made)
    return [n for n in made if not (both and _label(n) in OF_VEHICLES)]


def _rows(held: Held) -> Iterator[list[Number]]:
    """The numbers of one sort in each paragraph, in printed order."""
    found: dict[tuple[object, ...], list[tuple[int, Number]]] = {}
    texts: dict[tuple[int | None, int | None], list[str]] = {}
    for passage in held.extraction.passages:
        texts.setdefault((passage.source.page, passage.source.line), []).append(passage.source.text)
    for number in numbers(held):
        if number.where is not Where.TEXT or number.sort in ("%",) or "每" in number.saying.words:
            continue
        told = number.count.quote if number.count is not None else number.saying.text
        at = _position(number, told)
        # a sentence stands where its paragraph has it
        around = texts.get((number.source.page, number.source.line), [])
        before = next((start for t in around if (start := t.find(told)) > 0), 0)
        if at >= 0 and not (number.of_item and not number.whole):
            at += before
            where = (
                number.source.page,
                number.source.line,
                number.sort if number.sort == "元" else number.unit,
            )
            found.setdefault(where, []).append((at, number))
    for row in found.values():
        row.sort(key=lambda each: each[0])
        ordered: list[Number] = []
        for _, number in row:
            if not ordered or ordered[-1].base != number.base or _label(ordered[-1]) != _label(number):
                ordered.append(number)
        if len(ordered) > _LEAST:
            yield ordered


def _position(number: Number, told: str) -> int:
    """Where in its paragraph a number stands."""
    printed = (
        number.count.quantity.printed.strip().replace(",", "")
        if number.count is not None
        else f"{number.value:f}"
    )
    found = re.search(
        rf"(?<![\d.]){re.escape(printed)}\s*{re.escape(number.unit[:1])}", told.replace(",", "")
    )
    return -1 if found is None else found.start()


def _parts(
    behind: Sequence[Number], whole: Number, text: str, called: Set[str]
) -> Iterator[tuple[Number, ...]]:
    """What may be the parts: those right behind the whole that make it, and those that the question names."""
    total = Decimal(0)
    for n, number in enumerate(behind[:_MOST]):
        total += number.base
        if total == whole.base and n + 1 >= _LEAST:
            yield tuple(behind[: n + 1])
            break
    once = {(_label(n), n.base): n for n in reversed(behind[:_MOST])}
    named = tuple(n for n in reversed(once.values()) if _label(n) in called or _named(n, whole, text, set()))
    if len(named) >= _LEAST:
        yield named


def _spoken_of(whole: Number, text: str) -> bool:
    """Whether the paragraph of a number has what the question names."""
    told = key(whole.count.quote if whole.count is not None else whole.saying.text) + whole.saying.around
    named = [word for word in content(text) if not re.fullmatch(r"[\d.]+[一-鿿]?", word)]
    return bool(named) and sum(coverage(word, told) >= _CALLED for word in named) == len(named)


def _named(part: Number, whole: Number, text: str, given: set[tuple[Decimal, str]]) -> bool:
    # 办公、业务两部分: without the end that all of their names have
    own = _label(part)
    ends = sum(
        1
        for _ in takewhile(lambda pair: pair[0] == pair[1], zip(own[::-1], _label(whole)[::-1], strict=False))
    )
    short = own[: len(own) - ends]
    if ends and len(short) > 1 and short in text:
        return True
    if len(own) > _ENDS and any(own.endswith(how) and own[: -len(how)] in text for how in _THERE):
        # 行政、事业人数: without the word for those who are there
        return True
    if (part.base, part.sort) in given or coverage(_label(part), text) >= _CALLED:
        return True
    # 机要、执法车辆: a short form of the name
    label = _label(part)
    # 面积, which the whole ends with too, names none of its parts
    short_names = [word for word in _short_names(text) if not _label(whole).endswith(word)]
    return any(
        label.startswith(word)
        or label.endswith(word)
        # 地上面积 for 地上建筑面积
        or (len(word) > _ENDS and label.startswith(word[:2]) and label.endswith(word[2:]))
        for word in short_names
    )


def _short_names(text: str) -> list[str]:
    """The words of a question that may be short for the name of a part."""
    return [
        w for w in re.split("[和与跟及加的,]|之和|相加", re.sub(r"[\d.]+[一-鿿]?", ",", text)) if len(w) > 1
    ]


def _label(number: Number) -> str:
    # 本工程规划建筑面积约: without what is said of any name
    return _SAID_OF.sub("", number.saying.words.split("|")[0])


def _value(given: re.Match[str]) -> Decimal:
    per = {"万": Decimal(10_000), "亿": Decimal(100_000_000)}.get(given["u"]) or scale(given["u"])
    return Decimal(given["n"]) * per


def _told(
    whole: Number, parts: Sequence[Number], behind: Sequence[Number], held: Held, reply: Reply
) -> Found:
    same = {scale(n.unit) for n in (whole, *parts)} == {scale(whole.unit)}
    unit = whole.unit if same else whole.sort
    values = [n.value if same else n.base for n in parts]
    printed = whole.value if same else whole.base
    added = sum(values, Decimal(0))
    told = "，".join(dict.fromkeys(n.tell(held, reply) for n in (whole, *parts)))
    told += f"，相加为{reply.result(sum_of(values), unit, '合计')}"
    if added == printed:
        return Found(f"一致：{told}。")
    step = Decimal(1).scaleb(int(whole.value.as_tuple().exponent))
    apart = reply.result((max(added, printed), "−", min(added, printed)), unit, "相差")
    if whole.sort == "元" and same and abs(added - printed) * 2 <= step * (len(parts) + 1):
        return Found(f"一致（差别在四舍五入之内）：{told}，相差{apart}。")
    told += f"，相差{apart}"
    rest = _left_over(whole.base - sum((p.base for p in parts), Decimal(0)), parts, behind)
    if rest:
        beside = "，".join(n.tell(held, reply) for n in rest)
        if len(rest) > 1:
            made = sum_of([n.value if same else n.base for n in rest])
            beside += f"，相加为{reply.result(made, unit, '合计')}"
        told += f"；差额与其他各项相等：{beside}"
    return Found(f"不一致：{told}。", Outcome.CONFLICTING)


def _left_over(missing: Decimal, parts: Sequence[Number], behind: Sequence[Number]) -> tuple[Number, ...]:
    """What the sentence tells besides that is all that is missing; none where it is told in several ways."""
    labels = {_label(part) for part in parts}
    others = [n for n in behind[:_MOST] if _label(n) not in labels and n.base]
    for count in range(1, _LEAST + 1):
        found = [c for c in combinations(others, count) if sum(n.base for n in c) == missing]
        if found:
            return found[0] if len(found) == 1 else ()
    return ()
