"""Several bodies asked about in everyday words: how they are called, set beside each other and ranked. All are invented."""

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
# name, year; basic and project expenditure, receptions, meetings, cars
DOCUMENTS = (
    ("云岭市桃溪区民政局", 2024, "300.00", "100.00", "2.00", "1.50", 2),
    ("中共云岭市桃溪区委社会工作部", 2024, "120.00", "80.00", "0.50", "0.80", 0),
    ("云岭市桃溪区人民政府桃花街道办事处", 2023, "500.00", "400.00", "1.20", "0.40", 6),
    ("云岭市桃溪区人民政府桃花街道办事处", 2024, "520.00", "300.00", "1.00", "0.60", 7),
    ("麦浦县民政局", 2024, "200.00", "300.00", "3.00", "1.00", 3),
)


def _text(name: str, year: int, basic: str, projects: str, reception: str, meetings: str, cars: int) -> str:
    total = Decimal(basic) + Decimal(projects)
    others = total - 20, Decimal(projects) - 20
    teaching = "205\t教育支出\t20.00\t\t20.00\n" if name.endswith("办事处") and year == 2024 else ""
    return f"""{name}{year}年部门预算
一、主要职责
承担全区有关工作。
二、预算说明
国有资产占用情况：年末共有公务用车{cars}辆。
部门支出总表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t{total}\t{basic}\t{projects}
{teaching}208\t社会保障和就业支出\t{others[0] if teaching else total}\t{basic}\t{others[1] if teaching else projects}
一般公共预算基本支出表
单位：万元
经济科目编码\t科目名称\t金额
302\t商品和服务支出\t{Decimal(reception) + Decimal(meetings)}
30215\t会议费\t{meetings}
30217\t公务接待费\t{reception}
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("peaches")
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
    "question",
    [
        "桃溪区委社工部24年的公务接待费是多少？",
        "桃溪的区委社工部2024年留了多少接待费？",
    ],
)
def test_a_party_body_is_called_by_its_committee_and_a_short_name(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    assert "0.50万元" in answer.answer
    assert len(answer.answer.splitlines()) == 1


def test_a_street_office_is_called_by_one_syllable_and_its_years_by_two_digits(asked: Ask) -> None:
    assert "100.00万元" in _results(asked("桃花街道办24年的项目支出跟23年的比，少了多少？"))


def test_a_body_of_the_larger_region_is_none_of_ours(asked: Ask) -> None:
    answer = asked("云岭市民政局2024年的公务接待费是多少？")
    assert answer.status is Outcome.NOT_DISCLOSED
    assert "没有「云岭市民政局」" in answer.answer
    assert "2.00万元" in asked("云岭市桃溪区民政局2024年的公务接待费是多少？").answer


@pytest.mark.parametrize(
    ("question", "results"),
    [
        ("以麦浦县民政局2024年的基本支出为基数，桃溪区民政局2024年的基本支出相当于其多少倍？", {"1.50倍"}),
        ("桃溪区民政局2024年的基本支出抵得上几个麦浦县民政局2024年的？", {"1.50倍"}),
        (
            "请分别计算桃溪区民政局、麦浦县民政局2024年项目支出占总支出的比例，并指出较高者。",
            {"25.00%", "60.00%"},
        ),
        ("总支出里有多大一块是项目支出，拿桃溪民政局和麦浦民政局2024年的比，哪边大？", {"25.00%", "60.00%"}),
        ("将桃溪区民政局、麦浦县民政局2024年的公务接待费合并计算，总额是多少？", {"5.00万元"}),
        ("桃溪民政局（看2024年）和麦浦民政局（看2024年），接待费拢到一块儿是多少？", {"5.00万元"}),
        ("桃花街道办（2024年）跟麦浦民政局（2024年）比，谁家基本支出掏得多，多多少？", {"320.00万元"}),
        ("桃溪、麦浦两家民政局2024年一共有多少辆公车？", {"5辆"}),
        ("桃溪民政局和麦浦民政局2024年各拿总预算的百分之几做项目支出？", {"25.00%", "60.00%"}),
        ("基本支出上，桃溪民政局和麦浦民政局2024年相比，谁占上风，相差几何？", {"100.00万元"}),
    ],
)
def test_several_bodies_are_set_beside_each_other_in_everyday_words(
    asked: Ask, question: str, results: set[str]
) -> None:
    assert results <= _results(asked(question))


@pytest.mark.parametrize(
    "question",
    [
        "会议费和公务接待费两项合并，桃溪区民政局2024年与麦浦县民政局2024年，哪家更多？",
        "会议费加接待费，2024年桃溪民政局跟麦浦民政局谁家花得多？两家各合计多少？",
    ],
)
def test_sums_of_the_same_items_are_held_against_each_other(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert {"3.50万元", "4.00万元", "0.50万元"} <= _results(answer)
    assert "最高的是麦浦县民政局" in answer.answer


def test_each_has_its_cars_where_they_are_counted_before_they_are_named(asked: Ask) -> None:
    answer = asked(
        "桃溪这三家——民政局（2024年）、区委社工部、桃花街道办（看2024年）——公家的车各有多少辆？"
    ).answer
    lines = {line.partition("：")[0]: line for line in answer.splitlines()}
    assert "2辆" in lines["云岭市桃溪区民政局2024年预算"]
    assert "0辆" in lines["中共云岭市桃溪区委社会工作部2024年预算"]
    assert "7辆" in lines["云岭市桃溪区人民政府桃花街道办事处2024年预算"]


def test_a_line_that_came_up_in_the_later_year_is_told(asked: Ask) -> None:
    answer = asked("桃花街道2024年的预算跟2023年摆一块儿看，冒出来一个以前没有的支出大类，是哪一类？").answer
    assert "教育支出" in answer


@pytest.mark.parametrize(
    "question",
    [
        "2024年谁家的招待费最多？",
        "24年公务接待花得最狠的是哪家单位？",
        "2024年公务接待费哪家排第一？",
    ],
)
def test_departments_are_ranked_in_everyday_words(asked: Ask, question: str) -> None:
    assert "最高的是麦浦县民政局2024年预算" in asked(question).answer


def test_departments_are_added_up_where_an_order_says_so(asked: Ask) -> None:
    assert "6.50万元" in asked("请汇总2024年各部门的公务接待费。").answer


def test_an_item_that_a_bracket_names_is_that_item(asked: Ask) -> None:
    answer = asked("麦浦县民政局2024年招呼客人的花销（公务接待费）有多少？")
    assert answer.status is Outcome.ANSWERED
    assert "公务接待费（30217）" in answer.answer
    assert "3.00万元" in answer.answer


def test_another_body_of_a_region_is_not_answered_by_ours(asked: Ask) -> None:
    assert asked("桃溪区财政局2024年能收入多少钱？我问的是总支出。").status is Outcome.NOT_DISCLOSED
