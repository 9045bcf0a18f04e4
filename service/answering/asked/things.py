"""Bodies and things that a question asks the money of one by one (分给了哪几所学校，每所多少), and no lines of a budget."""

from __future__ import annotations

import re

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question

_THING = re.compile(
    "哪(?:几|些|[一两二三四五六七八九十]{1,2}|\\d{1,2})?(?:[个家所座条处种样名位批台套场]|类)?"
    "(?P<noun>企业|公司|供应商|厂家|商家|医院|卫生院|诊所|学校|幼儿园|大?桥|公?路|线路|路段|河段|河道|街道|镇街|乡镇|[镇村户]|社区|小区|展览|活动|设备|人员|国家)"
)


def thing_asked(question: Question) -> str | None:
    """What the parts that are asked for must be called, where amounts of each are asked; None where they may be lines."""
    found = _THING.search(question.plain)
    return found["noun"] if found is not None and question.wants(Ask.AMOUNT) else None
