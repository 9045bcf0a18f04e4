"""Whatever happens to the bytes of a document, reading it ends in pages or in a DocumentError."""

from __future__ import annotations

import contextlib
import io
import warnings
import zipfile
from functools import cache

import docx
import openpyxl
import pymupdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from extractors.errors import DocumentError
from extractors.readers import read

SOME = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@cache
def sample(name: str) -> bytes:
    out = io.BytesIO()
    if name == "a.docx":
        document = docx.Document()
        document.add_heading("说明")
        table = document.add_table(2, 2)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "合计"
        document.save(out)
    elif name == "a.xlsx":
        workbook = openpyxl.Workbook()
        workbook.active.append(["合计", 1.5])
        workbook.active.merge_cells("A2:B3")
        workbook.save(out)
    elif name == "a.pdf":
        pdf = pymupdf.open()
        page = pdf.new_page()
        page.insert_text((50, 50), "12.30")
        page.draw_line((10, 90), (90, 90))
        out.write(pdf.tobytes())
    else:
        Image.new("L", (6, 6)).save(out, name.split(".")[1])
    return out.getvalue()


def settled(data: bytes, name: str) -> None:
    with contextlib.suppress(DocumentError), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        read(data, name, ocr="never")


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx", "a.pdf", "a.png", "a.jpeg", "a.tiff"])
@given(st.data())
@SOME
def test_a_changed_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    changed = bytearray(sample(name))
    for at, byte in data.draw(
        st.lists(st.tuples(st.integers(0, len(changed) - 1), st.integers(0, 255)), max_size=5)
    ):
        changed[at] = byte
    settled(bytes(changed), name)


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
@given(st.data())
@SOME
def test_a_changed_part_of_an_office_document_is_read_or_refused(name: str, data: st.DataObject) -> None:
    with zipfile.ZipFile(io.BytesIO(sample(name))) as source:
        parts = {part: source.read(part) for part in source.namelist()}
    part = data.draw(st.sampled_from([p for p in parts if p.endswith((".xml", ".rels"))]))
    changed = bytearray(parts[part])
    changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.sampled_from(b'09aZ<>/"=-: '))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for other, content in parts.items():
            target.writestr(other, bytes(changed) if other == part else content)
    settled(out.getvalue(), name)
