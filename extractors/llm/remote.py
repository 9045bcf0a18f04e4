"""A model behind an OpenAI-compatible endpoint: LangChain's client, kept within bounds."""

from __future__ import annotations

import asyncio
import re
import time
import warnings
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from functools import cache
from ssl import SSLContext
from typing import Any

from pydantic import SecretStr

from extractors.llm.heard import OtherForm, heard, so_far
from extractors.llm.model import (
    AskedAs,
    Completion,
    Model,
    ModelError,
    ModelMisspoke,
    ModelRefused,
    ModelUnreachable,
)
from extractors.llm.waiting import each, wait
from extractors.llm.ways import Ways, messages, of_this_schema, options, unknown

# What is streamed is a few sentences; what goes on longer goes on for ever.
_LONGEST_STREAM = 20_000
# A server that is not one answers in forms that the client stumbles over in its own ways: no choices, no message, numbers
# that are words, lists within lists without end.
_STUMBLES = (
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    AssertionError,
)
# Only where something ends has more been said than before: a sentence, a string, a list.
_ENDS = re.compile(r"[。.!?！？\n\\\"\]}]")


def connect(
    url: str,
    name: str,
    key: SecretStr | None = None,
    timeout: float = 60.0,
    retries: int = 1,
    concurrency: int = 64,
) -> Model:
    """A model behind an OpenAI-compatible endpoint (`http://host:port/v1`), to be used from any thread.

    `timeout` is in seconds for each request. A request that failed, or was one too many, is repeated up to `retries` times,
    after as long as the server asks for, or longer each time; a call takes no longer than as many time-outs as there may be
    requests. So many calls as `concurrency` says are under way at a time, others wait for their turn.
    """
    return _Remote(url, name, key, timeout, retries, concurrency)


class _Unknown(ModelRefused):
    """The server does not know the way it was asked in; with `only_this_schema` it does, and not the schema."""

    def __init__(self, message: str, only_this_schema: bool) -> None:
        super().__init__(message)
        self.only_this_schema = only_this_schema


@cache
def _certificates() -> SSLContext:
    """Whom to trust, as the client finds out by default; read once in a process, as it takes longer than all else here."""
    from httpx2 import create_ssl_context

    return create_ssl_context()


