"""Text that a page's width broke into lines is read as the paragraphs that it was."""

from __future__ import annotations

from extractors import wrapping
from extractors.pipeline import extract_bytes
from extractors.schema.budget import NarrativeItem
from extractors.schema.draft import Against, Direction

PAGE = """青河县水务局2023年度部门决算
2023 年度财政拨款负担的“三公”经费决算总额为 8.30 万元，
较年初预算减少 0.70 万元，较上年增加 1.30 万元，增长 18.6
%，原因是巡河车辆的里程比上年长。其中，因公出国（境）费决
算与预算没有变动，与上年没有变动；公务用车运行维护费决算与
预算没有变动，与上年相比增加 1.20 万元，增长 20%，原因是
巡河次数按新的要求由每月两次改为每周一次；公务接待费决算与
预算没有变动，与上年相比增加 0.10 万元，原因是接待了来学习
清淤办法的邻县同行。
"""


def said(text: str) -> list[NarrativeItem]:
    return list(extract_bytes(text.encode(), "a.txt").budget.narrative)


def changes(text: str) -> list[tuple[str, Against, str]]:
    return [(i.item, i.against, i.delta.printed) for i in said(text) if i.delta is not None]


def test_a_sentence_goes_on_over_lines_that_end_amid_words_and_numbers() -> None:
    found = changes(PAGE)
    assert ("“三公”经费", Against.LAST_YEAR, "1.30") in found
    assert ("“三公”经费", Against.BUDGET, "0.70") in found
    whole = next(i for i in said(PAGE) if i.item == "“三公”经费" and i.against is Against.LAST_YEAR)
    assert whole.percent is not None
    assert str(whole.percent.value) == "18.6"


def test_a_change_behind_words_that_nothing_changed_is_of_the_item_that_these_name() -> None:
    found = changes(PAGE)
    assert ("公务用车运行维护费", Against.LAST_YEAR, "1.20") in found
    assert ("公务接待费", Against.LAST_YEAR, "0.10") in found
    flat = {i.item for i in said(PAGE) if i.direction is Direction.FLAT}
    assert "因公出国（境）费" in flat
    assert "“三公”经费" not in flat


def test_a_title_goes_on_in_no_line_below_it() -> None:
    passages = extract_bytes(PAGE.encode(), "a.txt").passages
    assert not any("部门决算2023" in p.source.text.replace(" ", "") for p in passages)


def test_paragraphs_of_their_own_length_have_no_margin() -> None:
    assert wrapping.margin(PAGE.split("\n")) > 0
    assert (
        wrapping.margin(
            [
                "2023年收入10.00万元，比上年增加1.00万元，原因是新增巡河任务。",
                "支出10.00万元，全部为项目支出，用于三条河道的清淤和两座水闸的检修，比上年增加1.00万元。",
                "公务接待费0.50万元，与上年持平。",
                "政府采购支出3.00万元，其中货物1.00万元、服务2.00万元，均为授予小微企业的合同，占采购支出的100%。",
            ]
        )
        == 0
    )
