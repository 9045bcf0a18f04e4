"""Errors of the API, as problem details (RFC 9457): what was expected, what was found, what to do."""

from __future__ import annotations

import logging
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from extractors.llm import ModelError
from service.generations import StaleIndex, UnusableIndex
from service.jobs import QueueFull
from service.pages import NoPageImage
from service.store import UnknownDocument
from service.worker import WorkerFailure

log = logging.getLogger(__name__)


class Problem(BaseModel):
    """The body of every error."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str


def problem(status: int, detail: str, headers: dict[str, str] | None = None) -> JSONResponse:
    """An error response; `detail` is shown to people."""
    body = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail)
    return JSONResponse(body.model_dump(), status, headers, media_type="application/problem+json")


def index_trouble(error: UnusableIndex) -> str:
    """What to do about an index that cannot be used."""
    if isinstance(error, StaleIndex):
        return "索引是用另一种嵌入建立的：请停止服务，运行 mingzhang reindex 重建索引。"
    return "连接不上索引服务，请确认 Chroma 仍在运行。"


def unspoken(error: ModelError) -> Problem:
    """That a model was asked and gave no answer."""
    return Problem(title=HTTPStatus(502).phrase, status=502, detail=f"模型没有给出回答：{error}")


def install(app: FastAPI) -> None:
    """Turns every exception that reaches the app into a problem."""

    @app.exception_handler(HTTPException)
    async def refused(_: Request, error: HTTPException) -> JSONResponse:
        return problem(error.status_code, str(error.detail), dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        # The offending input stays out of the answer: it may be long, and it is known to who sent it.
        faults = (f"{'.'.join(map(str, fault['loc']))}：{fault['msg']}" for fault in error.errors())
        return problem(422, "；".join(faults))

    @app.exception_handler(UnknownDocument)
    async def unknown(_: Request, error: UnknownDocument) -> JSONResponse:
        return problem(404, "没有这份文件，或已被删除。")

    @app.exception_handler(NoPageImage)
    async def no_image(_: Request, error: NoPageImage) -> JSONResponse:
        return problem(404, str(error))

    @app.exception_handler(QueueFull)
    async def full(_: Request, error: QueueFull) -> JSONResponse:
        return problem(503, "等待读取的文件太多，请稍后再试。", {"Retry-After": "30"})

    @app.exception_handler(ModelError)
    async def speechless(_: Request, error: ModelError) -> JSONResponse:
        return problem(502, unspoken(error).detail)

    @app.exception_handler(UnusableIndex)
    async def unusable(_: Request, error: UnusableIndex) -> JSONResponse:
        return problem(503, f"{index_trouble(error)}（{error}）")

    @app.exception_handler(WorkerFailure)
    async def fell(_: Request, error: WorkerFailure) -> JSONResponse:
        return problem(500, f"处理这一页的进程没有完成：{error}")

    @app.exception_handler(Exception)
    async def unexpected(_: Request, error: Exception) -> JSONResponse:
        log.error("a request failed", exc_info=error)
        return problem(500, "内部错误，详情见服务日志。")
