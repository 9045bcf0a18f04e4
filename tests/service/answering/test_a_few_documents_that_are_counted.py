"""Four departments of different years, one of which prints yuan, asked about by their number. All of them are invented."""

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
# name, year, unit; receptions, running the office, housing fund by function and by class, basic, projects, cars, fund
DEPARTMENTS = (
    ("青楼县档案局", 2021, "万元", "3.00", "40.00", "9.00", "9.00", "200.00", "300.00", "4", "12.00"),
    (
        "沙井县档案局",
        2022,
        "元",
        "20000.00",
        "500000.00",
        None,
        "80000.00",
        "1000000.00",
        "250000.00",
        "2",
        None,
    ),
    ("木桥区档案局", 2023, "万元", "1.00", "25.00", "5.00", "5.00", "150.00", "850.00", "", None),
    ("白圩县档案局", 2024, "万元", "6.00", "60.00", "7.00", "10.00", "400.00", "600.00", "5", None),
)
STAFF = {
    "青楼县档案局": "本部门核定编制20名。",
    "沙井县档案局": "编办核定行政编制5人，事业编制9人。",
    "白圩县档案局": "本部门人员编制30人。",
}


def _text(name: str, year: int, unit: str, reception: str, office: str, *rest: str | None) -> str:
    fund_line, fund_class, basic, projects, cars, government = rest
    total = Decimal(basic or 0) + Decimal(projects or 0)
    other = Decimal(basic or 0) - Decimal(fund_line or 0)
    owned = f"国有资产占用情况：年末共有公务用车{cars}辆。" if cars else ""
    funds = (
        f"政府性基金预算支出{government}{unit}。"
        if government
        else f"{year}年没有使用政府性基金预算安排的支出。"
    )
    by_function = f"2210201\t住房公积金\t{fund_line}\t{fund_line}\t\n" if fund_line else ""
    by_class = f"30113\t住房公积金\t{fund_class}\t{fund_class}\t\n" if fund_class != fund_line else ""
    return f"""{name}{year}年部门预算
一、主要职责
承担本地档案工作。
{STAFF.get(name, "")}
二、预算说明
公务接待费{reception}{unit}。
{owned}
{year}年局机关和参照公务员法管理的方志中心机关运行经费一般公共预算拨款支出{office}{unit}。
{funds}
部门支出总表
单位：{unit}
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t{total}\t{basic}\t{projects}
201\t一般公共服务支出\t{other + Decimal(projects or 0)}\t{other}\t{projects}
2012601\t行政运行\t{other}\t{other}\t
2012604\t档案馆\t{projects}\t\t{projects}
{by_function}
一般公共预算基本支出表
单位：{unit}
科目编码\t科目名称\t合计\t人员经费\t公用经费
{by_class}30217\t公务接待费\t{reception}\t\t{reception}
"""


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    folder = tmp_path_factory.mktemp("archives")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    for name, *rest in DEPARTMENTS:
        file = folder / f"{name}.txt"
        file.write_text(_text(name, *rest), encoding="utf-8")  # type: ignore[arg-type]
        keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
    yield lambda question: ask(question, store=store)
    store.close()


def _results(answer: Answer) -> set[str]:
    return {f"{d.result:f}{d.unit}" for d in answer.derivation}


