"""Which printed figure an item is told by: the right table, the right column, the right year and stage."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from extractors.codes import is_classified, named
from extractors.schema.draft import Kind, Stage
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.printed.figure import Figure, is_topic, source_key
from service.answering.printed.linking import Links
from service.answering.printed.split_lines import together
from service.patterns import regex
from service.terms import coverage, key

_CHANGE = regex(r"增减|变化|比上年|较上年|增长|增加|减少|升降|差额|变动|%|％|比例")
_LAST_YEAR = regex(r"上年|去年|上一年")
_FINAL = regex("决算|执行|实际")
_BUDGET = regex("预算数|(?:年初|全年|调整)预算|(?<!公共)(?<!基金)(?<!经营)预算(?:安排)?$")
WANTS_BUDGET = regex(
    "(?:年初|全年|调整)预算(?!执行)|年初(?:安排|批复|下达|定|计划|核定)|预算数|(?:收入|支出)预算(?!执行|完成)|(?<!公共)(?<!基金)(?<!经营)预算(?:安排)?(?:了|的)?(?:是|为|有)?(?:多少|几)"
    "|(?:原来|原先|原本|原定|起初|最初|当初)[^,，。]{0,8}预算|预算(?:原来|原先|原本|原定|起初|最初|当初)"
)
PARTS = {"三公经费": ("因公出国境费", "公务用车购置费", "公务用车运行费", "公务接待费")}
# A budget balances: asked for as a whole, either side tells it.
_IN_ALL = ("总收入", "总支出")
WHOLE_BUDGET, BALANCED = "预算总额", ("支出总计", "收入总计")
# Measures of the whole budget, and tables that tell only what one fund pays.
_OF_ALL = {"基本支出", "项目支出"}
_OF_ONE_FUND = {Kind.GENERAL_BY_FUNCTION, Kind.GENERAL_BY_ECONOMIC, Kind.GOVERNMENT_FUND, Kind.STATE_CAPITAL}
_CONCERNS = "涉及"
# Money by where it comes from, and tables that only have what it pays of one thing.
_SOURCE = regex("(?:一般公共预算)?(?:财政)?拨款(?:收入)?|一般公共预算|政府性基金(?:预算)?")
_OF_ONE_THING = {Kind.OPERATING, Kind.THREE_PUBLIC, Kind.PROJECTS, Kind.PROCUREMENT, Kind.ASSETS}
_OF_SOME = {Kind.BASIC_BY_ECONOMIC, Kind.BASIC_BY_FUNCTION, Kind.PROJECTS, Kind.PROCUREMENT}
_SOME = regex("基本|人员|公用|项目|采购|专项|一般公共|基金")
_APPROPRIATED = regex("(?<!公共预算)(?<!基金预算)(?<!经营预算)财政拨款支出(?:总计|合计)?(?:里|中|内|当中)")
# Which table is asked first when several print the same item; those not named come after.
_ORDER: tuple[Kind, ...] = (
    Kind.THREE_PUBLIC,
    Kind.OPERATING,
    Kind.EXPENDITURE,
    Kind.GENERAL_BY_FUNCTION,
    Kind.RECEIPTS_EXPENDITURE,
    Kind.FISCAL_APPROPRIATION,
    Kind.GENERAL_BY_ECONOMIC,
    Kind.BASIC_BY_ECONOMIC,
    Kind.BASIC_BY_FUNCTION,
    Kind.PROJECTS,
    Kind.RECEIPTS,
    Kind.PROCUREMENT,
    Kind.GOVERNMENT_FUND,
    Kind.STATE_CAPITAL,
    Kind.NARRATIVE,
)


_HALF = 0.5


def select(
    held: Held,
    subject: str,
    question: Question,
    words: Sequence[str] = (),
    year: int | None = None,
    beside: Sequence[str] = (),
) -> Figure | None:
    """The figure of an item in a year (the document's own when None); `words` narrow the column or the table, and so do the
    items named `beside` it: that a sentence speaks of them too makes it no better.

    None when the document prints no such figure for that year.
    """
    asked = year or held.year
    subject = meant(held, subject, question)
    figures: list[Figure] = []
    for name in (subject, *(BALANCED if subject == WHOLE_BUDGET else ())):
        figures = [f for f in held.catalogue.of_all(name) if of_year(f, asked, held)]
        figures = [f for f in figures if stage_fits(f, question, held)]
        if figures:
            break
    if question.amounts:
        stated = [f for f in figures if any(f.fits(said) for said in question.amounts)]
        figures = stated or figures
    if not figures:
        return None
    if question.labels:
        figures = [f for f in figures if any(label in key(f.section) for label in question.labels)] or figures
    if question.codes:
        coded = [f for f in figures if f.code in question.codes]
        figures = coded or figures
    figures = _of_all_basic(_of_its_classification(figures, subject), question)
    receipts = "收入" in question.plain and "支出" not in question.plain
    # a part that asks on (花了多少) names neither the item nor the whole it is listed under
    whole = next((whole for whole, parts in PARTS.items() if subject in parts), "")
    said = f"{question.plain}|{subject}|{whole}"
    most = max((f.money.yuan for f in figures if f.whole), default=Decimal(0))

    def rank(figure: Figure) -> tuple[object, ...]:
        matched = sum(coverage(word, figure.words) for word in words)
        if figure.item is None:
            # an item that shares a word with a column does not mean it (公务员医疗补助, 对个人和家庭的补助)
            said_so = (coverage(word, figure.words) for word in beside)
            matched += sum(share for share in said_so if figure.whole or share > _HALF)
        own = [part for part in figure.column if not is_topic(part, figure.kind)]
        extra = sum(1 for part in own if coverage(key(part), said) < 0.5)
        place = _ORDER.index(figure.kind) if figure.kind in _ORDER else len(_ORDER)
        if (receipts and figure.kind is Kind.RECEIPTS) or _of_fund(figure, question):
            place = -1
        elif subject in _OF_ALL and figure.kind in _OF_ONE_FUND and figure.money.yuan < most:
            # what one fund pays of it is not all of it
            place = len(_ORDER) + 1
        elif figure.kind in _OF_SOME and _SOME.search(said) is None and _is_a_unit(figure, figures):
            # what a unit has for its basic expenditure, or for one purpose, is not all that it has
            place = len(_ORDER) + 1
        elif figure.kind in _OF_ONE_THING and (_SOURCE.fullmatch(subject) or _of_unit(figure)):
            # what pays for one thing is not all that it pays, nor what a unit has for it all that it has
            place = len(_ORDER) + 1
        elif figure.kind is Kind.THREE_PUBLIC and _pays_for_some(figure, figures):
            # nor what of it the three public expenses take
            place = len(_ORDER) + 1
        return (
            # what a project's form says of its money is none of the department's
            figure.kind is Kind.PERFORMANCE or _of_form(figure) or _concerned(figure),
            -matched,
            0 if figure.whole else 1,
            extra,
            # of two items whose names differ in 支出 only, the one called so
            figure.code is not None and key(figure.subject) != subject,
            place,
            # a column under the head of one group has that group's alone (机关工资福利支出/其他工资福利支出)
            len(own),
            figure.order,
        )

    best = min(figures, key=rank)
    if lines := held.lines_of(best):
        # of what its table prints line by line another may print the whole
        of_all = together(lines)
        wholes = (f for f in figures if f.whole and f.money.yuan == of_all and not held.lines_of(f))
        best = min(wholes, key=rank, default=best)
    if _details(best) and not question.amounts and not question.labels:
        narrowed = rank(best)[1]
        alike = (f for f in figures if f.whole and rank(f)[1] == narrowed)
        best = _made_of_others(best, list(alike)) or best
    return best


def _details(figure: Figure) -> bool:
    """Whether a figure stands in a table of what runs the office or of details (明细表), of which one may sum up the others."""
    titled = figure.statement is not None and "明细" in figure.statement.title
    return figure.kind is Kind.OPERATING or titled


def _made_of_others(best: Figure, figures: Sequence[Figure]) -> Figure | None:
    """The amount of one table that the rows of the item in the others, among them this one, come to (办公费 of two tables that
    detail what runs the office); None where no table prints one."""
    rows = list({(id(f.statement), id(f.line)): f for f in figures if _details(f) and f.money.value}.values())
    for whole in rows:
        parts = [f.money.yuan for f in rows if f.statement is not whole.statement]
        if whole.statement is not best.statement and len(parts) > 1 and sum(parts) == whole.money.yuan:
            return whole
    return None


def _of_its_classification(figures: Sequence[Figure], subject: str) -> list[Figure]:
    """The figures without those of the other classification that are called so but for 支出 (30108 机关事业单位基本养老保险缴费
    beside 2080505 …缴费支出)."""
    if own := {code for code in named(subject) if any(f.code == code and f.whole for f in figures)}:
        # what is entered under another's code (行政运行中的印刷费) is a part of what its own code has
        figures = [f for f in figures if not f.code or f.code in own or not is_classified(f.code)]
    classes = {f.code[0] for f in figures if f.code and f.subject == subject}
    return [f for f in figures if not classes or not f.code or f.subject == subject or f.code[0] in classes]


def _of_all_basic(figures: list[Figure], question: Question) -> list[Figure]:
    """The figures without what running the office (机关运行经费) takes of an economic class, where the table of basic
    expenditure prints more of it and the question does not speak of running the office."""
    if "运行" in question.plain:
        return figures
    basic = [f.money.yuan for f in figures if f.kind is Kind.BASIC_BY_ECONOMIC]
    return [f for f in figures if f.kind is not Kind.OPERATING or all(f.money.yuan >= each for each in basic)]


def meant(held: Held, subject: str, question: Question) -> str:
    """What was spent (本年支出合计) where that is asked, and not what the two sides of a final account add up to."""
    side = subject.removesuffix("总计")
    year = f"本年{side}合计"
    if subject not in BALANCED or not held.catalogue.of_subject(year):
        return subject
    closed = side == "支出" or f"{side}合计" in question.plain
    # 总支出, where the document prints one under that name, is more than 本年支出
    named = next(name for name in _IN_ALL if name.endswith(side))
    own = named in question.plain and named in held.catalogue.subjects
    final = held.document.stage is Stage.FINAL and closed and "总计" not in question.plain and not own
    return year if final or f"本年{side}" in question.plain else subject


def of_year(figure: Figure, asked: int | None, held: Held) -> bool:
    """Whether a figure is of a year, the document's own where none is named, and tells no change."""
    if figure.item is not None and not figure.whole:
        return False
    path = "/".join(figure.column)
    if figure.statement is not None and _CHANGE.search(_path(figure)):
        return False
    if _LAST_YEAR.search(path) and "结转" not in path and "结余" not in path:
        return asked is not None and held.year is not None and asked == held.year - 1
    if figure.years:
        return asked is None or asked in figure.years
    return asked is None or asked == held.year


def _of_fund(figure: Figure, question: Question) -> bool:
    """Whether the question names the fund that the figure's table is about, or asks of what appropriations pay for."""
    if _APPROPRIATED.search(question.plain):
        return figure.kind is Kind.FISCAL_APPROPRIATION
    return any(
        word in question.plain and word in key(figure.section)
        for word in ("一般公共预算", "政府性基金", "国有资本经营")
    )


def _of_unit(figure: Figure) -> bool:
    """Whether a figure stands under the name of a unit."""
    return figure.line is not None and figure.line.of_body and key(figure.line.name) == figure.subject


def _pays_for_some(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a row of the three public expenses is called as what pays for them (日常办公经费), which another table prints
    more of."""
    if (
        figure.line is None
        or key(figure.line.name) != figure.subject
        or is_topic(figure.subject, figure.kind)
    ):
        return False
    named = any(figure.subject == part for parts in PARTS.values() for part in parts)
    return not named and any(
        f.kind is not figure.kind and f.whole and f.money.yuan > figure.money.yuan for f in figures
    )


def _is_a_unit(figure: Figure, figures: Sequence[Figure]) -> bool:
    """Whether a row is called as a unit is in a table of all the money that the units have."""
    wholes = (Kind.RECEIPTS, Kind.EXPENDITURE, Kind.RECEIPTS_EXPENDITURE)
    of_all = any(_of_unit(f) and f.kind in wholes for f in figures)
    return of_all and figure.line is not None and not figure.code


def _of_form(figure: Figure) -> bool:
    """Whether a figure stands in the form of one project, under a name that any form has (财政拨款, 年度资金总额)."""
    return (
        figure.line is not None and bool(figure.line.project) and key(figure.line.project) != figure.subject
    )


def _concerned(figure: Figure) -> bool:
    """Whether a sentence only says of something that it concerns so much money (涉及一般公共预算支出5万元)."""
    return figure.item is not None and any(
        before.endswith(_CONCERNS) for before in figure.item.sentence.text.split(figure.label)[:-1]
    )


def _path(figure: Figure) -> str:
    """The header path without the parts that name the item itself."""
    return "/".join(part for part in figure.column if key(part) != figure.subject)


def stage_fits(figure: Figure, question: Question, held: Held) -> bool:
    """A final account prints the budget beside the outturn; asked for neither, it tells the outturn."""
    if held.document.stage is not Stage.FINAL:
        return True
    path = "/".join((*figure.column, *_printed_columns(figure)))
    budget = any(_BUDGET.search(part) for part in path.split("/")) and not _FINAL.search(path)
    wants_budget = WANTS_BUDGET.search(question.plain) is not None
    return budget == wants_budget if budget or wants_budget else True


def _printed_columns(figure: Figure) -> list[str]:
    if figure.statement is None:
        return []
    return [
        amount.column
        for line in figure.statement.lines
        for amount in line.amounts
        if source_key(amount.money.source) == source_key(figure.money.source)
    ]


def under_its_head(held: Held, subject: str, links: Links) -> tuple[str, str] | None:
    """Of the lines of one name (行政运行 under each head) the code of that under a head that a question names, and the head
    (医疗保障管理事务下面的行政运行); None where no head that it names holds just one."""
    codes = {f.code for f in held.catalogue.of_subject(subject) if f.code}
    for head in links.subjects:
        above = {f.code for f in held.catalogue.of_subject(head) if f.code} if head != subject else set()
        under = {code for code in codes if any(code.startswith(a) and len(code) > len(a) for a in above)}
        if len(under) == 1:
            return head, under.pop()
    return None