class _Remote:
    def __init__(
        self, url: str, name: str, key: SecretStr | None, timeout: float, retries: int, concurrency: int
    ) -> None:
        # Importing the client takes over a second: only those who ask a model wait for it.
        from langchain_openai import ChatOpenAI
        from openai import DefaultAsyncHttpxClient, DefaultHttpxClient

        from extractors.llm.bounds import bounded

        # It advises on the use of itself, on standard error, where a server refuses a schema.
        warnings.filterwarnings("ignore", module=r"langchain_openai\.chat_models")
        self.name = name
        self._longest = timeout * (retries + 1)
        self._turns = asyncio.Semaphore(concurrency)
        self._ways = Ways()
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
            use_responses_api=False,
            default_headers={"Accept-Encoding": "identity"},
            http_async_client=DefaultAsyncHttpxClient(
                verify=_certificates(), event_hooks={"response": [bounded(name)]}
            ),
            # Never used, but the client would make one, with certificates of its own.
            http_client=DefaultHttpxClient(verify=_certificates()),
            # Else the client would not go through a proxy of the environment.
            http_socket_options=(),
        )

    def complete(
        self, system: str, user: str, schema: dict[str, Any] | None = None, images: Sequence[bytes] = ()
    ) -> Completion:
        """One answer. Raises ModelError; an answer that is not of the schema's form is ModelMisspoke."""
        return wait(self._complete(system, user, schema, images))

    def stream(self, system: str, user: str, schema: dict[str, Any] | None = None) -> Iterator[Completion]:
        """One answer as it grows; the last is what `complete` gives. Raises what it raises, after what came before."""
        yield from each(self._stream(system, user, schema))

    async def _complete(
        self, system: str, user: str, schema: dict[str, Any] | None, images: Sequence[bytes]
    ) -> Completion:
        async with self._turn():
            return await self._answer(system, user, schema, images)

    async def _stream(
        self, system: str, user: str, schema: dict[str, Any] | None
    ) -> AsyncIterator[Completion]:
        way: AskedAs = "" if schema is None else self._ways.best
        async with self._turn():
            if way in ("", "json_schema"):
                try:
                    async for said in self._pieces(way, system, user, schema):
                        yield said
                    self._ways.worked(way)
                    return
                except OtherForm:
                    self._ways.failed(way)
                    raise
                except _Unknown:
                    pass
            # what may be prose all the same, and arguments of a tool, are of use only when they are whole
            yield await self._answer(system, user, schema)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """A turn to ask, and an end to it."""
        async with self._turns:
            try:
                async with asyncio.timeout(self._longest):
                    yield
            except TimeoutError:
                raise ModelUnreachable(
                    f"{self.name} did not answer within {self._longest:g} s: check MINGZHANG_MODEL_URL and its time-out"
                ) from None

    async def _answer(
        self, system: str, user: str, schema: dict[str, Any] | None, images: Sequence[bytes] = ()
    ) -> Completion:
        """The answer, asked for in the best way that the endpoint understands."""
        start = time.monotonic()
        way: AskedAs = "" if schema is None else self._ways.best
        in_vain: list[Completion] = []
        while True:
            try:
                said = await self._once(way, system, user, schema, images)
                self._ways.worked(way)
                return _all([*in_vain, said], time.monotonic() - start)
            except _Unknown as error:
                further = self._ways.rejected(way, only_this_schema=error.only_this_schema)
                if further is None:
                    raise ModelRefused(str(error)) from None
            except ModelError as error:
                if error.said is not None:
                    in_vain.append(error.said)
                further = self._ways.failed(way) if isinstance(error, OtherForm) else None
                if further is None:
                    error.said = _all(in_vain, time.monotonic() - start) if in_vain else None
                    raise
            way = further

    async def _once(
        self, way: AskedAs, system: str, user: str, schema: dict[str, Any] | None, images: Sequence[bytes]
    ) -> Completion:
        with _failures(self.name, way):
            chat = self._chat.bind(**options(way, schema))
            said = await chat.ainvoke(messages(way, system, user, schema, images))
            return heard(self.name, said, schema, way)

    async def _pieces(
        self, way: AskedAs, system: str, user: str, schema: dict[str, Any] | None
    ) -> AsyncIterator[Completion]:
        start = time.monotonic()
        said: Any = None
        with _failures(self.name, way):
            chat = self._chat.bind(**options(way, schema))
            async for piece in chat.astream(messages(way, system, user, schema)):
                said = piece if said is None else said + piece
                # a cancellation that comes together with a piece may be lost on its way (asyncio.wait_for, before Python 3.12)
                if time.monotonic() - start > self._longest:
                    raise TimeoutError
                if len(said.text) > _LONGEST_STREAM:
                    raise ModelMisspoke(f"{self.name} does not come to an end")
                if _ENDS.search(piece.text):
                    yield Completion(said.text, so_far(said.text) if schema else None, finished=False)
            if said is None:
                raise ModelMisspoke(f"{self.name} said nothing")
            yield _all([heard(self.name, said, schema, way)], time.monotonic() - start)


def _all(completions: Sequence[Completion], seconds: float) -> Completion:
    """The last of them, with the tokens of all."""
    return replace(
        completions[-1],
        tokens_in=sum(each.tokens_in for each in completions),
        tokens_out=sum(each.tokens_out for each in completions),
        tokens_cached=sum(each.tokens_cached for each in completions),
        seconds=seconds,
    )


@contextmanager
def _failures(name: str, way: AskedAs) -> Iterator[None]:
    """Turns what the client raises into errors of ours."""
    from openai import APIConnectionError, APIStatusError, APITimeoutError, InternalServerError, OpenAIError

    try:
        yield
    except APIConnectionError as error:
        what = "time-out" if isinstance(error, APITimeoutError) else "no connection"
        raise ModelUnreachable(
            f"{name} does not answer ({what}): check MINGZHANG_MODEL_URL and its time-out"
        ) from None
    except InternalServerError as error:
        raise ModelUnreachable(f"the server of {name} failed with {error.status_code}: try later") from None
    except APIStatusError as error:
        told = f"the server of {name} refused with {error.status_code}: check the key, the model's name, the quota"
        # what the server says stays out of it: some say the key again
        words = str(error.message)
        if unknown(way, error.status_code, words):
            raise _Unknown(told, of_this_schema(words)) from None
        raise ModelRefused(told) from None
    except (OpenAIError, *_STUMBLES) as error:
        raise ModelMisspoke(f"{name} did not answer like a chat endpoint ({type(error).__name__})") from None
