"""What is said, and when, where a document does not answer: never a guess, always what was searched."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.schema.draft import Stage
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.asked.scope import other_body
from service.answering.asked.units_called import units_in_full
from service.answering.document.held import Held
from service.answering.printed.linking import Links
from service.answering.reply import Found
from service.patterns import regex
from service.store import Document
from service.terms import key, plain, same

# What this year's budget is held against is last year's.
_AGAINST_OUTTURN = regex("[比较](?:20\\d\\d年?|上年|去年)?的?(?:预算)?(?:执行数|决算数?)")
_TIMES = regex("[几少]倍|相当于|是(?:19|20)\\d\\d年的")
# No shorter end of a body's name tells which it is.
_NAME = 5
# A name of this length stands where the name of a region was.
_BEHIND_REGION = regex(
    " ([一-鿿]{2,6}?(?:局|检察院|法院))(?=的|在|本|今|去|上年|(?:19|20)\\d\\d|有|安排|预算|决算|$)"
)
# So many characters behind it make it part of a longer name.
_BEHIND = 2
_OUTTURN = regex("执行数|决算数|实际执行")
_SINCE_OUTTURN = regex(
    "[比较与同](?:(?:19|20)\\d\\d年|上年|去年|上一年)度?(?:的)?(?:预算)?(?:实际)?(?:完成|执行|决算|支出|收入)"
)
# Of a question that is repeated in a refusal, so much tells which it was.
_ECHOED = 60


def none_discloses(asked: Question, outcomes: Sequence[tuple[Document, Found]]) -> str:
    """The one refusal, or one for all documents that were asked."""
    if len(outcomes) == 1:
        return outcomes[0][1].text
    names = "、".join(document.title for document, _ in outcomes)
    return f"以下文件都没有披露「{echo(asked.text)}」：{names}。"


def echo(text: str) -> str:
    """A question as a refusal repeats it: long ones by their beginning."""
    text = text.strip()
    return text if len(text) <= _ECHOED else text[:_ECHOED] + "…"


def out_of_reach(asked: Question, held: Held) -> str | None:
    """Why a document cannot answer whatever it says: persons, another year, an outturn asked of a budget."""
    name = held.document.title
    if asked.wants(Ask.PERSON):
        return f"{name}：不提供个人姓名和联系方式，公开文件也不以此为内容。"
    compared = asked.previous or _AGAINST_OUTTURN.search(asked.plain) is not None
    changed = compared and asked.wants(Ask.CHANGE, Ask.WHY)
    outturn_asked = (
        asked.final and not changed and not asked.wants(Ask.DEFINITION) and not _prints_outturn(asked, held)
    )
    if outturn_asked and held.document.stage is not Stage.FINAL:
        return f"{name}没有披露决算或实际执行数：这是预算公开，只有年初安排的数。"
    sets = asked.wants(Ask.CHANGE, Ask.DIFFERENCE) or _TIMES.search(asked.plain) is not None
    if held.year is not None and len(asked.years) > 1 and sets:
        first, latest = min(asked.years), max(asked.years)
        if latest > held.year and not _tells_of(held, latest):
            # against a year that is not there nothing can be held
            return f"{name}没有披露{latest}年的数：文件的年度是{held.year}年。"
        if first < held.year - 1 and not _tells_of(held, first):
            return f"{name}没有披露{first}年的数：文件的年度是{held.year}年。"
    if (
        asked.years
        and held.year is not None
        and not any(y in (held.year, held.year - 1) for y in asked.years)
    ):
        printed = str(asked.years[0])
        if (
            not _beside_targets(held, asked.years[0])
            and not any(
                asked.years[0] in figure.years or (printed in figure.words and figure.item is None)
                for figure in held.catalogue.figures
            )
            and (min(asked.years) > held.year or not any(printed in f.words for f in held.catalogue.figures))
        ):
            return f"{name}没有披露{printed}年的数：文件的年度是{held.year}年。"
    return None


def _tells_of(held: Held, year: int) -> bool:
    """Whether a document prints a figure of a year, or beside the words for it."""
    said = (f"{year}年", str(year))
    return _beside_targets(held, year) or any(
        year in f.years or said[0] in f.words or any(said[1] in part for part in f.column)
        for f in held.catalogue.figures
    )


def _beside_targets(held: Held, year: int) -> bool:
    """Whether a form prints the value of a year beside its targets, under the year or the word for it (前年)."""
    heads = [other.head for one in held.extraction.budget.indicators for other in one.others]
    before_last = held.year is not None and year == held.year - 2
    return any(str(year) in head or (before_last and "前年" in head) for head in heads)


def _prints_outturn(asked: Question, held: Held) -> bool:
    """Whether a budget tells what was spent the year before (执行数, 决算数), and that year is asked for."""
    if held.year is None or not (asked.previous or held.year - 1 in asked.years):
        return False
    if any(_OUTTURN.search(figure.words) for figure in held.catalogue.figures):
        return True
    # 比上年实际完成增加…: what was spent or received follows from the change
    changed = (i for i in held.extraction.budget.narrative if i.current is not None and i.delta is not None)
    return any(_SINCE_OUTTURN.search(item.sentence.text) for item in changed)


def elsewhere(question: Question, links: Links, held: Held) -> bool:
    """Whether a question is about another body than the document's; reasons may well speak of others."""
    body = _body_asked(question, links, held) if held.document.department else None
    if body is None or _begins_a_name(body, links.rest, held) or _is_unit(body, held):
        return False
    told = any(body in same(plain(p.source.text)) for p in held.extraction.passages) or any(
        body in key(count.item) for count in held.extraction.budget.counts
    )
    if told and question.wants(Ask.YES_NO) and not question.wants(Ask.VERIFY, Ask.AMOUNT):
        # 市审计局有没有对林业局的项目开展检查: of what another body did to this one
        return without_names(question.plain, held.document) == question.plain
    return not (told and question.wants(Ask.WHY, Ask.COUNT, Ask.PARTS, Ask.PURPOSE))


def _is_unit(body: str, held: Held) -> bool:
    """Whether what is called so is a unit of the department by a short form of its name (疾控中心)."""
    names = [unit.name.text for unit in held.extraction.budget.units]
    return units_in_full(body, names, "") != body


def _body_asked(question: Question, links: Links, held: Held) -> str | None:
    """Another body that a question names, also where words of its name were taken for an item's (某区｜财政局 of 某区)."""
    if body := other_body(links.rest):
        return body
    behind = _BEHIND_REGION.search(without_names(question.plain, held.document))
    body = other_body(behind.group(1)) if behind is not None else None
    return body if body is not None and body not in held.catalogue.said else None


def _begins_a_name(body: str, text: str, held: Held) -> bool:
    """Whether what is called so in a question begins the name of a thing that the document prints (社区服务中心新建工程)."""
    end = text.find(body) + len(body)
    behind = text[end : end + _BEHIND]
    return len(behind.strip()) == _BEHIND and body + behind in held.catalogue.said


def told_of(links: Links, held: Held) -> bool:
    """Whether the document speaks of the other body that a question names, by its name or by the end of it."""
    body = other_body(links.rest) or ""
    text = held.catalogue.said
    return any(body[i:] in text for i in range(len(body) - _NAME + 1))


def not_found(held: Held, question: str) -> str:
    """That nothing in the document matches, and what was searched."""
    tables = len(held.extraction.budget.statements)
    searched = "收支报表、文字说明、绩效目标和名词解释" if tables else "全部文字"
    return f"{held.document.title}没有披露：「{echo(question)}」。已查{searched}，没有与问题相符的内容。"
