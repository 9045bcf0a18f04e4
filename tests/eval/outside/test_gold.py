"""Labels are read as they are, and what is not in the form is said with file, line, what was expected and found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.outside.folder import label_path, labelled
from eval.outside.gold import GoldError, Severity
from eval.outside.gold_files import read_facts, read_findings, read_questions
from extractors.schema.draft import Kind

FACT = {"statement": "procurement", "row_name": "合计", "amount": "1.00", "unit": "万元", "source": "table"}
QUESTION = {"id": "q1", "type": "lookup", "question": "多少？", "answer": "1万元"}


def written(folder: Path, name: str, *lines: object) -> Path:
    path = folder / name
    path.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines), encoding="utf-8")
    return path


def test_facts_without_a_head_are_read_and_what_else_they_say_is_left(tmp_path: Path) -> None:
    held = read_facts(written(tmp_path, "a.facts.jsonl", {**FACT, "basis": "说明", "cell": 3}))
    assert held.head is None
    (fact,) = held.facts
    assert (fact.statement, fact.row_name, fact.amount, fact.cell) == (Kind.PROCUREMENT, "合计", "1.00", 3)


def test_a_head_says_who_drafted_and_who_confirmed(tmp_path: Path) -> None:
    head = {"label": {"made_by": "mingzhang 1", "document": "ab", "confirmed_by": " ", "confirmed_on": ""}}
    held = read_facts(written(tmp_path, "a.facts.jsonl", head, FACT))
    assert held.head is not None
    assert not held.head.confirmed
    assert len(held.facts) == 1


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"statement": ', "a.facts.jsonl, line 3: expected JSON"),
        ("[" * 100_000, "a.facts.jsonl, line 3: expected JSON"),
        ("17", "a.facts.jsonl, line 3: expected of the record"),
        (json.dumps({**FACT, "statement": "sums"}), "a.facts.jsonl, line 3: expected of statement"),
        (json.dumps({**FACT, "source": "tables"}), "found 'tables'"),
        (
            json.dumps({**FACT, "amount": 1.5}),
            "line 3: expected of amount: Input should be a valid string, found 1.5",
        ),
        (json.dumps({**FACT, "line": 0}), "line 3: expected of line"),
        (json.dumps({"label": {"made_by": "x", "document": "y"}}), "line 3: expected of statement"),
    ],
    ids=["cut off", "deep", "no record", "statement", "source", "number", "line", "second head"],
)
def test_a_malformed_line_is_named(tmp_path: Path, line: str, expected: str) -> None:
    path = tmp_path / "a.facts.jsonl"
    path.write_text(f"{json.dumps(FACT)}\n\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError) as error:
        read_facts(path)
    assert expected in str(error.value)
    assert len(str(error.value)) < 600


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.qa.jsonl"
    path.write_bytes("“".encode("gb18030"))
    with pytest.raises(GoldError, match=r"a\.qa\.jsonl: expected UTF-8"):
        read_questions(path)


def test_findings_are_a_list_of_known_severities(tmp_path: Path) -> None:
    good = {"id": "F1", "severity": "error", "lines": [3], "pages": None}
    (found,) = read_findings(written(tmp_path, "a.findings.json", [good]))
    assert (found.severity, found.lines, found.pages) == (Severity.ERROR, (3,), ())
    for data, expected in (
        ({}, "expected a list of findings"),
        ([good, {**good, "id": "F2", "severity": "grave"}], "finding 2: expected of severity"),
        ([good, good], "expected every id once, found 'F1' again"),
    ):
        with pytest.raises(GoldError, match=expected):
            read_findings(written(tmp_path, "b.findings.json", data))


def test_a_question_names_its_kind_in_a_word(tmp_path: Path) -> None:
    (question,) = read_questions(written(tmp_path, "a.qa.jsonl", QUESTION))
    assert question.answerable
    with pytest.raises(GoldError, match="line 1: expected of type"):
        read_questions(written(tmp_path, "b.qa.jsonl", {**QUESTION, "type": "../why"}))
    with pytest.raises(GoldError, match="expected every id once"):
        read_questions(written(tmp_path, "c.qa.jsonl", QUESTION, QUESTION))


def test_a_folder_is_read_in_both_arrangements(tmp_path: Path) -> None:
    beside, apart = tmp_path / "beside", tmp_path / "apart"
    for gold, documents in ((beside, beside), (apart / "gold", apart / "disclosures")):
        for folder in {gold, documents}:
            folder.mkdir(parents=True)
        written(gold, "某局-2020.facts.jsonl", FACT)
        for suffix in (".pdf", ".scan.pdf", ".txt", ".exe"):
            (documents / f"某局-2020{suffix}").write_text("x")
        (documents / "other.pdf").write_text("x")
    for folder in (beside, apart):
        (held,) = labelled(folder)
        assert held.name == "某局-2020"
        assert [copy.form.name for copy in held.copies] == ["txt", "scan", "pdf"]
        assert held.facts is not None
        assert held.questions is None


def test_only_files_right_in_the_folder_count_and_links_to_files(tmp_path: Path) -> None:
    elsewhere = written(tmp_path, "elsewhere.jsonl", FACT)
    folder = tmp_path / "cases"
    (folder / "deeper").mkdir(parents=True)
    written(folder / "deeper", "deep.facts.jsonl", FACT)
    written(folder, ".hidden.facts.jsonl", FACT)
    (folder / "folder.facts.jsonl").mkdir()
    (folder / "linked.facts.jsonl").symlink_to(elsewhere)
    (folder / "broken.facts.jsonl").symlink_to(tmp_path / "nothing")
    assert [held.name for held in labelled(folder)] == ["linked"]


def test_a_folder_without_labels_and_a_name_that_is_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="expected a folder"):
        labelled(tmp_path / "nothing")
    with pytest.raises(GoldError, match="expected labels such as NAME"):
        labelled(tmp_path)
    written(tmp_path, "a\x1b[2J.facts.jsonl", FACT)
    with pytest.raises(GoldError, match="expected a printable name"):
        labelled(tmp_path)


def test_labels_lie_beside_their_document() -> None:
    assert label_path(Path("d/a.scan.pdf")) == Path("d/a.facts.jsonl")
    assert label_path(Path("d/a.b.pdf")) == Path("d/a.b.facts.jsonl")
    assert label_path(Path("d/a.png")) == Path("d/a.facts.jsonl")
