"""Several numbers in one question, targets with what was reached, posts by unit, and what must stay unanswered. All invented."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.ask import ask
from service.ingest import keep
from service.store import Store

BUDGET = """溪口县教育体育局2024年部门预算
一、机构情况
纳入2024年部门预算编制范围的预算单位共计21家，具体包括：局本级1家，公办幼儿园6家，小学9家，初中5家。
二、人员情况
行政编制22名、实有20人；事业编制31名、实有30人；退休17人，聘用校医8人。
三、资产情况
公务用车3辆，其中：轿车1辆，越野车2辆。
四、预算说明
2024年收支预算860.00万元，比上年增加20.00万元。
公务接待费决算为2.10万元，共接待15批次、96人次。
校舍加固120.00万元，用于三所小学的教学楼加固。
操场翻新85.00万元，上年未安排，用于两处操场塑胶跑道。
公务用车购置未安排预算。
师资合格率=合格教师数/教师总数×100%。
合格教师数是指取得相应资格的在编教师人数。
2024年项目支出表
单位：万元
项目名称\t合计
合计\t205.00
校舍加固\t120.00
操场翻新\t85.00
项目支出绩效目标表

项目名称：校舍加固    预算金额（万元）：120.00

一级指标\t二级指标\t三级指标\t指标值\t分值
产出指标\t数量指标\t加固教学楼\t≥3栋\t20
产出指标\t数量指标\t更换门窗\t≥140樘\t10
产出指标\t质量指标\t验收合格率\t100%\t15
满意度指标\t服务对象满意度\t师生满意度\t≥91%\t10

项目名称：操场翻新
预算金额：85.00万元

一级指标\t二级指标\t三级指标\t指标值\t分值
产出指标\t数量指标\t翻新操场\t≥2处\t20
产出指标\t时效指标\t完工时间\t8月底前\t10
满意度指标\t服务对象满意度\t师生满意度\t≥93%\t10
"""
ACCOUNT = """芦湾县水文站2023年单位决算
一、人员情况
人员情况表
单位\t编制数\t在职人数\t离退休人数
站机关\t9\t7\t4
巡测中心\t6\t6\t1
合计\t15\t13\t5
二、决算说明
2023年度收支总计540.00万元。
测船维护48.00万元，占支出的8.89%。
附件：项目绩效自评结果
测船大修项目指标完成情况
指标\t年度指标值\t实际完成值\t未完成原因
大修测船（艘）\t≥4\t3\t船台排期已满
油漆面积（平方米）\t≥900\t960\t
船员满意度\t≥90%\t95%\t

项目绩效自评表（雨量筒更换）
产出指标\t更换雨量筒数\t计划50个\t完成32个\t分值30\t得分19.20
产出指标\t更换合格率\t计划100%\t完成100%\t分值20\t得分20.00
"""


@pytest.fixture(scope="module")
def at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, str], Answer]]:
    folder: Path = tmp_path_factory.mktemp("several")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    ids: dict[str, str] = {}
    for name, text in (("budget", BUDGET), ("account", ACCOUNT)):
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
        ("budget", "预算单位里，幼儿园、小学和初中各有几家？", ["6家", "9家", "5家"]),
        ("budget", "接待了多少批次、多少人次？", ["15批次", "96人次"]),
        ("budget", "退休人员和聘用校医各有多少人？", ["17人", "8人"]),
        ("budget", "3辆公务用车分别是什么车型？", ["轿车1辆", "越野车2辆"]),
        ("budget", "行政和事业合计空编多少名？", ["空缺2名", "空缺1名", "合计空缺3名"]),
        ("account", "巡测中心离退休人员几人？", ["“1”"]),
        ("account", "全站系统在职多少人？站机关还空几个编？", ["“13”", "空缺2人"]),
    ],
)
def test_each_number_asked_for_is_told_from_the_place_that_tells_them_together(
    at: Callable[[str, str], Answer], where: str, question: str, told: list[str]
) -> None:
    answer = at(where, question)
    assert answer.status is Outcome.ANSWERED
    assert [piece for piece in told if piece not in answer.answer] == []


@pytest.mark.parametrize(
    ("question", "told", "not_told"),
    [
        ("校舍加固项目的师生满意度目标是多少？", ["≥91%"], ["≥93%"]),
        ("操场翻新项目的师生满意度目标和分值各是多少？", ["≥93%", "分值为“10”"], ["≥91%"]),
        ("校舍加固项目要加固多少栋教学楼、更换多少樘门窗？", ["≥3栋"], ["≥2处"]),
    ],
)
def test_a_target_is_that_of_the_project_named_above_its_table(
    at: Callable[[str, str], Answer], question: str, told: list[str], not_told: list[str]
) -> None:
    answer = at("budget", question).answer
    assert all(piece in answer for piece in told)
    assert not any(piece in answer for piece in not_told)


def test_a_missed_target_is_told_with_outturn_and_reason(at: Callable[[str, str], Answer]) -> None:
    answer = at("account", "测船大修项目中哪一项指标没有达到目标值，原因是什么？").answer
    assert "≥4" in answer
    assert "实际完成值为“3”" in answer
    assert "船台排期已满" in answer
    assert "油漆面积" not in answer


def test_where_no_target_was_missed_nothing_is_told(at: Callable[[str, str], Answer]) -> None:
    assert at("budget", "操场翻新项目哪项指标没有完成？").status is Outcome.NOT_DISCLOSED


def test_a_form_without_heads_tells_what_was_planned_and_reached(at: Callable[[str, str], Answer]) -> None:
    answer = at("account", "雨量筒更换项目更换雨量筒数完成了多少？").answer
    assert "“50个”" in answer
    assert "完成为“32个”" in answer


def test_how_a_rate_is_computed_is_quoted_with_what_its_parts_are(at: Callable[[str, str], Answer]) -> None:
    answer = at("budget", "师资合格率是怎么计算的？").answer
    assert "合格教师数/教师总数" in answer
    assert "取得相应资格" in answer


def test_a_purchase_that_is_denied_is_answered_with_the_denial(at: Callable[[str, str], Answer]) -> None:
    answer = at("budget", "2024年是否安排了购买公务用车的经费？").answer
    assert answer.startswith("没有")
    assert "公务用车购置未安排预算" in answer


@pytest.mark.parametrize(
    "question",
    [
        "三所小学各自分到多少加固资金？",
        "2024年预计罚没收入是多少？",
        "完成了多少剂次操场翻新？",
        "校舍加固的预算够用吗？",
        "县教体局2026年的预算是多少？",
    ],
)
def test_what_is_not_told_is_not_answered_with_something_near(
    at: Callable[[str, str], Answer], question: str
) -> None:
    assert at("budget", question).status is Outcome.NOT_DISCLOSED


def test_what_was_asked_before_last_year_was_named_is_of_this_year(at: Callable[[str, str], Answer]) -> None:
    answer = at("budget", "操场翻新的资金要做什么用？上一年安排了吗？").answer
    assert "85.00万元" in answer
    assert "塑胶跑道" in answer
