"""Questions to real disclosures, where the folder with them lies beside the checkout."""

from __future__ import annotations

import json
import re
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


_NUMBER = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?![\d.])")


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


@pytest.mark.parametrize(("name", "right"), [("baihe-2020", 39), ("changli-2024", 27)])
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
        # a number that is no money may be told by the sentence that has it
        stated |= {
            Decimal(n) for quoted in re.findall("“[^”]*”", answer.answer) for n in _NUMBER.findall(quoted)
        }
        close = all(any(abs(w - s) <= w * Decimal("0.0006") for s in stated) for w in wanted)
        count += answered == label["answerable"] and (close or not label["answerable"])
    assert count >= right


def test_projects_are_told_by_equal_amounts_where_nothing_printed_links_them(
    put: Callable[..., Answer],
) -> None:
    answer = put("上年结转的钱对应哪些项目？", "changli-2024")
    assert answer.status is Outcome.ANSWERED
    assert "文件没有印出科目与项目的对应" in answer.answer
    assert {"13.24万元", "5.00万元", "0.90万元", "7.34万元"} <= {f"{v.amount}{v.unit}" for v in answer.values}


def test_every_set_of_projects_that_makes_up_an_amount_is_a_reading(put: Callable[..., Answer]) -> None:
    answer = put("财政对城乡居民基本医疗保险基金的补助对应哪两个项目？", "baihe-2020")
    assert "，或" in answer.answer
    assert {"565.00万元", "65.00万元", "500.00万元"} <= {f"{v.amount}{v.unit}" for v in answer.values}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("清退教师的1.15万元是怎么算的？", ["46名", "250元/年"]),
        ("清退临时代课教师参加医疗保险列在哪个科目？", ["2101199", "只有"]),
        ("城乡医疗救助列入哪个科目？", ["2101301"]),
    ],
)
def test_how_an_amount_was_reckoned_and_where_it_is_entered_is_told(
    put: Callable[..., Answer], question: str, words: list[str]
) -> None:
    answer = put(question, "baihe-2020")
    assert answer.status is Outcome.ANSWERED
    assert [w for w in words if w not in answer.answer] == [], answer.answer
