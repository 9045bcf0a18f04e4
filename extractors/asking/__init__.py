"""Questions to a model whose answers have a form, name only places that were listed, and are checked before they count."""

from extractors.asking.question import Question, Reply, ask, ask_again, ask_all, spent
from extractors.asking.strict import NONE, Form, Id, NotOfTheForm
from extractors.asking.tokens import estimate

__all__ = [
    "NONE",
    "Form",
    "Id",
    "NotOfTheForm",
    "Question",
    "Reply",
    "ask",
    "ask_again",
    "ask_all",
    "estimate",
    "spent",
]
