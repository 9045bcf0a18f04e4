"""Rates, shares, counts and bounds over several departments, one of which prints yuan. All of them are invented."""

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
# name, unit, receptions and running of cars this year and before, basic and project expenditure, cars, why
DEPARTMENTS = (
    ("柳溪县文旅局", "万元", "2.00", "1.60", "4.00", "5.00", "300.00", "100.00", "2", "接待参展剧团"),
    (
        "松台县商务局",
        "元",
        "30000.00",
        "40000.00",
        "90000.00",
        "90000.00",
        "2000000.00",
        "3000000.00",
        "4",
        "接待批次减少",
    ),
    ("苇塘县科技局", "万元", "1.00", "1.00", "6.00", "4.00", "150.00", "50.00", "3", ""),
)


def _text(name: str, unit: str, reception: str, before: str, cars: str, cars_before: str, *rest: str) -> str:
    basic, projects, vehicles, why = rest
    total = Decimal(basic) + Decimal(projects)
    three = Decimal(reception) + Decimal(cars)
    change = Decimal(reception) - Decimal(before)
    moved = f"{'增加' if change > 0 else '减少'}{abs(change)}{unit}，主要是{why}" if why else "与上年持平"
    return f"""{name}2024年部门预算
一、主要职责
承担全县有关工作。
二、预算说明
公务接待费{reception}{unit}，比上年{moved}。
国有资产占用情况：年末共有公务用车{vehicles}辆。
部门支出总表
单位：{unit}
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t{total}\t{basic}\t{projects}
207\t文化旅游体育与传媒支出\t{total}\t{basic}\t{projects}
2070101\t行政运行\t{basic}\t{basic}\t
2070199\t其他支出\t{projects}\t\t{projects}
一般公共预算“三公”经费支出表
单位：{unit}
项目\t上年预算数\t本年预算数
合计\t{Decimal(before) + Decimal(cars_before)}\t{three}
公务接待费\t{before}\t{reception}
公务用车运行维护费\t{cars_before}\t{cars}
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("departments")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    for name, *rest in DEPARTMENTS:
        file = folder / f"{name}.txt"
        file.write_text(_text(name, *rest), encoding="utf-8")
        keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
    yield lambda question: ask(question, store=store)
    store.close()


def test_amounts_in_different_units_are_ranked_in_yuan(asked: Ask) -> None:
    answer = asked("哪个部门的公务接待费最高？").answer
    assert "最高的是松台县商务局2024年预算：公务接待费为30000.00元" in answer


def test_the_fastest_growth_is_no_fall_and_is_reckoned(asked: Ask) -> None:
    answer = asked("哪个部门的公务接待费增长最快？")
    assert answer.answer.startswith("柳溪县文旅局2024年预算：公务接待费为2.00万元")
    assert Decimal("25.00") in {d.result for d in answer.derivation}


def test_the_largest_fall_is_no_growth(asked: Ask) -> None:
    assert asked("哪家的公务接待费降得最多？").answer.startswith("松台县商务局2024年预算")


def test_shares_are_set_against_each_other_and_the_difference_is_reckoned(asked: Ask) -> None:
    answer = asked("各部门项目支出占总支出的比重最高的是哪家？").answer
    assert "前者占后者的60.00%" in answer
    assert "最高的是松台县商务局2024年预算" in answer
    assert "35.00个百分点" in answer


def test_vehicles_are_counted_and_compared(asked: Ask) -> None:
    answer = asked("哪个部门的公务用车最多？").answer
    assert "公务用车4辆" in answer
    assert "多1辆" in answer


def test_a_bound_in_one_unit_holds_for_amounts_in_another(asked: Ask) -> None:
    answer = asked("公务用车运行维护费超过5万元的部门有哪些？").answer
    assert "「超过5万元」的有2份" in answer
    assert "90000.00元" in answer
    assert "6.00万元" in answer
    assert "柳溪" not in answer


def test_an_average_over_departments_is_in_one_unit(asked: Ask) -> None:
    answer = asked("各部门公务接待费平均是多少？")
    assert "平均20000.00元" in answer.answer
    assert answer.status is Outcome.ANSWERED


def test_what_is_asked_further_is_told_of_the_department_found(asked: Ask) -> None:
    answer = asked("公务接待费最高的是哪家，为什么？").answer
    assert "原因：“接待批次减少”" in answer
    assert "接待参展剧团" not in answer


def test_where_no_department_is_named_each_is_told_with_its_own_reason(asked: Ask) -> None:
    answer = asked("公务接待费为什么变化？").answer
    assert (
        "柳溪县文旅局2024年预算：公务接待费为2.00万元[3]，较上年增加0.40万元[3]；原因：“接待参展剧团”"
        in answer
    )
    assert (
        "松台县商务局2024年预算：公务接待费为30000.00元[1]，较上年减少10000.00元[1]；原因：“接待批次减少”"
        in answer
    )


def test_english_asks_which_is_larger_how_many_times_and_by_what_per_cent(asked: Ask) -> None:
    larger = asked(
        "Which had the larger official reception budget in 2024, Liuxi County or Weitang County, and by how much?"
    ).answer
    assert "The highest is 柳溪县文旅局2024年预算, more than 苇塘县科技局2024年预算 by 1.00万元" in larger
    times = asked("How many times Weitang County's official reception budget is that of Liuxi County?").answer
    assert "柳溪县文旅局2024年预算 is 2.00 times 苇塘县科技局2024年预算" in times
    below = asked(
        "By what percentage is Weitang County's official reception budget below that of Liuxi County?"
    ).answer
    assert "by 50.00%" in below
    added = asked("What do the reception budgets of Weitang County and Liuxi County add up to?").answer
    assert "3.00万元" in added
