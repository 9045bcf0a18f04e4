"""Settings of the service. This is the only reader of the environment."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Every setting is an environment variable with the prefix MINGZHANG_ (`MINGZHANG_LIBRARY=…`)."""

    model_config = SettingsConfigDict(env_prefix="MINGZHANG_", extra="ignore")

    library: Path = Path("library")
    # Empty: a SQLite file inside the library.
    database_url: str | None = None
    # Empty: an index inside the library, owned by one process. Else http://host:port of a server.
    chroma_url: str | None = None

    # An OpenAI-compatible embedding endpoint; empty: embeddings are computed here.
    embedding_url: str | None = None
    embedding_model: str | None = None
    embedding_key: SecretStr | None = None

    # An OpenAI-compatible chat endpoint for `--engine llm`.
    model: str | None = None
    model_url: str | None = None
    model_key: SecretStr | None = None
    model_timeout: float = Field(default=60.0, gt=0, le=600)
    # How often a request that failed is repeated, and how many a process that extracts has under way at a time.
    model_retries: int = Field(default=2, ge=0, le=10)
    model_concurrency: int = Field(default=4, ge=1, le=256)
    # Whether it takes images: then it is also shown figures of scans that OCR is in doubt of.
    model_vision: bool = False
    # What a million tokens cost: of what is sent, of what is answered, and of what is sent and the server had at hand; empty:
    # costs are not known, and the last of them as the first.
    model_price_in: Decimal | None = Field(default=None, ge=0, le=1_000_000)
    model_price_out: Decimal | None = Field(default=None, ge=0, le=1_000_000)
    model_price_cached: Decimal | None = Field(default=None, ge=0, le=1_000_000)

    max_bytes: int = Field(default=200_000_000, gt=0)
    max_pages: int = Field(default=2_000, gt=0)
    # Seconds without progress after which a page is given up, and what a process that reads may hold, in MB.
    page_seconds: float = Field(default=120.0, gt=0)
    worker_memory: int = Field(default=3_000, gt=0)

    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65_535)

    @property
    def store_url(self) -> str:
        """The database URL in force."""
        return self.database_url or f"sqlite:///{self.library / 'mingzhang.sqlite'}"

    @property
    def worker_bytes(self) -> int:
        """What a process that reads may hold, in bytes."""
        return self.worker_memory * 1_000_000

    @property
    def files(self) -> Path:
        """Where the originals are kept."""
        return self.library / "files"

    @property
    def pages(self) -> Path:
        """Where pages read by OCR wait while their document is at work."""
        return self.library / "pages"

    @property
    def index_path(self) -> Path:
        """Where the embedded index is kept."""
        return self.library / "index"
