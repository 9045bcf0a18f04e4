"""A share that a question holds a part against (有没有超过总额的八成, 占一半以上吗): the share is asked for, then judged."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from service.answering.asked.digits import in_digits
from service.patterns import regex

_SHARE = (
    "(?P<share>一半|半数|(?<=过)半|[一二两三四五六七八九]成[一二三四五六七八九半]?"
    r"|[二三四五六七八九十]分之[一二三四五六七八九两]|\d+(?:\.\d+)?%|百分之(?:\d+(?:\.\d+)?|[一二三四五六七八九十]+))"
)
_WHETHER = "(?:到底|究竟)?(?:有没有|是不是|是否|有无|能不能|会不会|能否|已经?|都)*"
_OVER = "超过|超出|高于|大于|多于|突破|达到|达|占到|占了?|过|够|不低于|不少于|至少"
_UNDER = "不超过|未超过|没超过|不到|不足|低于|少于|小于|不满"
_ENDS = "(?P<edge>及?以[上下内])?(?:还[多少])?[了吗么呢没有过吧]*$"
_NO_WHOLE = "(?!.*(?:多少|几|什么|哪|为何|怎么))"
_FORMS = tuple(
    regex(form)
    for form in (
        # 中小企业的合同有没有超过采购总额的八成
        f"^{_NO_WHOLE}(?P<part>[^,，]{{2,}}?){_WHETHER}(?P<rel>{_UNDER}|{_OVER})了?(?P<whole>[^,，]{{2,}}?)的{_SHARE}{_ENDS}",
        # 接待费占三公经费超过一半了吗, 占三公经费的比例不到三成吗
        f"^{_NO_WHOLE}(?P<part>[^,，]{{2,}}?){_WHETHER}占了?(?P<whole>[^,，]{{2,}}?)(?:的?(?:比例|比重|份额))?的?{_WHETHER}"
        f"(?P<rel>{_UNDER}|{_OVER})?了?{_SHARE}{_ENDS}",
        # 支出预算，项目支出是不是占了一半以上
        f"^{_NO_WHOLE}(?P<whole>[^,，]*?(?:总支出|总收入|支出预算|收入预算|支出决算|收入决算|支出合计|收入合计|支出总计|收入总计|三公经费))"
        f"[,，]?(?P<part>[^,，占]{{2,}}?){_WHETHER}(?P<rel>{_UNDER}|占了?{_UNDER}|{_OVER})了?{_SHARE}{_ENDS}",
        # 总支出里，项目支出有没有超过七成
        f"^{_NO_WHOLE}(?P<whole>[^,，]{{2,}}?)(?:里面?|中|当中)[,，]?(?P<part>[^,，]{{2,}}?){_WHETHER}(?P<rel>{_UNDER}|{_OVER})了?{_SHARE}{_ENDS}",
    )
)
# No longer question holds one thing against a share of another.
_LONGEST = 120
_TEN, _HUNDRED = Decimal(10), Decimal(100)


@dataclass(frozen=True, slots=True)
class ShareBound:
    """A share in per cent as the question says it (`said`), whether more is asked for than that, and of what it is a share."""

    percent: Decimal
    above: bool
    said: str
    part: str
    whole: str

    @property
    def asks(self) -> str:
        """The question for the share itself."""
        return f"{self.part}占{self.whole}的百分之几"

    @staticmethod
    def of(plain: str) -> ShareBound | None:
        """The share that a part of a question, as `Question.plain` has it, holds something against; None for none."""
        for form in _FORMS if len(plain) <= _LONGEST else ():
            found = form.match(plain)
            if found is None:
                continue
            edge = found["edge"] or ""
            below = re.search(f"(?:{_UNDER})$", found["rel"] or "") is not None or edge.endswith(("下", "内"))
            percent = _percent(found["share"])
            return ShareBound(percent, not below, found["share"], found["part"], found["whole"])
        return None

    def judged(self, percent: Decimal) -> str:
        """The verdict in the question's words; a share of just so much is no more."""
        if percent == self.percent:
            return f"等于「{self.said}」"
        if self.above:
            return f"{'超过了' if percent > self.percent else '没有超过'}「{self.said}」"
        return f"{'不到' if percent < self.percent else '不低于'}「{self.said}」"


def _percent(said: str) -> Decimal:
    """What a share is in per cent: 七成五, 三分之一, 百分之六十, 60%."""
    if said in ("一半", "半数", "半"):
        return Decimal(50)
    if "成" in said:
        tenths, _, more = said.partition("成")
        return _number(tenths) * _TEN + (Decimal(5) if more == "半" else _number(more) if more else 0)
    if said.startswith("百分之"):
        return _number(said.removeprefix("百分之"))
    if "分之" in said:
        below, _, above = said.partition("分之")
        return _number(above) / _number(below) * _HUNDRED
    return Decimal(said.rstrip("%"))


def _number(said: str) -> Decimal:
    return Decimal(said if said[0].isdigit() else in_digits(said))
