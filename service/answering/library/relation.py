"""What a question sets its documents to, and the item that is left of it when the words for that are taken out."""

from __future__ import annotations

import re
from dataclasses import dataclass

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.lexicon.asking import FINAL
from service.patterns import regex

# What stands for the name of a document, or the year of one, in the text of a question.
NAME = "\0"

_MANY = "(?:多少|几|[一二两三四五六七八九十]+|\\d+(?:\\.\\d+)?)"
_MORE = "(?:[高低多少大小贵]|[增减降涨升跌缩砍压](?!值|税|免|级)|变[大小多少]?)"
_GOES = f"{_MORE}(?:加|长|少|低|减|缩|小|出来?|掉|去|下来|下去|下|动|化|花|列|安排|支出|投入)*了?"
_DIFFERS = regex(_GOES)
_MONEY = "(?:块钱|[钱元块]|亿元?|万元?|千元|[万千百十](?:元|块钱?)?)?"
_TIMES = regex(f"的?{_MANY}倍(?:多|左右)?|倍数(?:关系)?|翻了?{_MANY}番?")
_RATE = regex(
    f"{_GOES}(?:百分之?(?:几|多少)|(?:几|多少)个?(?:百分)?点(?:的?幅度)?|几成)|(?:增|降|涨|减|跌|变[动化]|增减)幅度?(?:是|有|为)?(?:百分之?(?:几|多少)|多[大少高])?"
    "|(?:增[长加]|下降|减少|增减|变[化动])(?:率|比例|百分比)(?:是|有|为)?(?:百分之?(?:几|多少)|多[大少高])?|(?:的?幅度|比例|百分比)(?:又|是|有|为)*(?:百分之?(?:几|多少)|多[大少高])"
)
_APART = regex(
    f"相差(?!悬殊)(?:了|额)?(?:{_MANY}{_MONEY})?|差(?:了|额|距|别|{_MANY})|差(?=$|[,，?？])|(?:有|是)?多大(?:的)?(?:差距|差别|变化)|{_GOES}{_MANY}{_MONEY}|(?:变[化动]|增减)了?(?:{_MANY}{_MONEY})?"
)
_SIDE_BY_SIDE = regex("对比|比一比|比一下|(?:做个?|一下|来)比较|比较一下|比较(?=$|[,，。?？])")
_SAME = regex(
    "(?:是否|是不是|能否|有没有|有无)?(?:都|完全)?(?:一样[多高大]?|相同|相等|一致|同一个(?:数|金额)|变化|差别|变过|没变|持平)(?:的)?[吗么]"
    "|(?:是否|是不是)(?:都|完全)?(?:一样|相同|相等|一致|持平|有变化)|有没有(?:变化|差别|变)|一不一样"
)
_TOGETHER = regex(
    "一共|总共|合起来|加起来|加在一起|加总|相加|合计|共计|之和|总和|拢共|总数(?=是|为|有|多少|$|[?？])"
)
# Of which of the two: A的…相当于B的…百分之几.
_PART_OF = regex(
    f"(?:相当于|占|抵得?上|只?有|是|为|达到?|不到|不足|不及|没到|超过|高于|低于)(?:到|了)?{NAME}"
)
_IN_HUNDREDS = regex(
    "(?:百|几|多少)分之?(?:几|多少)|百分之[一二三四五六七八九十]+|\\d+%|[一二三四五六七八九]成|一半|[几多]少?成|多大比例|(?:几|多少)个?百分点"
)
_HELD_TO = regex(f"比(?!例|重){NAME}|(?:和|与|跟|同|较){NAME}[^{NAME}]{{0,16}}(?:比|相比|对比)")

# More by what part of it, of one of those named.
_BY_PART = regex("[高低多少大小贵](?:出|了)*(?:百分之?(?:几|多少)|几成)")

