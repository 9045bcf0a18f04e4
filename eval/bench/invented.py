"""Invented disclosures by number: as long as real ones, made in milliseconds, the same number always the same.

Each is of a department of its own; regions, kinds of body, items and codes are shared as in a real library. No file
is drawn or read: these are for measuring what keeps and answers, not what reads.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise, product
from random import Random

from eval.bench.invented_page import Page
from extractors import codes
from extractors.schema.budget import Budget, NarrativeItem, Statement
from extractors.schema.check import Check, Severity, Status, Suspect
from extractors.schema.draft import Direction, Kind, Stage
from extractors.schema.extraction import Extraction, PageInfo, Passage, Run

_FIRST, _SECOND, _RANKS = "青白云石金玉清长安永", "河溪山川水坪原湾港林", "县区市"
_BODIES = (
    "财政局", "教育局", "民政局", "司法局", "审计局", "统计局", "水利局", "林业局", "交通运输局", "农业农村局",
    "医疗保障局", "卫生健康局", "应急管理局", "市场监督管理局", "退役军人事务局", "人力资源和社会保障局",
)  # fmt: skip
_REASONS = ("人员增加", "项目陆续完工", "标准提高", "厉行节约", "上年有一次性支出", "业务量增加")
_WORKS = ("维修", "改造", "巡查", "培训", "宣传", "信息化", "购置", "补助", "监测", "普查", "安全", "运行")
_DUTIES = (
    "贯彻执行有关法律法规",
    "拟订年度计划并组织实施",
    "负责资金的分配和监督",
    "承担日常巡查",
    "办理来信来访",
)
_TERMS = (
    "基本支出",
    "项目支出",
    "机关运行经费",
    "财政拨款收入",
    "结转结余",
    "“三公”经费",
    "政府采购",
    "上年结转",
)
_MEASURES = ("完成次数", "覆盖人数", "完成及时率", "验收合格率", "成本控制率", "服务对象满意度")
# How many there can be before two departments have one name.
MOST = len(_FIRST) * len(_SECOND) * len(_RANKS) * len(_BODIES)


def department(number: int) -> tuple[str, str]:
    """Region and name of the department that the disclosure with this number is of."""
    place, body = divmod(number % MOST, len(_BODIES))
    names = list(product(_RANKS, _FIRST, _SECOND))
    rank, first, second = names[place]
    region = f"{first}{second}{rank}"
    return region, f"{region}{_BODIES[body]}"


def year_and_stage(number: int) -> tuple[int, Stage]:
    """Most are budgets of one year; of every ten one is of the year after and one a final account."""
    return {8: (2025, Stage.BUDGET), 9: (2023, Stage.FINAL)}.get(number % 10, (2024, Stage.BUDGET))


def disclosure(number: int) -> Extraction:
    """The disclosure with this number: some 400 amounts in eleven tables, 30 sentences on changes, 80 passages."""
    random = Random(number)  # noqa: S311  no secret: the same number has to give the same document
    region, name = department(number)
    year, stage = year_and_stage(number)
    page = Page(hashlib.sha256(f"invented {number}".encode()).hexdigest())
    statements = tuple(_statements(page, random, year, stage, projects(number)))
    told = tuple(_changes(page, random, statements))
    passages = tuple(_passages(page, random, name, told, year))
    budget = Budget(
        document=page.document,
        name=f"{name}{year}年",
        department=page.stated(name),
        region=region,
        fiscal_year=year,
        stage=stage,
        statements=statements,
        narrative=told,
        counts=tuple(
            page.count(item, str(random.randint(4, 90))) for item in ("核定编制", "年末实有在职人员")
        ),
        indicators=tuple(
            page.indicator(project, measure, f"≥{random.randint(2, 99)}")
            for project in projects(number)[:6]
            for measure in _MEASURES
        ),
        glossary=tuple(page.term(term, f"指{term}按规定列支的各项资金") for term in _TERMS),
    )
    sheets = range(1, page.number + 1)
    return Extraction(
        budget=budget,
        checks=tuple(_checks(statements)),
        passages=passages,
        pages=tuple(PageInfo(number=n, width=595, height=842, reader="text") for n in sheets),
        run=Run(version="invented"),
    )


def projects(number: int) -> list[str]:
    """The names of the projects of one disclosure: no two departments share all of them."""
    random = Random(-number - 1)  # noqa: S311  as above
    _, name = department(number)
    stem = name[3:5]
    pairs = random.sample(list(product(_WORKS, _WORKS)), 10)
    return [f"{stem}{first}{second}专项" for first, second in pairs]


@cache
def _functional() -> list[tuple[str, str, str]]:
    """Codes of three levels that belong together: 类, 款 and 项 of one branch."""
    leaves: list[tuple[str, str, str]] = []
    for top in ("201", "205", "208", "210", "213", "221"):
        for middle in codes.children(top):
            leaves += [(top, middle, leaf) for leaf in codes.children(middle)]
    return leaves


@cache
def _economic() -> list[str]:
    return [leaf for top in ("301", "302", "303", "310") for leaf in codes.children(top)]


def _name(code: str) -> str:
    return codes.lookup(code)[0].name


def _functions(random: Random) -> list[tuple[str, tuple[int, ...]]]:
    """Codes with basic and project expenditure in hundredths, each level the sum of the one below it."""
    leaves = sorted(random.sample(_functional(), 9))
    spent = {leaf: (random.randint(0, 40_000), random.randint(0, 90_000)) for _, _, leaf in leaves}
    rows: dict[str, list[int]] = {}
    for branch in leaves:
        for code in ("", *branch):
            held = rows.setdefault(code, [0, 0])
            held[0] += spent[branch[2]][0]
            held[1] += spent[branch[2]][1]
    return [(code, (sum(held), *held)) for code, held in sorted(rows.items())]


def _statements(
    page: Page, random: Random, year: int, stage: Stage, names: Sequence[str]
) -> Iterator[Statement]:
    word = "决算" if stage is Stage.FINAL else "预算"
    function = [(code, _name(code) if code else "合计", amounts) for code, amounts in _functions(random)]
    total, basic, project = function[0][2]
    sides = [("", "一、一般公共预算拨款收入", (total,)), ("", "收入总计", (total,))]
    spent = [("", f"{'一二三四五六'[n]}、{name}", amounts[:1]) for n, (_, name, amounts) in enumerate(
        [row for row in function if len(row[0]) == 3]
    )]  # fmt: skip
    yield page.statement(
        Kind.RECEIPTS_EXPENDITURE, f"{year}年收支总表", (f"{word}数",),
        [*sides, *spent, ("", "支出总计", (total,))],
        sides=["收入"] * 2 + ["支出"] * (len(spent) + 1),
    )  # fmt: skip
    yield page.statement(
        Kind.RECEIPTS, f"{year}年收入总表", ("合计", "一般公共预算拨款", "事业收入", "其他收入"),
        [("", "合计", (total, total, 0, 0))],
    )  # fmt: skip
    split = ("合计", "基本支出", "项目支出")
    yield page.statement(Kind.EXPENDITURE, f"{year}年支出总表", split, function)
    yield page.statement(
        Kind.FISCAL_APPROPRIATION, f"{year}年财政拨款收支总表", ("合计", "一般公共预算", "政府性基金预算"),
        [("", name, (amounts[0], amounts[0], None)) for _, name, amounts in [*sides, *spent]],
        sides=["收入"] * 2 + ["支出"] * len(spent),
    )  # fmt: skip
    yield page.statement(Kind.GENERAL_BY_FUNCTION, f"{year}年一般公共预算支出表", split, function)
    economic = _shared(
        random, basic, [(code, _name(code)) for code in sorted(random.sample(_economic(), 28))]
    )
    yield page.statement(
        Kind.BASIC_BY_ECONOMIC, f"{year}年一般公共预算基本支出表", ("合计", "人员经费", "公用经费"),
        [(c, n, (a[0], a[0] if c[:3] != "302" else None, a[0] if c[:3] == "302" else None)) for c, n, a in economic],
    )  # fmt: skip
    yield page.statement(
        Kind.GENERAL_BY_ECONOMIC, f"{year}年一般公共预算支出表（经济分类）", split,
        [(c, n, (a[0] + project, a[0], project) if not c else (a[0], a[0], 0)) for c, n, a in economic],
    )  # fmt: skip
    cars, guests = random.randint(0, 900), random.randint(0, 600)
    yield page.statement(
        Kind.THREE_PUBLIC, f"{year}年“三公”经费支出表",
        ("合计", "因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费"),
        [("", "合计", (cars + guests, 0, 0, cars, guests))],
    )  # fmt: skip
    for kind, title in ((Kind.GOVERNMENT_FUND, "政府性基金"), (Kind.STATE_CAPITAL, "国有资本经营")):
        yield page.statement(
            kind, f"{year}年{title}预算支出表", split, [], nil=f"我单位没有{title}预算，本表为空"
        )
    named = [("", name) for name in names]
    yield page.statement(
        Kind.PROJECTS, f"{year}年项目支出表", ("合计", "一般公共预算", "其他资金"),
        [(c, n, (a[0], a[0], None)) for c, n, a in _shared(random, project, named)],
    )  # fmt: skip
    if random.random() < 0.8:
        bought = [("", name) for name in ("货物", "工程", "服务")]
        yield page.statement(
            Kind.PROCUREMENT,
            f"{year}年政府采购预算表",
            ("金额",),
            _shared(random, random.randint(900, 90_000), bought),
        )
    else:
        yield page.statement(
            Kind.PROCUREMENT, f"{year}年政府采购预算表", ("金额",), [], nil="我单位没有政府采购预算，本表为空"
        )


def _shared(
    random: Random, whole: int, rows: Sequence[tuple[str, str]]
) -> list[tuple[str, str, tuple[int, ...]]]:
    """The whole and the rows that it is divided among, some getting nothing."""
    cuts = sorted(random.randint(0, whole) for _ in rows[1:])
    parts = [after - before for before, after in zip([0, *cuts], [*cuts, whole], strict=True)]
    return [("", "合计", (whole,)), *((c, n, (part,)) for (c, n), part in zip(rows, parts, strict=True))]


def _changes(page: Page, random: Random, statements: Sequence[Statement]) -> Iterator[NarrativeItem]:
    """What the text says of the items of two tables: amount, change, and for most the reason."""
    for statement in statements:
        if statement.kind not in (Kind.GENERAL_BY_FUNCTION, Kind.THREE_PUBLIC):
            continue
        for line in statement.lines:
            for amount in line.amounts[: 1 if line.code else 5]:
                name = line.name if line.code else amount.column
                if name in ("合计", "基本支出", "项目支出"):
                    continue
                way = random.choice((Direction.INCREASE, Direction.DECREASE))
                reason = random.choice(_REASONS) if random.random() < 0.7 else ""
                delta = f"{random.randint(1, 20_000) / Decimal(100):.2f}"
                yield page.change(name, line.code, amount.money.printed, delta, way, reason)


def _passages(
    page: Page, random: Random, name: str, told: Sequence[NarrativeItem], year: int
) -> Iterator[Passage]:
    texts = [("主要职责", f"{name}{duty}，{random.choice(_DUTIES)}。") for duty in _DUTIES]
    texts += [("机构设置", f"{name}内设{work}科、{other}科。") for work, other in pairwise(_WORKS)]
    texts += [("收支说明", item.sentence.text) for item in told]
    for work in random.sample(_WORKS, 8):
        texts.append(
            ("重点工作", f"{year}年继续做好{work}工作，计划安排{random.randint(2, 60)}次，覆盖{random.randint(3, 30)}个乡镇，"
             f"由{random.choice(_WORKS)}科牵头，{random.choice(_REASONS)}的地方优先。")
        )  # fmt: skip
    texts += [("名词解释", f"{term}：指{term}按规定列支的各项资金。") for term in _TERMS]
    for n, (heading, text) in enumerate(texts, 1):
        yield Passage(id=f"p{n}", heading=(heading,), source=page.source(text))


def _checks(statements: Sequence[Statement]) -> Iterator[Check]:
    """One for each line of figures, as many as real ones have; one of them fails."""
    for statement in statements:
        for line in statement.lines:
            sources = tuple(amount.money.source for amount in line.amounts)
            for code in ("row.parts_make_the_total", "column.levels_make_the_total"):
                yield Check(
                    code=code, status=Status.HOLDS, severity=Severity.ERROR,
                    message=f"{statement.title}：{line.name}与其各部分之和相符", sources=sources,
                )  # fmt: skip
    last = statements[0].lines[-1].amounts[0].money.source
    yield Check(
        code="table.sides_balance", status=Status.FAILS, message="收入总计与支出总计不符", sources=(last,),
        suspect=Suspect(cell=last.cell, source=last),
    )  # fmt: skip
