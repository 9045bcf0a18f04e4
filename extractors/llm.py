"""The language model: one call, one answer, over any OpenAI-compatible endpoint. The only home of LangChain.

ModelError
├── ModelSpent           the run may spend no more, so it was not asked
├── ModelUnreachable     no connection, a time-out, or the server failed
├── ModelRefused         the server took the request and will not answer it: wrong key, too many requests, content
│   └── ModelDeclined    it would answer others, but not this
└── ModelMisspoke        it answered, but not in the form asked for, or was cut off
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, cast

from pydantic import SecretStr

# An answer is a few sentences; what goes on longer goes on for ever.
_LONGEST_ANSWER = 20_000
# Only where something ends has more been said than before: a sentence, a string, a list.
_ENDS = re.compile(r"[。.!?！？\n\\\"\]}]")


class ModelError(Exception):
    """A model could not be asked. The message names what failed and what to do, and never a key."""


class ModelSpent(ModelError):
    pass


class ModelUnreachable(ModelError):
    pass


class ModelRefused(ModelError):
    pass


class ModelDeclined(ModelRefused):
    pass


class ModelMisspoke(ModelError):
    """`said` is what it said, where it said something that it can be shown its fault in."""

    def __init__(self, message: str, said: Completion | None = None) -> None:
        super().__init__(message)
        self.said = said


@dataclass(frozen=True, slots=True)
class Completion:
    """What a model said. `data` is set when a schema was given; tokens are 0 where the server does not count.

    While a model still speaks, `finished` is False and `data` what its JSON holds so far; its last string may be cut.
    """

    text: str
    data: dict[str, Any] | None = None
    tokens_in: int = 0
    tokens_out: int = 0
    finished: bool = True

    @property
    def tokens(self) -> int:
        return self.tokens_in + self.tokens_out


class Model(Protocol):
    """Anything that answers a prompt; with a JSON schema, by an object."""

    name: str

    def complete(self, system: str, user: str, schema: dict[str, Any] | None = None) -> Completion: ...


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


def connect(
    url: str, name: str, key: SecretStr | None = None, timeout: float = 60.0, retries: int = 1
) -> Model:
    """A model behind an OpenAI-compatible endpoint (`http://host:port/v1`).

    `timeout` is in seconds for each request; a failed request is repeated `retries` times.
    """
    return _Remote(url, name, key, timeout, retries)


def connect_embedding(
    url: str, name: str, key: SecretStr | None = None, timeout: float = 60.0
) -> Callable[[list[str]], list[list[float]]]:
    """Texts → vectors by an OpenAI-compatible endpoint; calls of it raise ModelUnreachable."""
    from langchain_openai import OpenAIEmbeddings
    from openai import OpenAIError

    remote = OpenAIEmbeddings(
        model=name,
        base_url=url,
        api_key=key or SecretStr("none"),
        timeout=timeout,
        max_retries=1,
        # Counting tokens would need another model's vocabulary, which is downloaded.
        check_embedding_ctx_length=False,
    )

    def embed(texts: list[str]) -> list[list[float]]:
        try:
            return remote.embed_documents(texts)
        except (OpenAIError, ValueError, TypeError) as error:
            raise ModelUnreachable(
                f"{name} gave no vectors ({type(error).__name__}): check MINGZHANG_EMBEDDING_URL"
            ) from None

    return embed


class _Remote:
    def __init__(self, url: str, name: str, key: SecretStr | None, timeout: float, retries: int) -> None:
        # Importing the client takes over a second: only those who ask a model wait for it.
        from langchain_openai import ChatOpenAI

        self.name = name
        self._chat = ChatOpenAI(
            model=name,
            base_url=url,
            # Local servers want no key, but the client insists on one.
            api_key=key or SecretStr("none"),
            timeout=timeout,
            max_retries=retries,
            temperature=0,
            # Else servers that count tokens do not say so while they stream.
            stream_usage=True,
        )

    def complete(self, system: str, user: str, schema: dict[str, Any] | None = None) -> Completion:
        """One answer. Raises ModelError; an answer that is not of the schema's form is ModelMisspoke."""
        with _failures(self.name):
            said = self._bound(schema).invoke([("system", system), ("user", user)])
        return _completion(self.name, said, schema)

    def stream(self, system: str, user: str, schema: dict[str, Any] | None = None) -> Iterator[Completion]:
        """One answer as it grows; the last is what `complete` gives. Raises what it raises, after what came before."""
        said: Any = None
        with _failures(self.name):
            for piece in self._bound(schema).stream([("system", system), ("user", user)]):
                said = piece if said is None else said + piece
                if len(said.text) > _LONGEST_ANSWER:
                    raise ModelMisspoke(f"{self.name} does not come to an end")
                if _ENDS.search(piece.text):
                    yield Completion(said.text, _so_far(said.text) if schema else None, finished=False)
        if said is None:
            raise ModelMisspoke(f"{self.name} said nothing")
        yield _completion(self.name, said, schema)

    def _bound(self, schema: dict[str, Any] | None) -> Any:
        if schema is None:
            return self._chat
        form = {"name": "answer", "strict": True, "schema": schema}
        return self._chat.bind(response_format={"type": "json_schema", "json_schema": form})


