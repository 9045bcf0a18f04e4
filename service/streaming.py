"""An answer as server-sent events: each verified piece as it stands, then the whole.

event: piece      data: {"text": "城乡医疗救助为…[1]。"}    what comes next of the answer, from a model only
event: answer     data: the Answer as JSON; it is what counts where it differs from the pieces
event: problem    data: a problem as JSON, in place of the answer
"""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections.abc import AsyncIterator, Callable

from extractors.llm import ModelError
from service.answer import Answer
from service.problems import Problem, unspoken

log = logging.getLogger(__name__)

Told = Callable[[str], object]


class _ReaderGone(Exception):
    """Nobody reads any more: the model need not go on."""


async def events(answering: Callable[[Told], Answer]) -> AsyncIterator[str]:
    """The events of one answer; `answering` runs in a thread and is given what to call with each piece.

    When the reader leaves, the next piece ends it.
    """
    loop = asyncio.get_running_loop()
    waiting: asyncio.Queue[str | None] = asyncio.Queue()
    gone = threading.Event()

    def send(event: str | None) -> None:
        loop.call_soon_threadsafe(waiting.put_nowait, event)

    def told(piece: str) -> None:
        if gone.is_set():
            raise _ReaderGone
        if piece:
            send(_event("piece", json.dumps({"text": piece}, ensure_ascii=False)))

    def work() -> None:
        try:
            send(_last(answering, told))
        except _ReaderGone:
            return
        send(None)

    working = loop.run_in_executor(None, work)
    try:
        while (event := await waiting.get()) is not None:
            yield event
        await working
    finally:
        gone.set()


def _last(answering: Callable[[Told], Answer], told: Told) -> str:
    try:
        return _event("answer", answering(told).model_dump_json())
    except ModelError as error:
        return _event("problem", unspoken(error).model_dump_json())
    except _ReaderGone:
        raise
    except Exception:
        # The status line is sent already: the fault can only be told here.
        log.exception("an answer failed while it was streamed")
        fault = Problem(title="Internal Server Error", status=500, detail="内部错误，详情见服务日志。")
        return _event("problem", fault.model_dump_json())


def _event(name: str, data: str) -> str:
    """One event; JSON has no line breaks of its own, which would end the data."""
    return f"event: {name}\ndata: {data}\n\n"
