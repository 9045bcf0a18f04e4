"""The number of things that a question asks for (前三名, 最大的两项), or asks about one by one (三所学校各多少)."""

from __future__ import annotations

from service.patterns import regex

_NUMERALS = {
    "一": 1,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}


# The number of a ranking stands beside it; of others 那一类 and 这一项 count nothing.
_HOW_MANY = (
    regex(r"前([一两二三四五六七八九十]|\d{1,2})"),
    regex(r"最[^,，。]{1,4}的?([一两二三四五六七八九十]|\d{1,2})(?:个|项|大|名|笔|样|位|类|种|块|家|所)"),
    regex(r"([一两二三四五六七八九十]|\d{1,2})(?:个|项|大|名|笔|样|位|类|种|块|家|所)[^,，。]{0,8}最"),
    regex(
        r"(?<!第)(?!一(?<=[哪这那]一))([一两二三四五六七八九十]|\d{1,2})(?:个|项|大|名|笔|样|位|类|种|块|家|所)"
    ),
)


# 14个社区各自分到多少: what each of several has, which the whole of them does not tell.
_EACH_OF_SEVERAL = regex(
    r"(?:\d+|[两二三四五六七八九十]+)(?:个|处|家|所|座|名|位|辆|台|条|口|户|支|间)(?!月|项目|科目|方面|部分|来源|渠道)[^,，。]{1,16}?"
    r"(?:各自?|分别)[^,，。]{0,14}(?:多少|几)"
    r"|每一?(?:个|处|家|所|座|条)(?!月|项目|科目|方面|部分|来源|渠道)[一-鿿]{1,6}?(?:各自?|分别)[^,，。]{0,14}(?:多少|几)"
)
# 甲和乙和丙各花了多少: each of the things named side by side.
_SIDE_BY_SIDE = regex(
    "(?P<row>[一-鿿]{2,}(?:和[一-鿿]{2,}){2,}?)(?:这?[几两三四五六]?[样项件类])?(?:各自?|分别|都)+[^,，。]{0,8}(?:多少|几)"
)
# 平均各多少: reckoned, and not what each has.
_AVERAGED = regex("平均|人均|户均|均摊|平摊")


def of_each_of_several(text: str) -> bool:
    """Whether a question asks for what each of a number of bodies or things has."""
    return _EACH_OF_SEVERAL.search(text) is not None and _AVERAGED.search(text) is None


def named_side_by_side(text: str) -> int:
    """How many things, three or more, a question names one beside the other and asks each of them; none where it does not."""
    found = _SIDE_BY_SIDE.search(text)
    return 0 if found is None or _AVERAGED.search(text) else found["row"].count("和") + 1


def how_many(text: str) -> int:
    """The number that a question gives beside 个, 项, 大 or 名; one when it gives none."""
    found = next((f for pattern in _HOW_MANY if (f := pattern.search(text)) is not None), None)
    if found is None:
        return 1
    return _NUMERALS.get(found.group(1)) or int(found.group(1))
