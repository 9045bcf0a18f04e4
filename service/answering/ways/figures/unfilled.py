"""Whether there is money for what a table lists without an amount (公务用车购置一栏没有填数): where the blank stands."""

from __future__ import annotations

from extractors.schema.budget import Statement
from service.answering.asked.kinds import Ask
from service.answering.asked.naming import without_names
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.document.telling import headed
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import names_of
from service.answering.printed.linking import Links, content
from service.answering.printed.unfilled import columns, named, rows
from service.answering.reply import Found, Reply
from service.patterns import regex
from service.terms import key

_OTHERWISE = (
    Ask.WHY, Ask.CHANGE, Ask.DEFINITION, Ask.COUNT, Ask.SHARE, Ask.VERIFY, Ask.PER_HEAD, Ask.HIGHEST,
    Ask.PURPOSE, Ask.DIFFERENCE, Ask.PARTS, Ask.SUM, Ask.BASE, Ask.DUTY,
)  # fmt: skip
# What is asked for in other words than it is printed in: what is said, and what the item is called.
_SAID = (
    (
        regex(
            "(?:[购买换添]|更新|新增|采购|配备|增配)了?[^,，。费用]{0,8}(?:车(?!位|站|库|票)|轿车)|车辆?(?:购置|购买|采购|更新)"
        ),
        regex("公务用车购置费?|车辆购置费?"),
    ),
    (regex("出国|出境|境外|国外"), regex("因公出国(?:境)?费?用?")),
)
# What is said of whether there is any, beside the name of the item.
_SPOKEN = regex(
    "有没有|有无|是否|没有|还?有|打算|计划|准备|安排|预算|列支?|填|产生|发生|使用|用|花|拿|动|钱|经费|费用?|资金|支出|收入|款项?|金额|多少|几|一共|总共|合计|去|来|了|吗|呢|的|公家|公务|公车|用车|新车|车辆?|汽车|轿车"
    "|购置?|买|换|添|更新|新增|采购|配备|出国|出境|境外|国外|因公|考察|访问|学习|派人|人员?|干部|职工|本?年度?|今年|全年|单位|部门|本级|局里?|会|过|点|什么|哪怕|任何"
)
_ENDS = regex("(?:支出|收入|资金|预算|经费|费用?|拨款)+$")
_SHORTEST = 2


def unfilled(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """没有: the row or the column that is called so and is blank, where no figure of the item is printed anywhere."""
    if not question.wants(Ask.YES_NO, Ask.AMOUNT) or question.wants(*_OTHERWISE) or question.amounts:
        return None
    if any(year != held.year for year in question.years):
        return None
    text = without_names(question.plain, held.document)
    for statement in held.extraction.budget.statements:
        section = headed(statement.label, statement.title)
        for line in rows(statement):
            if line.source is None or not _asked(named(line), text, held, section):
                continue
            quoted = reply.quote(held.document, line.source.text, line.source, section)
            return Found(f"没有：表中列有{quoted}，没有填数。")
        for name in columns(statement):
            if not _asked(key(name), text, held, section):
                continue
            if beside := _beside(statement, name, held):
                told = "；".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in beside)
                return Found(f"没有：{told}，{name}一栏没有填数。")
    return None


def _beside(statement: Statement, name: str, held: Held) -> list[Figure]:
    """The amounts of the first row that has any: those under the head that the blank stands under too, else the first."""
    figures = [f for f in held.catalogue.figures if f.statement is statement and f.money.value]
    row = {f.order: f for f in figures if f.line is figures[0].line}
    over = {c.rpartition("/")[0] for c in statement.columns if c.rpartition("/")[2] == name} - {""}
    return [f for f in row.values() if (f.header or "").rpartition("/")[0] in over] or list(row.values())[:1]


def _asked(name: str, text: str, held: Held, section: str) -> bool:
    """Whether a question asks for the item, by its name or in other words for it, and for nothing else."""
    if "项目" in text and "项目" not in name and "项目支出" not in text:
        # what the department has none of a project may have
        return False
    bare = _ENDS.sub("", name)
    names = (name, *((bare,) if bare not in ("其他", "") else ()))
    said = next((s for s in names if len(s) >= _SHORTEST and s in text), "")
    if not said and not any(asks.search(text) and printed.fullmatch(name) for asks, printed in _SAID):
        return False
    if any(f.money.value for each in names_of(name) for f in held.catalogue.of_subject(each)):
        return False
    rest = content(_SPOKEN.sub(" ", text.replace(said, " ") if said else text), held.catalogue.said)
    return not unmatched(rest, name, key(section))
