"""What runs an office is found by whatever people call it in everyday speech. The budget is invented and has all such items."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from time import perf_counter

import pytest

from extractors import pipeline
from service.answer import Answer, Outcome
from service.answering.printed.catalogue import Catalogue
from service.answering.printed.costs_said import costs_in_print
from service.lexicon.costs import costs
from tests.service.answering.conftest import AskedOf

CLASSES = {"301": "工资福利支出", "302": "商品和服务支出", "303": "对个人和家庭的补助", "310": "资本性支出"}
# The item of each code, and how it is asked for besides the names of the lexicon: for whom, and by what is done.
SAID = {
    "30108": ("给职工缴的养老保险", "单位缴纳的养老保险", "给职工缴养老保险"),
    "30110": ("给职工交的医疗保险", "单位缴的医保"),
    "30113": ("给职工缴的公积金",),
    "30201": ("买办公用品", "买文具"),
    "30205": ("交水费",),
    "30209": ("交物业费",),
    "30224": ("做制服", "买制服"),
    "30226": ("付劳务费",),
    "30229": ("发给职工的福利",),
    "30239": ("给干部职工发车补",),
    "31002": ("添置办公设备", "买电脑"),
    "31007": ("买软件", "更新软件"),
}
FRAMES = ("{}安排了多少？", "今年{}打算花多少？", "{}这一项是多少？", "用于{}的钱有多少？")


def _amounts() -> dict[str, Decimal]:
    codes = sorted({cost.codes[0] for cost in costs().values()})
    return {code: Decimal("1.37") * n + Decimal("4.22") for n, code in enumerate(codes)}


def _budget() -> str:
    amounts = _amounts()
    printed = {cost.codes[0]: cost.printed[0] for cost in costs().values()}
    lines = [
        "澜塘县统计局2024年部门预算",
        "公开05表 一般公共预算基本支出表",
        "单位：万元",
        "科目编码\t科目名称\t合计",
    ]
    for head, name in CLASSES.items():
        own = {code: amount for code, amount in amounts.items() if code.startswith(head)}
        lines.append(f"{head}\t{name}\t{sum(own.values()):.2f}")
        lines += [f"{code}\t{printed[code]}\t{amount:.2f}" for code, amount in own.items()]
    return "\n".join([*lines, f"合计\t\t{sum(amounts.values()):.2f}"]) + "\n"


@pytest.fixture(scope="module")
def asked(asked_of: AskedOf) -> Callable[[str], Answer]:
    return asked_of(_budget())


def test_every_everyday_name_of_a_cost_finds_its_item(asked: Callable[[str], Answer]) -> None:
    amounts = _amounts()
    names = [(name, cost.codes[0]) for name, cost in costs().items()]
    astray = [
        name for name, code in names if f"{amounts[code]:.2f}万元" not in asked(FRAMES[0].format(name)).answer
    ]
    # a person may be meant (电话), or another item is called so too
    assert len(astray) <= len(names) // 25, astray


@pytest.mark.parametrize("code", sorted(SAID))
def test_for_whom_and_by_what_is_done_says_nothing_of_what_it_is(
    asked: Callable[[str], Answer], code: str
) -> None:
    told = f"{_amounts()[code]:.2f}万元"
    questions = [frame.format(name) for frame in FRAMES for name in SAID[code]]
    assert [question for question in questions if told not in asked(question).answer] == []


@pytest.mark.parametrize(
    "question",
    [
        "参加业务培训的有多少人次？",
        "职工医保基金结余多少？",
        "会议室有几间？",
        "今年打算买车吗？",
        "培训了多少人？",
    ],
)
def test_what_is_no_amount_of_the_cost_is_not_told_by_it(
    asked: Callable[[str], Answer], question: str
) -> None:
    assert asked(question).status is not Outcome.ANSWERED


def test_what_is_said_over_and_over_is_given_up_at_once() -> None:
    catalogue = Catalogue.of(pipeline.extract_bytes(_budget().encode(), "budget.txt"))
    for text in (f"电费{'需要' * 26}多少项目", f"{'今年' * 5_000}多少项目"):
        begun = perf_counter()
        assert costs_in_print(text, catalogue) == text
        assert perf_counter() - begun < 1
