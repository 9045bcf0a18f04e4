"""The HTTP interface: documents in, budgets, checks, page images and answers out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, HTTPException, Path, Query, Request, Response, UploadFile
from fastapi.responses import HTMLResponse, StreamingResponse
from pydantic import BaseModel, Field

from extractors.schema.extraction import Extraction, PageInfo
from extractors.telling import Language
from service.answer import Answer
from service.ask import LONGEST
from service.conversing import converse as answer_to
from service.facts import Fact
from service.jobs import Job, Jobs, Ocr
from service.library import Library
from service.pages import MAX_DPI, MIN_DPI, PageImages
from service.patterns import regex
from service.problems import Problem
from service.reports import Reports
from service.sessions import LONGEST_NAME
from service.store import Document
from service.streaming import Told, events

if TYPE_CHECKING:
    from extractors.llm import Model

_LONGEST_NAME = 200
_INVISIBLE = regex(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class Service:
    """What the endpoints work with. `model` is None where none is configured."""

    library: Library
    jobs: Jobs
    images: PageImages
    reports: Reports
    model: Model | None = None


def _service(request: Request) -> Service:
    service: Service = request.app.state.service
    return service


Held = Annotated[Service, Depends(_service)]
DocumentId = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="文件内容的 SHA-256")]
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
    """`document` is a document's id; without it the whole library is asked. `session` names the conversation that the
    question belongs to: what it leaves out, those before it say.
    """

    question: str = Field(pattern=r"\S", max_length=LONGEST)
    document: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    engine: Literal["embedded", "llm"] = "embedded"
    session: str | None = Field(default=None, min_length=1, max_length=LONGEST_NAME)


@router.get("/health", tags=["服务"], summary="服务状态")
def health(service: Held) -> Health:
    """model 表示是否可以用 engine=llm 提问。"""
    return Health(documents=len(service.library.store.documents()), model=service.model is not None)


@router.post(
    "/documents",
    status_code=202,
    tags=["文件"],
    summary="上传文件",
    responses={
        413: {"model": Problem, "description": "文件太大"},
        503: {"model": Problem, "description": "排队已满"},
    },
)
def upload(file: UploadFile, response: Response, service: Held, ocr: Annotated[Ocr, Query()] = "auto") -> Job:
    """以 multipart 字段 file 上传一份文件，排队读取；任务的地址在响应头 Location 中。"""
    job = service.jobs.submit(_display_name(file.filename), file.file, ocr)
    response.headers["Location"] = f"/jobs/{job.id}"
    return job


@router.get("/jobs", tags=["文件"], summary="全部任务")
def jobs(service: Held) -> list[Job]:
    """服务启动以来的任务，新的在前。"""
    return service.jobs.all()


@router.get("/jobs/{job}", tags=["文件"], summary="任务进度")
def job(job: JobId, service: Held) -> Job:
    """queued 排队、running 读取中、done 完成（附文件 id）或 failed 失败（附原因）。"""
    found = service.jobs.get(job)
    if found is None:
        raise HTTPException(404, "没有这个任务；服务重启后，旧任务不再保留。")
    return found


@router.get("/documents", tags=["文件"], summary="文件列表")
def documents(service: Held) -> list[Document]:
    """全部文件，附部门、年度和各类核对结果的项数。"""
    return service.library.store.documents()


@router.get("/documents/{document}", tags=["文件"], summary="文件概况")
def document(document: DocumentId, service: Held) -> Document:
    """一份文件的部门、年度、页数和各类核对结果的项数。"""
    return service.library.store.document(document)


@router.delete("/documents/{document}", status_code=204, tags=["文件"], summary="删除文件")
def delete(document: DocumentId, service: Held) -> None:
    """删除原件、读取结果和索引。"""
    service.library.store.document(document)
    service.library.delete(document)


@router.get("/documents/{document}/budget", tags=["数据"], summary="全部内容", response_model=Extraction)
def budget(document: DocumentId, service: Held) -> Response:
    """读取到的全部内容，每个值带有印刷位置；与 budget.json 相同。"""
    body = service.library.store.extraction(document).model_dump_json()
    return Response(body, media_type="application/json")


@router.get("/documents/{document}/facts", tags=["数据"], summary="金额（JSON）")
def facts(document: DocumentId, service: Held) -> list[Fact]:
    """每个印刷的金额一条记录。"""
    service.library.store.document(document)
    return service.library.store.facts(document=document)


@router.get("/documents/{document}/facts.csv", tags=["数据"], summary="金额（CSV）", response_class=Response)
def facts_csv(document: DocumentId, service: Held) -> Response:
    """每个印刷的金额一行，UTF-8 带 BOM；与 facts.csv 相同。"""
    from extractors.export import facts_csv as write_csv

    # The mark tells spreadsheets that it is UTF-8.
    body = write_csv(service.library.store.extraction(document)).encode("utf-8-sig")
    headers = {"Content-Disposition": f'attachment; filename="{document[:12]}-facts.csv"'}
    return Response(body, headers=headers, media_type="text/csv; charset=utf-8")


@router.get("/documents/{document}/checks", tags=["数据"], summary="核对结果")
def checks(document: DocumentId, service: Held) -> dict[str, Any]:
    """疑点（findings）及由此不符的核对，哪些相符，哪些不符，最严重的在前；与 checks.json 相同。"""
    from extractors.export import checks_json

    return checks_json(service.library.store.extraction(document))


@router.get("/documents/{document}/report", tags=["数据"], summary="核对报告", response_class=HTMLResponse)
def report(
    document: DocumentId, service: Held, language: Annotated[Language, Query()] = Language.CHINESE
) -> HTMLResponse:
    """疑点逐个列出，附页面截图、等式和由此不符的核对；单个 HTML 文件，可保存、打印。"""
    # Nothing in it runs and nothing is fetched; its style and pictures are in the file itself.
    policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'"
    html = service.reports.html(document, language)
    return HTMLResponse(html, headers={"Content-Security-Policy": policy})


@router.get("/documents/{document}/comparisons", tags=["数据"], summary="与相关文件核对")
def comparisons(document: DocumentId, service: Held) -> list[dict[str, Any]]:
    """与本单位上年、同年的其他文件和上下级单位的文件相比：本年所说的上年数、年初预算数、部门与单位的数是否一致。"""
    from extractors.export import comparison_json
    from service import relatives

    store = service.library.store
    found = relatives.comparisons(store.extraction(document).budget, store)
    return [comparison_json(comparison) for comparison in found]


@router.get("/documents/{document}/pages", tags=["数据"], summary="页面尺寸")
def pages(document: DocumentId, service: Held) -> list[PageInfo]:
    """各页的尺寸，以点为单位，与所有 box 一致；没有页的格式为空。"""
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
    """一页的 PNG 图像，与 box 同一坐标系；dpi 为每 72 点的像素数。"""
    png = service.images.png(document, page, dpi)
    # The id is a digest of the file, so the same address is always the same picture.
    return Response(png, media_type="image/png", headers={"Cache-Control": "private, max-age=86400"})


@router.post(
    "/ask",
    tags=["问答"],
    summary="提问",
    response_model=Answer,
    responses={200: {"content": {"text/event-stream": {}}}},
)
def ask(
    question: Question, service: Held, accept: Annotated[str, Header(max_length=400)] = ""
) -> Answer | Response:
    """回答中的每个数字和理由都有出处；没有披露的，明确答复未见披露。

    同一 session 中的追问可以省略部门、年度、项目或问法，由前文补足；补足后的问题见 understood。

    请求头 Accept 为 text/event-stream 时，模型写出的每句话核对后即以事件 piece 发出，最后以事件 answer 发出完整回答；
    没有回答时为事件 problem。
    """
    if question.engine == "llm" and service.model is None:
        raise HTTPException(422, "没有配置模型：请设置 MINGZHANG_MODEL_URL 与 MINGZHANG_MODEL。")
    if question.document is not None:
        service.library.store.document(question.document)

    def answering(told: Told | None = None) -> Answer:
        return answer_to(
            question.question,
            session=question.session,
            store=service.library.store,
            index=service.library.index,
            document=question.document,
            engine=question.engine,
            model=service.model,
            told=told,
        )

    if "text/event-stream" in accept:
        # A proxy must not hold back what comes piece by piece.
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(events(answering), media_type="text/event-stream", headers=headers)
    return answering()


def _display_name(sent: str | None) -> str:
    """What a file is called on the page: its last component, without characters that deceive the eye."""
    name = _INVISIBLE.sub("", (sent or "").replace("\\", "/").rsplit("/", 1)[-1]).strip()
    return name[-_LONGEST_NAME:] or "未命名文件"