@pytest.mark.parametrize(
    "question",
    [
        "公务接待费按四家排个名次，各是多少？",
        "四家档案局的公务接待费从多到少怎么排？",
        "各家的公务接待费从高到低排列",
    ],
)
def test_all_are_ranked_whatever_their_years_and_units(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    places = [answer.answer.index(name) for name in ("白圩", "青楼", "沙井", "木桥")]
    assert places == sorted(places)
    assert "年度或预算、决算不同" in answer.answer


@pytest.mark.parametrize(
    ("question", "said", "results"),
    [
        ("四家里谁的公务接待费最高，谁最低，差多少？", ("最高的是白圩", "最低的是木桥"), {"5.00万元"}),
        ("哪家的公务接待费最多？排第二的是谁？", ("最高的是白圩", "排第二的是青楼"), {"3.00万元"}),
        (
            "四家中公务接待费最高的是最低的多少倍？分别是哪两家？",
            ("最高的是白圩", "最低的是木桥"),
            {"6.00倍"},
        ),
        ("四家公务接待费平均每家多少？", ("平均",), {"120000.00元", "30000.00元"}),
        ("四个局的公务接待费一共多少？", ("合计",), {"120000.00元"}),
        ("除了沙井，其余三家的公务接待费合计多少？", ("合计",), {"10.00万元"}),
        ("白圩一家的公务接待费，是不是比其余三家加起来还多？", ("与之相等",), {"60000.00元"}),
        ("青楼县档案局的公务接待费占四家合计的百分之几？", ("占",), {"25.00%"}),
        ("青楼的公务接待费是四家平均数的几倍？", ("平均",), {"1.00倍"}),
        ("四家项目支出占总支出比重最低的是哪家？", ("最低的是沙井",), {"20.00%", "40.00个百分点"}),
        ("青楼、沙井、白圩三家的公务接待费平均多少？", ("平均",), {"36666.67元"}),
        ("Rank the four bureaus by official reception expenses (公务接待费).", ("白圩",), set()),
        (
            "Which of the four bureaus has the lowest official reception expenses?",
            ("The lowest is 木桥",),
            set(),
        ),
        ("What do the four bureaus spend on official receptions altogether?", ("Together",), {"120000.00元"}),
    ],
)
def test_what_is_asked_of_all_is_reckoned_of_what_each_tells(
    asked: Ask, question: str, said: tuple[str, ...], results: set[str]
) -> None:
    answer = asked(question)
    assert answer.status is Outcome.ANSWERED
    assert all(words in answer.answer for words in said)
    assert results <= _results(answer)


def test_an_item_told_with_whose_it_is_is_ranked_with_the_others(asked: Ask) -> None:
    answer = asked("四家谁的机关运行经费最高？").answer
    assert "最高的是白圩" in answer
    assert "没有找到" not in answer


@pytest.mark.parametrize(
    "question",
    ["除了青楼，另外三家档案局有安排政府性基金预算支出的吗？", "沙井、木桥、白圩都有政府性基金预算支出吗？"],
)
def test_none_of_the_others_has_it(asked: Ask, question: str) -> None:
    answer = asked(question).answer
    assert "青楼" not in answer
    assert answer.count("没有") > 2


def test_who_has_it_is_told_apart_from_who_has_not(asked: Ask) -> None:
    assert asked("四家里哪几家没有安排政府性基金预算支出？").answer.startswith(
        "有的是青楼县档案局2021年预算；没有的是"
    )


@pytest.mark.parametrize(
    "question",
    [
        "木桥区档案局的公务用车比青楼县档案局少几辆？",
        "木桥和白圩，哪家的公务用车数量多？",
        "木桥的公车是沙井的几倍？",
    ],
)
def test_where_one_of_two_does_not_disclose_it_nothing_is_answered(asked: Ask, question: str) -> None:
    answer = asked(question)
    assert answer.status is Outcome.NOT_DISCLOSED
    assert "木桥" in answer.answer


@pytest.mark.parametrize(
    ("question", "result"),
    [
        ("青楼县档案局的公务用车比沙井县档案局多几辆？", "2辆"),
        ("沙井和白圩的公务用车差几辆？", "3辆"),
        ("青楼县档案局的编制比白圩县档案局少几个？", "10人"),
        ("沙井和青楼的编制差多少？", "6人"),
        ("白圩县档案局比沙井县档案局多出来的编制是多少？", "16人"),
        ("白圩县档案局的公务接待费比青楼县档案局多吗？", "3.00万元"),
        ("青楼的公务接待费不到白圩的六成，对吗？", "50.00%"),
        ("木桥的公务接待费是青楼的几分之几？", "33.33%"),
    ],
)
def test_two_are_held_against_each_other_however_that_is_asked(
    asked: Ask, question: str, result: str
) -> None:
    assert result in _results(asked(question))


def test_a_line_by_function_is_not_held_against_one_by_class(asked: Ask) -> None:
    answer = asked("沙井县档案局和白圩县档案局的住房公积金合计多少？").answer
    assert "住房公积金（30113）为80000.00元" in answer.replace(",", "")
    assert "住房公积金（30113）为10.00万元" in answer
