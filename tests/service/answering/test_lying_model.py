"""A model that mixes truth and lies at random: nothing that it made up is ever in the answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.llm import Completion
from extractors.schema.extraction import Extraction
from service.answer import Outcome
from service.answering.printed.catalogue import Catalogue
from service.ask import ask
from service.store import Store

QUESTIONS = [
    "城乡医疗救助为什么增加",
    "三公经费多少",
    "医疗救助由哪几项组成",
    "城乡医疗救助占支出总计的比例是多少",
    "城乡医疗救助和疾病应急救助相差多少",
    "火箭研发费是多少",
    "云溪县医保局花得值吗",
]
LIES = [
    "领导", "贪污", "浪费", "777.77万元", "五百万元", "九成", "３３３万元", "because", "違法", "叁佰", "超支严重", "远高于邻县",
    "“压减开支”[1]", "[1]", "{c99}", "{s77}", "{x1}", "${jndi}", "\u202e", "不合理", "最大", "据报道", "😀", "「贪污」", "≈",
]  # fmt: skip
WORDS = [
    "城乡医疗救助（2101301）", "疾病应急救助（2101302）", "“三公”经费", "支出总计", "为", "是", "，", "；", "。", "\n", "原因：",
    "较上年增加", "较上年减少", "占", "其中", "2021年", "2020年", "云溪县医疗保障局", "合计", "相差", "上年为", "**", "- ",
]  # fmt: skip
PLACES = st.one_of(
    st.integers(1, 40).map(lambda n: f"{{c{n}}}"),
    st.integers(1, 12).map(lambda n: f"{{s{n}}}"),
    st.integers(1, 4).map(lambda n: f"{{d{n}}}"),
)
TEXTS = st.lists(st.one_of(st.sampled_from(WORDS), PLACES, st.sampled_from(LIES)), max_size=25).map("".join)
STEPS = st.lists(
    st.fixed_dictionaries(
        {
            "id": st.sampled_from(["x1", "x2", "y", ""]),
            "expression": st.lists(
                st.one_of(PLACES, st.sampled_from(["+", "-", "÷", "×", "100", "777"])), max_size=5
            ).map(" ".join),
            "unit": st.sampled_from(["万元", "%", "元", "人", "777"]),
            "places": st.one_of(st.integers(-1, 9), st.none(), st.just("2")),
        }
    ),
    max_size=2,
)
NOISE = st.sampled_from(["", "```json\n", "好的。", "\ufeff"])


class Liar:
    """Says the same thing in two halves: the beginning while it writes, then all of it or no more."""

    name = "liar"

    def __init__(self, said: str, data: Any, *, breaks: bool) -> None:
        self._said, self._data, self._breaks = said, data, breaks

    def complete(self, system: str, user: str, schema: Any = None, images: Any = ()) -> Completion:
        raise AssertionError("a model that can stream is read as it speaks")

    def stream(self, system: str, user: str, schema: dict[str, Any] | None = None) -> Iterator[Completion]:
        half = {**self._data, "answer": self._data["answer"][: len(self._data["answer"]) // 2]}
        yield Completion("", half, finished=False)
        if not self._breaks:
            yield Completion(self._said, self._data)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    question=st.sampled_from(QUESTIONS),
    text=TEXTS,
    steps=STEPS,
    status=st.sampled_from([*(o.value for o in Outcome), "sure", None]),
    breaks=st.booleans(),
)
def test_what_a_model_makes_up_is_never_given(
    library: Store, extraction: Extraction, question: str, text: str, steps: Any, status: Any, breaks: bool
) -> None:
    data = {"status": status, "calculations": steps, "answer": text}
    pieces: list[str] = []
    model = Liar(json.dumps(data), data, breaks=breaks)
    answer = ask(question, store=library, engine="llm", model=model, told=pieces.append)
    own = ask(question, store=library)
    for shown in (answer.answer, "".join(pieces)):
        if shown == own.answer:
            continue
        unquoted = re.sub(r"“[^”]*”\[\d+\]", "", shown)
        assert not [lie for lie in LIES if lie in unquoted and lie != "[1]"]
        assert "777" not in shown
    assert answer.engine == "llm" or answer.model_copy(
        update={"note": "", "tokens": 0, "elapsed_ms": 0}
    ) == own.model_copy(update={"elapsed_ms": 0})
    known = {
        (f.money.value, f.money.unit, re.sub("（增减）$", "", f.shown))
        for f in Catalogue.of(extraction).figures
    }
    stated = {(v.amount, v.unit) for v in own.values} | {(a, u) for a, u, _ in known}
    assert all((v.amount, v.unit) in stated for v in answer.values if v.citation is not None)
    numbers = {Decimal(n.replace(",", "")) for n in re.findall(r"(?<![\d（])-?\d[\d,]*\.\d+", answer.answer)}
    assert numbers <= {a for a, _ in stated} | {d.result for d in answer.derivation} | {Decimal("17.83")}
