"""What can be quoted from a document, and what must not be."""

from __future__ import annotations

from extractors.passages import of
from extractors.pipeline import extract_bytes, understand
from extractors.readers import text

FORM = (
    "项目支出绩效目标表\n单位：万元\n"
    "项目名称\t河道清淤\n"
    "填报人\t王某某\t联系电话\t13912345678\n"
    "资金总额：\t12.00\n"
    "年度目标\t完成三条河道的清淤，汛期前验收，保证行洪通畅不留死角。"
)


def quoted(dump: str) -> list[str]:
    return [p.source.text for p in of(understand([text.page(dump)], document="d", name="d"))]


def test_sentences_in_cells_can_be_quoted_under_their_table() -> None:
    (passage,) = [
        p for p in of(understand([text.page(FORM)], document="d", name="d")) if "清淤，" in p.source.text
    ]
    assert passage.heading[0] == "项目支出绩效目标表"
    assert passage.source.cell == passage.id


def test_who_filled_in_a_form_and_their_telephone_come_out_nowhere() -> None:
    extraction = extract_bytes(FORM.encode(), "form.txt")
    written = extraction.model_dump_json()
    assert "13912345678" not in written
    assert "王某某" not in written
    assert "12.00" in written


def test_a_line_of_contacts_is_not_quoted_and_a_sentence_with_one_is_without_it() -> None:
    lines = ("一、说明", "联系电话：010-12345678", "填报人", "收入全部为财政拨款，疑问请找联系人：丁一鸣。")
    assert quoted("\n".join(lines)) == ["一、说明", "收入全部为财政拨款，疑问请找联系人：▇▇▇。"]


def test_a_note_that_stands_among_the_heads_of_a_table_can_be_quoted() -> None:
    note = "注：1.本表按有关规定编制。（1）培训费，指单位为培训职工所花费的住宿费、场地费、资料费等支出。"
    dump = f"培训费情况表\n单位：元\n单位名称\t合计\t备注\n**\t1\t{note}\n河湾局\t3,000.00\t"
    (passage,) = [
        p for p in of(understand([text.page(dump)], document="d", name="d")) if "注：" in p.source.text
    ]
    assert passage.heading == ("培训费情况表",)
    (term,) = extract_bytes(dump.encode(), "a.txt").budget.glossary
    assert term.name == "培训费"
    assert term.definition.source.cell == passage.source.cell


def test_words_in_a_list_are_quoted_under_their_name_and_their_head() -> None:
    lines = (
        "任务名称",
        "",
        "主要内容",
        "",
        "疏浚河道",
        "",
        "清理淤泥两处，加固堤岸，赶在汛期前完工",
        "",
        "整治村塘",
    )
    more = ("", "对十二口村塘清淤护坡，恢复蓄水，方便灌溉", "", "一、收入情况")
    passages = list(of(understand([text.page("\n".join((*lines, *more)))], document="d", name="d")))
    assert [p.heading for p in passages if p.source.cell] == [
        ("任务名称",),
        ("疏浚河道", "主要内容"),
        ("任务名称",),
        ("整治村塘", "主要内容"),
    ]
