"""English questions whose Chinese has a fixed form of its own: what a term means, how many times, whether a sum is right."""

from __future__ import annotations

import re

from service.answering.english.fitting import whole as whole_of
from service.answering.english.forms import BEYOND
from service.answering.english.printed import Printed
from service.answering.english.words import read
from service.patterns import regex
from service.terms import key

_NAMED_ONLY = regex(r"^\W*what (?:is|are)(?: an?\b| the\b)?\s*[一-鿿（）()]+\W*$")
_WHAT_IS = regex(r"^\W*what (?:is|are) (?!the\b|its\b|their\b)(?:an? )?([^,\d]+)$")
_FOR_EACH = regex(r"\b(?:per|each|on average)\b")
# For how many people, and how much for each of them, an amount was set.
_RECKONED = regex(
    r"(?=.*\b(?:per (?:head|person|capita|\w+)|each|per-\w+|rate|standard|unit (?:cost|price))\b)"
    r"\W*(?:on |for |at )?(?:what|how many)\b.*?\b(?:does|do|did|is|are|was|were) (?:the )?(?P<of>.+?)\s*\b"
    r"(?:assum\w*|based(?: on)?|calculated(?: (?:on|for|from|with|at))?|computed(?: (?:on|for|from|with|at))?|"
    r"worked out(?: (?:on|for|from|at))?|derived(?: from)?|rest(?:s|ing)? on|built on|presuppose\w*)\W*$"
)
_CATEGORY = regex(
    r"\bwhich\b(?: functional| spending| expenditure| budget)*\s*(?:categor(?:y|ies)|class|"
    r"类).*\b(?:largest|biggest|highest|most|greatest|smallest|least)\b"
)
_MULTIPLE = regex(
    r"\bhow many times (?:as (?:large|big|much|high|great|many) as |larger than |more than |bigger than |the )?"
    r"(?P<whole>.+?) (?:is|was|are|were) (?P<part>.+)"
)
_LESS = regex("below|lower|smaller|less|short")
_ADDED = regex(
    r"^\W*(?:do|does|is|are|did) (?P<part>.+?)\b(?:adds? up|sums?(?: up)?|amounts?|equals?|equal|"
    r"together make)\b(?: to| with)?"
    r"(?P<whole>.*)"
)
# Departments by their kinds, which add up to so many.
_KINDS_ADDED = regex(
    r"\b(?:kinds|types|sorts|categories) of (?:departments|sections|offices|divisions|units)\b.*\b(?:adds? up|sums?(?: up)?|"
    r"amounts?|come|equal)\b(?: to)? (?:the )?(?P<n>\d+)"
)
_MONEY = regex(r"\d[\d.]*(?:亿元|万元|元)")
_WHICH_ITEM = regex(r"\b(?:which|what) (?:items?|lines?|entry|entries|headings?|expenditures?|account)\b")

_MADE_UP = regex(r"\b(?:make|makes|made) up\b|\bcompris|\bconsist|\bcompos|\bcomponents?\b|\bbreak\w* down")
_AREAS = regex(
    r"^\W*(?:do|does|did)\b.*\babove[- ]?ground\b.*\b(?:below[- ]?ground|"
    r"underground)\b.*?(?P<whole>\d[\d.]*) (?:square met|sq|m2)"
)
# Whether what is told of one is told of its subordinate units too.
_INCLUDES = regex(
    r"^\W*(?:do|does|did) (?P<whole>.+?) (?:also )?(?:include|cover|count|contain|comprise)s? (?P<part>.+)"
)
_UNITS = ("单位", "机构", "事业", "下属")

_VEHICLES = regex(
    r"^\W*(?:what|which) (?:(?:kinds?|types?|sorts?) of )?(?:vehicles|cars)\b"
    r"(?!.*\b(?:buy|bought|purchas\w*|acquir\w*|replac\w*|costs?|spen[dt]|planned|plans?)\b)"
)

_EQUIPMENT = regex(
    r"^\W*(?:what|which) (?:(?:single|large|individual) )?(?:(?:pieces?|items?|sets?|units?|kinds?|types?) of )?"
    r"(?P<sort>general|special|specialised|specialized|large)?(?:-purpose)? ?equipment\b.*\b(?:hold|"
    r"own|have|has|possess)"
)
# is any equipment of 1 million yuan or more bought, or owned
_ANY_EQUIPMENT = regex(
    r"^\W*(?:is|are|was|were|will|did|does|do|has|have|had|any)\b.*\b(?:equipment|devices?|instruments?)\b"
)
_BUYS = regex(r"\b(?:buy|buys|buying|bought|purchas\w*|procur\w*|acquir\w*|new|plan\w*)\b")
_SORTS = {"general": "通用", "large": "大型"}

# What is to be done in a month.
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_IN_MONTH = regex(
    rf"^\W*(?:what|which)\b(?P<of>.*)\b(?:in|during|for|by|from) (?P<from>{'|'.join(_MONTHS)})\b"
    rf"(?:\s*(?:to|through|until|-|–)\s*(?P<to>{'|'.join(_MONTHS)})\b)?\W*$"
)
_DONE_THEN = regex(
    r"\b(?:what|which|does|do|did|will|is|are|was|were|be|to|the|its|plan(?:s|ned)?|happen(?:s|ed)?|done|scheduled|carried out|"
    r"take place|takes place|work|tasks?|activit(?:y|ies)|project|unit|bureau|department)\b"
)

