from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from service.answering.asked.naming import called
from service.answering.asked.register import Register, register
from service.store import Document
from service.terms import plain, same

PLACES = ("云溪县", "石坝县", "云溪市", "临江区", "")
BODIES = (
    "交通运输局",
    "医疗保障局",
    "公安局交通警察支队",
    "图书馆",
    "人民政府办公室",
    "发展和改革委员会",
    "第一小学",
)
AROUND = ("的三公经费多少", "和", "2024年", "全支队", "比", "交通局", "医保局", "云溪", "发改委", "政府办")


def listed(names: list[str]) -> list[Document]:
    at = datetime(2024, 1, 1, tzinfo=UTC)
    return [Document(id=f"{n:064}", name=name, department=name, added_at=at) for n, name in enumerate(names)]


NAMES = st.lists(
    st.builds(str.__add__, st.sampled_from(PLACES), st.sampled_from(BODIES)), min_size=1, max_size=6
)
TEXTS = st.lists(st.sampled_from((*PLACES, *BODIES, *AROUND)), min_size=1, max_size=6).map("".join)


@given(NAMES, TEXTS)
def test_a_department_is_found_where_each_document_by_itself_would_find_it(
    names: list[str], text: str
) -> None:
    asked = same(plain(text))
    expected: dict[str, set[int]] = {}
    for document in listed(names):
        for name in called(document, asked):
            starts = [n for n in range(len(asked)) if asked.startswith(name, n)]
            places = {place for start in starts for place in range(start, start + len(name))}
            expected.setdefault(document.department, set()).update(places)
    found = Register(listed(names)).called(asked)
    assert {
        name: {n for n in range(len(asked)) if marks >> n & 1} for name, marks in found.items()
    } == expected


def test_a_list_that_stays_the_same_is_registered_once() -> None:
    documents = listed(["云溪县图书馆"])
    assert register(documents) is register(documents)
    assert register(list(documents)) is not register(documents)
