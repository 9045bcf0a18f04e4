"""What a question asks of the numbers of several documents, and how they stand to each other: which leads, by how much, what
they make together, what they come to on an average."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from service.answering.calculate import Operand
from service.answering.library.amounts import Amount, in_cents
from service.answering.reply import Reply, sum_of
from service.patterns import regex

_ANYONE = "(?:谁家?|哪[一两几二三四五]?[家个份边]?(?:部门|单位|局|文件|[一-鿿]{2,6}局)?)"
_LOW = regex(
    "最[小少低省慢差短]|垫底|倒数第一|末[位尾名]|(?:谁|哪一?[家个])[^,，。]{0,12}(?:更|比较|较)[少低小]"
)
_HIGH = regex(
    "最[大多高贵快长]|居首|榜首|头[名一]|第一(?!产业|季|批|名?[书副支])|(?:谁|哪一?[家个])[^,，。]{0,12}(?:更|比较|较)?[多高大](?!少)"
)
_ORDERED = regex(
    "[从由][高大多低小少][到往至][高大多低小少]|排名|排序|排行|排列|排[个一]?[下序名座次队]|名次|座次|怎么排|如何排|次序|依次"
)
_RISING = regex("[从由][低小少][到往至]|从末|由末")
_SECOND = regex("第二|其次|次[高多大低少小](?!数)|前二|前两|亚军")
_THIRD = regex("第三|前三")
_TIMES = regex("倍|翻番|几番")
_APART = regex("相差|差(?:了|额|距|多少|几)|(?:多|少|高|低|大|小|贵)(?:出|了)*(?:多少|几)|差$")
_TOGETHER = regex("一共|总共|合计|共计|加起来|加在一起|加总|相加|合起来|合在一起|拢共|之和|总和|总数|汇总")
_AVERAGE = regex(
    "平均(?:下来|算下来|值|数|水平)?(?:每一?[家个](?:部门|单位|局)?)?|每一?[家个](?:部门|单位|局)?平均|均值|家均|局均"
)
_PART = regex("占[^,，。]{0,16}(?:百分|几成|比[例重]|份额|多大|多少)|百分之(?:几|多少)|占比|比重|几成")
_GOES = "(?:又|则|都|又都|各自?|分别|到底|究竟|大概|大约|一共)*"
_END = "最[高低大小多少贵省]的?(?:[那一这]?[家个])?(?:部门|单位|局)?的?"
_BY_SIZE = "[从由][高大多低小少][到往至][高大多低小少]的?(?:顺序|次序)?"
_PLACED = "(?:第[一二三四五]|前[一二两三四五]|其次|次[高多大低少小]|末位|榜首|首位|头名|垫底)"
_PUT_IN_ORDER = (
    "(?:排[个一]?(?:名次|座次|次序|顺序|队|序|名|列|行|下)(?:一下|榜)?|(?:怎么|如何)来?排(?!第|前))"
    "(?:是?怎么?样的?|如何|是什么)?"
)
_MONEY = "(?:万元|元|个?百分点|人|辆|倍)?"
# What says nothing of the item: how they are put in order, which stands where, what they come to, which of two is more.
_WORDS = tuple(
    regex(words)
    for words in (
        "按(?:金额|数额|大小|高低|多少|规模)*的?(?:大小|高低|多少|次序|顺序)?(?=排|[,，]|列)",
        f"(?:并|请|按|给|把)?(?:金额|数额)?(?:{_BY_SIZE})?{_PUT_IN_ORDER}",
        f"{_BY_SIZE}(?:依次|列出来?|列一下)?(?:是|为)?",
        f"{_GOES}(?:排|位居|居|位列|名列)?在?{_PLACED}(?:[名位家高低多少大小])?的?{_GOES}(?:是|为|有)?{_ANYONE}?",
        f"{_END}[和与跟及]{_END}{_GOES}(?:是|为|有)?{_ANYONE}?",
        f"{_GOES}(?:是|为|相当于|抵得?上?)?{_ANYONE}?{_END}{_GOES}(?:是|为|有|比)?{_ANYONE}?",
        "(?:是|为|相当于|有)?的?(?:多少|几)倍多?|倍数",
        f"{_GOES}[是为]?哪[一两二三几][家个](?:部门|单位|局)?",
        _AVERAGE.pattern,
        _TOGETHER.pattern,
        "占(?=的?(?:百分|几成|比[例重]|份额|多大|$|[,，]))|的?百分之(?:几|多少)|占比|的?比[例重][是有为]?(?:多少|多大)?|的?几成",
        f"(?:两者|前后|首尾|二者|相互)?(?:相差|差(?!旅|额补|价|错|异|别|评))[了额距]?{_GOES}[是有为]?(?:多少|几|多大)?{_MONEY}",
        "(?:要|更|还)?(?:是不是|是否|会不会|有没有)?比?(?:要|更|还)?[多少高低大小][出了得]*"
        f"(?:多少|几)?{_MONEY}(?:[吗么]|$|(?=[,，]))",
        "[是要]?[多高大][一些点]*还是[少低小][一些点]*|[少低小]还是[多高大]|[谁孰][多高大][谁孰][少低小]",
        "(?:谁|哪一?[家个])[^,，。]{0,2}(?:更|比较|较)?[多少高低大小](?=$|[,，?？])",
        "是不是|是否|吗$",
        f"{_GOES}(?<!至)(?:各|各自|分别|都)(?!级|项|类|种|[县区市])(?:是|为|有|安排|花|列|占)?了?",
    )
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What is asked of the numbers: all in their order, the first so many, the ends, and what they make among themselves."""

    ordered: bool
    places: int
    highest: bool
    lowest: bool
    rising: bool
    times: bool
    apart: bool
    together: bool
    average: bool
    part: bool

    @property
    def asks(self) -> bool:
        """Whether anything of this is asked."""
        return self.ordered or self.highest or self.lowest or self.together or self.average or self.places > 1


