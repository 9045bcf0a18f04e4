"""What one unit of a department has, what is asked of a part only, what stands in each of two places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.ask import ask
from service.ingest import keep
from service.store import Store

TEXT = """沅陵坪县广播电视局2022年度部门决算
一、部门概况
纳入决算编制范围的单位共3个：局本级、沅陵坪县转播台、沅陵坪县广电服务中心。
二、收入决算情况说明
本年收入合计640.00万元，其中：财政拨款收入628.00万元；其他收入12.00万元，为设备代维收入。
三、一般公共预算财政拨款支出决算情况说明
1．传输发射（2070805）。年初预算120.00万元，支出决算132.00万元，主要原因是更换馈管。
四、“三公”经费情况说明
公务接待费预算3.00万元，决算1.60万元，全年接待国内来宾20批次、160人次。年末公务用车保有量2辆。培训费预算4.00万元，决算2.10万元。
五、国有资产占用情况说明
截至2022年末，共有车辆5辆，其中应急保障用车2辆、其他用车3辆；单价50万元以上通用设备1台，为中波发射机。
收入决算表
公开02表\t单位：万元
单位名称\t本年收入合计\t财政拨款收入\t其他收入
局本级\t400.00\t400.00\t
沅陵坪县转播台\t160.00\t148.00\t12.00
沅陵坪县广电服务中心\t80.00\t80.00\t
合计\t640.00\t628.00\t12.00
支出决算表
公开03表\t单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
\t合计\t640.00\t500.00\t140.00
207\t文化旅游体育与传媒支出\t640.00\t500.00\t140.00
20708\t广播电视\t640.00\t500.00\t140.00
2070801\t行政运行\t500.00\t500.00\t
2070805\t传输发射\t140.00\t\t140.00
一般公共预算财政拨款支出决算表
公开05表\t单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t632.00\t500.00\t132.00
207\t文化旅游体育与传媒支出\t632.00\t500.00\t132.00
20708\t广播电视\t632.00\t500.00\t132.00
2070801\t行政运行\t500.00\t500.00\t
2070805\t传输发射\t132.00\t\t132.00
“三公”经费及会议费、培训费支出决算表
公开07表\t单位：万元
项目\t预算数\t决算数
“三公”经费合计\t3.00\t1.60
公务接待费\t3.00\t1.60
会议费\t0.80\t0.00
培训费\t3.60\t2.10
"""


@pytest.fixture(scope="module")
def put(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Answer]:
    folder = tmp_path_factory.mktemp("units")
    file = folder / "gd.txt"
    file.write_text(TEXT, encoding="utf-8")
    store = Store(f"sqlite:///{folder / 'store.db'}", folder / "files")
    keep(extract(file), file.read_bytes(), ".txt", store=store, index=None)
    return lambda question: ask(question, store=store)


Put = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("转播台的其他收入是多少？", ["12.00万元"]),
        ("局本级和广电服务中心的收入决算各是多少，本级是中心的几倍？", ["400.00万元", "80.00万元", "5.00倍"]),
        ("传输发射的一般公共预算支出决算完成年初预算的百分之几？", ["120.00万元", "132.00万元", "110.00%"]),
        ("传输发射的一般公共预算支出是多少？", ["132.00万元"]),
        ("公务接待费平均每批次和每人次各花多少元？", ["800.00元", "100.00元"]),
        ("国内公务接待平均每批次花费多少元？", ["800.00元"]),
        ("培训费的预算数，正文说明和公开07表分别是多少？", ["4.00万元", "3.60万元", "不一致"]),
        ("会议费原来安排了多少预算？", ["0.80万元"]),
        ("预算执行中会议费有支出吗？", ["没有", "0.00万元"]),
        ("2022年末车辆有哪些，各多少辆？", ["5辆", "应急保障用车2辆", "其他用车3辆"]),
        ("What vehicles did the bureau have at the end of 2022?", ["5辆", "应急保障用车2辆", "其他用车3辆"]),
        ("有哪些单价50万元以上的通用设备？", ["1台", "中波发射机"]),
        ("其他收入来自什么业务？", ["设备代维收入"]),
    ],
)
def test_what_is_asked_of_a_unit_a_fund_or_a_place_is_told_of_it(
    put: Put, question: str, figures: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    for figure in figures:
        assert figure in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "传输发射中用于播音员培训的部分有多少？",
        "转播台设在哪个城市？",
        "广电服务中心有多少辆车？",
        "转播台的支出是多少？",
        "转播台的公务接待费是多少？",
    ],
)
def test_the_whole_is_no_answer_about_a_part_a_place_or_a_unit(put: Put, question: str) -> None:
    answer = put(question)
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer


def test_a_receipt_of_a_unit_is_not_told_as_what_its_namesake_spends(put: Put) -> None:
    assert "140.00" not in put("转播台的财政拨款收入是多少？").answer
    assert "148.00万元" in put("转播台的财政拨款收入是多少？").answer


def test_the_plan_of_what_only_the_outturn_is_printed_is_not_told(put: Put) -> None:
    answer = put("行政运行年初预算是多少？")
    assert "500.00" not in answer.answer, answer.answer


def test_of_two_things_asked_the_one_that_is_printed_is_told_and_the_other_named(put: Put) -> None:
    answer = put("房屋面积和车辆数分别是多少？")
    assert "5辆" in answer.answer
    assert "没有披露「房屋面积」" in answer.answer
    assert answer.status is Outcome.ANSWERED


SCHOOLS = """沅陵坪县教育局2025年部门预算
一、支出说明
一般公共预算支出720.00万元。渡船运营补贴36.00万元，共12艘，按每艘每年3万元补贴。
第一高级中学办学补充经费88.00万元，原因是招生减少，学费、寄宿费相应减少；职业学校教学运转经费40.00万元，较上年增加2.00万元。
表1 一般公共预算支出表
单位：万元
单位编码\t单位名称\t合计\t基本支出\t基本支出\t项目支出
\t\t\t工资福利支出\t商品和服务支出\t
\t合计\t720.00\t500.00\t92.00\t128.00
301\t沅陵坪县第一高级中学\t420.00\t280.00\t52.00\t88.00
302\t沅陵坪县职业学校\t300.00\t220.00\t40.00\t40.00
表2 项目支出预算表
单位：万元
项目名称\t功能科目\t总计\t本年安排
合计\t\t164.00\t164.00
渡船运营补贴\t2050299\t36.00\t36.00
第一高级中学办学补充经费\t2050203、2050299\t88.00\t88.00
职业学校教学运转经费\t2050302\t40.00\t40.00
"""


@pytest.fixture(scope="module")
def schools(asked_of: Callable[[str], Put]) -> Put:
    return asked_of(SCHOOLS)


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        # the head over a column stands beside it, and is no other column
        ("职业学校2025年商品和服务支出（基本支出）安排了多少？", "40.00万元", "220.00"),
        # 第一 of a name ranks nothing
        ("第一高级中学基本支出里工资福利支出是多少？", "280.00万元", "最大"),
        # vehicles and boats that are paid for, and a code that is no amount
        ("县里今年给渡船补多少钱？", "36.00万元", "2050299万元"),
    ],
)
def test_one_cell_of_a_unit_or_a_project_is_told(schools: Put, question: str, told: str, untold: str) -> None:
    answer = schools(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert told in answer.answer
    assert untold not in answer.answer


def test_an_amount_behind_a_semicolon_is_not_that_of_what_stands_before_it(schools: Put) -> None:
    assert schools("第一高级中学的学费和寄宿费标准各是多少？").status is Outcome.NOT_DISCLOSED


def test_one_of_the_columns_under_a_head_is_not_all_of_it(schools: Put) -> None:
    assert (
        "（基本支出、工资福利支出）为220.00万元" not in schools("职业学校的基本支出和项目支出各多少？").answer
    )
