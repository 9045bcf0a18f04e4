"""Terms that the document defines (名词解释)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.forms import plain
from extractors.schema.disclosure import Disclosure
from extractors.schema.draft import DraftTerm, SpanRef

_GLOSSARY = re.compile("名词|术语")
_TERM = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．:：]\s*)?(?P<name>[^。，；：:]{2,40}?)\s*(?:(?P<colon>[:：])|(?<=[\u4e00-\u9fff）”])[—－-]{2,}|[，,]?(?=是指|指(?!标|导|挥|定|数)|反映))\s*(?P<definition>(?:是?指|反映|是)?.{6,})$",
    re.DOTALL,
)


def draft(disclosure: Disclosure) -> Iterator[DraftTerm]:
    """One term a paragraph of the glossary; elsewhere only where the words 是指 or 指 stand."""
    for section in disclosure.sections:
        headed = any(_GLOSSARY.search(heading) for heading in section.heading)
        within = headed
        for paragraph in section.paragraphs:
            found = _TERM.match(paragraph.text)
            if len(paragraph.text) < 20 and not found:
                # a heading without a number is a line like any other
                within = headed or bool(_GLOSSARY.search(paragraph.text))
            if not found or not (within or (found["colon"] and re.match("是?指", found["definition"]))):
                continue
            name = plain(found.group("name"))
            yield DraftTerm(
                name=name[1:-1] if re.fullmatch("“[^“”]*”", name) else name,
                definition=SpanRef(
                    paragraph=paragraph.id, start=found.start("definition"), end=found.end("definition")
                ),
            )
