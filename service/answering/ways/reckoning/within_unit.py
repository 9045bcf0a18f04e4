"""What one unit of a department comes to for one of those in it (第一中学每名教师几名学生, 局机关人均公用经费): both numbers
out of what is printed of that unit, and neither of all units together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.schema.money import YUAN_PER_UNIT
from service.answering.asked.question import Question
from service.answering.document.held import Held
from service.answering.document.quantities import Counted, counted
from service.answering.document.rows import Cell, Row, Sort, Table
from service.answering.printed.bodies import HEAD_OFFICE
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links
from service.answering.reply import Found, Reply
from service.answering.ways.reckoning.compute import figure_of, told
from service.answering.ways.reckoning.sides import Side, each_of
from service.answering.ways.tables.names import rows_named
from service.answering.ways.tables.told import printed
from service.patterns import regex
from service.terms import key

_WHO = (
    "在职(?:在编)?(?:教职工|教师|人员|职工|干部|人数)?|专任教师|教职工|教职员工|教师|老师|职工|员工|人员|干部"
    "|医护人员|编制|人(?!次)"
)
_COMES = "(?:对应|负担|负责|照看|服务|带|教|管|配|合|摊|分|有|是|为|要|花|用|得|到|大概|大约|约|能|着|了|多少钱的)*"
# 平均每名在职人员对应多少名学生; 人均机关运行费大约多少, 平均每名在职人员公用经费是多少.
_MANY = regex(
    rf"(?:平均)?每(?:一|1)?[名个位]?(?P<one>{_WHO}){_COMES}(?:多少|几)[名个位]?(?P<many>(?:在校|在园|幼儿|学)?(?:学生|幼儿|儿童|老人|床位|学员|孩子))"
)
_MONEY = regex(
    rf"(?:人均|平均(?:下来)?每(?:一|1)?[名个位]?(?P<one>{_WHO}))的?(?P<of>[一-鿿]{{2,14}}?)(?:大概|大约|约|合|摊|是|为|有|要|花|用|到|折合)*(?:多少|几)"
)
_GIVEN = regex(r"(?<!\d)(?P<n>\d+)[名人位](?!次)")
_POSTED = regex("在职|实有|在编|在岗")
# Whoever works there; teachers are some of them only.
_STAFF = regex("(?:在职|在编)*(?:教职工|教职员工|职工|员工|人员|干部|人数)?|人")
_ANYONE = "人"
# 在职人员160人（局机关21人，…): the people of each unit, in the bracket behind those of all.
_BY_UNIT = regex("(?:在职|实有|在编)[^（(。；]{0,12}[（(][^)）]*$")
_ALONE = regex("(?:仅|只有|只)[^，。；]{0,10}(?:本级|机关)(?:1|一)?家?")
_SURE = 1


def named(question: Question, held: Held) -> list[tuple[Table, Row]]:
    """The rows of the one unit that a question names; none where it names none, or several."""
    found: list[tuple[Table, Row]] = []
    for table in held.tables:
        if table.sort is not Sort.UNIT or len(table.rows) < len(("one", "other")):
            continue
        spans = rows_named(question.plain, table.rows, Sort.UNIT) or []
        if len(spans) > 1:
            return []
        found += [(table, span.row) for span in spans if span.sure >= _SURE]
    return found if len({row.key for _, row in found}) == 1 else []


def of_all(figure: Figure, question: Question, held: Held) -> bool:
    """Whether an amount is of the whole department where a question names one of its units."""
    rows = [row for _, row in named(question, held)]
    return bool(rows) and not rows_named(key(f"{figure.row or ''}{figure.quote}"), rows[:1], Sort.UNIT)


def averaged(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """Both numbers and the quotient; None where the unit is not named, or either is not printed of it."""
    many, money = _MANY.search(question.plain), _MONEY.search(question.plain)
    asked = many or money
    rows = named(question, held) if asked is not None else []
    if asked is None or not rows:
        return None
    staff = _of_staff(rows, question, held, asked["one"] or "人", reply)
    if staff is None:
        return None
    by, over = staff
    if many is not None:
        cells = [c for c in _cells(rows, many["many"]) if c[1].unit not in YUAN_PER_UNIT]
        if len({c.value for _, c in cells}) != 1:
            return None
        row, cell = cells[0]
        result = reply.result((cell.value or Decimal(0), "÷", by), "人/人", "平均", 2)
        return Found(f"{printed(row, cell, held, reply)}，{over}，平均{result}。")
    amount = _amount(rows, asked["of"], question, held, links, reply)
    if amount is None:
        return None
    return Found(f"{amount.told}，{over}，平均{each_of(amount, by, '人', reply)}。")


def _cells(rows: Sequence[tuple[Table, Row]], words: str) -> Iterator[tuple[Row, Cell]]:
    """The cells of the unit in a column of that name."""
    for _, row in rows:
        for cell in row.cells:
            if cell.value and words in key("".join(cell.head)):
                yield row, cell


def _of_staff(
    rows: Sequence[tuple[Table, Row]], question: Question, held: Held, who: str, reply: Reply
) -> tuple[Decimal, str] | None:
    """How many there are of those that it is spread over, as the unit's row or the paragraph on its people tells it."""
    given = next((Decimal(g["n"]) for g in _GIVEN.finditer(question.plain)), None)
    heads = [c for _, row in rows for c in row.cells if c.value and c.unit not in YUAN_PER_UNIT]
    fitting = [c for c in heads if who != _ANYONE and who in key("".join(c.head))]
    if not fitting and _STAFF.fullmatch(who):
        fitting = [c for c in heads if _POSTED.search("".join(c.head))]
    fitting = [c for c in fitting if given is None or c.value == given]
    values = {c.value for c in fitting if c.value is not None}
    if len(values) == 1:
        cell = fitting[0]
        row = next(row for _, row in rows if any(c is cell for c in row.cells))
        return values.pop(), printed(row, cell, held, reply)
    office = HEAD_OFFICE.search(rows[0][1].name) is not None
    beside = [c for c in counted(held) if _calls(c, rows[0][1], office)]
    beside = [
        c
        for c in beside
        if (
            c.quantity.value == given if given is not None else _BY_UNIT.search(c.quote.partition(c.label)[0])
        )
    ]
    if len({c.quantity.value for c in beside}) != 1 or not beside[0].quantity.value:
        return None
    return beside[0].quantity.value, beside[0].told(held, reply)


