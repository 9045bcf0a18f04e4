"""What the grand total of a table is of."""

from __future__ import annotations

import re

from extractors.schema.budget import Statement
from extractors.schema.draft import Kind
from service.lexicon.names import TOPIC
from service.terms import key


def topic_of(statement: Statement) -> str:
    """What the grand total of a table is of; empty where its columns count more than its topic."""
    topic = TOPIC.get(statement.kind, "")
    if statement.kind is Kind.OPERATING and topic not in key(statement.title):
        # Its tables also list what only a part of these expenses is for.
        return ""
    heads = (*statement.columns, *(line.name for line in statement.lines))
    if statement.kind is Kind.THREE_PUBLIC and any(re.search("会议费|培训费|差旅费", head) for head in heads):
        # Such a total is larger than the three public expenses.
        return ""
    return topic