def standing(text: str) -> Standing:
    """What the text asks of them."""
    return Standing(
        ordered=_ORDERED.search(text) is not None,
        places=3 if _THIRD.search(text) else 2 if _SECOND.search(text) else 1,
        highest=_HIGH.search(text) is not None,
        lowest=_LOW.search(text) is not None,
        rising=_RISING.search(text) is not None,
        times=_TIMES.search(text) is not None,
        apart=_APART.search(text) is not None,
        together=_TOGETHER.search(text) is not None,
        average=_AVERAGE.search(text) is not None,
        part=_PART.search(text) is not None,
    )


def item_of(text: str) -> str:
    """What is left of a text without the words for how numbers stand to each other."""
    for words in _WORDS:
        text = words.sub(" ", text)
    return text


def judged(asked: Standing, known: Sequence[Amount], reply: Reply, rest: str = "") -> str:
    """The sentences that tell it; `known` are ranked, the highest first. `rest` is said before what is of the others only."""
    low = asked.lowest and not asked.highest
    ranked = list(known)[::-1] if low or (asked.rising and not asked.highest) else list(known)
    said = []
    if asked.together or asked.average:
        said.append(rest + _made(asked, known, reply))
    if asked.highest or asked.lowest or (asked.places > 1 and not asked.ordered):
        said.append(rest + _led(asked, ranked, reply, low=low))
    return "".join(f"{each}。" for each in said)


