"""Accounts that have no tables: posts, offices, both sides of the budget and what things make are told in sentences. Invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from service.answer import Answer, Outcome

TEXT = """梅川市云鹤山省级自然保护区管理局2023年度部门决算
第一部分 部门概况
一、机构设置
梅川市云鹤山省级自然保护区管理局只有本级1个单位，名下没有所属单位。内部分设巡护科、科研科、宣教科、综合科等4个科室以及扑火队、监测队等2个队。
保护区内布有5个固定监测站、36个红外监测点和2部防火雷达。
二、人员构成
核定事业编制42人，年末实有37人。
护林队伍共 58 人（巡护人员49人、科研人员8人）。
第二部分 决算情况说明
一、收入支出决算总体情况
收、支两方2023年度总计964.20万元，同上一年度相比多出 64.20万元，增幅7.13%，增加主要因为新设两处监测站。
全年收入960.00万元，其中：来自财政拨款的收入900.00万元，事业收入60.00万元。
全年支出940.00万元。（一）基本支出376.00万元，占全年支出的40.00%；（二）项目支出564.00万元，占全年支出的60.00%。项目支出里，防火道路修缮用去320.00万元，科研样地维护用去90.00万元。
二、与预算对比
本部门2023年度决算支出共940.00万元，而2023年初预算安排1000.00万元，少了58.00万元，原因是防火道路二期没有开工。
三、“三公”经费
由一般公共预算财政拨款负担的“三公”经费决算数12.00万元，较2022年决算减少1.50万元。
因公出国（境）费决算0万元，与2022年持平。
公务用车运行维护费决算9.00万元，较2022年决算减少2.00万元。
公务接待费决算3.00万元，较2022年决算增加0.50万元。
"""


@pytest.fixture(scope="module")
def put(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(TEXT)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # called by the thing it runs
        ("云鹤山保护区2023年事业收入有多少？", ["60.00万元"]),
        # posts of one sort are all posts
        ("云鹤山保护区的事业编制没用满，差几个人？", ["42人", "37人", "5人"]),
        ("云鹤山保护区名下还有别的单位吗？", ["没有所属单位"]),
        ("局里分了哪几个科？", ["巡护科", "综合科"]),
        ("一共有多少个科室、多少个队？", ["4个", "2个"]),
        # each figure stands before what it counts
        ("红外监测点有多少个？", ["36个"]),
        ("固定站、红外监测点和防火雷达合起来，一共布了多少处？", ["合计43个"]),
        # both sides in everyday words
        ("2023年当年收进来的和花出去的相比，哪个大，大多少？", ["收入", "相差20.00万元"]),
        ("2023年做项目一共支出了多少？", ["564.00万元"]),
        ("防火道路修缮花了多少钱？", ["320.00万元"]),
        # the change with its amount
        ("2023年收支总计为什么增加？", ["64.20万元", "新设两处监测站"]),
        # a share that is printed
        ("2023年的总支出，项目支出是不是占了一半以上？", ["超过", "60.00%"]),
        # what is left of receipts that are called by what they come from
        ("2023年全年收入扣掉财政拨款那块，还剩多少？", ["960.00万元", "900.00万元", "其余为60.00万元"]),
        # reckoned anew
        (
            "用收支总计和增加额重新算，2023年的增幅应当是百分之几？",
            ["7.13%"],
        ),
        ("“三公”经费三项的变化加起来，和总的减少额一样吗？", ["一致", "合计减少1.5"]),
    ],
)
def test_what_sentences_tell_is_answered_without_tables(
    put: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED, answer.answer
    for words in told:
        assert words in answer.answer, answer.answer


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (
            "写决算支出比年初预算少58.00万元，拿两个总数一减，是这个结果吗？",
            ["940.00万元", "1000.00万元", "60.00万元", "相差2.00万元"],
        ),
        ("护林队伍58人，跟括号里拆开的巡护、科研人数吻合吗？", ["相加为57人", "相差1人"]),
    ],
)
def test_what_a_sentence_states_and_its_numbers_do_not_make_is_told(
    put: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = put(question)
    assert answer.status is Outcome.CONFLICTING, answer.answer
    for words in told:
        assert words in answer.answer, answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "云鹤山保护区2023年科研样地有多少处？",
        "宣教科2023年花了多少钱？",
        "保护区2023年行政编制有多少名？",
    ],
)
def test_what_sentences_do_not_tell_stays_refused(put: Callable[[str], Answer], question: str) -> None:
    assert put(question).status is not Outcome.ANSWERED


def test_an_english_question_names_a_body_by_what_it_is_for(
    asked_of: Callable[[str], Callable[[str], Answer]],
) -> None:
    put = asked_of("桐川市归国华侨联合会2020年度部门决算\n人员构成情况\n核定行政编制21人，年末在职18人。\n")
    answer = put(
        "How many administrative posts does the Tongchuan returned overseas Chinese federation have for 2020?"
    )
    assert "21人" in answer.answer, answer.answer
