"""What a document tells in words: who and what there is, what terms mean, who does what, what was missed. All of it invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """榛岭县残疾人联合会2024年度部门决算
第一部分 部门概况
一、主要职责
1.反映残疾人需求，维护残疾人权益。
2.承担县人民政府残疾人工作协调委员会办公室的日常工作。
3.牵头推进“暖阳”入户行动。
二、机构设置
（一）康复科。制订辅具适配计划，联系各定点机构。
（二）教就科。办理就业登记和技能培训。
三、人员情况
内设2个科室，编制15名（行政编制6名、后勤服务编制9名），在职13人，退休5人，编外聘用4人，盲人按摩指导员3名。
第二部分 决算情况说明
一、支出情况
2024年本年支出486.00万元，其中基本支出286.00万元，项目支出200.00万元。
辅具适配（2081104）80.00万元，用于购置轮椅和助听器。
二、“三公”经费
公务接待费0.60万元，全年接待9批次、74人次，没有外宾。
因公出国（境）费0万元，全年没有安排因公出国（境）团组。
公务用车已在车改时上交，本单位没有公务用车。2024年购置车辆0辆。
三、政府采购
政府采购支出总额41.00万元，其中货物类32.00万元，服务类9.00万元。货物类全部为助听器和轮椅，服务类全部为手语翻译。
四、国有资产
单价50万元以上设备0台；其他用车2辆（流动康复车1辆、送餐车1辆）。库存棉被360床、帐篷24顶。
五、绩效
“暖阳”入户行动的评价中，存在问题是入户次数未达到目标（目标900次，实际812次）；辅具按时送达。
六、专项补助
1.补助标准：重度残疾人每人每月110元。
2.实施主体：榛岭县残疾人联合会康复科。
项目支出绩效自评表
项目名称\t辅具适配\t\t\t
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t偏差原因
\t产出指标\t数量指标\t适配辅具数量\t≥500件\t470件\t厂家到货晚
\t产出指标\t数量指标\t入户评估人次\t≥620人次\t640人次\t
\t效益指标\t社会效益指标\t受益残疾人\t≥480人\t483人\t
\t满意度指标\t服务对象满意度指标\t家属满意度\t≥90%\t93%\t
第三部分 名词解释
【“两补”】指困难残疾人生活补贴和重度残疾人护理补贴。
【“暖阳专员”】指由残联选派、每周上门一次的志愿者。
辅助性就业：组织不能进入市场的残疾人从事简单生产的安排。
注：调整数是年中经批准以后的数。
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # posts, people, and those without posts, each by itself
        ("残联在职、退休和编外人员各多少？", ["在职13人", "退休5人", "编外聘用4人"]),
        ("县残联的编制有多少名，在职几人？", ["编制15名", "在职13人"]),
        ("在职人员和盲人按摩指导员各有几名？", ["在职13人", "盲人按摩指导员3名"]),
        # what terms mean, however it is asked
        ("材料中“暖阳专员”指哪些人？", ["每周上门一次的志愿者"]),
        ("“两补”说的是哪两种补贴？", ["困难残疾人生活补贴和重度残疾人护理补贴"]),
        ("报告怎样解释辅助性就业？", ["不能进入市场的残疾人"]),
        ("辅助性就业是怎么回事？", ["不能进入市场的残疾人"]),
        ("“调整数”是什么意思？", ["年中经批准以后的数"]),
        # who does what
        ("康复科负责什么工作？", ["制订辅具适配计划"]),
        ("残联承担着县政府哪个议事机构办公室的日常工作？", ["残疾人工作协调委员会办公室的日常工作"]),
        ("哪个部门牵头推进“暖阳”入户行动？", ["牵头推进“暖阳”入户行动"]),
        # whether there is such a thing
        ("残联自己有公务用车吗？", ["没有", "本单位没有公务用车"]),
        ("2024年买车了吗？", ["没有", "购置车辆0辆"]),
        ("接待过外宾没有？", ["没有", "没有外宾"]),
        ("有没有单价50万元以上的设备？", ["没有", "0台"]),
        # which things, and how many in whatever unit
        ("其他用车都是什么车？", ["流动康复车1辆", "送餐车1辆"]),
        ("库存多少床棉被？", ["360床"]),
        ("服务类采购买的是什么？", ["手语翻译"]),
        ("重度残疾人每人每月补多少钱？", ["每人每月110元"]),
        # targets
        ("适配辅具数量和家属满意度两个指标各定了多少？", ["≥500件", "≥90%"]),
        ("辅具适配要达到哪些数量指标？", ["≥500件", "≥620人次"]),
        ("辅具适配哪些指标没有完成，各差多少？", ["470件", "相差30件", "厂家到货晚"]),
        ("“暖阳”入户行动的评价中，哪项目标没有完成，差多少？", ["未达到目标", "相差88次"]),
        ("适配辅具为什么没有完成？", ["厂家到货晚"]),
    ],
)
def test_what_is_told_in_words(put: Callable[[str], Answer], question: str, told: list[str]) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert [part for part in told if part not in answer.answer] == [], answer.answer


@pytest.mark.parametrize(
    ("question", "kept"),
    [
        # a sum only where it is asked for
        ("残联在职、退休和编外人员各多少？", "合计"),
        # a part of the posts is not all of them
        ("县残联的编制有多少名？", "后勤"),
        # what is stored and what was bought is no count of what is owned
        ("适配辅具为什么没有完成？", "入户评估"),
    ],
)
def test_nothing_is_told_beside_it(put: Callable[[str], Answer], question: str, kept: str) -> None:
    assert kept not in put(question).answer


@pytest.mark.parametrize(
    "question",
    [
        # no firm, no hospital stands there
        "辅具适配由哪家公司供货？",
        "“暖阳”入户行动安排在哪家医院？",
        # how many there are is not what they are called
        "受益的残疾人叫什么名字？",
        "信息科负责什么工作？",
        "“春芽”指什么人？",
    ],
)
def test_what_is_not_there_stays_unanswered(put: Callable[[str], Answer], question: str) -> None:
    assert put(question).status is Outcome.NOT_DISCLOSED, put(question).answer
