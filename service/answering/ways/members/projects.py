"""The projects (项目) of a document: which there are, how many, which cost most, and what a source of money pays for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.schema.draft import Kind
from service.answering.asked.digits import in_digits
from service.answering.asked.kinds import Ask
from service.answering.asked.question import Question
from service.answering.document.held import Held, unmatched
from service.answering.printed.figure import Figure
from service.answering.printed.item_names import concept
from service.answering.printed.linking import Links, content
from service.answering.reply import Found, Reply, sum_of
from service.answering.ways.agreement.two_places import places_in
from service.answering.ways.figures.selection import select
from service.answering.ways.members.compose import BY_LINE, adds_up, tell
from service.answering.ways.members.procurement import asked, procured
from service.answering.ways.members.project_list import FUNDS, SORTS, how_many, listed, of_forms, of_kind
from service.answering.ways.members.ranking import apart, both_ends, rank_of, together, told
from service.answering.ways.reckoning.sides import Side, gap_of
from service.patterns import regex
from service.terms import key

_ASKED = regex("项目|专项")
_HOW_MANY = regex("[几多少]+(?:个|项|类)?(?:专项|项目)|项目(?:一共|共|总共|有|数)*(?:几|多少)[个项]")
_COUNTED = regex(r"(?<![\d表件])(\d+)(?:个|项(?!目))")
# How the goals of projects come to be in a document; every form is one.
_SET_DOWN = regex("编报|编制|填报|申报|设置|设定|公开|(?:整体)?绩效(?:目标)?表?|目标表")
_SORT_NAMED = regex("特定目标类|(?:其他)?运转类|人员类|专用项目|通用项目")
_ASSESSED = regex('自评[^,，。?？]{0,6}[为是][“"]?[优良中差]|评[为了][“"]?[优良中差]')
# What asks for the projects beside one that is named.
_BUT_FOR = regex("除|以外|之外|其他|其它|其余|哪[几些]|[几多少]个")
# What a unit does with a project.
_DOES = regex("实施|承担|负责|使用|执行|组织|牵头|主管|管理|名下")
# Items whose parts may be all the projects.
_WHOLES = ("项目支出", "支出总计", "预算总额", *FUNDS)
_MOST = 40
# The digits of a code that has lines with codes of their own under it.
_GROUP = 5
# The tables of the funds that pay for some of them.
_OF_FUNDS = {"政府性基金": Kind.GOVERNMENT_FUND, "国有资本经营": Kind.STATE_CAPITAL}
_OF_FORMS = regex(
    r"(?P<n>[两二三四五六七八九十]|\d{1,2}|各|几|所有|全部)张[^,，。]{0,12}(?:绩效|目标)[^,，。]{0,8}表"
)
# What the parts of something are asked by, and how many the question says that they are.
_SHARED_OUT = regex(
    "(?:都|又|是|具体|分别|一共|总共)*(?:分给|分成|分为|分到|分在|拆成|由|包括|包含|有哪|下面|底下|里面|哪[些几两三四五六七八九十])"
)
_SO_MANY = regex("哪([两二三四五六七八九十]|\\d{1,2})(?:[个项类笔样种块]|方面)")
# So many letters are a name that projects share.
_HEAD = 4
_MONEY_OF = regex("资金|金额|预算|经费|总额|钱")
_GIVEN = regex(r"[两二三四五六七八九十]|\d{1,2}")


def projects(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The projects and their amounts, and how many they are where that is asked."""
    return _all(question, held, links, reply) if _ASKED.search(question.plain) else None


