"""The HTTP interface: documents in, budgets, checks, page images and answers out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, HTTPException, Path, Query, Request, Response, UploadFile
from pydantic import BaseModel, Field

from extractors.schema.extraction import Extraction, PageInfo
from service.answer import Answer
from service.facts import Fact
from service.jobs import Job, Jobs, Ocr
from service.library import MAX_QUESTION, Library
from service.pages import MAX_DPI, MIN_DPI, PageImages
from service.problems import Problem
from service.store import Document

if TYPE_CHECKING:
    from extractors.llm import Model

_LONGEST_NAME = 200
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class Service:
    """What the endpoints work with. `model` is None where none is configured."""

    library: Library
    jobs: Jobs
    images: PageImages
    model: Model | None = None


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


Held = Annotated[Service, Depends(_service)]
DocumentId = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the file's bytes")]
JobId = Annotated[str, Path(pattern=r"^[0-9a-f]{32}$")]

router = APIRouter(
    responses={
        404: {"model": Problem, "description": "没有这份文件、任务或页"},
        422: {"model": Problem, "description": "请求不合要求"},
    }
)


class Health(BaseModel):
    """`model` tells whether questions can be put to a language model (`engine`: `llm`)."""

    status: Literal["ok"] = "ok"
    documents: int
    model: bool


class Question(BaseModel):
    """`document` is a document's id; without it the whole library is asked."""

    question: str = Field(min_length=1, max_length=MAX_QUESTION)
    document: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    engine: Literal["embedded", "llm"] = "embedded"


@router.get("/health", tags=["服务"], summary="服务状态")
def health(service: Held) -> Health:
    return Health(documents=len(service.library.store.documents()), model=service.model is not None)


@router.post(
    "/documents",
    status_code=202,
    tags=["文件"],
    summary="上传文件",
    responses={413: {"model": Problem, "description": "文件太大"}, 503: {"model": Problem, "description": "排队已满"}},
)
def upload(file: UploadFile, response: Response, service: Held, ocr: Annotated[Ocr, Query()] = "auto") -> Job:
    """Queues a disclosure (multipart field `file`) for reading. Watch the job at the address in `Location`."""
    job = service.jobs.submit(_display_name(file.filename), file.file, ocr)
    response.headers["Location"] = f"/jobs/{job.id}"
    return job


@router.get("/jobs", tags=["文件"], summary="全部任务")
def jobs(service: Held) -> list[Job]:
    """Jobs since the service was started, the newest first."""
    return service.jobs.all()


@router.get("/jobs/{job}", tags=["文件"], summary="任务进度")
def job(job: JobId, service: Held) -> Job:
    """How far a job is: queued, running, done (with the document's id) or failed (with the reason)."""
    found = service.jobs.get(job)
    if found is None:
        raise HTTPException(404, "没有这个任务；服务重启后，旧任务不再保留。")
    return found


@router.get("/documents", tags=["文件"], summary="文件列表")
def documents(service: Held) -> list[Document]:
    """All documents with their department, year and counts of checks."""
    return service.library.store.documents()


@router.get("/documents/{document}", tags=["文件"], summary="文件概况")
def document(document: DocumentId, service: Held) -> Document:
    return service.library.store.document(document)


@router.delete("/documents/{document}", status_code=204, tags=["文件"], summary="删除文件")
def delete(document: DocumentId, service: Held) -> None:
    """Forgets the document: its file, its figures and its place in the index."""
    service.library.store.document(document)
    service.library.delete(document)


@router.get("/documents/{document}/budget", tags=["数据"], summary="全部内容", response_model=Extraction)
def budget(document: DocumentId, service: Held) -> Response:
    """Everything that was read, each value with its printed place: what budget.json holds."""
    body = service.library.store.extraction(document).model_dump_json()
    return Response(body, media_type="application/json")


@router.get("/documents/{document}/facts", tags=["数据"], summary="金额（JSON）")
def facts(document: DocumentId, service: Held) -> list[Fact]:
    """Every printed amount, one a record."""
    service.library.store.document(document)
    return service.library.store.facts(document=document)


@router.get("/documents/{document}/facts.csv", tags=["数据"], summary="金额（CSV）", response_class=Response)
def facts_csv(document: DocumentId, service: Held) -> Response:
    """Every printed amount, one a row, UTF-8 with a byte order mark: what facts.csv holds."""
    from extractors.export import facts_csv as write_csv

    body = write_csv(service.library.store.extraction(document))
    headers = {"Content-Disposition": f'attachment; filename="{document[:12]}-facts.csv"'}
    return Response(body, headers=headers, media_type="text/csv; charset=utf-8")


@router.get("/documents/{document}/checks", tags=["数据"], summary="核对结果")
def checks(document: DocumentId, service: Held) -> dict[str, Any]:
    """What agrees and what does not, worst first: what checks.json holds."""
    from extractors.export import checks_json

    return checks_json(service.library.store.extraction(document))


@router.get("/documents/{document}/pages", tags=["数据"], summary="页面尺寸")
def pages(document: DocumentId, service: Held) -> list[PageInfo]:
    """The pages with their sizes in points, the unit of every box; none for formats without pages."""
    return list(service.library.store.extraction(document).pages)


@router.get(
    "/documents/{document}/pages/{page}.png", tags=["数据"], summary="页面图像", response_class=Response
)
def page_image(
    document: DocumentId,
    page: Annotated[int, Path(ge=1, le=100_000)],
    service: Held,
    dpi: Annotated[int, Query(ge=MIN_DPI, le=MAX_DPI)] = 110,
) -> Response:
    """A page as PNG, in the frame in which boxes are given."""
    png = service.images.png(document, page, dpi)
    # The id is a digest of the file, so the same address is always the same picture.
    return Response(png, media_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


@router.post("/ask", tags=["问答"], summary="提问")
def ask(question: Question, service: Held) -> Answer:
    """An answer whose every figure and reason has a citation, or a refusal that says what was searched."""
    from service.ask import ask as answer_to

    if question.engine == "llm" and service.model is None:
        raise HTTPException(422, "没有配置模型：请设置 MINGZHANG_MODEL_URL 与 MINGZHANG_MODEL。")
    if question.document is not None:
        service.library.store.document(question.document)
    return answer_to(
        question.question,
        store=service.library.store,
        index=service.library.index,
        document=question.document,
        engine=question.engine,
        model=service.model,
    )


def _display_name(sent: str | None) -> str:
    """What a file is called on the page: its last component, without characters that deceive the eye."""
    name = _INVISIBLE.sub("", (sent or "").replace("\\", "/").rsplit("/", 1)[-1]).strip()
    return name[-_LONGEST_NAME:] or "未命名文件"
