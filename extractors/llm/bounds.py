"""What a server may send: no answer without end, and none that swells up when it is unpacked."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable

from httpx2 import AsyncByteStream, Response

from extractors.llm.model import ModelMisspoke

# A long table in JSON is some hundred kilobytes.
MOST_BYTES = 8_000_000


class _Bounded(AsyncByteStream):
    def __init__(self, stream: AsyncByteStream, name: str) -> None:
        self._stream, self._name = stream, name

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = MOST_BYTES
        async for part in self._stream:
            left -= len(part)
            if left < 0:
                raise ModelMisspoke(f"{self._name} does not come to an end")
            yield part

    async def aclose(self) -> None:
        await self._stream.aclose()


def bounded(name: str) -> Callable[[Response], Awaitable[None]]:
    """A hook for responses of the server of a model; those of more than MOST_BYTES raise ModelMisspoke as they are read."""

    async def bound(response: Response) -> None:
        if response.headers.get("content-encoding", "identity") != "identity":
            raise ModelMisspoke(f"the server of {name} sends its answers packed, which it was told not to")
        if isinstance(response.stream, AsyncByteStream):
            response.stream = _Bounded(response.stream, name)

    return bound