# The question in Chinese but for its years, its words that nothing translates, and its items.
Fixed = tuple[str, tuple[str, ...], tuple[str, ...]]


def fixed(text: str, amounts: str, printed: Printed | None) -> Fixed | None:
    """A question (in small letters) of such a form; None for any other."""
    if (term := _defined(text, printed)) is not None:
        return f"{term}是什么意思", (), (term,)
    if (then := _IN_MONTH.match(text)) is not None:
        of = read(_DONE_THEN.sub(" ", then["of"]), printed)
        first, last = (_MONTHS.index(then[end] or then["from"]) + 1 for end in ("from", "to"))
        months = f"{first}月" if first == last else f"{first}月至{last}月"
        return f"{''.join(of.items[:1])}{months}做什么", of.unknown, of.items
    if (kinds := _KINDS_ADDED.search(text)) is not None:
        return f"{kinds['n']}个科室是各类科室加起来的数吗", (), ()
    if (reckoned := _RECKONED.match(text)) is not None and (of := read(reckoned["of"], printed)).items:
        return f"{amounts}{of.items[0]}按多少人、每人多少元测算", of.unknown, of.items
    if _CATEGORY.search(text):
        return f"哪一类支出{'最小' if re.search('least|smallest', text) else '最大'}", (), ()
    if (times := _MULTIPLE.search(text)) is not None:
        part, whole = (read(times.group(side), printed) for side in ("part", "whole"))
        if part.items and whole.items:
            said = f"{part.items[0]}是{whole.items[0]}的几倍"
            return said, (*part.unknown, *whole.unknown), (*part.items, *whole.items)
    if (beyond := BEYOND.search(text)) is not None:
        one, other = (read(beyond.group(side), printed) for side in ("one", "other"))
        if one.items and other.items:
            said = (
                f"{one.items[0]}比{other.items[0]}{'少' if _LESS.search(beyond['way']) else '多'}百分之多少"
            )
            return said, (*one.unknown, *other.unknown), (one.items[0], other.items[0])
    if (areas := _AREAS.match(text)) is not None:
        return f"地上建筑面积和地下建筑面积相加等于{areas['whole']}平方米吗", (), ("建筑面积",)
    if (added := _ADDED.match(text)) is not None:
        part, whole = (read(added.group(side), printed) for side in ("part", "whole"))
        if len(part.items) > 1:
            year = ["本年支出合计"] if re.search(r"\byear\b", added.group("whole")) else []
            stated = _MONEY.findall(added["whole"])
            total = (*stated, *whole.items, *year, *whole_of(added.group("whole"), whole), "本年支出合计")[0]
            said = f"{'和'.join(part.items)}相加等于{total}吗"
            return said, (*part.unknown, *whole.unknown), part.items
    if _VEHICLES.match(text):
        return "有哪些车辆", (), ("车辆",)
    if (equipment := _EQUIPMENT.match(text)) is not None:
        sort = _SORTS.get(equipment["sort"], "专用") if equipment["sort"] else ""
        return f"有哪些{f'单价{amounts}的' if amounts else ''}{sort}设备", (), (f"{sort}设备",)
    if "以" in amounts and _ANY_EQUIPMENT.match(text):
        bought = "安排购置" if _BUYS.search(text) else ""
        return f"有没有{bought}单价{amounts}的设备", (), ("设备",)
    if (includes := _INCLUDES.match(text)) is not None:
        whole, part = (read(includes.group(side), printed) for side in ("whole", "part"))
        if whole.items and part.items and any(word in part.items[-1] for word in _UNITS):
            container = "部门预算" if whole.items[0] in ("预算总额", "支出总计") else whole.items[0]
            units = "下属单位" if "subordinate" in includes["part"] else part.items[-1]
            return f"{container}包括{units}吗", (*whole.unknown, *part.unknown), whole.items[:1]
    if amounts and _WHICH_ITEM.search(text) and not _MADE_UP.search(text):
        return f"{amounts}是哪一项", (), ()
    return None


def _defined(text: str, printed: Printed | None) -> str | None:
    """The term that `what are treasury bonds` asks the meaning of, where the document explains it."""
    terms = (
        {key(term.name) for term in printed.catalogue.extraction.budget.glossary}
        if printed is not None
        else set()
    )
    if _NAMED_ONLY.match(text):
        name = read(text, printed).items[0]
        told = printed is not None and re.match(r"\W*what is the\b", text) and name in printed.names
        # the standard that an indicator prints is a figure
        return None if told and key(name) not in terms else name
    asked = _WHAT_IS.match(text)
    if asked is None or printed is None or _FOR_EACH.search(text):
        return None
    named = read(asked.group(1), printed)
    return (
        named.items[0]
        if len(named.items) == 1 and not named.unknown and key(named.items[0]) in terms
        else None
    )
