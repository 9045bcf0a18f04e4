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