def _all(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    if _ASSESSED.search(question.plain):
        # how its own assessment found them tells some from others
        return None
    if asked(question, links):
        return procured(question, held, links, reply)
    whole, made, unit = of_kind(held, question, links.subjects, *listed(held, question))
    others = [s for s in links.subjects if concept(s) not in _WHOLES and s not in ("专项业务", "项目")]
    others = [
        s for s in others if SORTS.fullmatch(s) is None and not (unit and (s in unit or s.endswith(unit)))
    ]
    if not made or len(made) > _MOST or (others and not all(_tells(s, made) for s in others)):
        return None
    if not _of_fund(question, made) or (_of_one(question, others, made) and len(made) > 1):
        return None
    forms = [p.words for p in places_in(question, held) if p.tables or p.targets]
    words = [
        w for w in links.left if not _SET_DOWN.fullmatch(w) and not any(w in form for form in (*forms, unit))
    ]
    if unit:
        words = [w for w in words if not _overlaps(w, unit, question.plain) and not _DOES.fullmatch(w)]
    words += _SORT_NAMED.findall(question.plain)
    evidence = [f.words for f in made] + ([whole.words] if whole is not None else [])
    if unmatched(words, *evidence) or (len(made) < 2 and not _HOW_MANY.search(question.plain)):
        return None
    if question.amounts and not any(
        f.fits(s) for f in ([whole] if whole else made) for s in question.amounts
    ):
        return None
    if whole is None and any(concept(s) == "项目支出" for s in links.subjects):
        # forms that do not make up the whole are not all that it is spent on
        return None
    counted = _COUNTED.search(question.plain)
    if counted is not None and int(counted.group(1)) != len(made):
        return None
    numbered = _HOW_MANY.search(question.plain) is not None or question.wants(Ask.COUNT)
    if numbered and not unit and (whole is None or not adds_up(whole, made)):
        # of a part of the projects only some are forms
        return None
    count = _count(made, reply) if numbered else ""
    if whole is not None:
        return Found(count + tell(held, whole, made, reply).text)
    head = "绩效目标表中所列项目" if _in_forms(made) else ""
    each = "；".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in made)
    return Found((f"{head}：" if head else "") + count + each + _together(made, reply) + "。")


def _of_one(question: Question, subjects: list[str], made: list[Figure]) -> bool:
    """Whether something of one project is asked by its whole name, which the list of all does not tell."""
    named = {f.subject for f in made}.intersection(subjects)
    return len(named) == 1 and _BUT_FOR.search(question.plain) is None


def _overlaps(word: str, unit: str, text: str) -> bool:
    """Whether a word has some of the letters of a unit's name where a text says it (由县 of 由县服务所)."""
    at = text.find(unit)
    return any(m.start() < at + len(unit) and at < m.end() for m in re.finditer(re.escape(word), text))


def of_all(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What all projects together are asked to be made of, by no classification and no unit: the projects."""
    if BY_LINE.search(question.plain) or [concept(s) for s in links.subjects] != ["项目支出"] or links.left:
        return None
    return _all(question, held, links, reply)


def of_one_head(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The projects whose names begin with what the question names (甲资金—某补贴, 甲资金—某补助), as many as it says."""
    words = content(_SHARED_OUT.split(question.plain, maxsplit=1)[0], held.catalogue.said)
    if sum(map(len, words)) < _HEAD or not _SHARED_OUT.search(question.plain):
        return None
    _, made = listed(held, question)
    mine = [f for f in made if not unmatched(words, f.subject)]
    said = _SO_MANY.search(question.plain)
    number = 0 if said is None else int(said[1]) if said[1].isdigit() else in_digits(said[1])
    if not 1 < len(mine) < len(made) or (number and len(mine) != number):
        return None
    if len({f.subject[:_HEAD] for f in mine}) > 1 or len({f.money.unit for f in mine}) > 1:
        return None
    total = sum(f.money.yuan for f in mine)
    if question.amounts and not any(said.low <= total <= said.high for said in question.amounts):
        return None
    each = "；".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in mine)
    return Found(f"{each}{_together(mine, reply)}。")


def _together(made: list[Figure], reply: Reply) -> str:
    """What they cost together, where nothing printed says so."""
    if len(made) < 2 or len({f.money.unit for f in made}) > 1:
        return ""
    return f"；合计{reply.result(sum_of(f.money.value for f in made), made[0].money.unit, '合计')}"


