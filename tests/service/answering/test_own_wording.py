"""Every sentence that the built-in engine can say is made of words that verification knows as ours."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.answering.proof import wording

ANSWERING = Path(wording.__file__).parents[1]
# What says something in an answer; the other packages understand questions, name, translate and prove.
SPEAKING = (".", "document", "library", "ways", "ways/*")
# Some put questions to the documents.
SILENT = {
    "document/held.py",
    "document/sayings.py",
    "library/measures.py",
    "library/survey.py",
    "ways/members/bodies.py",
}
# A unit, and what a name that is looked up may end in.
NOT_SAID = {"元", "/人", "经费", "元/"}
_CHINESE = re.compile("[一-鿿]")


def said(tree: ast.Module) -> Iterator[str]:
    """The Chinese parts of texts put together with f-strings, added to a text, or given as what was found."""
    patterns = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and _writes_a_pattern(node.func)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in patterns:
            continue
        parts: list[ast.expr] = []
        if isinstance(node, ast.JoinedStr):
            parts = node.values
        elif isinstance(node, ast.AugAssign):
            parts = [node.value]
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            parts = [node.left, node.right]
        elif isinstance(node, ast.Call) and _is(node.func, "Found"):
            parts = node.args
        for part in parts:
            if isinstance(part, ast.Constant) and isinstance(part.value, str) and id(part) not in patterns:
                # a regular expression that is put together says nothing
                yield "" if re.search(r"\(\?|\|", part.value) else part.value


def _writes_a_pattern(called: ast.expr) -> bool:
    return _is(called, "regex") or (isinstance(called, ast.Attribute) and _is(called.value, "re"))


def _is(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


MODULES = sorted(
    name
    for package in SPEAKING
    for path in ANSWERING.glob(f"{package}/*.py")
    if (name := path.relative_to(ANSWERING).as_posix()) not in SILENT
)


@pytest.mark.parametrize("module", MODULES)
def test_what_a_module_says_is_ours_to_say(module: str) -> None:
    tree = ast.parse((ANSWERING / module).read_text("utf-8"))
    texts = [t for t in said(tree) if _CHINESE.search(t) and t not in NOT_SAID]
    # The quotation that follows a reason is not in the text.
    strange = {t: found for t in texts if (found := wording.strange(f"{t}\ue011", ours=True))}
    assert strange == {}, "say it in other words, or add them to service/answering/proof/wording.py"


@pytest.mark.parametrize(
    "words",
    [
        "领导要求",
        "原因是增加",
        "因为预算增加",
        "贪污",
        "远低于邻县",
        "五百万",
        "浪费",
        "corruption",
        "据了解",
    ],
)
def test_words_that_claim_are_nobodys(words: str) -> None:
    assert wording.strange(words, ours=True)


@pytest.mark.parametrize("words", ["最大的是", "更多", "没有", "一致", "持平", "largest"])
def test_judgements_are_not_a_models_to_make(words: str) -> None:
    assert wording.strange(words, ours=False)
