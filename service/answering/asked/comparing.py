"""What a question sets against each other: the words of each side, and whether amounts, changes or what was left of budgets are
compared (哪样减得多, 谁更高, 甲比乙多多少, 花得多还是进账多)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from service.answering.asked.posed import posed
from service.answering.asked.standard import standard
from service.patterns import regex
from service.terms import plain, same

# Asks by how much, of what the words before it compare.
BY_HOW_MUCH = regex(
    "(?:那|又|到底|究竟|大概|大约|一共|总共|各|分别|还)*(?:相?差|[大多少高低贵小便宜]+出?来?|[压减降涨升加增砍]了)了?(?:多少|几)(?:钱|块钱|亿元|万元|元|万|[名人位个辆家场次批座处所项])?"
    "|(?:那|又|前后|其中|这)*(?:两者|二者|两[项个笔样类种]|双方)?(?:之间)?的?(?:增加|减少|增长|下降|变化|变动|结余|节约|超支)?(?:额|金额|数额)?(?:之|相)*(?:差距?|差额|相?距|悬殊)(?:额|了)?(?:各|分别)?(?:是|为|有|达|算下来)?(?:多少|几)(?:钱|块钱|亿元|万元|元|万|[名人位个辆家场次批座处所项])?"
    "|(?:那|又)?[多少](?:花|缩|降|减|增|涨|支|用|压|超|安排|出|收|剩|省)了?(?:多少|几)(?:钱|块钱|亿元|万元|元|万)?"
    "|(?:那|又)?(?:各|分别)(?:还)?(?:剩下?|结余|余下?|超|省)了?(?:多少|几)(?:钱|亿元|万元|元|万)?"
)
_CLAUSE = regex("[,，。;；:：?？!！()（）\n]+")
_WHICH = regex(
    "(?:到底|究竟|主要)?是?(?:(?:哪|何)一?(?:[个项笔样类种块头家边方者])|哪|谁(?!的)|孰(?:者)?)(?P<asked>[^哪谁孰]*)$"
)
_MORE = regex(
    "[多大高长贵重少小低]|便宜|省|狠|厉害|[快慢猛凶]|增加|减少|增长|下降|上升|结余|超支|缩水|居[前首]"
)
_LESS = regex(
    "^(?P<a>.+?)比(?!例|重(?!大[^,]{2})|率|起|上年|去年|上一年|前一年|预算|年初)(?P<b>.+?)(?:要|还|又|都|就|更|来得)*(?P<more>[多大高长贵重少小低]|便宜)(?=[出了花支得安排投入]*(?:多少|几)|还是|吗|么|$|,|些|相差)(?P<end>.*)$"
)
_BESIDE = regex(
    "^(?P<head>.+?)(?:相比|比起来|比一比|作?对比|之间|比)?,?的?(?:要|还|又|就|更|来得)*(?:[多少大小高低]出?|相差|差距?|差额|悬殊|相距)(?:了|有|是|为)*(?:多少|几)(?P<end>.*)$"
)
_OR = regex(
    "^(?P<a>.+?)得?(?P<more>更?[多少高大低小]|多花|少花|多支|增加|减少|增长|下降|更[多大]些?)还是(?P<b>.+?)得?(?:(?P=more)|更?[多少高大低小])(?P<end>.*)$"
)
_JOINT = regex("以及|[和与跟及同]|(?<![增追附参])加(?!强|快|大|装|固|油|班|工|密|急|入|起来|总|在)")
_TAILS = (
    regex(
        "(?:这|那)?[两二三四五六几](?:大)?[项块笔类样个种者头边处家](?:支出|钱|开支|人|预算|费用|人员|收入|资金|数|数字|科目|项目)?(?:里头?|中|当中|之中|之间|上)?$"
    ),
    regex("(?:的)?(?:相比|比起来|相较|对比|比较|比)$"),
    regex("(?:都|均|也|全)?(?:在)?(?:缩|降|减|增|涨|升|压|砍|变)[了少多加]*了?$"),
    regex("(?:都|各自|各|分别|当年|本年|今年|全年|主要|到底|究竟)$"),
    regex(
        "(?:的)?(?:增加|减少|增长|下降|压减|变动|变化|增减|上升|结余|超支)(?:额|数|金额|幅度|的钱|的部分|的金额)?$"
    ),
    regex(
        "(?:超[出过]?了?预算|偏离预算|省下来?|多花|少花|没花完|没用完|剩下|压下来)的?(?:钱|部分|金额|资金)?$"
    ),
    regex("(?:两块|两项)?的?(?:年初|全年|调整)?预算数?(?:安排)?$"),
    regex("[里中上的,]$"),
)
_HEADS = regex(
    "^(?:[^,]*(?:主要|到底|究竟)(?=是)|[^,]*?是(?=[收花进支][^是]{0,3}$))?(?:[,\\s的]|主要|到底|究竟|请问|那么?|而|把|在(?![职编校岗建])|就|按|照|从|用在|花在|投在|用于|是|拿|若|单看|只看|论|(?:放在|单就)?(?:19|20)\\d\\d年度?(?:看|的)?|今年|本年度?|当年|全年|里|中|上)*"
)
_YEAR = regex("(?:放在|单就)?(?:19|20)\\d\\d年度?(?:看|来看|来说)?(?:的)?")
_AGAINST_BUDGET = regex(
    "(?:同|与|和|跟|比|较|比起|对比|相对于?|对照)(?:年初|全年|调整)?预算数?(?:安排)?(?:相比|来比|来看|比较?|对比)?"
)
_AGAINST_LAST = regex(
    "(?:同|与|和|跟|比|较|比起|对比|相对于?)(?:上年|去年|上一年|前一年|(?:19|20)\\d\\d年)(?:度)?(?:决算数?|预算数?)?(?:相比|来比|来看|比较?|对比)?"
)
# Asks what was left of budgets, or spent beyond them.
UNSPENT = regex(
    "没有?[花用](?:完|掉|出去)|未(?:使用|用完)|花不完|(?<!结转)(?<!结转和)结余|[剩余]下|剩(?!余)|节余|节省|[节省]下|偏离|超支|超[出过]?了?预算"
)
_CHANGED = regex(
    "增加|减少|增长|下降|上升|[涨降缩压砍减增升][得了]|[增降涨减]幅|(?:比|较|同|与)(?:上年|去年|上一年)|减的|增的|多花的"
)
_DOWN, _UP = regex("减|降|缩|压|砍|下滑"), regex("增|涨|升|多花的")
_RATE = regex("增幅|降幅|涨幅|减幅|幅度|百分|快|慢|比例|增长率|增速")
_SMALLER = regex("(?<!多)[少小低](?!了)|便宜|最慢|省")
_SMALLEST_CHANGE = regex("最[少小慢]|更[小慢]")
_TOGETHER = regex(
    "(?:[两二三四]?[项类者个样笔种])?(?:加在?一[起块]|加起来|合起来|(?<!收入)(?<!支出)(?<!收支)合计|相加|之和|合在一起|总和)(?:的)?"
)
_MOST_SIDES = 5
_LONGEST = 160


class Meant(StrEnum):
    """What is meant of a thing that is named."""

    AMOUNT = "amount"
    BEFORE = "before"  # what it was the year before (上年数)
    PLANNED = "planned"  # what was budgeted for it (年初预算)
    CHANGE = "change"  # by how much it changed from last year (增减额)
    RATE = "rate"  # by what rate (增减幅度)
    UNSPENT = "unspent"  # by how much it differs from its budget (与预算的差额)


@dataclass(frozen=True, slots=True)
class Compared:
    """The sides as they may be meant, the likeliest first, each side the phrases that it adds up (货物 | 工程, 服务).

    `least` is whether the smaller is asked for, `up` the way a change has to go, `none` for either.
    """

    sides: tuple[tuple[tuple[str, ...], ...], ...]
    of: Meant
    least: bool = False
    up: bool | None = None


def compared(text: str, put: Callable[[str], str]) -> Compared | None:
    """What a question, its marks kept, sets against each other; `put` takes names of who is asked out of a clause and puts it in
    the words of print. None where it compares nothing."""
    if len(text) > _LONGEST:
        return None
    written = posed(unicodedata.normalize("NFKC", text)).replace("、", "和")
    clauses = [put(standard(same(plain(piece)))) for piece in _CLAUSE.split(written) if piece.strip()]
    whole = ",".join(clauses)
    found = next((f for at in range(len(clauses)) if (f := list(_sides(clauses, at)))), [])
    if not found:
        return None
    of = Meant.UNSPENT if UNSPENT.search(whole) or _AGAINST_BUDGET.search(whole) else Meant.AMOUNT
    if of is Meant.AMOUNT and _CHANGED.search(whole):
        of = Meant.RATE if _RATE.search(whole) else Meant.CHANGE
    up, down = _UP.search(whole) is not None, _DOWN.search(whole) is not None
    smaller = _SMALLER if of is Meant.AMOUNT else _SMALLEST_CHANGE
    least = any(f is not None and smaller.search(f["asked"]) for f in map(_WHICH.search, clauses))
    return Compared(
        tuple(dict.fromkeys(found)),
        of,
        least=least,
        up=None if up == down else up,
    )


def _sides(clauses: list[str], at: int) -> Iterator[tuple[tuple[str, ...], ...]]:
    """The ways in which a clause, with those before it, may name its sides."""
    clause = clauses[at]
    before = clauses[:at]
    if (alone := _OR.match(clause)) is not None:
        yield from _pairs(alone["a"], alone["b"])
    if (less := _LESS.match(clause)) is not None:
        yield from _pairs(less["a"], less["b"])
    which = _WHICH.search(clause)
    if which is not None and _MORE.search(which["asked"]):
        own = clause[: which.start()]
        # a side in a clause of its own (…的钱，和…的钱，哪个多)
        row = any(_JOINT.match(c) for c in (*before[1:], own))
        heads = dict.fromkeys((own, *reversed(before), *(("".join((*before, own)),) if row else ())))
        for head in heads:
            yield from _split(head)
        return
    beside = _BESIDE.match(clause)
    if beside is not None:
        yield from _split(beside["head"])


def _pairs(a: str, b: str) -> Iterator[tuple[tuple[str, ...], ...]]:
    sides = (_added(a), _added(b))
    if all(sides):
        yield sides


def _added(side: str) -> tuple[str, ...]:
    """The phrases that a side adds up; the one that it is where it adds none."""
    if _TOGETHER.search(side) is None:
        return tuple(filter(None, (_cleaned(side),)))
    return tuple(filter(None, map(_cleaned, _JOINT.split(_TOGETHER.sub("", side)))))


def _split(head: str) -> Iterator[tuple[tuple[str, ...], ...]]:
    """A row of sides, cut at all of its joints or, where names have joints of their own, at one."""
    head = _AGAINST_BUDGET.sub("", _AGAINST_LAST.sub("", head))
    joints = list(_JOINT.finditer(head))
    if _TOGETHER.search(head) is not None:
        for joint in joints:
            one, other = head[: joint.start()], head[joint.end() :]
            if len(joints) > 1 and (_TOGETHER.search(one) is None) != (_TOGETHER.search(other) is None):
                yield from _pairs(one, other)
        return
    head = _cleaned(head)
    joints = list(_JOINT.finditer(head))
    parts = tuple(_cleaned(part) for part in _JOINT.split(head))
    if 2 <= len(parts) <= _MOST_SIDES and all(parts):
        yield tuple((part,) for part in parts)
    if len(joints) > 1:
        for joint in joints:
            one, other = _cleaned(head[: joint.start()]), _cleaned(head[joint.end() :])
            if one and other:
                yield ((one,), (other,))


def _cleaned(side: str) -> str:
    """A side without the year and the words around it that name nothing."""
    side = _HEADS.sub("", _YEAR.sub("", side.strip(" ,")))
    changed = True
    while changed and side:
        changed = False
        for tail in _TAILS:
            bare = tail.sub("", side)
            if bare != side and len(bare) > 1:
                side, changed = bare, True
    return re.sub(r"\s", "", side)
