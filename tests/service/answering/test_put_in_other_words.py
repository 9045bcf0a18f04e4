"""What is counted, owned, aimed at and meant, asked as clerks list it and as people say it. The document is invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome
from service.answering.asked.posed import posed

ACCOUNT = """青垅县畜牧水产局2023年度部门决算
一、人员情况
核定编制46名，其中行政编制12名、事业编制34名，年末实有在职人员41人；退休人员19人。在职人员比上年末净减少2人，其中退休3人、调出1人、新招录2人。
二、预算执行情况
本年支出合计910.00万元，比上年增加12.00万元。
2023年度国有资本经营预算既没有拨款收入，也没有支出。
三、“三公”经费支出决算情况说明
因公出国（境）费支出决算为0.00万元。全年因公出国（境）团组0个，累计0人次。
公务接待费支出决算为2.64万元，比上年减少0.30万元。全年国内公务接待33批，累计接待247人次，其中外事接待2批，累计接待9人次。
四、国有资产占用情况
2023年末本部门有车辆5辆，其中执法执勤用车3辆、其他用车2辆；房屋面积2860平方米。
五、绩效情况
绩效自评的项目3个，涉及预算金额388.40万元，平均得分92.60分。
疫苗采购项目自评得分为91.30分，等级为“优”。
六、名词解释
1.无害化收集率：指病死畜禽送到处理点的数量占上报数量的比例。
项目支出绩效自评表
项目名称\t规模养殖场改造
一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t偏差原因
产出指标\t数量指标\t改造规模养殖场\t≥24家\t19家\t三家场址变更
\t质量指标\t改造验收合格率\t100%\t100%\t
满意度指标\t服务对象满意度指标\t养殖户满意度\t≥90%\t94%\t
"""


@pytest.fixture(scope="module")
def account(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(ACCOUNT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("请提供2023年国内公务接待的批次、人次和支出金额。", ("33批", "247人次", "2.64万元")),
        ("想了解一下，到局里来的客人去年一共接待了几拨、多少位？", ("33批", "247人次")),
        ("2023年有没有外国客人来，接待了几拨、多少人？", ("2批", "9人次")),
        ("2023年来了几拨人，一共几个人，为此用掉多少钱？", ("33批", "247人次", "2.64万元")),
    ],
)
def test_guests_are_those_received_and_never_those_who_go_abroad(
    account: Callable[[str], Answer], question: str, told: tuple[str, ...]
) -> None:
    answer = account(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(each in answer.answer for each in told), answer.answer
    assert "0个" not in answer.answer
    assert "没有披露" not in answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("该局实有在职人员和退休人员各多少人？", ("41人", "19人")),
    ],
)
def test_posts_and_people_are_heard_in_everyday_words(
    account: Callable[[str], Answer], question: str, told: tuple[str, ...]
) -> None:
    answer = account(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(each in answer.answer for each in told), answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("公家的车有几台，都拿来干什么用的？", ("5辆", "执法执勤用车3辆", "其他用车2辆")),
        ("房子总共占了多少平米？", ("2860平方米",)),
    ],
)
def test_vehicles_and_premises_are_heard_in_everyday_words(
    account: Callable[[str], Answer], question: str, told: tuple[str, ...]
) -> None:
    answer = account(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(each in answer.answer for each in told), answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("局里自己给项目做了绩效评价，牵涉多少钱，平均分是几分？", ("92.60分", "388.40万元")),
        ("规模养殖场改造是否达到年度目标值？", ("≥24家", "19家", "没有达到")),
        ("规模养殖场当初说要改造多少家，最后完成了多少家？", ("≥24家", "19家", "没有达到")),
        ("规模养殖场改造项目给自己打分的表里，哪些指标没够着目标？", ("≥24家", "19家", "三家场址变更")),
    ],
)
def test_marks_and_targets_are_heard_in_everyday_words(
    account: Callable[[str], Answer], question: str, told: tuple[str, ...]
) -> None:
    answer = account(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert all(each in answer.answer for each in told), answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "请对文件中的“无害化收集率”一词作出说明。",
    ],
)
def test_a_term_is_explained_however_its_meaning_is_asked(
    account: Callable[[str], Answer], question: str
) -> None:
    answer = account(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert "占上报数量的比例" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "国有资本经营预算2023年有没有钱进、有没有钱出？",
    ],
)
def test_that_nothing_came_in_is_told_whatever_money_is_called(
    account: Callable[[str], Answer], question: str
) -> None:
    answer = account(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    assert "没有" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        # nothing is told of any of them
        "外聘人员给了几个编制？",
        "请提供信访接待的批次和人次。",
        "越野车和轿车各有几台，都拿来干什么用的？",
    ],
)
def test_what_is_not_told_stays_refused_in_these_words(
    account: Callable[[str], Answer], question: str
) -> None:
    assert account(question).status is Outcome.NOT_DISCLOSED


def test_what_is_silent_is_named_though_the_question_was_put_in_other_words(
    account: Callable[[str], Answer],
) -> None:
    answer = account("房子总共占了多少平米，给外聘人员批了几个编制？")
    assert "2860平方米" in answer.answer
    assert "另外，文件没有披露「" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "请列出各项目的名称及金额。",
        "对口支援的资金涉及哪几个县？",
        "办公费和差旅费各是多少？",
        "培训场次是多少？",
        "卫生院的面积有多大？",
    ],
)
def test_what_lists_no_counts_is_left_as_it_is(question: str) -> None:
    assert posed(question).rstrip("?。") == question.rstrip("？。")


def test_each_noun_of_a_list_is_asked_by_itself() -> None:
    assert (
        posed("请告知接待站去年的接待批次、人次及支出金额。") == "接待站去年的接待多少批次、多少人次,多少钱。"
    )
    assert posed("养护里程与受益户数的指标值分别为多少？") == "养护里程与受益户数的指标值分别为多少?"
