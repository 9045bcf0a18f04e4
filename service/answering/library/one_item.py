"""The one item that a question about all departments is about, by the names that several documents print."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from service.answering.printed.linking import content
from service.lexicon.asking import ASKING
from service.lexicon.names import BARE, CONCEPTS, COST, TOTALS
from service.lexicon.spoken import SPOKEN
from service.patterns import regex

RANKS = regex(
    "从[高大多低小少]到[高大多低小少]|(?:排名|排序|排行|排|名列)?[前后第](?:[一二两三四五六七八九十]|\\d{1,2})[大位名个家]?|排名榜?|排序|排行榜?"
    "|最[大多高贵小少低省]"
)
SUM = regex("合计|总共|一共|共计|总和|之和|加起来|加总|合起来|共(?=多少|有|安排|花)")
NONE = regex(
    "(?<!有)没有?(?:安排|编列|编制|列支|预算)*|未(?:安排|编列|编报|列支|发生)|不?无(?!线|障|偿)|不安排|不编列"
)
SOME = regex("有没有|(?<!没)有(?!限|关|线|多)|安排了|编列了")
AVERAGE = regex("平均(?:下来|值|数|水平)?|中位数?|均值")
# Words about the documents and not about the item.
_AROUND = regex(
    "(?:年初|部门|单位)?(?:预算|决算)(?:数|公开|文件|报告|安排)?|部门|单位|年度|全市|全县|全区|全省|安排|编列|经费|费用|开支|花费|金额|数额|情况|列表|文件|库"
)
_BALANCED = {"预算总额": ("支出总计", "收入总计")}
_YEAR = regex(r"(?:19|20)\d{2}年?(?:度)?")


def item(text: str, known: Collection[str]) -> tuple[str, ...]:
    """The names of the one item that the text is about; none when it is not about one, or says more than that."""
    text = _YEAR.sub(" ", text)
    spans = [*_printed(text, known), *_meant(text, known)]
    if not spans:
        text = _spoken(text, known)
        spans = [*_printed(text, known)]
    if not spans:
        bare = _asking_removed(text)
        spans = [(name, *found.span()) for name, words in BARE for found in words.finditer(bare)][:1]
        text = bare
    if not spans:
        return ()
    name, start, end = max(spans, key=lambda span: span[2] - span[1])
    rest = _asking_removed(text[:start] + " " + text[end:])
    if content(_AROUND.sub(" ", rest)):
        return ()
    names = _BALANCED.get(name, (name,))
    return names if any(n in known for n in names) else ()


def _asking_removed(text: str) -> str:
    for words in (RANKS, AVERAGE, SUM, NONE, SOME):
        text = words.sub(" ", text)
    return text


def _spoken(text: str, known: Collection[str]) -> str:
    """The text with the items that it calls by everyday words as several documents print them."""
    for said, printed in SPOKEN:
        name = printed.partition("|")[0]
        if name in known:
            text = said.sub(name, text)
    return text


def _printed(text: str, known: Collection[str]) -> Iterator[tuple[str, int, int]]:
    for start in range(len(text)):
        for end in range(len(text), start + 1, -1):
            piece = text[start:end]
            piece = piece if piece in known else piece + COST
            if piece in known and not TOTALS.fullmatch(piece) and len(ASKING.sub("", piece)) > 1:
                yield piece, start, end
                break


def _meant(text: str, known: Collection[str]) -> Iterator[tuple[str, int, int]]:
    for name, asked, _ in CONCEPTS[:-1]:
        found = asked.search(text)
        if found is not None and name in known:
            yield name, *found.span()
