"""The language model: one call, one answer, over any OpenAI-compatible endpoint. The only home of LangChain."""

from extractors.llm.embedding import connect_embedding
from extractors.llm.model import (
    Completion,
    Model,
    ModelDeclined,
    ModelError,
    ModelMisspoke,
    ModelRefused,
    ModelSpent,
    ModelUnreachable,
    spoken,
)
from extractors.llm.remote import connect

__all__ = [
    "Completion",
    "Model",
    "ModelDeclined",
    "ModelError",
    "ModelMisspoke",
    "ModelRefused",
    "ModelSpent",
    "ModelUnreachable",
    "connect",
    "connect_embedding",
    "spoken",
]
