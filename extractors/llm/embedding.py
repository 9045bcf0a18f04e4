"""Vectors of texts by an OpenAI-compatible endpoint."""

from __future__ import annotations

from collections.abc import Callable

from pydantic import SecretStr

from extractors.llm.model import ModelUnreachable


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
