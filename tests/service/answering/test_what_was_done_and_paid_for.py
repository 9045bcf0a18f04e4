"""Works that a sentence tells with their extent and cost, purchases that do not add up, and units with what they carried over.
The document is invented for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """青河县水土保持局2024年部门预算公开
一、部门基本情况
县水土保持局设4个股室，在职人员40人。
二、部门预算表
公开02表
收入总表
部门：青河县水土保持局\t\t\t\t\t\t单位：万元
部门代码\t部门名称\t合计\t本年收入\t\t上年结转结余\t
\t\t\t小计\t一般公共预算\t小计\t一般公共预算
\t合计\t900.00\t860.00\t860.00\t40.00\t40.00
318001\t青河县水土保持局（本级）\t620.00\t610.00\t610.00\t10.00\t10.00
318002\t青河县水土保持监测站\t280.00\t250.00\t250.00\t30.00\t30.00

公开09表
一般公共预算“三公”经费支出表
部门：青河县水土保持局\t\t\t\t\t单位：万元
“三公”经费合计\t因公出国（境）费\t公务用车购置及运行维护费\t\t\t公务接待费
\t\t小计\t公务用车购置费\t公务用车运行维护费
1=2+3+6\t2\t3=4+5\t4\t5\t6
17.00\t0.00\t12.00\t0.00\t12.00\t5.00

公开13表
政府采购支出表
部门：青河县水土保持局\t\t\t单位：万元
采购品目大类\t采购品目名称\t资金来源\t
\t\t总计\t一般公共预算资金
合计\t\t130.00\t130.00
货物\t\t30.00\t30.00
\t监测仪器\t30.00\t30.00
工程\t\t60.00\t60.00
\t谷坊工程\t60.00\t60.00
服务\t\t40.00\t40.00
\t监测服务\t40.00\t40.00

三、部门预算情况说明
（一）收入预算900.00万元，其中：财政拨款860.00万元，上年结转40.00万元。财政拨款基本支出580.00万元，其中：人员经费500.00万元，公用经费80.00万元。
（二）项目支出安排如下：
1．小流域治理项目160.00万元。坡面梯田整修2400亩，每亩补助400元，计96.00万元；沟道谷坊砌筑80座，支出40.00万元；20名护坝员按每人每月1000元发放补助，支出24.00万元。
2．水土保持宣传90.00万元。其中广播电视专栏50.00万元，科普展板25.00万元，宣传册印制15.00万元。
3．机关专项运转30.00万元。其中聘用人员6名的劳务费21.60万元，档案整理8.40万元。
（三）政府采购支出预算总额130.00万元，其中：拟采购货物支出30.00万元、拟采购工程支出50.00万元、拟采购服务支出40.00万元。
（四）上年对水土保持宣传、监测站网两个项目开展了部门评价，得分分别为88.6分和81.2分。
（五）国有资产占用情况。本部门共有车辆5辆，其中：执法执勤用车2辆、其他用车3辆；上年新购巡查皮卡车1辆。
公开14表
项目支出表
部门：青河县水土保持局\t\t\t\t单位：万元
项目名称\t承担单位\t合计\t一般公共预算\t单位资金
合计\t\t280.00\t260.00\t20.00
小流域治理\t局本级\t160.00\t150.00\t10.00
监测仪器更新\t监测站\t30.00\t20.00\t10.00
水土保持宣传\t局本级\t90.00\t90.00\t
附件2
国有资产信息表
项目\t统计数
车辆数合计（辆）\t6
1.执法执勤用车\t2
2.其他用车\t4
四、绩效自评表
项目名称\t小流域治理
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
\t产出指标\t数量指标\t坡面梯田整修面积\t2400亩\t2400亩\t20\t20.00
\t\t质量指标\t苗木保存率\t≥85%\t78.00%\t15\t11.00\t伏旱持续五周，已安排秋季补栽
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # a ruler that says which columns are sums is no row of amounts
        ("公务用车购置及运行维护费和公务接待费哪个高，高多少？", ["12.00万元", "5.00万元", "相差7.00万元"]),
        # what a work cost that its clause tells the extent of
        ("坡面梯田整修和沟道谷坊砌筑哪一项花钱更多，多多少？", ["96.00万元", "40.00万元", "56.00万元"]),
        ("沟道谷坊砌筑平均每座要花多少钱？", ["40.00万元", "80座", "0.50万元/座"]),
        ("小流域治理的钱都花在哪了？", ["96.00万元", "40.00万元", "24.00万元"]),
        # how money is spent, told part by part
        ("水土保持宣传这90万元具体怎么花？", ["广播电视专栏50.00万元", "科普展板25.00万元", "15.00万元"]),
        # those whose number the question asked for before
        ("局里有多少聘用人员？这些人的劳务费预算是多少？", ["6名", "21.60万元"]),
        # a unit's whole budget, what it carried over counted in
        ("水土保持监测站的总预算是多少，包括上年结转的资金？", ["280.00万元"]),
        ("水土保持监测站含结转资金的预算总额是多少？", ["280.00万元"]),
        # of which money a thing is paid is not what is spread
        ("财政拨款安排的公用经费，按在职人员平均每人多少？", ["80.00万元", "40人", "2.00万元/人"]),
        # why a target was missed, in whatever words
        ("自评表里苗木保存率没达标，单位怎么解释的？", ["78.00%", "伏旱持续五周"]),
        ("苗木保存率没有达到目标，单位是怎么解释的？", ["78.00%", "伏旱持续五周"]),
        # of which money a project is paid
        ("监测仪器更新的30.00万元分别来自什么资金？", ["20.00万元", "10.00万元"]),
    ],
)
def test_it_is_told(put: Callable[[str], Answer], question: str, told: list[str]) -> None:
    found = put(question)
    assert found.status is Outcome.ANSWERED, found.answer
    assert all(each in found.answer for each in told), found.answer
    assert "没有披露" not in found.answer


