"""Amounts that a question asks for by a name of their own (中标价, 总投资, 罚款), and what their sentence must say."""

from __future__ import annotations

import re

from service.answering.asked.question import Question
from service.patterns import regex

_HOW_MUCH = (
    "(?:收入|规模|总额|金额|数额|总数|情况|额)?(?:预计|大概|能有|一共|总共|共|合计|大约|约|各|分别)*"
    "(?:是|有|为|达|要)?(?:多少|几(?!乎)|多大)"
)
_HIRED = r"招[^，。；]{0,10}\d|\d+[名人][^，。；]{0,4}招"
_NAMED: tuple[tuple[str, str], ...] = (
    ("总投资|投资额", "投资"),
    ("中标[价金]额?|成交[价金]额?", "中标|成交"),
    ("合同[价金]额?", "合同"),
    ("起拍价|拍卖价|成交价", "拍"),
    ("总价|造价|售价|标价", "(?<!评)价(?!值)|均|/"),
    ("单价", "(?<!评)价(?!值)|均|/|每"),
    ("租金|房租|月租", "租"),
    ("工资|月薪|薪水|年薪|薪酬", "工资|薪|报酬|每[人名位]每月"),
    ("罚款|罚金|罚了|罚没", "罚"),
    ("赤字|亏损|亏空", "赤字|亏"),
    ("债务|负债|欠款|欠费", "债|欠"),
    ("捐款|捐赠|善款|捐来?的?[一-鿿]?", "捐"),
    ("抚恤金|丧葬费", "抚恤|丧葬"),
    ("卖了|拍了|收回了?|拿回来?|处置收入|残值", "处置|出售|拍卖|变卖|[收追]回|残值|卖"),
    ("[一-鿿]比例", r"[\d几]\s*[%％成]|分之|比例"),
    ("扣了?", "扣"),
    ("占地(?:面积)?", "占地|用地|征地|征用"),
    (
        "(?:能|可|预计|一共|总共|共)?(?:收(?:到|上来|了|得|回)?|征收|收缴|进账|入账)"
        "(?!支|入|费|购|集|治|储|养)[一-鿿]{0,6}?",
        "收|征|捐|入库|拨",
    ),
    ("封顶线|起付线|报销上限", "封顶|起付|上限|最高"),
    ("利率|年息", "利率|息"),
    ("招聘?(?:的?人数|了|进)?|[新再]招", _HIRED),
)
_OTHERWISE: tuple[tuple[str, str], ...] = (
    (f"[一-鿿]率{_HOW_MUCH}$", "率|占|完成|为预算的|相当于|百分之|幅度"),
    ("[失丢]了?的?分|扣分|分(?:数)?扣", "扣|失分|丢|得分"),
    ("多少钱中的?标", "中标"),
    ("(?:计划|打算|准备|预计)(?:再|新)?招|[新再]招", _HIRED),
    (
        "(?:一个?|每个?)(?:人|户|家庭|学生|老人)(?:一[年月]|每[年月])?(?:最多|至多|大概|大约)?(?:能|可以?|要|得)*"
        "(?:到手|[拿领得补发救分给花交报])[^,，。]{0,6}多少钱?$",
        "每|均|/|一[户人名]",
    ),
)
_ATTRIBUTES = tuple(
    (regex(asked), regex(told))
    for asked, told in (*((f"(?:{asked}){_HOW_MUCH}", told) for asked, told in _NAMED), *_OTHERWISE)
)


def attributes(question: Question) -> tuple[re.Pattern[str], ...]:
    """What an answer must say of each such amount that a question asks for."""
    return tuple(told for asked, told in _ATTRIBUTES if asked.search(question.plain))
