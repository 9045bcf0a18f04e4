"""`mingzhang reindex`: the index made anew from what the library holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from service.commands.options import LibraryOption

if TYPE_CHECKING:
    from service.store import Document


def reindex(library: LibraryOption = None) -> None:
    """Make the index of a library anew from its documents, after a change of the embedding.

    The documents are not read again. Until the new index is complete the old one stays in use, and it stays when this
    command is broken off. An index in a folder belongs to one process: stop `mingzhang serve` before, or keep the index
    on a Chroma server (MINGZHANG_CHROMA_URL).

    Exit codes: 0 the index is new; 1 the embedding endpoint or the Chroma server failed, the old index is as it was;
    2 wrong usage.

    Example: mingzhang reindex --library library
    """
    from extractors.llm import ModelError
    from service.commands.configuration import read_settings, require_library
    from service.commands.console import complain, meter, remark
    from service.generations import UnusableIndex
    from service.library import open_library

    settings = read_settings(library)
    if not settings.library.is_dir():
        raise typer.BadParameter(f"no library at {settings.library}: fill one with `mingzhang add PATH`")
    require_library(settings)
    with open_library(settings) as held, meter(len(held.store.documents())) as progress:

        def told(document: Document) -> None:
            with progress.document(document.title):
                pass

        try:
            done = held.reindex(told)
        except (ModelError, UnusableIndex) as error:
            complain(str(error))
            raise typer.Exit(1) from error
    remark(f"{done} documents indexed in {settings.chroma_url or settings.index_path}")
