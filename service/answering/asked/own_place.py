"""The place that a department is of, which a question of what there is in it may say (全县一共多少护林员) and print need not."""

from __future__ import annotations

import re

from service.answering.asked.kinds import Ask
from service.answering.asked.naming import own_region
from service.answering.asked.question import Question
from service.patterns import regex
from service.store import Document

_RANK = regex("[省市县区州旗镇乡]$")
# Of these a department has only its own, which are none of the whole place.
_OF_BODY = regex(
    "(?<!校)车辆?(?!次|间|站|位)|公务|编制|在职|在编|在岗|实有|[离退]休|职工|工作人员|干部|房|面积|接待|三公|收入|支出|预算|决算|资产"
)


def without_own_place(text: str, part: Question, document: Document) -> str:
    """The text with blanks in the place of the word for all of the department's own place, where it asks how many there are or
    what each gets of what is no part of the department itself."""
    if not part.wants(Ask.COUNT, Ask.PER_HEAD) or part.wants(Ask.CHANGE, Ask.SHARE) or _OF_BODY.search(text):
        return text
    rank = _RANK.search(own_region(document.department))
    if rank is None:
        return text
    return re.sub(
        f"全{rank.group()}(?:范围内?|境内|上下)?的?(?=[一-鿿])", lambda said: " " * len(said.group()), text
    )
