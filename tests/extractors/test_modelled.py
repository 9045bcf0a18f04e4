"""A model may add, and may be wrong: what the rules reach alone is never lost by it, and nothing wrong is called verified.

The rules are made to forget tables and sentences of documents that they read whole, so that what is true of each figure is
known. Models answer rightly, or lie in every way that the form of an answer leaves open.
"""

from __future__ import annotations

import random
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

import prompts
from eval.oracle.known import Known
from eval.oracle.liar import liar
from eval.oracle.trial import forgetful, of_model, told, what
from extractors import facts, fill
from extractors.asking import estimate
from extractors.llm import Model
from extractors.modelled import Filler
from extractors.pipeline import extract_bytes, left_over, understand
from extractors.readers import Limits, read
from extractors.recordings import Recorded
from extractors.schema.check import Status
from extractors.schema.disclosure import Paragraph
from extractors.schema.extraction import Extraction
from tests.drawing import drawing
from tests.scripted import Scripted

SHARED = Path(__file__).parents[3] / "shared" / "disclosures"
SEEDS = ("baihe-2020", "changli-2024", "anyang-2021", "hetang-2020", "tongcheng-2023")
FIXTURES = ("qinghe-2020", "chongtan-2023", "linqu-2021", "cangbai-2023-final", "chengpu-2023")


@cache
def known(name: str) -> Known:
    if name in SEEDS:
        path = SHARED / f"{name}.pdf"
        if not path.exists():
            pytest.skip("the shared documents are not here")
        file, data = path.name, path.read_bytes()
    else:
        file, rendered = drawing(name, "pdf")
        data = rendered.data
    return Known(understand(read(data, file, ocr="never", limits=Limits()), document="d", name=name))


@pytest.mark.parametrize("name", [*FIXTURES, *SEEDS])
@pytest.mark.parametrize("seed", range(4))
def test_a_lying_model_takes_nothing_away_and_nothing_wrong_is_verified(name: str, seed: int) -> None:
    chance = random.Random(f"{name}{seed}")
    trial = forgetful(known(name), chance)
    made = trial.filled(liar(trial.of, chance, chance.choice((0.02, 0.05, 0.1, 0.3))))
    # the rules' checks and findings are what they were, and the model's never accuse the publisher
    base = trial.base
    assert made.audit.checks[: len(base.checks)] == base.checks
    assert made.audit.findings == base.findings
    assert all(check.status is not Status.FAILS for check in made.audit.checks[len(base.checks) :])
    # every figure of the rules is there, and stands as it stood, or in conflict where it was not borne out
    after = told(made)
    assert trial.taken_away(after) == []
    wrong = [f for f in of_model(after) if f.status == "verified" and not trial.of.holds(f)]
    assert wrong == []


@pytest.mark.parametrize("name", FIXTURES)
def test_a_model_that_is_right_brings_back_what_the_rules_had_forgotten(name: str) -> None:
    trial = forgetful(known(name), random.Random(name))
    added = [fact for fact in of_model(told(trial.filled(trial.of.model()))) if fact.source.cell is not None]
    lost = {at for at in trial.lost if len(at) == 1}
    assert lost
    found = {facts.place(fact.source) for fact in added if trial.of.holds(fact)}
    assert len(found & lost) >= 0.95 * len(lost)
    assert any(fact.status == "verified" for fact in added)


def no_fact_is_lost(data: bytes, name: str, model: Model) -> None:
    rules = extract_bytes(data, name, ocr="never")
    hybrid = extract_bytes(data, name, ocr="never", filler=Filler(model))
    before, after = list(facts.facts(rules)), Counter(map(what, facts.facts(hybrid)))
    # of a number without a name nothing is lost where it gets one
    assert [fact for fact in before if fact.row_name and not after[what(fact)]] == []
    assert hybrid.checks[: len(rules.checks)] == rules.checks
    assert hybrid.findings == rules.findings


