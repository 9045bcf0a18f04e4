"""Questions to real disclosures, where the folder with them lies beside the checkout."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.pipeline import extract
from service.answer import Answer, Outcome
from service.ask import ask
from service.ingest import keep
from service.store import Store

SHARED = Path(__file__).parents[2] / ".." / "shared"
DOCUMENTS = ("baihe-2020", "changli-2024", "anyang-2021", "hetang-2020")

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the folder of real disclosures is not here")


@pytest.fixture(scope="module")
def put(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Answer]:
    folder = tmp_path_factory.mktemp("library")
    store = Store(f"sqlite:///{folder / 'library.sqlite'}", folder / "files")
    for name in DOCUMENTS:
        path = SHARED / "disclosures" / f"{name}.txt"
        keep(extract(path), path.read_bytes(), ".txt", store=store, index=None)
    return lambda question, document=None: ask(question, store=store, document=document)


@pytest.mark.parametrize(
    ("question", "values", "words", "line"),
    [
        ("白河城乡医疗救助为什么增加", ["2411.81万元", "2364.38万元"], "救助职能划转", 181),
        ("昌黎2024年城乡医疗救助安排了多少", ["471.28万元"], "", 932),
        ("安阳三公经费多少", ["40000.00元"], "", 125),
        ("荷塘医疗救助专项50万元用来做什么", ["50万元"], "困难群体", 118),
        ("白河的公务员医疗补助是多少", ["150.00万元"], "", 173),
    ],
)
def test_the_answer_is_what_is_printed_at_the_cited_line(
    put: Callable[..., Answer], question: str, values: list[str], words: str, line: int
) -> None:
    answer = put(question)
    assert answer.status is Outcome.ANSWERED
    assert {f"{v.amount}{v.unit}" for v in answer.values} == set(values)
    assert words in answer.answer
    assert line in {c.line for c in answer.citations}


@pytest.mark.parametrize(
    "question", ["白河2020年决算支出是多少", "昌黎县2020年三公经费多少", "安阳市财政局三公经费多少"]
)
def test_what_is_not_disclosed_is_refused(put: Callable[..., Answer], question: str) -> None:
    assert put(question).status is Outcome.NOT_DISCLOSED


@pytest.mark.parametrize(("name", "right"), [("baihe-2020", 36), ("changli-2024", 22)])
def test_most_labelled_questions_are_answered_and_all_unanswerable_ones_refused(
    put: Callable[..., Answer], name: str, right: int
) -> None:
    labels = (SHARED / "gold" / f"{name}.qa.jsonl").read_text(encoding="utf-8").splitlines()
    count = 0
    for label in map(json.loads, labels):
        answer = put(label["question"], name)
        answered = answer.status in (Outcome.ANSWERED, Outcome.CONFLICTING)
        if not label["answerable"]:
            assert not answered, label["question"]
        wanted = {Decimal(v["amount"]) for v in label["values"] if v["amount"].replace(".", "").isdigit()}
        stated = {abs(v.amount) for v in answer.values} | {abs(d.result) for d in answer.derivation}
        close = all(any(abs(w - s) <= w * Decimal("0.0006") for s in stated) for w in wanted)
        count += answered == label["answerable"] and (close or not label["answerable"])
    assert count >= right
