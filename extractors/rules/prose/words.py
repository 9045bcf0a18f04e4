"""Words that several rules of running text know: what announces a cause, numbering, figures."""

from __future__ import annotations

import re

# 因公出国 is a journey, 因公共区域 a cause; 因此, 因素 and 系统 are other words.
CAUSE = r"因为|由于|因(?!公(?:出|临|赴|派|接|外)|此|素)"
# These follow what they explain, and those lead it.
OWED_TO = "缘于|源于|得益于|归因于"
IN_VIEW_OF = "鉴于|随着"
IS = r"系(?!统|数)"
# 上年未安排, 年初没有预算, 年初预算为0: there was nothing of it before
NOTHING_BEFORE = (
    r"(?:(?:上年|去年|上一年|年初)度?|20\d\d年度?)(?:的)?(?:(?:支出)?[预决]算)?(?:数|额|同期)?"
    r"(?:未(?:作|做)?(?:安排|购置|列支|发生|编列|列)(?:入|支)?|没有(?:安排|购置|列支|发生|编列)?|无(?:此项|该项)?(?:安排|支出|预算)?|[为是]?\s*(?:零|0(?:\.0+)?\s*万?元?))"
    r"(?:此项|该项|这项|相关)?(?:支出|预算|经费|开支)?"
)
# What stands before a sentence that is counted off: （一）, 2., ④
NUMBERED = re.compile(r"\s*(?:(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．](?!\d)|[①-⑳])\s*)*")
MONEY = re.compile(r"\d\s*(?:[万亿千]?元|[万亿](?=[，。；、]))")
FIGURE = re.compile(r"\d\s*(?:[万亿千]?元|[%％])")
