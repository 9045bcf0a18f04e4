"""What a model is to those who ask it, and what can go wrong.

ModelError
├── ModelSpent           the run may spend no more, so it was not asked
├── ModelUnreachable     no connection, a time-out, or the server failed
├── ModelRefused         the server took the request and will not answer it: wrong key, too many requests, content
│   └── ModelDeclined    it would answer others, but not this
└── ModelMisspoke        it answered, but not in the form asked for, or was cut off
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Protocol, cast

# How an answer was asked for: by a schema that decoding keeps to, as the arguments of a tool, as JSON with the schema among
# the instructions; empty for plain text.
AskedAs = Literal["json_schema", "tool", "json", ""]
# Where an answer comes from.
Origin = Literal["model", "cache", "recording"]


class ModelError(Exception):
    """A model gave no answer. The message names what failed and what to do, and never a key.

    `said` is what it said all the same, where it said something: of ModelMisspoke it can be shown its fault in it.
    """

    def __init__(self, message: str, said: Completion | None = None) -> None:
        super().__init__(message)
        self.said = said


class ModelSpent(ModelError):
    pass


class ModelUnreachable(ModelError):
    pass


class ModelRefused(ModelError):
    pass


class ModelDeclined(ModelRefused):
    pass


class ModelMisspoke(ModelError):
    pass


@dataclass(frozen=True, slots=True)
class Completion:
    """What a model said. `data` is set when a schema was given; tokens are 0 where the server does not count.

    While a model still speaks, `finished` is False and `data` what its JSON holds so far; its last string may be cut.
    `tokens_cached` are those of `tokens_in` that the server had at hand. Where it had to be asked in several ways until one
    was understood, tokens and `seconds` are those of all. An answer from a cache or a recording has the tokens and seconds
    that it took when it was made.
    """

    text: str
    data: dict[str, Any] | None = None
    tokens_in: int = 0
    tokens_out: int = 0
    finished: bool = True
    tokens_cached: int = 0
    form: AskedAs = ""
    origin: Origin = "model"
    seconds: float = 0.0

    @property
    def tokens(self) -> int:
        return self.tokens_in + self.tokens_out


class Model(Protocol):
    """Anything that answers a prompt; with a JSON schema, by an object. `images` are PNG files that go with the user's words,
    in their order; a model that takes none refuses them."""

    name: str

    def complete(
        self, system: str, user: str, schema: dict[str, Any] | None = None, images: Sequence[bytes] = ()
    ) -> Completion: ...


class _Speaks(Protocol):
    def stream(
        self, system: str, user: str, schema: dict[str, Any] | None = None
    ) -> Iterator[Completion]: ...


def spoken(
    model: Model, system: str, user: str, schema: dict[str, Any] | None = None
) -> Iterator[Completion]:
    """What a model says while it says it, the last of them finished; of a model that can't stream the last alone.

    Raises ModelError, after what came before.
    """
    if hasattr(model, "stream"):
        yield from cast(_Speaks, model).stream(system, user, schema)
    else:
        yield model.complete(system, user, schema)