@pytest.mark.parametrize(
    "question",
    [
        "政府采购说明中货物、工程、服务三项加起来是否等于130.00万元的总额？问题出在哪一项？",
        "政府采购说明里货物、工程、服务加起来等于采购总额吗？",
    ],
)
def test_sorts_of_purchases_in_the_text_that_do_not_make_their_total_are_told(
    put: Callable[[str], Answer], question: str
) -> None:
    found = put(question)
    assert found.status is Outcome.CONFLICTING, found.answer
    assert all(each in found.answer for each in ("50.00万元", "相加为120.00万元", "相差10.00万元"))


def test_the_amount_of_a_table_that_mends_a_sum_of_the_text_is_told(put: Callable[[str], Answer]) -> None:
    found = put("政府采购说明中货物、工程、服务三项加起来是否等于130.00万元的总额？问题出在哪一项？")
    assert "60.00万元" in found.answer
    assert "公开13表" in found.answer


@pytest.mark.parametrize(
    "question",
    [
        "政府采购支出表里货物、工程、服务三项加起来等于总额吗？",
        "政府采购表中货物、工程、服务相加是130.00万元吗？",
    ],
)
def test_sorts_of_purchases_in_the_table_are_held_against_its_own_total(
    put: Callable[[str], Answer], question: str
) -> None:
    found = put(question)
    assert found.status is Outcome.ANSWERED, found.answer
    assert found.answer.startswith("一致")
    assert all(each in found.answer for each in ("130.00万元", "60.00万元"))


def test_vehicles_of_a_section_called_in_full_are_held_against_those_of_an_annex(
    put: Callable[[str], Answer],
) -> None:
    found = put("国有资产占用情况说明里的车辆数和附件2的统计数一致吗？各是几辆？")
    assert found.status is Outcome.CONFLICTING, found.answer
    assert all(each in found.answer for each in ("5辆", "6辆", "相差1辆"))
