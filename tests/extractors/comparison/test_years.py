from __future__ import annotations

from extractors.schema.check import Cause, Severity, Status
from extractors.schema.draft import Direction, Method, Stage

STATED = "years.stated_last_year_is_printed"
CHANGE = "years.change_leads_back_to_last_year"
COLUMN = "years.column_of_last_year_is_printed"
RESTATED = "restated.amount_is_printed_as_before"
CODE = "2130306"


def spending(table, amount: str, unit: str = "万元"):
    """One code in a table of all expenditure; `amount` is all there is."""
    return table(
        "general_budget_by_function",
        "合计 基本支出",
        f"{CODE}|水利工程运行|{amount}|\n|合计|{amount}|",
        unit=unit,
    )


def stating(told, previous: str, current: str = "90.37", words: str = "2023年预算数为", **more):
    sentence = f"水利工程运行：{words}{previous}万元，2024年安排{current}万元。"
    return told("水利工程运行", current, previous=previous, code=CODE, sentence=sentence, **more)


def changing(told, current: str, delta: str, word: str = "增加", base: str = "2023年预算", **more):
    direction = {"增加": Direction.INCREASE, "减少": Direction.DECREASE, "持平": Direction.FLAT}[word]
    sentence = f"水利工程运行{current}万元，比{base}{word}{delta}万元。"
    return told(
        "水利工程运行", current, delta=delta, direction=direction, code=CODE, sentence=sentence, **more
    )


def two_years(disclosure, table, item, last: str, *, current: str = "90.37", unit: str = "万元"):
    return (
        disclosure(spending(table, current), item, year=2024),
        disclosure(spending(table, last, unit), year=2023),
    )


def test_a_stated_amount_that_was_printed_holds_with_both_places(disclosure, table, told, found) -> None:
    (check,) = found(*two_years(disclosure, table, stating(told, "80.12"), "80.12"))
    assert (check.code, check.status) == (STATED, Status.HOLDS)
    assert [source.document for source in check.sources] == [
        "云溪县水利局-2024-budget-department",
        "云溪县水利局-2023-budget-department",
    ]


def test_digits_that_are_not_printed_are_no_difference(disclosure, table, told, found) -> None:
    (check,) = found(*two_years(disclosure, table, stating(told, "80.12"), "801,299.00", unit="元"))
    assert check.status is Status.ROUNDING  # cut off, not rounded
    (check,) = found(*two_years(disclosure, table, stating(told, "80.12"), "801,150.00", unit="元"))
    assert check.status is Status.ROUNDING


def test_another_amount_is_a_restatement_and_no_misprint(disclosure, table, told, found) -> None:
    (check,) = found(*two_years(disclosure, table, stating(told, "80.12"), "77.45"))
    assert (check.code, check.status, check.severity) == (RESTATED, Status.FAILS, Severity.WARNING)
    assert (check.printed, check.expected, check.difference) == ("80.12", "77.45", "2.67")
    assert check.suspect is not None
    assert check.suspect.cause is Cause.UNKNOWN
    assert [source.text[-5:] for source in check.sources] == ["80.12", "77.45"]


def test_two_digits_that_changed_places_are_a_slip(disclosure, table, told, found) -> None:
    (check,) = found(*two_years(disclosure, table, stating(told, "81.02"), "80.12"))
    assert (check.code, check.status, check.severity) == (STATED, Status.FAILS, Severity.ERROR)
    assert check.suspect is not None
    assert (check.suspect.cause, check.suspect.proposed) == (Cause.MISPRINT, "80.12")
    assert check.sources[0].text.endswith("81.02")


def test_a_round_amount_with_another_digit_is_no_slip(disclosure, table, told, found) -> None:
    (check,) = found(*two_years(disclosure, table, stating(told, "80.00"), "90.00"))
    assert check.code == RESTATED


def test_what_the_years_own_percentage_contradicts_is_a_misprint(disclosure, table, told, found) -> None:
    item = stating(told, "80.12", percent="16.68%", direction=Direction.INCREASE)
    (check,) = found(*two_years(disclosure, table, item, "77.45"))
    assert (check.code, check.severity) == (STATED, Severity.ERROR)
    assert check.suspect is not None
    assert check.suspect.proposed == "77.45"


def test_what_the_years_own_change_bears_out_is_no_slip_however_like_it_is(
    disclosure, table, told, found
) -> None:
    item = stating(told, "81.02", percent="11.54%", direction=Direction.INCREASE)
    (check,) = found(*two_years(disclosure, table, item, "80.12"))
    assert check.code == RESTATED