def _calls(count: Counted, row: Row, office: bool) -> bool:
    label = key(count.label)
    if count.quantity.unit not in ("人", "名"):
        return False
    return HEAD_OFFICE.search(label) is not None if office else len(label) > 1 and row.key.endswith(label)


def _amount(
    rows: Sequence[tuple[Table, Row]], words: str, question: Question, held: Held, links: Links, reply: Reply
) -> Side | None:
    """The unit's amount of what is named: under a column of that name, in a table that is all of it; of what only the head
    office has, where the text says so, the amount of the department."""
    names = {words, *(s for s in links.subjects if concept(words) == (concept(s) or s) or words in s)}
    cells = [each for name in names for each in _cells(rows, name) if each[1].unit in YUAN_PER_UNIT]
    titled = [
        (row, c)
        for table, row in rows
        for c in row.cells
        if c.value
        and not c.head
        and c.unit in YUAN_PER_UNIT
        and any(name in key(table.words) for name in names)
    ]
    found = cells or titled
    if len({c.value for _, c in found}) == 1:
        row, cell = found[0]
        said = printed(row, cell, held, reply)
        said = said if row.key in key(said) else f"{row.name}：{said}"
        return Side(words, (cell.value or Decimal(0),), cell.unit, said)
    figure = next(
        (f for s in links.subjects if (f := figure_of(held, s, question, replace(links, left=())))), None
    )
    if figure is None or HEAD_OFFICE.search(rows[0][1].name) is None:
        return None
    around = [
        p.source.text for p in held.extraction.passages if figure.money.printed.strip() in p.source.text
    ]
    if not any(_ALONE.search(text) for text in around):
        return None
    return Side(figure.shown, (figure.money.value,), figure.money.unit, told(held, figure, reply))
