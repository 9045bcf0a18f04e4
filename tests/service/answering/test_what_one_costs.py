"""What one of something costs, gets or has, and what amounts of sentences and rows make together. The document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """柳汀市青岑区住房和城乡建设局2024年部门预算
一、主要职责
负责城镇住房保障和城乡建设管理，指导物业服务。
二、人员情况
2023年末编制60名，实有在职人员50人，退休人员21人；另有聘用网格员36名。辖8个社区。
三、预算说明
2024年收支预算1,200.00万元，比上年增加90.00万元，增长8.11%。
基本支出500.00万元，项目支出700.00万元。
楼道照明（2120303）120.00万元，比上年增加12.00万元，原因是新增两处小区。
绿地养护（2120501）180.00万元，比上年减少6.00万元，原因是养护面积由30万平方米增加到36万平方米而单价下降。
网格员补贴按每人每月800元发放，巡查补助标准由每户60元提高到每户75元。
培训班举办主体班12期、培训学员960人次，外出考察3期、45人次。
第一季度拨付安居补助20.00万元，第二季度拨付安居补助25.00万元，第三季度拨付安居补助15.00万元，第四季度拨付安居补助30.00万元。
2024年“三公”经费预算6.00万元，其中：公务接待费2.00万元，比上年减少0.50万元；公务用车运行维护费4.00万元，与上年持平。
2024年政府采购预算50.00万元，其中：货物14.00万元，服务36.00万元。
2024年收支总表
单位：万元
收入\t预算数\t支出\t预算数
一般公共预算拨款\t1,200.00\t城乡社区支出\t1,100.00
\t\t住房保障支出\t100.00
收入总计\t1,200.00\t支出总计\t1,200.00
2024年一般公共预算支出表
单位：万元
科目编码\t科目名称\t合计\t基本支出\t项目支出
\t合计\t1,200.00\t500.00\t700.00
2120101\t行政运行\t400.00\t400.00\t
2120303\t小城镇基础设施建设\t320.00\t\t320.00
2120501\t城乡社区环境卫生\t380.00\t\t380.00
2210201\t住房公积金\t100.00\t100.00\t
2024年一般公共预算基本支出表
单位：万元
科目编码\t科目名称\t金额
302\t商品和服务支出\t60.00
30205\t水费\t3.00
30206\t电费\t9.00
30208\t取暖费\t18.00
30214\t租赁费\t30.00
2024年项目支出表
单位：万元
项目名称\t金额\t测算依据
合计\t700.00\t
楼道照明改造\t120.00\t改造楼道灯2400盏
绿地养护\t180.00\t养护面积36万平方米
困难家庭助学金发放\t50.00\t资助学生250人
调解员工作经费\t25.00\t聘请2名专职调解员，每人每月2500元，计60000元；场地水电190000元
安居补助\t90.00\t
管网清淤\t235.00\t
2024年政府采购预算表
单位：万元
采购项目\t数量\t金额
台式计算机\t20台\t8.00
复印机\t4台\t6.00
物业管理服务\t1项\t26.00
法律顾问\t1项\t10.00
合计\t\t50.00
项目绩效目标表
项目名称：管网清淤
预算金额：235.00万元
一级指标\t二级指标\t三级指标\t指标值
产出指标\t数量指标\t购置清淤机器人\t2台
产出指标\t数量指标\t清淤管网长度\t≥40公里
产出指标\t质量指标\t验收合格率\t100%
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # printed for one, of what it was and what it became the latter
        ("网格员每人每月补贴多少元？", ["每人每月800元"]),
        ("巡查补助每户补多少？", ["每户75元"]),
        ("专职调解员每人每月发多少？", ["每人每月2500元"]),
        # things over things
        ("主体班平均每期培训多少人次？", ["960", "12期", "80.00人次/期"]),
        ("平均每个社区有几名网格员？", ["36名", "8个", "4.50名/个"]),
        # the number that a sentence says it became
        ("绿地养护平均每平方米多少元？", ["180.00万元", "5.00元/平方米"]),
        ("楼道灯改造一盏平均多少钱？", ["120.00万元", "2400", "500.00元/盏"]),
        # the whole of the project that has the number
        ("困难家庭助学金平均每名学生多少元？", ["50.00万元", "2000.00元/人"]),
        # part and whole, one of them in a cell
        ("专职调解员的补贴占调解员工作经费的比例是多少？", ["计60000元", "25.00万元", "24.00%"]),
        # quarters
        ("四个季度拨付的安居补助合计多少？", ["20.00万元", "30.00万元", "合计90.00万元"]),
        # goods
        ("电脑买几台，单价多少？", ["20台", "8.00万元", "4000.00元/台"]),
        ("采购的服务有哪几项？", ["物业管理服务26.00万元", "法律顾问10.00万元"]),
        ("采购的货物里哪一项花钱最多？", ["台式计算机8.00万元"]),
        ("管网清淤要购置哪些设备？", ["235.00万元", "购置清淤机器人的指标值为“2台”"]),
        # a class without a line of its own
        (
            "城乡社区支出由哪些科目组成，各多少？",
            ["行政运行（2120101）400.00万元", "380.00万元", "1100.00万元"],
        ),
        # everyday names
        ("租用办公用房要花多少钱？", ["租赁费", "30.00万元"]),
        ("水电费一共多少？", ["3.00万元", "9.00万元", "12.00万元"]),
        ("暖气费安排了多少？", ["18.00万元"]),
        # each of two against last year
        ("楼道照明和绿地养护分别比上年变了多少？", ["增加12.00万元", "减少6.00万元"]),
        # lines of the level that is named
        (
            "项级科目里支出最大的两个是哪些？",
            ["行政运行（2120101）400.00万元", "城乡社区环境卫生（2120501）380.00万元"],
        ),
        # ranked and summed
        (
            "金额最大的两个项目是哪些，合计多少？",
            ["管网清淤235.00万元", "绿地养护180.00万元", "合计415.00万元"],
        ),
    ],
)
def test_one_and_all_are_reckoned_from_the_numbers_that_are_meant(
    put: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    for words in told:
        assert words in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "silent"),
    [
        # what it was before
        ("绿地养护平均每平方米多少元？", ["6.00元/平方米"]),
        # no more than the sort that is asked for
        ("采购的服务有哪几项？", ["台式计算机", "复印机"]),
        ("采购的货物里哪一项花钱最多？", ["物业管理服务"]),
    ],
)
def test_what_was_not_asked_is_not_told(
    put: Callable[[str], Answer], question: str, silent: list[str]
) -> None:
    answer = put(question)
    for words in silent:
        assert words not in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        # the amount of a year is not what a month costs, and all of an item not what one gets
        "楼道照明改造每盏每月多少钱？",
        "安居补助每户补多少？",
        # all that is spent is not what one case costs, nor the price of a thing what keeping it costs
        "每件投诉平均花多少钱？",
        "每台复印机一年维护费多少？",
        # no rate of such a thing is printed
        "独居老人每人每月补贴多少元？",
        # other quarters, other things
        "四个季度拨付的绿地养护合计多少？",
        # nothing is bought of it
        "投影仪买几台，单价多少？",
    ],
)
def test_what_is_not_printed_for_one_is_refused(put: Callable[[str], Answer], question: str) -> None:
    answer = put(question)
    assert answer.status is Outcome.NOT_DISCLOSED, answer.answer


def test_a_bureau_of_town_and_country_is_called_by_its_district(put: Callable[[str], Answer]) -> None:
    answer = put("青岑区住建局2024年管网清淤安排了多少？")
    assert "235.00万元" in answer.answer, answer.answer
