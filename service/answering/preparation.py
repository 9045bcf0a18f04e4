"""A question in the words that the ways to answer read: its English put into Chinese, its asides and glosses left out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from extractors.schema.draft import Stage
from service.answering.asked.question import Question, understand
from service.answering.document.held import Held
from service.answering.english.translate import translate
from service.answering.printed.circumstances import without_wonder
from service.answering.printed.glossed import glossed
from service.patterns import regex
from service.store import Document

_HELD_AGAINST = regex("[比较跟与和同]去年|去年[底末同]|上年|今年|本年|前年|结转|增|减|涨|降")


def prepared(asked: Question, held: Held, among: Sequence[Document] = ()) -> Question:
    """The question as one document is asked it; `among` are the documents asked together, whose names are names."""
    return _translated(asked, held, among) if asked.english else _without_glosses(asked, held)


def of_next_year(asked: Question, held: Held) -> Question:
    """A question with 下年 for the year after the document's own, where that only says when what is left goes on to be used
    (结转到2024年): no figure of that year is asked for."""
    if held.year is None or held.year + 1 not in asked.years or asked.english:
        return asked
    said = unicodedata.normalize("NFKC", asked.put or asked.text)
    after = re.sub(
        rf"((?:结转|转|留|延|结余|滚)(?:到|至|入|给|待|在)?了?){held.year + 1}年度?", r"\g<1>下年", said
    )
    if after == said or str(held.year + 1) in after:
        return asked
    read = understand(after)
    return replace(read, text=asked.text, put=after)


def of_the_account(asked: Question, held: Held) -> Question | None:
    """What is asked of 去年 as it is asked of a final account's own year; None for budgets and for what is compared."""
    said = asked.put or asked.text
    if held.document.stage is not Stage.FINAL or asked.english or asked.years or "去年" not in said:
        return None
    if _HELD_AGAINST.search(said) is not None:
        return None
    return understand(said.replace("去年", ""))


def _translated(asked: Question, held: Held, among: Sequence[Document]) -> Question:
    words = partial(translate, documents=among or (held.document,), printed=held.english)
    put = understand(asked.text, words)
    # of several bodies each is asked of its own years
    return replace(put, years=asked.years) if len(among) > 1 and asked.years else put


def _without_glosses(asked: Question, held: Held) -> Question:
    """A question with the items that it names in brackets in the place of what it says for them, and without what only makes
    one wonder."""
    said = asked.put or asked.text
    text = without_wonder(glossed(said, held.catalogue), held.document, held.catalogue)
    if text == unicodedata.normalize("NFKC", said):
        return asked
    return replace(understand(text), text=asked.text, put=text, years=asked.years)