@pytest.mark.parametrize("name", SEEDS)
@pytest.mark.parametrize("seed", range(2))
def test_on_the_seeds_no_fact_is_lost_whatever_a_model_answers(name: str, seed: int) -> None:
    path = SHARED / f"{name}.pdf"
    if not path.exists():
        pytest.skip("the shared documents are not here")
    no_fact_is_lost(path.read_bytes(), path.name, liar(known(name), random.Random(seed), 0.3))


@pytest.mark.parametrize("name", SEEDS)
def test_on_the_seeds_no_fact_is_lost_by_what_a_real_model_answered(name: str) -> None:
    path, recordings = SHARED / f"{name}.pdf", SHARED.parent / "recordings"
    if not path.exists() or not recordings.is_dir():
        pytest.skip("no recordings of a real model are here")
    no_fact_is_lost(path.read_bytes(), path.name, Recorded(recordings))


@pytest.mark.parametrize("kind", ["txt", "pdf", "docx"])
@pytest.mark.parametrize("name", SEEDS)
def test_of_a_document_that_the_rules_know_a_tenth_of_its_tokens_is_sent_at_most(
    name: str, kind: str
) -> None:
    path = SHARED / f"{name}.{kind}"
    if not path.exists():
        pytest.skip("the shared documents are not here")
    data = path.read_bytes()
    pages = read(data, path.name, ocr="never", limits=Limits())
    printed = "\n".join(
        text
        for page in pages
        for text in (
            *(word.text for word in page.words),
            *(b.text for b in page.blocks if isinstance(b, Paragraph)),
            *(cell.text for b in page.blocks if not isinstance(b, Paragraph) for cell in b.cells),
        )
    )
    whole = estimate(*prompts.load("whole_document").render(document=printed))
    sent = sum(task.question.tokens() for task in fill.plan(left_over(data, path.name, ocr="never")))
    assert sent <= 0.1 * whole


def test_without_anything_left_over_nobody_is_asked() -> None:
    text = "青河县水务局2024年部门预算\n表1 收支总表\n单位：万元\n科目编码\t项目\t2024年预算数\n213\t农林水支出\t86.40\n"
    model = Scripted({})
    hybrid = extract_bytes(text.encode(), "a.txt", filler=Filler(model))
    rules = extract_bytes(text.encode(), "a.txt")
    assert model.asked == []
    assert hybrid.budget == rules.budget
    assert (hybrid.run.engine, hybrid.run.prompts, hybrid.run.tokens) == ("hybrid", {}, 0)


def test_the_run_says_who_was_asked_with_which_words_and_for_how_many_tokens() -> None:
    document = known("qinghe-2020")
    file, rendered = drawing("qinghe-2020", "pdf")
    model = document.model()
    made = extract_bytes(rendered.data, file, filler=Filler(model, everything=True))
    assert (made.run.engine, made.run.model) == ("llm", "scripted")
    assert made.run.prompts["table"] == prompts.load("table").digest
    assert made.run.tokens == 110 * len([name for name, _ in model.asked if name in model.script])


def test_everything_read_by_a_model_that_is_right_is_what_the_rules_read() -> None:
    """The engine `llm`: the figures of tables, read without the rules, are the same."""
    document = known("qinghe-2020")
    file, rendered = drawing("qinghe-2020", "pdf")
    made = extract_bytes(rendered.data, file, filler=Filler(document.model(), everything=True))
    rules = extract_bytes(rendered.data, file)

    def cells(extraction: Extraction) -> set[tuple[str, str, str]]:
        return {
            (amount.money.source.cell or "", line.name, amount.money.unit)
            for statement in extraction.budget.statements
            for line in statement.lines
            for amount in line.amounts
        }

    assert len(cells(made) & cells(rules)) >= 0.97 * len(cells(rules))
    assert any(fact.status == "verified" for fact in facts.facts(made))