def test_an_amount_the_text_says_was_made_comparable_is_restated_but_no_contradiction(
    disclosure, table, told, found
) -> None:
    item = told(
        "水利工程运行", "90.37", previous="70.00", code=CODE,
        sentence="水利工程运行：2023年预算数为70.00万元（同口径），2024年安排90.37万元。",
    )  # fmt: skip
    (check,) = found(*two_years(disclosure, table, item, "80.12"))
    assert (check.code, check.status, check.severity) == (RESTATED, Status.CANNOT_TELL, Severity.WARNING)


def test_what_was_spent_is_not_held_against_what_was_budgeted(disclosure, table, told, found) -> None:
    item = stating(told, "77.45", words="2023年当年预算执行数为")
    (check,) = found(*two_years(disclosure, table, item, "80.12"))
    assert (check.code, check.status) == (STATED, Status.CANNOT_TELL)
    assert "执行数" in check.message


def test_a_base_that_is_not_named_can_agree_but_not_differ(disclosure, table, told, found) -> None:
    for last, status in (("80.12", Status.HOLDS), ("77.45", Status.CANNOT_TELL)):
        (check,) = found(*two_years(disclosure, table, stating(told, "80.12", words="上年为"), last))
        assert check.status is status


def test_this_years_amount_less_the_change_is_last_years(disclosure, table, told, found) -> None:
    for item in (changing(told, "90.37", "10.25"), changing(told, "90.37", "10.25", base="上年预算")):
        (check,) = found(*two_years(disclosure, table, item, "80.12"))
        assert (check.code, check.status) == (CHANGE, Status.HOLDS)
    (check,) = found(*two_years(disclosure, table, changing(told, "90.37", "9.63", "减少"), "100.00"))
    assert check.status is Status.HOLDS


def test_a_change_from_another_amount_is_a_restatement(disclosure, table, told, found) -> None:
    (check,) = found(*two_years(disclosure, table, changing(told, "90.37", "10.25"), "70.34"))
    assert (check.code, check.printed, check.expected) == (RESTATED, "80.12", "70.34")


def test_a_change_with_two_digits_changed_is_a_slip(disclosure, table, told, found) -> None:
    (check,) = found(*two_years(disclosure, table, changing(told, "90.37", "10.52"), "80.12"))
    assert (check.code, check.severity) == (CHANGE, Severity.ERROR)
    assert check.suspect is not None
    assert check.suspect.proposed == "10.25"
    assert check.sources[0].text.endswith("10.52")


def test_no_change_says_that_last_year_was_the_same(disclosure, table, told, found) -> None:
    for last, code in (("90.37", CHANGE), ("88.15", RESTATED)):
        (check,) = found(*two_years(disclosure, table, changing(told, "90.37", "", "持平"), last))
        assert check.code == code


def test_about_the_same_says_nothing_exact(disclosure, table, told, found) -> None:
    item = told(
        "水利工程运行",
        "90.37",
        direction=Direction.FLAT,
        code=CODE,
        sentence="水利工程运行90.37万元，与2023年预算基本持平。",
    )
    assert found(*two_years(disclosure, table, item, "88.15")) == []


def test_an_item_that_last_year_did_not_print_is_not_compared(disclosure, table, told, found) -> None:
    last = disclosure(table("general_budget_by_function", "合计", "2130399|其他水利|5.00"), year=2023)
    assert found(disclosure(spending(table, "90.37"), stating(told, "0.00"), year=2024), last) == []


def test_a_table_about_other_money_proves_nothing(disclosure, table, told, found) -> None:
    this = disclosure(spending(table, "90.37"), stating(told, "80.12"), year=2024)
    all_money = table("expenditure_summary", "合计 基本支出", f"{CODE}|水利工程运行|95.00|\n|合计|95.00|")
    (check,) = found(this, disclosure(all_money, year=2023))
    assert (check.status, check.code) == (Status.CANNOT_TELL, STATED)


def test_a_document_that_contradicts_itself_proves_nothing_against_another(
    disclosure, table, told, found
) -> None:
    this, last = two_years(disclosure, table, stating(told, "80.12"), "77.45")
    twice = last.model_copy(update={"statements": (*last.statements, *disclosure(
        table("general_budget_by_function", "合计 基本支出", f"{CODE}|水利工程运行|79.00|\n|合计|79.00|", id="t2"), year=2023
    ).statements)})  # fmt: skip
    (check,) = found(this, twice)
    assert check.status is Status.CANNOT_TELL


