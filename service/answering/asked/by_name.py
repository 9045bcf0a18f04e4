"""Things that a question counts and asks to be named (那4个项目分别是哪些, 3家企业叫什么): how many they are tells no names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from service.answering.asked.digits import in_digits
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.patterns import regex

_UNIT = "家|个|名|宗|处|所|人|位|件|座|条"
_NUMBER = r"(?P<n>\d{1,3}|[两二三四五六七八九十]{1,2})"
# 入围的4家中介机构分别是哪几家, 那9名干部是哪些单位的, 19处供水站都在哪些乡镇
_ASKED = regex(
    rf"(?<![\d.第]){_NUMBER}(?P<unit>{_UNIT})(?P<noun>(?!分别|都|各|一共|具体)[一-鿿]{{2,10}}?)"
    "(?:的?(?:名字|名称|名单)|到底|究竟|都|分别|各自?|具体|一共)*(?:是|叫|在|位于|有|落)的?"
    rf"(?:哪(?:些|几|里|儿)?(?:一?(?:{_UNIT}))?(?P<of>[一-鿿]{{0,6}})|什么(?:名字|名称|位置|地方)?|谁)"
)
# What is said of all of them, and names none of them.
_MERELY = regex(
    "多少|(?<!哪)几|有没有|有无|什么时候|钱|金额|得分|身份|类型|类别|种类|性质|用途|车型|岗位|原因|情况|目标|指标|科目|类|款|项支出"
)
# Behind the word for the things their names follow.
_OPENS = regex("[^，,。；;、]{0,4}?(?:[：:（(]|分别[为是]|包括|即|[为是])")
_MARK = regex(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Named:
    """So many things of a sort, of which the names are asked."""

    number: int
    noun: str

    def told(self, text: str) -> bool:
        """Whether a text lists as many: parted by 、 in one run, or each with a mark of its own."""
        if len(set(_MARK.findall(text))) >= self.number:
            return True
        bare = _MARK.sub("", text)
        if any(
            self._listed(found.start(), found.end(), bare)
            for found in re.finditer(re.escape(self.noun), bare)
        ):
            return True
        numbered = len(
            re.findall("[一二三四五六七八九十]是|[（(][一二三四五六七八九十\\d]+[)）]|\\d[.、．]", bare)
        )
        return numbered >= self.number

    def each(self, text: str) -> bool:
        """Whether a text tells as many numbers of one sort, one of each."""
        sorts = Counter(re.findall(r"\d[\d,]*(?:\.\d+)?[”]?([一-鿿%]{0,2})", _MARK.sub("", text)))
        return max(sorts.values(), default=0) >= self.number

    def _listed(self, start: int, end: int, text: str) -> bool:
        """Whether the names stand right before what they are (甲、乙等2家企业) or right behind it (2家企业：甲、乙)."""
        before = re.split("[，,。；;：:（）()]", text[:start])[-1]
        behind = _OPENS.match(text, end)
        after = re.split("[。；;）)]", text[behind.end() :])[0] if behind is not None else ""
        return any(
            len(run.split("、")) + ("和" in run or "及" in run) >= self.number for run in (before, after)
        )


def names_asked(question: Question) -> Named | None:
    """What is to be named, and how many of them there are; None where no names are asked for."""
    found = _ASKED.search(question.plain)
    if question.wants(Ask.WHY) or found is None or _MERELY.search(question.plain):
        return None
    number = int(found["n"]) if found["n"].isdigit() else in_digits(found["n"])
    return Named(number, found["noun"]) if number > 1 else None
