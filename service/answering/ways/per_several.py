"""An amount spread over each of two numbers that one question names (每批次和每人次各花多少)."""

from __future__ import annotations

import re
from dataclasses import replace

from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.per_head import per_head

_UNIT = "(?:人次|批次|批|人|户|辆|场|次|期|件|亩|平方米|公里|名[一-鿿]{0,4}|个[一-鿿]{1,4})"
_SEVERAL = re.compile(
    f"每一?(?P<a>{_UNIT}?)(?:[和与及、]|以及)平?均?每?一?(?P<b>{_UNIT})(?=平均|各|分别|的|[花费要合是]|多少)"
)


def per_several(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The amount with both quotients; None where either number is not printed."""
    found = _SEVERAL.search(question.plain)
    if found is None or not found["a"] or found["a"] == found["b"]:
        return None
    told: list[str] = []
    for unit in (found["a"], found["b"]):
        text = f"{question.plain[: found.start()]}每{unit}{question.plain[found.end() :]}"
        one = per_head(replace(question, plain=text), held, links, reply)
        if one is None:
            return None
        told.append(one.text.rstrip("。"))
    return Found("；".join(dict.fromkeys(told)) + "。")
