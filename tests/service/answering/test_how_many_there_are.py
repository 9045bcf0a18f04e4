"""How many there are: posts and people, vehicles and premises, and what comes to each of them. The documents are invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.ask import ask
from service.ingest import keep
from service.store import Store

SCHOOL = """湖湾县第三中学2024年单位预算
一、机构情况
学校设教务处、总务处等4个处室。全校有六个年级组和十四个教研组。
二、人员情况
核定编制150名，实有在编教师141人，退休教师37人，在校学生2256人。
三、资产情况
截至2023年12月31日，学校共有车辆5辆，其中一般公务用车2辆、其他用车3辆；教学用房18600平方米；单价100万元以上设备2台（套）。
四、预算说明
2024年收支预算2820.00万元，比上年增加120.00万元。
公用经费302.30万元，比上年增加11.00万元。
公务接待费1.26万元，比上年减少0.20万元。上年接待21批次、180人次。
助学补助90.24万元，资助376人。
教研活动经费28.00万元，由十四个教研组使用。
绩效目标申报的项目6个，涉及预算资金438.60万元。
"""
BUREAU = """石渡县粮食局2024年部门预算
一、人员情况
行政编制18人，实有17人；事业编制24人，实有20人；退休人员11人。
二、预算说明
2024年收支预算740.00万元，比上年增加10.00万元。
公用经费74.00万元，比上年增加2.00万元。
设综合科室5个、业务科室7个，编制了8个项目的绩效目标。
储粮熏蒸52.00万元，覆盖2.6万亩。
职工技能培训8.60万元，目标人数430人。
"""


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, str], Answer]]:
    folder: Path = tmp_path_factory.mktemp("counts")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    ids: dict[str, str] = {}
    for name, text in (("school", SCHOOL), ("bureau", BUREAU)):
        file = folder / f"{name}.txt"
        file.write_text(text, encoding="utf-8")
        extraction = extract(file)
        keep(extraction, file.read_bytes(), ".txt", store=store, index=None)
        ids[name] = extraction.budget.document
    yield lambda where, question: ask(question, store=store, document=ids[where])
    store.close()


@pytest.mark.parametrize(
    ("where", "question", "told"),
    [
        ("school", "编制用满了没有，还空几个？", "空缺9名"),
        ("bureau", "还有多少空编？", "空缺5人"),
        ("bureau", "行政、事业编制各空几名？", "空缺1人"),
        ("bureau", "事业编还缺几个人？", "空缺4人"),
    ],
)
def test_vacant_posts_are_posts_less_the_people_in_them(
    at: Callable[[str, str], Answer], where: str, question: str, told: str
) -> None:
    answer = at(where, question)
    assert answer.status is Outcome.ANSWERED
    assert told in answer.answer
    assert "−" in answer.derivation[0].expression


def test_people_told_behind_their_posts_are_of_that_sort(at: Callable[[str, str], Answer]) -> None:
    answer = at("bureau", "行政跟事业合计在岗多少人，退了休的有几位？")
    assert "合计37人" in answer.answer
    assert "退休人员11人" in answer.answer


def test_what_is_made_up_is_no_post(at: Callable[[str, str], Answer]) -> None:
    assert "编制18人" not in at("bureau", "编制了几个绩效目标？").answer
    assert "18人" not in at("bureau", "公用经费编制了多少？").answer


def test_an_average_is_over_all_who_work_there(at: Callable[[str, str], Answer]) -> None:
    answer = at("bureau", "按实有人数算，人均公用经费多少万元？")
    assert [d.result for d in answer.derivation][:2] == [37, 2]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("收支预算平均到每个在校生头上是多少？", "÷ 2256"),
        ("公务接待费每接待一个人平均花多少？", "÷ 180"),
        ("助学补助平均每人多少元？", "÷ 376"),
        ("教研活动经费平均每个教研组多少？", "28.00 ÷ 14"),
        ("申报绩效目标的项目平均一个多少万？", "438.60 ÷ 6"),
        ("一名教师平均对应几个学生？", "2256 ÷ 141"),
    ],
)
def test_what_comes_to_each_is_over_the_number_that_the_question_means(
    at: Callable[[str, str], Answer], question: str, told: str
) -> None:
    answer = at("school", question)
    assert answer.status is Outcome.ANSWERED
    assert any(told in d.expression for d in answer.derivation), answer.answer


def test_a_number_printed_in_ten_thousands_is_spread_over_single_ones(
    at: Callable[[str, str], Answer],
) -> None:
    assert "20.00元/亩" in at("bureau", "储粮熏蒸平均每亩多少元？").answer


def test_a_project_for_staff_is_spread_over_its_own_number(at: Callable[[str, str], Answer]) -> None:
    answer = at("bureau", "职工技能培训按目标人数算，人均多少钱？")
    assert all("÷ 37" not in d.expression for d in answer.derivation)


def test_an_average_over_what_is_counted_nowhere_is_refused(at: Callable[[str, str], Answer]) -> None:
    for question in ("公用经费平均每年多少？", "平均每个食堂的公用经费是多少？", "助学补助平均每辆车多少？"):
        assert at("school", question).status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("学校名下有几辆车，分别是什么用途？", ["车辆5辆", "一般公务用车2辆", "其他用车3辆"]),
        ("百万元以上的设备有几台？", ["100万元以上设备2台（套）"]),
        ("有多少平米的房子？", ["教学用房18600平方米"]),
        ("有多少辆车、多少平方米用房？", ["车辆5辆", "18600平方米"]),
        ("接待了几批、多少人次？", ["21批次", "180人次"]),
    ],
)
def test_what_a_body_owns_is_counted(
    at: Callable[[str, str], Answer], question: str, told: list[str]
) -> None:
    answer = at("school", question)
    assert answer.status is Outcome.ANSWERED
    assert all(each in answer.answer for each in told), answer.answer


def test_what_it_does_not_own_is_not_answered_with_what_it_owns(at: Callable[[str, str], Answer]) -> None:
    for question in ("有几辆消防车？", "占地面积多大？", "50万元以上的设备有几台？"):
        assert at("school", question).status is Outcome.NOT_DISCLOSED


def test_things_that_a_paragraph_counts_side_by_side_are_added(at: Callable[[str, str], Answer]) -> None:
    assert "合计12个" in at("bureau", "综合科室和业务科室加起来几个？").answer
