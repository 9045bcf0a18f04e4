"""manifest.csv: each file has its row however a run ends, and no spreadsheet runs a name."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from service.bulk.manifest import COLUMNS, Manifest, Row, Status, named


@pytest.fixture
def manifest(tmp_path: Path) -> Manifest:
    made = Manifest.of(tmp_path)
    made.begin(resume=False)
    return made


def row(file: str | Path, status: Status = Status.COMPLETE, reason: str = "", digest: str = "d") -> Row:
    return Row(Path(file), digest, 3, 1, 1.5, status, reason)


def rows(manifest: Manifest) -> list[dict[str, str]]:
    data = manifest.path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbffile,")
    with manifest.path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def files(manifest: Manifest) -> list[str]:
    return [line["file"] for line in rows(manifest)]


def test_a_row_is_there_as_soon_as_it_is_added(manifest: Manifest) -> None:
    manifest.add(row("in/a.pdf"))
    manifest.add(Row(Path("in/b.pdf"), "", None, None, None, Status.FAILED, "cut off,\nfetch it"))
    assert rows(manifest) == [
        dict(zip(COLUMNS, ("in/a.pdf", "d", "3", "1", "1.50", "complete", ""), strict=True)),
        dict(zip(COLUMNS, ("in/b.pdf", "", "", "", "", "failed", "cut off, fetch it"), strict=True)),
    ]


def test_at_the_end_rows_stand_in_the_order_of_the_inputs_each_file_once(manifest: Manifest) -> None:
    for file in ("c", "a", "old", "b"):
        manifest.add(row(file, Status.FAILED))
    manifest.add(row("a"))
    manifest.finish(map(Path, ("a", "b", "c", "unheard of")))
    assert files(manifest) == ["a", "b", "c", "old"]
    assert rows(manifest)[0]["status"] == "complete"


def test_a_resumed_run_keeps_whole_rows_and_drops_the_one_that_was_cut_off(manifest: Manifest) -> None:
    manifest.add(row("a", digest="1"))
    manifest.add(row("b", Status.FAILED, digest="2"))
    with manifest.path.open("ab") as file:
        file.write(b'"c\r\n", 3, half')
    manifest.begin(resume=True)
    manifest.add(row("d", Status.DUPLICATE, digest="4"))
    assert files(manifest) == ["a", "b", "d"]
    assert manifest.known() == {"a": "1", "d": "4"}


def test_a_run_from_the_beginning_has_its_own_rows_only(manifest: Manifest) -> None:
    manifest.add(row("a"))
    manifest.begin(resume=False)
    assert files(manifest) == []


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"a,b\r\n1,2\r\n", b'"' * 200_000])
def test_what_is_no_manifest_of_ours_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    manifest = Manifest.of(tmp_path)
    manifest.path.write_bytes(content)
    manifest.begin(resume=True)
    assert files(manifest) == []


@pytest.mark.parametrize("name", ["=1+1.pdf", "@SUM(A1).pdf", "-x.pdf", " +x.pdf", "＝x.pdf"])
def test_a_name_that_looks_like_a_formula_is_a_text(manifest: Manifest, name: str) -> None:
    manifest.add(row(name, reason=name))
    (line,) = rows(manifest)
    assert (line["file"], line["reason"]) == (f"'{name}", f"'{name.strip()}")
    manifest.finish([Path(name)])
    assert files(manifest) == [f"'{name}"]


def test_two_names_never_become_one() -> None:
    names = ["=a", "'=a", "''=a", "'a", "a"]
    assert len({named(Path(name)) for name in names}) == len(names)


def test_a_name_that_is_no_utf8_is_written_out(manifest: Manifest) -> None:
    manifest.add(row(Path(os.fsdecode(b"\xc7\xe5.pdf"))))
    assert files(manifest) == ["\\xc7\\xe5.pdf"]


def test_a_row_for_which_the_disk_has_no_room_takes_no_other_with_it(
    manifest: Manifest, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest.add(row("a"))
    before = manifest.path.read_bytes()
    real = Path.open

    class Full:
        """A file that takes half of what is written."""

        def __init__(self, file: object) -> None:
            self.file = file

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None:
            self.file.close()  # type: ignore[attr-defined]

        def tell(self) -> int:
            return int(self.file.tell())  # type: ignore[attr-defined]

        def truncate(self, size: int) -> None:
            self.file.truncate(size)  # type: ignore[attr-defined]

        def write(self, data: bytes) -> int:
            return int(self.file.write(data[: len(data) // 2]))  # type: ignore[attr-defined]

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", lambda self, *a, **k: Full(real(self, *a, **k)))
        with pytest.raises(OSError, match="No space left"):
            manifest.add(row("b"))
    assert manifest.path.read_bytes() == before
    manifest.add(row("c"))
    assert files(manifest) == ["a", "c"]
