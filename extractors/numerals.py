"""Numbers in words: which are ordinals, dates, references, codes or parts of names, and which are figures.

Nothing here reads a value; it only tells what sort of number stands where, so that none is taken for a figure that is
none, and none is overlooked that is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from extractors.halfwidth import narrowed
from extractors.schema.measure import unit_behind


class Sort(StrEnum):
    """What a printed number is."""

    FIGURE = "figure"  # an amount, a count, a rate
    RANK = "rank"  # 序号, 表号, 页码, the number of a heading
    DATE = "date"  # 年, 月, 日
    REFERENCE = "reference"  # 文号, 条款, web and postal addresses
    CODE = "code"  # 科目编码, 项目编码
    NAME = "name"  # part of what something is called (985高校), a threshold in a definition (单价20万元以上)


@dataclass(frozen=True, slots=True)
class Numeral:
    """Digits text[start:end] of one printed number; a figure has the unit behind it, where one is printed."""

    start: int
    end: int
    sort: Sort
    unit: str = ""
    # where the unit ends
    stop: int = 0


_YEAR = r"(?:19|20)\d\d"
_TO = r"\s*[-－–—~～至]\s*"
_HAN = r"[\u4e00-\u9fff]"
# 3月; 1-12月; 6月30日; 3月1日至12月31日
_DAY = (
    rf"(?:\d{{1,2}}{_TO}(?=\d{{1,2}}\s*月))?(?:\d{{1,2}}\s*月(?:份)?\s*(?:[-－–—~～至、]\s*)?)+(?:\d{{1,2}}\s*[日号])?"
    rf"(?:{_TO}(?:{_YEAR}\s*年)?\d{{1,2}}\s*月?(?:\d{{1,2}}\s*[日号])?)?"
)
# Behind these a number is a measure, whatever stands before it.
_MEASURED = r"\s*(?:[万亿元%％人名个户家次天件余多台辆套]|项(?!目))"

# 1,234.56; and with a blank that typesetting put inside: 1234 .56, 5 000元
NUMBER = r"(?:\d{1,3}(?:[,，]\d{3})+(?!\d)|\d{1,3}\s0\d\d(?=\s*[万亿]?元)|\d++)(?:\.\d++|\s\.\s?\d++)?"

# The first sort that fits at a place decides, and of its patterns the first.
_PATTERNS: tuple[tuple[Sort, tuple[str, ...]], ...] = (
    (
        Sort.REFERENCE,
        (
            r"(?:https?://|www\.)[\w./?=&%#:~+-]+|[A-Za-z\d_.+-]+@[\w-]+(?:\.[\w-]+)+",
            # 〔2019〕12号
            rf"[〔\[【（(［]\s*{_YEAR}\s*[〕\]】）)］]\s*第?\s*\d+(?:[-—－–]\d+)?\s*号",
            r"第\s*\d+(?:\.\d+)*\s*[号条款届](?!\s*[-—]\d)|邮编\s*[:：]?\s*\d{6}",
            # 中心路88号
            r"(?<=[路街巷弄道村])\s?\d{1,5}(?:[-—]\d{1,4})?\s?号",
        ),
    ),
    (
        Sort.DATE,
        (
            # 2023-01-01 08:30, 20230101
            rf"{_YEAR}\s*[-./－—]\s*\d{{1,2}}\s*[-./－—]\s*\d{{1,2}}(?!\d)(?:\s+\d{{1,2}}[:：]\d\d(?:[:：]\d\d)?)?",
            rf"{_YEAR}\d{{4}}(?!\d)(?=年|日|\s*$)",
            # 2018-2020年, 2023年度, 2023年6月30日, 1-12月
            rf"(?<!\d){_YEAR}\s*(?:[-－–—~～至、/]+\s*{_YEAR}\s*)+年?度?",
            rf"(?<![\d.])(?<!\d[,，]){_YEAR}\s*年(?:度|{_DAY})?",
            rf"(?<![\d.]){_DAY}",
            rf"(?<![\d.])(?<!\d[,，]){_YEAR}(?![\d.,，]|{_MEASURED})",
            r"\d{1,2}\s*[:：]\s*\d\d(?=[\s-]|$)|(?<!\d)\d{2}\s*年(?=度|底|末|初|[预决]算)|(?<=[月至-])\s*\d{1,2}\s*日",
        ),
    ),
    (
        Sort.RANK,
        (
            r"第\s*\d+(?:\s*[-—－–至、]\s*\d+)?\s*(?:页|部分|章|节|项|类|张|季度|年|次|位|名|期|批|轮|列|栏|行|个|大|产业)?",
            # 附表7、12、13, 公开05表
            rf"(?:附?表|附件|附图|图|公开|注|备注|说明|目标|任务|指标|项目|序号|专栏|栏次)\s*\d+(?:\s*[-—－–.、，,和及至]\s*\d+)*"
            rf"(?![\d.,]*{_MEASURED})表?",
            # 预算01表, 预算02-1表
            r"(?<=[预决]算)\d{1,2}(?:\s*[-－—]\s*\d{1,2})?\s*表",
            # 1. and (1) where a sentence or a part of one begins
            r"(?:^|(?<=[\s。；;：:，,！!？?、）)>]))[（(〔]\s*\d{1,2}(?:[-.]\d{1,2})*\s*[)）〕]",
            rf"(?:^|(?<=[\s。；;：:，,！!？?、）)>]))\d{{1,2}}(?:\.\d{{1,2}})*\s*[、．.）)](?:(?!\d)|(?={_YEAR}\s*年|\d{{3,7}}\s*[-—－–]))",
            rf"(?<={_HAN})\d{{1,2}}\s*[、．.](?={_HAN})|(?<={_HAN})[（(]\s*\d{{1,2}}\s*[)）](?=\s*{_HAN})|[①-⑳]",
        ),
    ),
    (
        Sort.CODE,
        (
            # 教育支出（205）普通教育（02）小学教育（02）
            rf"[（(]2\d\d[)）]{_HAN}{{2,30}}[（(]\d\d[)）](?:(?:{_HAN}|[（）()]){{2,40}}?[（(]\d\d[)）])?",
            r"[（(\[]\s*(?:科目|编码|代码|科目编码)*[:：]?\s*\d{3,9}\s*(?:类|款|项)?\s*[)）\]]",
            r"(?:编码|代码|编号|科目号)\s*[:：为]?\s*[A-Za-z0-9-]*\d[A-Za-z0-9-]*",
            # 210类13款01项, （13款）
            r"[（(]\s*\d{2,3}\s*[类款项]\s*[)）]|(?<!\d)[2-5]\d\d\s*类(?:\s*\d\d\s*款(?:\s*\d\d\s*项)?)?",
            # 13032223P0042LF100081
            r"(?<![A-Za-z0-9])(?=[A-Z0-9-]*[A-Z])(?=[A-Z0-9-]*\d)[A-Z0-9][A-Z0-9-]{5,}(?![A-Za-z0-9])",
            # 301工资福利支出
            rf"(?:^|(?<=[“\"《、．.）)])|(?<=[：:，,；;])(?=\s*\d{{7}}(?!\d)))\s*[2-5]\d\d(?:\d\d){{0,3}}(?=\s*[-—－–]?\s*[“\"]?{_HAN})(?!{_MEASURED})",
        ),
    ),
    (
        Sort.NAME,
        (
            r"[A-Za-z]+[-+]?\d+(?![\d.,])|\d+[A-Za-z]+(?=[\u4e00-\u9fff级])|\d+\s*[+＋]\s*[\dXxNn]+",
            rf"(?:985|211|110|119|120|12345|12315|12333)(?={_HAN})(?!{_MEASURED})",
            # 单价20万元（含）以上的设备
            r"\d[\d,]*(?:\.\d+)?\s*(?:[万亿]?元|[%％]|[台辆套人个年岁日天米吨])(?:\s*[（(]?含[^）)]{0,8}[)）]?)?\s*(?:及?以[上下内外])"
            r"(?=的|[（(]|[\u4e00-\u9fff]{0,4}(?:设备|车辆|大型|货物|工程|服务|资产))",
        ),
    ),
    (Sort.FIGURE, (NUMBER,)),
)
# What a pattern can begin with: most characters are nothing of this, and told so at once.
_BEGINS = r"(?=[\s\dA-Za-z._+\-〔\[【（(［①-⑳第邮附表图公注备说目任指项序专栏编代科])"
_SORTED = "|".join(f"(?P<{sort.value}>{'|'.join(patterns)})" for sort, patterns in _PATTERNS)
_NUMERAL = re.compile(f"{_BEGINS}(?:{_SORTED})")
_DIGITS = re.compile(NUMBER)


@lru_cache(maxsize=2048)
def numerals(text: str) -> tuple[Numeral, ...]:
    """Every printed number of a text from left to right, each once; several may make up one date or reference.

    What is left over and what is accounted for ask the same texts, so the last answers are kept.
    """
    return tuple(_numerals(narrowed(text)))


def _numerals(text: str) -> Iterator[Numeral]:
    for found in _NUMERAL.finditer(text):
        assert found.lastgroup is not None  # one of the named groups has matched
        sort = Sort(found.lastgroup)
        if sort is Sort.FIGURE:
            unit, stop = unit_behind(text, found.end())
            yield Numeral(found.start(), found.end(), sort, unit, stop)
            continue
        for digits in _DIGITS.finditer(found.group()):
            yield Numeral(found.start() + digits.start(), found.start() + digits.end(), sort)
