"""`mingzhang ask`: a question in, an answer with its printed places out."""

from __future__ import annotations

from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Annotated

import typer

from service.commands.options import JsonOption, LibraryOption

if TYPE_CHECKING:
    from service.answer import Answer, Citation


class AnswerEngine(StrEnum):
    """Who composes the answer."""

    EMBEDDED = "embedded"
    LLM = "llm"


def ask(
    question: Annotated[str, typer.Argument(help="The question, in Chinese or English.", show_default=False)],
    library: LibraryOption = None,
    document: Annotated[
        str | None,
        typer.Option(
            metavar="ID",
            help="Only this document: its id, the beginning of it, or its name.",
            show_default=False,
        ),
    ] = None,
    engine: Annotated[
        AnswerEngine,
        typer.Option(help="Built in, or a model at the endpoint that MINGZHANG_MODEL_URL names."),
    ] = AnswerEngine.EMBEDDED,
    session: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="The conversation that the question belongs to: what it leaves out, those before it say.",
            show_default=False,
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Answer a question from the library, with citations.

    Every number of an answer is a printed figure or a calculation over printed figures; every reason is
    quoted as printed. What the documents do not disclose is refused, and the refusal says so.

    Exit codes: 0 answered, or refused for a reason that the answer states; 1 the model endpoint failed, or the
    index cannot be used (the message says whether `mingzhang reindex` helps); 2
    wrong usage, which includes an empty library, an unknown document and a question over 2,000 characters.

    Example: mingzhang ask "城乡医疗救助为什么增加" --document baihe-2020

    Example: mingzhang ask "那上年呢" --session health
    """
    from extractors.llm import ModelError
    from service.ask import LONGEST
    from service.commands.configuration import read_settings, require_library, require_model
    from service.commands.console import complain, output
    from service.conversing import converse
    from service.generations import UnusableIndex
    from service.library import open_library
    from service.sessions import LONGEST_NAME
    from service.store import UnknownDocument

    if not question.strip():
        raise typer.BadParameter("the question is empty")
    if len(question) > LONGEST:
        raise typer.BadParameter(f"the question has {len(question):,} characters; {LONGEST:,} are the limit")
    if session is not None and not 0 < len(session) <= LONGEST_NAME:
        raise typer.BadParameter(f"expected a name of 1 to {LONGEST_NAME} characters", param_hint="--session")
    settings = read_settings(library)
    if not settings.library.is_dir():
        raise typer.BadParameter(f"no library at {settings.library}: fill one with `mingzhang add PATH`")
    require_library(settings)
    model = require_model(settings) if engine is AnswerEngine.LLM else None
    pieces = _Pieces() if model is not None and not as_json and output().is_terminal else None
    with open_library(settings) as held:
        if not held.store.documents():
            raise typer.BadParameter(f"the library {settings.library} is empty: `mingzhang add PATH`")
        try:
            answer = converse(
                question,
                session=session,
                store=held.store,
                index=held.index,
                document=document,
                engine=engine.value,
                model=model,
                told=None if pieces is None else pieces.append,
            )
        except UnknownDocument as error:
            raise typer.BadParameter(str(error), param_hint="--document") from error
        except (ModelError, UnusableIndex) as error:
            complain(str(error))
            raise typer.Exit(1) from error
    if as_json:
        typer.echo(answer.model_dump_json(indent=2))
    else:
        _show(answer, shown=pieces is not None and pieces.end(answer.answer))


class _Pieces:
    """Prints what a model writes while it writes it."""

    def __init__(self) -> None:
        self._text = ""

    def append(self, piece: str) -> None:
        """The next verified piece of the answer."""
        from service.commands.console import say

        self._text += piece
        say(piece, end="")

    def end(self, answer: str) -> bool:
        """Whether all of the answer was printed; ends the line either way."""
        from service.commands.console import say

        if self._text:
            say("")
        return self._text == answer


def _show(answer: Answer, *, shown: bool) -> None:
    from service.commands.console import remark, say

    if answer.understood:
        say(f"（理解为：{answer.understood}）")
    if not shown:
        say(answer.answer)
    if answer.note:
        remark(answer.note)
    if answer.derivation:
        say("")
    for step in answer.derivation:
        say(f"  {step.expression} = {step.result}{step.unit}")
    if answer.citations:
        say("")
    # Several figures of one sentence share a footnote.
    for footnote, citations in groupby(answer.citations, _footnote):
        say(f"  {''.join(f'[{citation.n}]' for citation in citations)} {footnote}")


def _footnote(citation: Citation) -> str:
    """Document, page or line, section, column of a table; then what is printed there."""
    where = f"第{citation.page}页" if citation.page else f"第{citation.line}行" if citation.line else ""
    column = f"“{citation.column}”列" if citation.column else ""
    parts = (citation.name or citation.document[:12], where, citation.section, column)
    return f"{'，'.join(part for part in parts if part)}：{' '.join(citation.quote.split())}"
