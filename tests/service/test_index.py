from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from extractors.schema.extraction import Extraction, Passage
from service.embedding import SIZE, HashedBm25, RemoteEmbedding
from service.index import Entry, Index
from service.ingest import entries

A, B = "a" * 64, "b" * 64


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    made = Index(tmp_path_factory.mktemp("index"))
    made.put(
        A,
        [
            Entry(
                id="p1",
                text="城乡医疗救助增加，因为低保对象人数增多。",
                context="云溪县医疗保障局，2021年，收支说明",
                page=3,
            ),
            Entry(
                id="p2",
                text="公务接待费减少，因为改在食堂用餐。",
                context="云溪县医疗保障局，2021年，三公说明",
                line=9,
            ),
            Entry(id="p3", text="内设综合股和基金股两个机构。", context="云溪县医疗保障局，2021年，机构设置"),
        ],
    )
    made.put(B, [Entry(id="p1", text="学生营养餐补助增加。", context="云溪县教育局，2021年，收支说明")])
    return made


def test_the_passage_that_speaks_of_the_question_comes_first(index: Index) -> None:
    hit = index.search("公务接待费为什么减少", limit=3)[0]
    assert (hit.document, hit.passage, hit.line, hit.page) == (A, "p2", 9, None)
    assert hit.text == "公务接待费减少，因为改在食堂用餐。"


def test_hits_are_ordered_by_score(index: Index) -> None:
    scores = [hit.score for hit in index.search("医疗救助增加", limit=4)]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 4


def test_the_context_of_a_passage_counts_too(index: Index) -> None:
    assert index.search("教育局", limit=1)[0].document == B


def test_a_search_within_documents_leaves_the_others_out(index: Index) -> None:
    assert {hit.document for hit in index.search("医疗救助增加", documents=[B], limit=5)} == {B}
    assert index.search("医疗救助", documents=[], limit=5) == []


def test_putting_again_replaces_and_deleting_forgets(tmp_path: Path) -> None:
    index = Index(tmp_path / "index")
    index.put(A, [Entry(id="p1", text="旧的文字说明"), Entry(id="p2", text="另一段旧文字")])
    index.put(A, [Entry(id="p1", text="新的文字说明")])
    assert [hit.text for hit in index.search("文字说明", limit=5)] == ["新的文字说明"]
    index.delete(A)
    assert index.search("文字说明", limit=5) == []


def test_an_index_opened_again_still_answers(tmp_path: Path) -> None:
    Index(tmp_path / "index").put(A, [Entry(id="p1", text="城乡医疗救助增加")])
    assert index_text(Index(tmp_path / "index")) == ["城乡医疗救助增加"]


def index_text(index: Index) -> list[str]:
    return [hit.text for hit in index.search("医疗救助", limit=5)]


def test_nothing_is_imported_before_it_is_needed(tmp_path: Path) -> None:
    Index(tmp_path / "index")
    assert not (tmp_path / "index").exists()


def test_only_prose_goes_in_and_each_piece_says_whose_it_is(extraction: Extraction) -> None:
    made = list(entries(extraction))
    assert made
    assert all(entry.context == "云溪县医疗保障局，2021年，收支说明" for entry in made)
    assert {entry.text for entry in made} <= {p.source.text for p in extraction.passages}


def test_headings_and_captions_do_not_stand_before_what_they_head(extraction: Extraction) -> None:
    said = "内设科室四个，负责待遇核算。"
    lines = ["二、机构设置情况说明", said, "表三 2021年部门支出总体情况表", "实有车辆 3 辆", "（三）人员构成"]
    heading = ("二、机构设置 情况说明",)
    source = extraction.passages[0].source
    made = extraction.model_copy(
        update={
            "passages": tuple(
                Passage(id=f"p{n}", heading=heading, source=replace(source, text=line))
                for n, line in enumerate(lines)
            )
        }
    )
    assert [entry.text for entry in entries(made)] == [said, "实有车辆 3 辆"]


def test_rare_words_weigh_more_than_common_ones() -> None:
    bm25 = HashedBm25()
    texts = ["预算说明甲", "预算说明乙", "预算说明丙", "救助说明丁"]
    counts = bm25.occurrences(texts)
    rare, common = (bm25.question(word, counts, len(texts)) for word in ("救", "预"))
    assert np.abs(rare).max() > np.abs(common).max() > 0
    assert rare.shape == (SIZE,)


def test_an_embedding_from_elsewhere_is_used_in_the_same_way(tmp_path: Path) -> None:
    def embed(texts: list[str]) -> list[list[float]]:
        return [[float("车" in text), float("会" in text), 0.1] for text in texts]

    index = Index(tmp_path / "index", RemoteEmbedding(embed, "words"))
    index.put(A, [Entry(id="p1", text="公务用车运行"), Entry(id="p2", text="会议安排")])
    assert [hit.passage for hit in index.search("开会", limit=1)] == ["p2"]
