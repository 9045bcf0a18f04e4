"""What came from a model → what it said, or in which way it is no answer."""

from __future__ import annotations

import json
from typing import Any

from extractors.llm.model import AskedAs, Completion, ModelDeclined, ModelMisspoke

# No prompt has more tokens; a server that counts more does not count.
_MOST_TOKENS = 100_000_000


class OtherForm(ModelMisspoke):
    """It said something whole, and not in the form that was asked for: the server may not know how to make it."""


def heard(name: str, message: Any, schema: dict[str, Any] | None, form: AskedAs) -> Completion:
    """The answer in a message of LangChain's. Raises ModelDeclined, and ModelMisspoke with what was said, if anything was."""
    text = _called(message) or str(message.text)
    said = _said(message, _printable(text), form)
    kept = said if said.text or said.tokens else None
    finish = message.response_metadata.get("finish_reason")
    if finish == "length":
        raise ModelMisspoke(f"{name} was cut off: allow it longer answers", kept)
    if message.additional_kwargs.get("refusal") or finish == "content_filter":
        raise ModelDeclined(f"{name} declined to answer", kept)
    if said.text != text:
        raise ModelMisspoke(f"{name} answered with halves of characters", kept)
    if schema is None:
        if not said.text:
            raise ModelMisspoke(f"{name} said nothing", kept)
        return said
    try:
        data = _read(said.text)
    except (ValueError, RecursionError):
        fault = "answered in prose where JSON was asked for" if said.text else "said nothing"
        raise OtherForm(f"{name} {fault}", kept) from None
    if fault := _fault(data, schema, form):
        raise OtherForm(f"{name} {fault}", kept)
    return _with(said, data)


def so_far(text: str) -> dict[str, Any] | None:
    """The object that a beginning of JSON holds already; None before there is one."""
    from langchain_core.utils.json import parse_partial_json

    begun = text.strip().removeprefix("```json").removeprefix("```").strip().removesuffix("```")
    if not begun.startswith("{"):
        return None
    try:
        read = parse_partial_json(begun)
    except (ValueError, RecursionError):
        return None
    return read if isinstance(read, dict) else None


def _said(message: Any, text: str, form: AskedAs) -> Completion:
    usage = message.usage_metadata or {}
    counted = message.response_metadata.get("token_usage") or {}
    cached = usage.get("input_token_details", {}).get("cache_read")
    tokens_in = _count(usage.get("input_tokens"))
    return Completion(
        text=text,
        tokens_in=tokens_in,
        tokens_out=_count(usage.get("output_tokens")),
        # DeepSeek's own word for it
        tokens_cached=min(tokens_in, _count(cached) or _count(counted.get("prompt_cache_hit_tokens"))),
        form=form,
    )


def _with(said: Completion, data: dict[str, Any]) -> Completion:
    return Completion(
        said.text, data, said.tokens_in, said.tokens_out, tokens_cached=said.tokens_cached, form=said.form
    )


def _called(message: Any) -> str:
    """The arguments that a tool was called with, as JSON."""
    for call in message.tool_calls:
        return json.dumps(call["args"], ensure_ascii=False)
    for call in message.invalid_tool_calls:
        return call["args"] or ""
    return ""


def _read(text: str) -> Any:
    """JSON; raises ValueError for what is none, or holds what no file can be written with, RecursionError when it is too deep."""
    read = json.loads(_bare(text))
    json.dumps(read, ensure_ascii=False, allow_nan=False).encode()
    return read


def _bare(text: str) -> str:
    """Without the thoughts and the Markdown fence that servers which ignore the form put around their JSON."""
    text = text.strip()
    if text.startswith("<think>"):
        text = text.partition("</think>")[2].strip()
    if text.startswith("```") and text.endswith("```"):
        text = text[3:-3].removeprefix("json")
    return text.strip()


def _fault(data: object, schema: dict[str, Any], form: AskedAs) -> str:
    """What is wrong with data; only where no schema led the decoding it is looked at as a whole, by those who ask otherwise."""
    if not isinstance(data, dict):
        return "left out everything"
    if missing := [field for field in schema.get("required", ()) if field not in data]:
        return f"left out {', '.join(missing)}"
    if form == "json_schema":
        return ""
    import jsonschema

    error = jsonschema.exceptions.best_match(jsonschema.Draft202012Validator(schema).iter_errors(data))
    if error is None:
        return ""
    where = ".".join(map(str, error.absolute_path)) or "its answer"
    return f"answered in another form: {where}: {error.message[:160]}"


def _printable(text: str) -> str:
    """JSON can hold halves of characters, which no file can."""
    return text.encode("utf-8", "replace").decode()


def _count(value: object) -> int:
    return value if isinstance(value, int) and 0 < value <= _MOST_TOKENS else 0
