from __future__ import annotations

from extractors.comparison import periods
from extractors.comparison.basis import Basis
from extractors.comparison.periods import Period
from extractors.schema.draft import Stage
from extractors.validators.structure.measures import Share


def of(*columns: str, stage: Stage = Stage.BUDGET):
    return periods.of(columns, 2024, stage)


def test_two_years_side_by_side_are_told_apart() -> None:
    held = of("2023年预算数", "2024年预算数", "增减额")
    assert {c: (h.period, h.basis, h.share) for c, h in held.items()} == {
        "2023年预算数": (Period.LAST, Basis.INITIAL, Share.WHOLE),
        "2024年预算数": (Period.THIS, Basis.INITIAL, Share.WHOLE),
    }


def test_a_year_before_a_longer_head_is_last_years_where_this_years_stands_beside_it() -> None:
    heads = ("2023年“三公”经费/公务接待费", "2024年“三公”经费/公务接待费")
    held = of(*heads)
    assert [held[head].period for head in heads] == [Period.LAST, Period.THIS]
    assert held[heads[0]].rest == held[heads[1]].rest


def test_what_was_carried_over_is_no_amount_of_last_year() -> None:
    held = of("合计", "2023年结转资金", "上年结转")
    assert all(each.period is not Period.LAST for each in held.values())


def test_a_year_further_back_is_left_out() -> None:
    assert of("2022年预算数", "2024年预算数").keys() == {"2024年预算数"}


def test_the_shares_of_a_line_are_told_by_their_heads() -> None:
    held = of("支出预算/合计", "支出预算/基本支出", "支出预算/项目支出", "支出预算/面积")
    assert [each.share for each in held.values()] == [Share.WHOLE, Share.BASIC, Share.PROJECT, None]


def test_last_years_column_of_an_account_is_of_an_account() -> None:
    assert of("上年数", "本年数", stage=Stage.FINAL)["上年数"].basis is Basis.ACCOUNT
    assert of("上年数", "本年数")["上年数"].basis is Basis.UNSTATED
