"""A rate, a sum or a score that does not come out is told with what it should be. Invented texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.pipeline import extract_bytes
from extractors.schema.check import Status
from service.answer import Answer, Outcome

FINAL = """杉溪县渔业服务站2022年部门决算
一、支出说明
1.渔业发展（2130135）年初预算为240.00万元，支出决算为228.00万元，完成年初预算的59.00%，主要原因是鱼苗采购价格回落。
2.防灾救灾（2130119）年初预算为64.00万元，支出决算为62.90万元，完成年初预算的98.28%，主要原因是汛期物资结余。
3.病虫害控制（2130108）年初预算为45.00万元，支出决算为46.80万元，完成年初预算的108.00%，主要原因是鱼病高发。
二、政府采购情况
2022年度政府采购支出88.50万元，其中：政府采购货物支出31.20万元，政府采购工程支出40.00万元，政府采购服务支出19.30万元。
项目支出绩效自评表
项目名称\t鱼苗投放补助\t\t\t\t
项目资金\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t50.00\t50.00\t45.00\t10\t90.00%\t9
绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分
\t产出指标\t数量指标\t投放鱼苗数量\t60万尾\t62万尾\t40\t40
\t\t质量指标\t鱼苗成活率\t≥85%\t80%\t20\t17
\t效益指标\t社会效益指标\t带动渔户数量\t120户\t131户\t20\t20
\t满意度指标\t服务对象满意度指标\t渔户满意度\t≥90%\t95%\t10\t10
总分\t\t\t\t\t\t100\t99
"""


@pytest.fixture(scope="module")
def final(asked_of: Callable[[str], Callable[[str], Answer]]) -> Callable[[str], Answer]:
    return asked_of(FINAL)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        # the rate itself is wrong, and no other amount makes it
        ("渔业发展完成年初预算的59.00%，这个比率算得对吗？", ["240.00万元", "228.00万元", "95.00%"]),
        # the outturn may be wrong: the check names it first
        ("病虫害控制完成年初预算的108.00%对不对？", ["45.00万元", "46.80万元", "104.00%"]),
        (
            "政府采购的货物、工程、服务三项加起来等于政府采购支出吗？",
            ["88.50万元", "相加为90.50万元", "相差2.00万元"],
        ),
        ("自评表的各项得分加起来等于总分吗？", ["总分的得分为99分", "相加为96分", "相差3分"]),
    ],
)
def test_what_is_wrong_is_told_with_what_it_should_be(
    final: Callable[[str], Answer], question: str, told: list[str]
) -> None:
    answer = final(question)
    assert answer.status is Outcome.CONFLICTING, answer.answer
    assert not [words for words in told if words not in answer.answer], answer.answer


def test_a_rate_that_comes_out_is_reckoned_from_the_outturn_and_the_budget(
    final: Callable[[str], Answer],
) -> None:
    answer = final("防灾救灾完成年初预算的98.28%，算得对吗？")
    assert answer.status is Outcome.ANSWERED
    assert answer.answer.startswith("一致")
    assert "62.90 ÷ 64.00 × 100" in [d.expression for d in answer.derivation]


def test_the_points_of_a_form_cite_their_cells(final: Callable[[str], Answer]) -> None:
    answer = final("自评总分99分算得对吗？")
    assert {(v.amount, v.unit) for v in answer.values if v.citation is not None} == {
        (points, "分") for points in (99, 40, 17, 20, 10, 9)
    }
    assert len(answer.citations) == 6


def test_a_rate_of_a_half_is_rounded_up_as_it_is_printed() -> None:
    # 132.50 of 80.00 are 165.625 %
    text = "杉溪县渔业服务站2022年部门决算\n渔业发展年初预算为80.00万元，支出决算为132.50万元，完成年初预算的165.63%。\n"
    (check,) = (c for c in extract_bytes(text.encode(), "a.txt").checks if c.code.startswith("completion."))
    assert (check.status, check.expected) == (Status.HOLDS, "165.63%")