def forms_together(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What the projects of all forms cost together (两张绩效目标表的资金加起来); where the part of a question before asked
    that, what part it is of the item named."""
    last = links.earlier.rpartition("|")[2]
    share = question.wants(Ask.SHARE) and _OF_FORMS.search(last) is not None and len(links.subjects) == 1
    said = _OF_FORMS.search(last if share else question.plain)
    made = of_forms(held)
    named = {f.subject for f in made}
    together = question.wants(Ask.SUM, Ask.DIFFERENCE) and set(links.subjects) <= {*_WHOLES, *named}
    if said is None and together and not question.wants(Ask.SHARE) and _MONEY_OF.search(question.plain):
        # 两个重点项目的资金总额: as many as the table of projects has, or as have forms
        made = listed(held, question)[1]
        known = how_many(question.plain) == len(made) and not unmatched(links.left, *named)
    elif said is None or not (share or together):
        return None
    else:
        known = not _GIVEN.fullmatch(said["n"]) or len(made) == (
            int(said["n"]) if said["n"].isdigit() else in_digits(said["n"])
        )
    if len(made) < 2 or not known or len({f.money.unit for f in made}) > 1:
        return None
    unit = made[0].money.unit
    whole = select(held, links.subjects[0], question, links.left) if share else None
    if share and (whole is None or whole.money.unit != unit or not whole.money.value):
        return None
    each = "；".join(f"{f.shown}为{reply.figure(held.document, f)}" for f in made)
    if question.wants(Ask.DIFFERENCE) and not question.wants(Ask.SUM):
        if len(made) != 2 or share:
            return None
        one, other = (Side.bare(f) for f in made)
        return Found(f"绩效目标表中所列项目：{each}；相差{gap_of(one, other, reply)}。")
    total = reply.result(sum_of([f.money.value for f in made]), unit, "合计")
    if whole is None:
        return Found(f"绩效目标表中所列项目：{each}；合计{total}。")
    part = sum((f.money.value for f in made), Decimal(0))
    percent = reply.result((part, "÷", whole.money.value, "×", Decimal(100)), "%", "占比", places=2)
    return Found(f"合计{total}，{whole.shown}为{reply.figure(held.document, whole)}，前者占后者的{percent}。")


def _in_forms(made: list[Figure]) -> bool:
    """Whether each project stands in a form of its own: there may be more without one."""
    return len({id(figure.statement) for figure in made}) > 1


def _of_fund(question: Question, made: list[Figure]) -> bool:
    """Whether projects are those of the fund that a question names, where it names one beside the general budget."""
    named = [fund for fund in FUNDS[1:] if fund in question.plain]
    return all(fund in key(figure.section) for fund in named for figure in made)


def _count(made: list[Figure], reply: Reply) -> str:
    """How many lines or forms of projects the document prints: counted one by one."""
    return f"所列项目共有{reply.result(sum_of([Decimal(1)] * len(made)), '个', '项目')}，"


def _tells(subject: str, made: list[Figure]) -> bool:
    return any(subject in f.words for f in made)


def largest_projects(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The projects that cost most or least, as many as asked for."""
    if not _ASKED.search(question.plain) or "科目" in question.plain:
        return None
    meant = [s for s in links.subjects if concept(s) not in ("项目支出", "支出总计", "预算总额", *FUNDS)]
    meant = [s for s in meant if SORTS.fullmatch(s) is None]
    whole, made, unit = of_kind(held, question, links.subjects, *listed(held, question))
    if len(made) < 2 or any(s not in FUNDS and "一般公共预算" not in s for s in meant):
        return None
    if not _of_fund(question, made):
        return None
    if unmatched([w for w in links.left if w not in unit], *(f.words for f in made)):
        return None
    rank = rank_of(question.plain)
    total = f"{whole.shown}为{reply.figure(held.document, whole)}，" if whole else ""
    head = "绩效目标表中所列项目" if whole is None and _in_forms(made) else "项目"
    ranked = told(held, rank, made, reply, both=both_ends(question))
    summed = together(question, rank.of(made), reply) + apart(question, rank, made, reply)
    return Found(f"{total}{head}中{ranked}{summed}。")


def paid_from(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What a source of money (上年结转, 政府性基金, 事业收入) pays for: the projects that the table of projects has in its
    column, else the lines by code that another table has there."""
    subjects = list(links.subjects)
    if "结转" in links.left or re.search("结转资金|结转的资金|上年结转", question.plain):
        subjects = [*subjects, "上年结转"]
    for subject in dict.fromkeys(subjects):
        figures = [
            f
            for f in held.catalogue.figures
            if f.kind is Kind.PROJECTS and f.column and _same_source(key(f.column[-1]), subject)
        ]
        totals = [f for f in figures if key(f.column[-1]) == f.subject]
        made = [f for f in figures if key(f.column[-1]) != f.subject and f.money.value]
        made = [f for f in made if f.line is not None and key(f.line.name) == f.subject]
        if not made or not totals or unmatched(links.left, *(f.words for f in made)):
            continue
        if question.amounts and not any(f.fits(said) for f in (*totals, *made) for said in question.amounts):
            continue
        spent = "；".join(f"{f.shown}{reply.figure(held.document, f)}" for f in made)
        return Found(f"{totals[0].shown}为{reply.figure(held.document, totals[0])}，用于：{spent}。")
    return None


def booked_under(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The lines by code that money carried over stands in, in the column of a table that is of it."""
    if not re.search("(?<!末)(?:财政拨款)?结转资?金?", question.plain) or "年末" in question.plain:
        return None
    for whole in held.catalogue.figures:
        if whole.statement is None or not whole.column or not whole.money.value or whole.code:
            continue
        if not _same_source(key(whole.column[-1]), "上年结转") or key(whole.column[-1]) != whole.subject:
            continue
        if question.amounts and not any(whole.fits(said) for said in question.amounts):
            continue
        lines = [
            f
            for f in held.catalogue.figures
            if f.statement is whole.statement and f.header == whole.header and f.code and f.money.value
        ]
        codes = {f.code for f in lines}
        made = [f for f in lines if not any(c != f.code and c.startswith(f.code) for c in codes)]
        words = [w for w in links.left if "结转" not in w]
        if made and adds_up(whole, made) and not unmatched(words, whole.words, *(f.words for f in made)):
            return tell(held, whole, made, reply)
    return None


def _same_source(column: str, subject: str) -> bool:
    """Whether a column of a table of projects is of this money; carried over, it is called by what was carried too."""
    if column == subject or concept(column) == subject or concept(subject) == column:
        return True
    return subject.endswith("结转") and column.endswith(("结转", "结转结余", "结转资金"))


def under_code(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """The item's amount, or what its row has for projects, and the projects with its code that make it up."""
    for subject in links.subjects:
        lines = [
            f
            for f in held.catalogue.of_subject(subject)
            if f.code and f.statement is not None and f.kind not in (Kind.PROJECTS, Kind.PERFORMANCE)
        ]
        for whole in sorted(lines, key=lambda f: not _for_projects(f)):
            made = next((m for m in _booked_in(held, whole) if m and adds_up(whole, m)), [])
            if not made:
                continue
            if question.amounts and not any(whole.fits(said) for said in question.amounts):
                continue
            if not unmatched(links.left, whole.words, *(f.words for f in made)):
                return tell(held, whole, made, reply)
    return _paid_by_fund(question, held, links, reply)


def _paid_by_fund(question: Question, held: Held, links: Links, reply: Reply) -> Found | None:
    """What a fund pays for: the projects booked under the codes of its own table, where they make up all of it."""
    for subject in links.subjects:
        kind = _OF_FUNDS.get(concept(subject) or subject)
        lines = [f for f in held.catalogue.figures if f.kind is kind and f.code and f.money.value]
        made: dict[str, Figure] = {}
        for line in lines:
            for project in _booked(held, line):
                made.setdefault(project.subject, project)
        named = [f for f in held.catalogue.of_subject(subject) if f.whole]
        # else the total row of the fund's own table
        named += [f for f in held.catalogue.figures if f.kind is kind and not f.code]
        for whole in named if len(made) > 1 else ():
            if not adds_up(whole, list(made.values())):
                continue
            if question.amounts and not any(whole.fits(said) for said in question.amounts):
                continue
            if not unmatched(links.left, whole.words, *(f.words for f in made.values())):
                return tell(held, whole, list(made.values()), reply)
    return None


def _for_projects(figure: Figure) -> bool:
    return any(concept(part) == "项目支出" for part in figure.column)


def _booked_in(held: Held, whole: Figure) -> Iterator[list[Figure]]:
    """The projects with the code: each by its own amount, then by each column of their table (全年执行数)."""
    yield _booked(held, whole)
    columns: dict[tuple[str, ...], dict[str, Figure]] = {}
    for figure in held.catalogue.figures:
        # a summary of self-assessments (自评结果汇总表) lists the projects too
        listed_in = figure.kind in (Kind.PROJECTS, Kind.PERFORMANCE) and figure.code == whole.code
        booked = listed_in and figure.column
        if booked and figure.money.value and figure.subject != whole.subject:
            columns.setdefault(figure.column, {}).setdefault(figure.subject, figure)
    yield from (list(each.values()) for each in columns.values())
    # a group of lines (22960): the projects booked under its lines (2296002)
    deeper: dict[str, Figure] = {}
    for figure in held.catalogue.figures if len(whole.code) == _GROUP else ():
        under = figure.kind is Kind.PROJECTS and figure.code.startswith(whole.code) and figure.whole
        if under and figure.code != whole.code and figure.money.value and figure.subject != whole.subject:
            deeper.setdefault(figure.subject, figure)
    yield list(deeper.values())


def _booked(held: Held, whole: Figure) -> list[Figure]:
    """The projects whose rows print the code, each once; the line of the classification itself is none."""
    first: dict[str, Figure] = {}
    for figure in held.catalogue.figures:
        booked = figure.kind is Kind.PROJECTS and figure.code == whole.code and figure.whole
        if booked and figure.money.value and figure.subject != whole.subject:
            first.setdefault(figure.subject, figure)
    return list(first.values())