def against(asked: Standing, one: Amount, others: Sequence[Amount], reply: Reply, *, everyone: bool) -> str:
    """How one stands to the others together, or with `everyone` to all together, itself among them."""
    among = [one, *others] if everyone else list(others)
    name = one.held.document.title
    values, unit = _in_one_unit([one, *among])
    own, rest = values[0], values[1:]
    if asked.average:
        total = reply.result(sum_of(rest), unit, "合计")
        mean = reply.result((sum(rest, Decimal(0)), "÷", Decimal(len(rest))), unit, "平均", places=2)
        held_to = f"为{mean}（合计{total}）"
        against_ = reply.values[-1].amount
        whole = "平均" if everyone else "其余的平均"
    else:
        held_to = reply.result(sum_of(rest), unit, "合计")
        against_ = sum(rest, Decimal(0))
        whole = "合计" if everyone else "其余合计"
    said = f"{whole}{held_to}"
    if asked.part and against_:
        return f"{said}，{name}占{reply.result((own, '÷', against_, '×', Decimal(100)), '%', '占合计的比例', places=2)}。"
    if asked.times and against_:
        return f"{said}，{name}是{whole}的{reply.result((own, '÷', against_), '倍', '倍数', places=2)}。"
    if own == against_:
        return f"{said}，{name}与之相等。"
    high, low = max(own, against_), min(own, against_)
    apart = reply.result((high, "−", low), unit, "相差")
    return f"{said}，{name}比{whole}{'多' if own > against_ else '少'}{apart}。"


def _made(asked: Standing, known: Sequence[Amount], reply: Reply) -> str:
    values, unit = _in_one_unit(known)
    total = reply.result(sum_of(values), unit, "合计")
    if not asked.average:
        return f"合计{total}"
    mean = reply.result((reply.values[-1].amount, "÷", Decimal(len(values))), unit, "平均", places=2)
    return f"合计{total}，平均{mean}"


def _led(asked: Standing, ranked: Sequence[Amount], reply: Reply, *, low: bool) -> str:
    """`最高的是甲局2024年预算，比乙局2024年预算多3.20万元`"""
    names = [amount.held.document.title for amount in ranked]
    first, second, last = ranked[0], ranked[1], ranked[-1]
    end = "最低" if low else "最高"
    if first.yuan == second.yuan:
        alike = [n for n, amount in zip(names, ranked, strict=True) if amount.yuan == first.yuan]
        said = f"{end}的是{'和'.join(alike)}，{'两者' if len(alike) == 2 else '几者'}相等"
        return (
            said if len(alike) == len(ranked) or not asked.lowest or low else f"{said}；最低的是{names[-1]}"
        )
    both = asked.highest and asked.lowest
    said = f"{end}的是{names[0]}"
    if both:
        said += f"，最低的是{names[-1]}"
    elif asked.places > 1:
        said += "".join(
            f"，排第{'二三'[n - 1]}的是{names[n]}" for n in range(1, min(asked.places, len(names)))
        )
    other, name = (last, names[-1]) if both and len(ranked) > 2 else (second, names[1])
    if asked.times:
        high, below = (other, first) if low else (first, other)
        values, _ = _in_one_unit([high, below])
        if values[1]:
            times = reply.result((values[0], "÷", values[1]), "倍", "倍数", places=2)
            return f"{said}，{high.held.document.title}是{below.held.document.title}的{times}"
        return f"{said}，{below.held.document.title}的基数为零，倍数没有意义"
    apart = _apart(first, other, reply)
    word = "少" if low else "多"
    if both:
        return f"{said}，两者相差{apart}"
    return f"{said}，{names[0] if asked.places > 1 else ''}比{name}{word}{apart}"


def _apart(first: Amount, second: Amount, reply: Reply) -> str:
    values, unit = _in_one_unit([first, second])
    high, low = max(values), min(values)
    parts: tuple[Operand, ...] = (high, "−", low)
    if low < 0:
        parts = (-low, "−", -high) if high < 0 else (high, "+", -low)
    return reply.result(parts, "个百分点" if unit == "%" else unit, "相差")


def _in_one_unit(known: Sequence[Amount]) -> tuple[list[Decimal], str]:
    """The numbers in the unit that all have, or in yuan."""
    units = {amount.unit for amount in known}
    if len(units) == 1:
        return [amount.value for amount in known], units.pop()
    return [in_cents(amount.yuan) for amount in known], "元"
