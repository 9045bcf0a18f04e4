"""The service put together: library, jobs, pictures, interface and page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI
from fastapi.responses import FileResponse
from fastapi.staticfiles import StaticFiles

from service import api, problems
from service.guard import Guard
from service.jobs import Capacity, Jobs
from service.library import connect_model, open_library
from service.limits import document_limits
from service.pages import PageImages
from service.reports import Reports
from service.settings import Settings

_UI = Path(__file__).parent / "ui"
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


def create_app(settings: Settings, *, host: str | None = None, capacity: Capacity | None = None) -> FastAPI:
    """The application; the library is opened when it starts and closed when it stops.

    `host` is the address it listens on: where only this machine can reach it, only its own names are answered.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with open_library(settings) as library:
            jobs = Jobs(
                library.keep,
                capacity=capacity,
                limits=document_limits(settings),
                memory=settings.worker_bytes,
            )
            images = PageImages(library.store)
            reports = Reports(library.store)
            app.state.service = api.Service(library, jobs, images, reports, connect_model(settings))
            try:
                yield
            finally:
                jobs.close()
                images.close()
                reports.close()

    app = FastAPI(
        title="明账",
        summary="部门预算、决算公开：读取、核对、带出处的问答",
        version=version("mingzhang"),
        lifespan=lifespan,
        # The framework's own reference pages load their scripts from another site.
        docs_url=None,
        redoc_url=None,
    )
    app.include_router(api.router)
    app.add_api_route("/", _page("index.html"), include_in_schema=False)
    app.add_api_route("/docs", _page("docs.html"), include_in_schema=False)
    app.mount("/ui", StaticFiles(directory=_UI), name="ui")
    problems.install(app)
    hosts = _LOCAL if (host or settings.host) in _LOCAL else frozenset[str]()
    app.add_middleware(Guard, max_upload=settings.max_bytes, hosts=hosts)
    return app


def _page(name: str) -> Callable[[], FileResponse]:
    def page() -> FileResponse:
        return FileResponse(_UI / name, headers={"Cache-Control": "no-cache"})

    return page