def test_a_figure_that_was_recognised_is_not_held_against_anyone(disclosure, table, told, found) -> None:
    this, _ = two_years(disclosure, table, stating(told, "80.12"), "77.45")
    scan = table(
        "general_budget_by_function",
        "合计 基本支出",
        f"{CODE}|水利工程运行|77.45|\n|合计|77.45|",
        method=Method.OCR,
    )
    (check,) = found(this, disclosure(scan, year=2023))
    assert check.status is Status.CANNOT_TELL


def test_last_years_column_is_held_against_last_years_table(disclosure, table, found) -> None:
    def three(columns: str, amounts: str):
        return table("three_public", columns, f"|公务接待费|{amounts}")

    this = disclosure(three("2023年预算数 2024年预算数 增减额", "3.26|3.00|-0.26"), year=2024)
    for last, code, status in (("3.26", COLUMN, Status.HOLDS), ("4.18", RESTATED, Status.FAILS)):
        (check,) = found(this, disclosure(three("2023年预算数", last), year=2023))
        assert (check.code, check.status) == (code, status)


def test_an_accounts_last_year_is_last_years_account(disclosure, table, told, found) -> None:
    item = changing(told, "90.37", "10.25", base="2023年度")
    this = disclosure(spending(table, "90.37"), item, year=2024, stage=Stage.FINAL)
    for last, code, status in (("80.12", CHANGE, Status.HOLDS), ("61.40", RESTATED, Status.FAILS)):
        (check,) = found(this, disclosure(spending(table, last), year=2023, stage=Stage.FINAL))
        assert (check.code, check.status) == (code, status)


def test_a_budget_is_held_against_an_account_only_where_it_speaks_of_one(
    disclosure, table, told, found
) -> None:
    account = disclosure(spending(table, "80.12"), year=2023, stage=Stage.FINAL)
    said = disclosure(spending(table, "90.37"), stating(told, "80.12", words="2023年决算数为"), year=2024)
    assert [check.status for check in found(said, account)] == [Status.HOLDS]
    budgeted = disclosure(spending(table, "90.37"), stating(told, "77.00"), year=2024)
    assert found(budgeted, account) == []


def test_the_order_in_which_documents_come_does_not_matter(disclosure, table, told, found) -> None:
    pair = two_years(disclosure, table, stating(told, "80.12"), "77.45")
    assert found(*pair) == found(*pair[::-1])


def test_a_sentence_that_its_own_tables_contradict_is_no_ground_for_another_finding(
    disclosure, table, told, found
) -> None:
    def said(current: str, year: int, printed: str, delta: str):
        item = changing(told, current, delta, heading="支出说明")
        return disclosure(spending(table, printed), item, year=year)

    last = said("80.12", 2023, "80.12", "")
    assert [check.status for check in found(said("93.07", 2024, "93.07", "10.25"), last)] == [Status.FAILS]
    assert [check.status for check in found(said("93.07", 2024, "90.37", "10.25"), last)] == [
        Status.CANNOT_TELL
    ]


def test_a_name_under_no_heading_may_stand_for_anything(disclosure, told, found) -> None:
    def said(heading: str, year: int, current: str, delta: str = ""):
        item = told(
            "办公费", current, delta=delta, heading=heading, direction=Direction.INCREASE if delta else None,
            sentence=f"办公费{current}万元，比2023年预算增加{delta}万元。",
        )  # fmt: skip
        return disclosure(item, year=year)

    for heading, status in (("", Status.CANNOT_TELL), ("机关运行经费", Status.FAILS)):
        (check,) = found(said(heading, 2024, "9.00", "1.00"), said(heading, 2023, "6.00"))
        assert check.status is status


def test_a_column_of_last_year_that_adds_up_with_what_differs_is_restated_by_however_round_an_amount(
    disclosure, table, found
) -> None:
    heads, lines = (
        "2023年预算数 2024年预算数",
        "|合计|{}|90.00\n2130305|工程建设|{}|60.00\n2130306|工程运行|214.36|30.00",
    )
    last = disclosure(
        table(
            "general_budget_by_function",
            "预算数",
            "|合计|1846.57\n2130305|工程建设|1632.21\n2130306|工程运行|214.36",
        ),
        year=2023,
    )

    def against(total: str, line: str):
        this = disclosure(table("general_budget_by_function", heads, lines.format(total, line)), year=2024)
        return {(check.code, check.suspect.cause) for check in found(this, last, status=Status.FAILS)}

    assert against("2146.57", "1932.21") == {(RESTATED, Cause.UNKNOWN)}
    assert against("1846.57", "1932.21") == {(COLUMN, Cause.MISPRINT)}
