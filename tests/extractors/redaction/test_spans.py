"""What is withheld of a sentence, and what looks like it and is not."""

from __future__ import annotations

import time

import pytest

from extractors.redaction.spans import spans
from extractors.schema.disclosure import withheld


def hidden(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("联系人：韩梅梅，联系电话：0539-7654321。", ["韩梅梅", "0539-7654321"]),
        ("填表人：韩梅    复核人：卢大海    单位负责人：陈立冬", ["韩梅", "卢大海", "陈立冬"]),
        ("编制人：韩　梅　　办公电话：0539－7654321", ["韩　梅", "0539－7654321"]),
        ("制表人：卢海", ["卢海"]),
        ("单位负责人（签字）陈立冬", ["陈立冬"]),
        ("项目负责人卢大海，预算3.2万元", ["卢大海"]),
        ("负责人（卢大海）", ["卢大海"]),
        ("联系人韩梅、卢大海和陈立冬，电话：7654321、7654322", ["韩梅、卢大海和陈立冬", "7654321、7654322"]),
        ("联系人及电话：韩梅，053976543210", ["韩梅", "053976543210"]),
        ("联系人：古丽·艾山", ["古丽·艾山"]),
        ("项目联系人古丽·艾山，预算3.2万元", ["古丽·艾山"]),
        ("经办人：县财政局社保股", ["县财政局社保股"]),
        ("手机 136 0000 4321", ["136 0000 4321"]),
        ("韩梅13600004321；卢大海（13600004322）", ["韩梅", "13600004321", "卢大海", "13600004322"]),
        ("请致电7654321（韩老师）", ["7654321", "韩老师"]),
        ("传真7654323，邮箱 han.mei@example.org。", ["7654323", "han.mei@example.org"]),
        ("（0539）7654321", ["（0539）7654321"]),
        ("领款人韩梅，身份证号371302199001010023", ["韩梅", "371302199001010023"]),
        ("371302199001010023", ["371302199001010023"]),
        ("救助对象：韩梅，银行账号6217000012345678901，发放0.5万元", ["韩梅", "6217000012345678901"]),
    ],
)
def test_persons_and_how_to_reach_them_are_withheld(text: str, found: list[str]) -> None:
    assert sorted(hidden(text)) == sorted(found)


@pytest.mark.parametrize(
    "text",
    [
        "支出13812345678元，其中13912345678.50元",
        "预算数13812345678",
        "资金总额：13800000000",
        "拨付电话费12000元；电话7654321元；办公电话120部",
        "项目编码371302202401010023，金额100000元",
        "零余额账户用款额度123456789012元，个人账户管理123万人",
        "举办负责人培训班3期，负责人员20人，负责人培训费12万元",
        "委托审核人数2人，接待人次1300",
        "部门主要负责人审签情况：已审签",
        "单位负责人：      财务负责人：      填表人：      填报日期：2024年1月5日",
        "项目负责人：负责项目的组织实施与验收，金额20万元",
        "主要负责人于2023年到任，分管领导安排部署，局领导高度重视",
        "部级领导干部用车0辆、主要领导干部用车1辆",
        "第三方审核人：2人",
        "2023-2025年，1000-2000元",
        "开通服务热线12345",
    ],
)
def test_amounts_counts_and_words_of_the_field_are_not(text: str) -> None:
    assert hidden(text) == []


def test_what_is_withheld_leaves_the_rest_at_its_place() -> None:
    text = "联系人：韩梅梅，公务接待费2.10万元"
    found = withheld(text, spans(text))
    assert found == "联系人：▇▇▇，公务接待费2.10万元"
    assert len(found) == len(text)


@pytest.mark.parametrize(
    "repeated",
    [
        "联系人",
        "负责人：",
        "张",
        "电话",
        "1 3",
        "0539-",
        "13800",
        "账号：",
        "a@",
        "a.",
        "（",
        "张三、",
        "王 ",
    ],
)
def test_a_text_of_nothing_but_beginnings_takes_time_in_proportion(repeated: str) -> None:
    def seconds(length: int) -> float:
        text = repeated * (length // len(repeated))
        start = time.perf_counter()
        spans(text)
        return time.perf_counter() - start

    # four times would be in proportion, sixteen were square
    assert seconds(200_000) < 10 * max(seconds(50_000), 0.01)
