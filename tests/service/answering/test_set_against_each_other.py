"""Two years of one department and departments named one by one, set against each other. All of them are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.ask import ask
from service.ingest import keep
from service.store import Store

Ask = Callable[[str], Answer]
# name, year, unit; planting: planned this year, carried out the year before; basic; teaching, which only some have
DOCUMENTS = (
    ("青麦县园林局", 2022, "万元", "200.00", "150.00", "300.00", None),
    ("青麦县园林局", 2023, "万元", "180.00", "160.00", "320.00", "50.00"),
    ("竹沙县园林局", 2022, "元", "2400000.00", "1800000.00", "1600000.00", None),
    ("石柳县园林局", 2022, "万元", "60.00", "60.00", "90.00", None),
)


def _text(name: str, year: int, unit: str, planting: str, done: str, basic: str, teaching: str | None) -> str:
    total = Decimal(planting) + Decimal(basic) + Decimal(teaching or 0)
    projects = total - Decimal(basic)
    lines = f"205\t教育支出\t{teaching}\t\t{teaching}\n2050803\t培训支出\t{teaching}\t\t{teaching}\n"
    told = f"主要用于补植行道树。{year - 1}年当年预算执行数为{done}{unit}，{year}年预算安排{planting}{unit}。"
    return f"""{name}{year}年部门预算
一、主要职责
承担全县有关工作。
二、预算说明
1.“城乡社区支出（类）城乡社区环境卫生（款）城乡社区环境卫生（项）”{planting}{unit}，{told}
部门支出总表
单位：{unit}
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t{total}\t{basic}\t{projects}
{lines if teaching else ""}212\t城乡社区支出\t{Decimal(basic) + Decimal(planting)}\t{basic}\t{planting}
2120101\t行政运行\t{basic}\t{basic}\t
2120501\t城乡社区环境卫生\t{planting}\t\t{planting}
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("gardens")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    for name, year, *rest in DOCUMENTS:
        file = folder / f"{name}{year}.txt"
        file.write_text(_text(name, year, *rest), encoding="utf-8")
        keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
    yield lambda question: ask(question, store=store)
    store.close()


def _results(answer: Answer) -> set[str]:
    return {f"{d.result:f}{d.unit}" for d in answer.derivation}


@pytest.mark.parametrize(
    ("question", "results"),
    [
        ("青麦县园林局的基本支出，2023年比2022年多花了多少，涨了百分之几？", {"20.00万元", "6.67%"}),
        ("青麦县园林局项目支出2023年是2022年的几倍？", {"1.15倍"}),
        ("竹沙县园林局2022年的基本支出是石柳县园林局2022年的多少倍？", {"1.78倍"}),
        ("石柳县园林局2022年的基本支出相当于青麦县园林局2022年的百分之几？", {"30.00%"}),
        ("石柳县园林局2022年的预算比青麦县园林局2022年低百分之几？", {"350.00万元", "70.00%"}),
        ("把青麦、竹沙、石柳三家园林局2022年的基本支出加起来是多少？", {"5500000.00元"}),
        ("石柳县园林局2022年的环境卫生经费相当于竹沙县园林局2022年整个项目支出的几成？", {"25.00%"}),
        ("青麦和石柳这两家园林局，2022年项目支出预算各多少？合起来呢？", {"260.00万元"}),
        ("项目支出占总支出的比重，青麦县园林局2022年预算和石柳县园林局2022年预算哪个高？", {"40.00%"}),
    ],
)
def test_two_amounts_are_reckoned_with_as_the_question_relates_them(
    asked: Ask, question: str, results: set[str]
) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    assert results <= _results(answer), answer.answer


def test_departments_called_by_their_places_are_told_one_by_one(asked: Ask) -> None:
    answer = asked("青麦、竹沙、石柳这三家园林局，公开的2022年预算里基本支出各安排了多少？").answer
    for told in ("青麦县园林局2022年预算：基本支出为300.00万元", "1600000.00元", "90.00万元"):
        assert told in answer


def test_several_items_are_each_compared(asked: Ask) -> None:
    answer = asked("青麦县园林局2023年和2022年的基本支出、项目支出分别差多少？")
    assert {"20.00万元", "30.00万元"} <= _results(answer)


def test_what_is_printed_alike_is_said_to_be(asked: Ask) -> None:
    assert "两者不一致" in asked("青麦县园林局2022年和2023年的基本支出一样吗？").answer


@pytest.mark.parametrize(
    "question",
    [
        "青麦县园林局2025年的部门预算一共多少钱？",
        "青麦县园林局2019年和2023年的基本支出差多少？",
        "青麦县园林局2020年的基本支出是2023年的几倍？",
        "青麦县园林局2022年和木桥县园林局2022年的基本支出哪个多？",
        "青麦、竹沙、木桥三家园林局2022年的基本支出哪家多？",
        "青麦县园林局2022年、竹沙县园林局2022年和铁杉街道2022年的基本支出加起来是多少？",
    ],
)
def test_a_year_or_a_body_that_the_library_has_not_is_given_no_others_figure(
    asked: Ask, question: str
) -> None:
    answer = asked(question)
    assert answer.status in (Outcome.NOT_DISCLOSED, Outcome.CANNOT_TELL), answer.answer
    assert answer.values == ()


def test_an_item_of_one_is_not_compared_with_all_of_the_other(asked: Ask) -> None:
    answer = asked("青麦县园林局2023年和2022年的培训支出各是多少？")
    assert "50.00万元" in answer.answer
    assert "500.00万元" not in answer.answer


def test_a_plan_is_held_against_the_outturn_that_the_next_year_prints(asked: Ask) -> None:
    answer = asked(
        "青麦县园林局2022年安排的城乡社区环境卫生经费，第二年公开的当年执行数是多少，执行率百分之几？"
    )
    assert "青麦县园林局2022年预算：城乡社区环境卫生（2120501）为200.00万元" in answer.answer
    assert "青麦县园林局2023年预算：城乡社区环境卫生（2120501）（上年）为160.00万元" in answer.answer
    assert "80.00%" in _results(answer)


def test_a_line_that_only_one_of_two_years_has_is_told(asked: Ask) -> None:
    for question in (
        "和2022年比，青麦县园林局2023年多出了哪一大类支出？",
        "青麦县园林局2023年新增了哪类支出？",
    ):
        assert asked(question).answer == (
            "青麦县园林局2023年预算：教育支出（205）为50.00万元[1]；青麦县园林局2022年预算没有。"
        )


def test_what_each_reckons_by_itself_is_set_against_the_other(asked: Ask) -> None:
    answer = asked("青麦县园林局和石柳县园林局2022年的行政运行与城乡社区环境卫生加起来，哪家多，多多少？")
    assert "最高的是青麦县园林局2022年预算，比石柳县园林局2022年预算多350.00万元" in answer.answer