# The documents together, by how many or what they are: 这五家医保局, 两个部门之间.
_COLLECTIVE = regex(
    "(?:上述|以上|这|那|在)?(?:[两二三四五六七八九十](?:家|个|份|[县区市地局](?!级))|两(?=部门|单位|街道))(?:不同)?(?:[省市县区]{1,2}的?|地[方区]的?)?"
    "(?:(?:(?![的和与各])[一-鿿]){0,8}?(?:部门|单位|机构|局|委员会|委|厅|街道|中心|文件)|(?:年?度?(?:部门|单位)?)?[预决]算|(?<=[家份县区市地局]))(?:公开)?(?:当中|之中|之间|里面|里|中(?!心)|各自)?的?"
)
# How the documents are set beside each other, and who is looked for.
_BESIDE = regex(
    "(?:放在?一[起块]|摆在?一[起块])?(?:来|去)?(?:看|比)?[与和跟同]?(?:相比(?:较|之下|起来)?|比起来|对比|比较(?:一下)?|比一比|比一下)(?:看看|分析)?"
    "|(?:做|作|进行)个?(?=$|[,，。 ])"
    "|(?:谁家|谁|哪一?[两]?(?:家|个|份|边|年度?|头)?(?:部门|单位|局|街道)?)的?(?:会|就)?(?:比较|更|最)?(?:[高低大小多少贵](?!保|额|病|学|型|数|企|微|区))?(?:一?些|一点)?"
    "|最[高低大小多少](?!生活|工资|保障|限)的?(?:是|为)?|更[高低大小多少贵](?:一?些|一点)?|(?<!多)[高低大小多少贵](?=$|[,，?？ ])"
    "|排[名序列]|怎么排|[从由][高大多低小少]到[高大多低小少]|前[一二两三四五六七八九十]名?"
    "|各自?(?:是|有|为|占|安排|列|给)?(?=了?(?:多少|几|$|[,，]))|分别(?:是|有|为|占|安排|列)?|各自|[两几各]个?年度?(?:相比|之间|间|来)?|历年|逐年|这些年|连续"
    "|[都请]?(?:统一)?(?:折合|折算|换算|折)(?:成|为|到)?(?:亿元|万元|千元|元)|相当于|抵得?上|注意|小心|换算|单位不一样|统一|数额|全部|请问|请|同样看|同样|(?:结果)?(?:请|按)?保留[^,，()]{0,6}小数|精确到[^,，()]{0,6}|四舍五入|比(?!例|重|率)"
)
_STAGE = regex(
    "(?:(?<=^)|(?<=[,，、 ]))(?:部门|单位)?(?:预算|决算)(?:公开|文件|报告)?(?:里|中|数)?(?=$|[,，、 ]|的)"
)
_EACH = regex("各自?(?=有(?!关)[^,，]{0,4}(?:多少|几))")
# 比乙局多吗, 有没有超过乙局
_HOLDS = regex(
    f"(?:比(?!例|重)|[超高低]过?于?|不如|不及|不到|不足){NAME}[^{NAME}]{{0,16}}(?:[高低多少大小贵](?:一?些|一点|得多|很多|不少)?)?(?:了)?(?:[吗么不没吧]|对)"
)
_OVER = regex(
    "(?:有没有|是不是|是否|要)?(?:超过|高于|低于|不如|不及|不到|不足|多于|少于)(?:了)?|[吗么吧]$|(?:这)?(?:话|说法)?(?:对|是)[不]?[对吗么](?:吗)?"
)
_SAYS = regex("[一-鿿]{2}")
_STOPS = regex("[?？!！。;；()（）\0]")


@dataclass(frozen=True, slots=True)
class Relation:
    """What is asked of the values of several documents, whatever these are.

    `growth` is by what part of it one exceeds the other, `part` what part the first named is of the second; `ordered` is
    whether one is said to be so many times, or such a part, of the one named behind it.
    """

    times: bool
    growth: bool
    apart: bool
    together: bool
    same: bool
    part: bool
    ordered: bool

    @property
    def sets(self) -> bool:
        """Whether anything but the values themselves is asked."""
        return self.times or self.growth or self.apart or self.together or self.same or self.part


def read(question: Question, marked: str, *, years: bool) -> Relation:
    """What a question, in which NAME stands for each of its documents, asks of their values."""
    ordered = _PART_OF.search(marked) is not None
    part = ordered and _IN_HUNDREDS.search(marked) is not None
    held_to = years or _BY_PART.search(marked) is not None or _HELD_TO.search(marked) is not None
    holds = _HOLDS.search(marked) is not None
    return Relation(
        times=_TIMES.search(marked) is not None,
        growth=held_to and not part and (_RATE.search(marked) is not None),
        apart=question.wants(Ask.DIFFERENCE)
        or _SIDE_BY_SIDE.search(marked) is not None
        or holds
        or (held_to and _APART.search(marked) is not None),
        together=question.wants(Ask.SUM) or _TOGETHER.search(marked) is not None,
        same=_SAME.search(marked) is not None,
        part=part,
        ordered=ordered,
    )


def item(text: str, relation: Relation) -> str:
    """The item that a text is about: without what the documents are set to, and without what they are together called."""
    text = bare(text)
    found = [_BESIDE]
    if relation.growth or relation.part:
        found = (
            [_RATE, *found]
            if relation.growth
            else [re.compile("(?:相当于|占)(?=$|[,， ])"), _IN_HUNDREDS, *found]
        )
    found = [_TIMES, *found] if relation.times else found
    found = [_SAME, *found] if relation.same else found
    found = [*found, _APART, _OVER] if relation.apart or relation.growth else found
    found = [_TOGETHER, *found] if relation.together else found
    for words in found:
        text = words.sub(" ", text)
    text = _STOPS.sub(" ", text).strip(" ,，、")
    less = _STAGE.sub(" ", text)
    return less if _SAYS.search(less) else text


def spent(question: Question) -> bool:
    """Whether what was spent is asked for, and not only how much more or less one is (多花了多少)."""
    return question.final and FINAL.search(_DIFFERS.sub(" ", question.plain)) is not None


def bare(text: str) -> str:
    """The text without what the documents are together called, and without 各 before what is asked of each (各有几辆)."""
    return _EACH.sub("", _COLLECTIVE.sub(" ", text))
