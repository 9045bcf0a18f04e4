"""Bodies and things that a question asks the money of one by one (分给了哪几所学校，每所多少), and no lines of a budget."""

from __future__ import annotations

from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.patterns import regex

_THING = regex(
    # 指哪些人员 asks what is meant
    "(?<!指)哪(?:几|些|[一两二三四五六七八九十]{1,2}|\\d{1,2})?(?:[个家所座条处种样名位批台套场]|类)?"
    "(?P<noun>企业|公司|供应商|厂家|商家|医院|卫生院|诊所|学校|幼儿园|老?干部|职工|教师|大?桥|公?路|线路|路段|河段|河道|街道|镇街|乡镇|[镇村户]|社区|小区|展览|活动|设备|人员|国家)"
)
# Shared out among all of them (在各乡镇怎么分, 每个乡镇多少).
_SHARED_OUT = regex(
    "(?:各|每一?[个家所座条])(?P<noun>医院|卫生院|学校|幼儿园|街道|镇街|乡镇|[镇村]|社区|企业)(?:各|分别|都)?(?:是|有|给|分|拨)?(?:多少|几|怎么分|如何分)"
)

_BODY = regex("企业|公司|供应商|厂家|商家|医院|卫生院|诊所")


def thing_asked(question: Question) -> str | None:
    """What the parts that are asked for must be called, where amounts of each are asked; None where they may be lines."""
    found = _THING.search(question.plain)
    found = found or _SHARED_OUT.search(question.plain)
    if found is None:
        return None
    # which firms they are no lines tell, whatever else is asked; equipment is called by its own names
    body = question.wants(Ask.PARTS) and _BODY.fullmatch(found["noun"]) is not None
    return found["noun"] if body or question.amounts or question.wants(Ask.AMOUNT) else None