@contextmanager
def _failures(name: str) -> Iterator[None]:
    """Turns what the client raises into errors of ours."""
    from openai import (
        APIConnectionError,
        APIError,
        APIStatusError,
        InternalServerError,
        LengthFinishReasonError,
    )

    try:
        yield
    except LengthFinishReasonError:
        raise ModelMisspoke(f"{name} was cut off: allow it longer answers") from None
    except APIConnectionError as error:
        raise ModelUnreachable(
            f"{name} does not answer ({type(error).__name__}): check MINGZHANG_MODEL_URL and its time-out"
        ) from None
    except InternalServerError as error:
        raise ModelUnreachable(f"the server of {name} failed with {error.status_code}: try later") from None
    except APIStatusError as error:
        raise ModelRefused(
            f"the server of {name} refused with {error.status_code}: check the key, the model's name, the quota"
        ) from None
    except (APIError, ValueError, TypeError) as error:
        # A server that is not one answers in forms that the client stumbles over in its own ways.
        raise ModelMisspoke(f"{name} did not answer like a chat endpoint ({type(error).__name__})") from None


def _so_far(text: str) -> dict[str, Any] | None:
    """The object that a beginning of JSON holds already; None before there is one."""
    from langchain_core.utils.json import parse_partial_json

    begun = text.strip().removeprefix("```json").removeprefix("```").strip().removesuffix("```")
    if not begun.startswith("{"):
        return None
    try:
        read = parse_partial_json(begun)
    except ValueError:
        return None
    return read if isinstance(read, dict) else None


def _completion(name: str, said: Any, schema: dict[str, Any] | None) -> Completion:
    usage = said.usage_metadata or {}
    # Of a stream with a schema the client hands on the server's own count only.
    counted = said.response_metadata.get("token_usage") or {}
    text = said.content if isinstance(said.content, str) else "".join(map(str, said.content))
    if said.response_metadata.get("finish_reason") == "length":
        raise ModelMisspoke(f"{name} was cut off: allow it longer answers")
    if said.additional_kwargs.get("refusal"):
        raise ModelDeclined(f"{name} declined to answer")
    data: dict[str, Any] | None = None
    if schema is not None:
        try:
            read = json.loads(_unfenced(text))
        except ValueError:
            raise ModelMisspoke(f"{name} answered in prose where JSON was asked for") from None
        missing = [
            field for field in schema.get("required", ()) if not isinstance(read, dict) or field not in read
        ]
        if not isinstance(read, dict) or missing:
            raise ModelMisspoke(f"{name} left out {', '.join(missing) or 'everything'}")
        data = read
    return Completion(
        text=text,
        data=data,
        tokens_in=int(usage.get("input_tokens") or counted.get("prompt_tokens") or 0),
        tokens_out=int(usage.get("output_tokens") or counted.get("completion_tokens") or 0),
    )


def _unfenced(text: str) -> str:
    """Servers that ignore the schema still often give JSON, in a Markdown fence."""
    text = text.strip()
    if text.startswith("```") and text.endswith("```"):
        text = text[3:-3].removeprefix("json")
    return text.strip()
