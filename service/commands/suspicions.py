"""What a model suspects, as a person reads it: apart from the findings, each with both quotes and their places."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from extractors.schema.source import Source
from extractors.schema.suspicion import Review, Suspicion
from extractors.telling import Language, suspicion_in_words, where
from service.commands.console import harmless
from service.commands.folding import folded

# More are counted; and the characters of a quote that are shown.
_MOST, _LONGEST = 40, 120
_INDENT = 5


def as_json(review: Review | None) -> dict[str, object]:
    """`suspicious` and `review` of what `check --json` prints; nothing where no model was asked."""
    from extractors.export import review_json

    return {} if review is None else review_json(review)


def show(review: Review | None, console: Console, language: Language = Language.CHINESE) -> None:
    """Prints what a model suspects of one document, how much it read, and what was not reviewed and why."""
    if review is None:
        return
    for text in _told(review, console.width, chinese=language is Language.CHINESE):
        console.print(text, no_wrap=True, overflow="ignore", crop=False)
    console.print()


def _told(review: Review, width: int, *, chinese: bool) -> Iterator[Text]:
    found = len(review.suspicions)
    head = (
        f"模型提示的可疑之处（未经核算） {found} 处"
        if chinese
        else f"What a model holds suspicious (nothing of it was computed): {found}"
    )
    yield folded(Text(head, style="bold magenta"), width)
    for number, suspicion in enumerate(review.suspicions[:_MOST], 1):
        for at, line in enumerate(_suspicion(suspicion, width - _INDENT, chinese=chinese)):
            margin = f"{number:>3}  " if at == 0 else " " * _INDENT
            yield Text(margin, style="bold") + Text(f"\n{' ' * _INDENT}").join(line.split("\n"))
    if (more := found - _MOST) > 0:
        yield Text(
            f"另有 {more} 处，见 --report 或 --json"
            if chinese
            else f"and {more} more: see --report or --json"
        )
    for said in _rest(review, chinese=chinese):
        yield folded(Text(harmless(said), style="dim"), width, indent=2)


def _suspicion(suspicion: Suspicion, width: int, *, chinese: bool) -> Iterator[Text]:
    """What it is, and a line for each quote."""
    language = Language.CHINESE if chinese else Language.ENGLISH
    yield folded(Text(harmless(suspicion_in_words(suspicion, language))), width)
    for source in suspicion.quotes:
        place = Text(where(source, language), style="cyan")
        yield folded(Text("  ").join([place, Text(harmless(_quoted(source)))]), width, indent=2)


def _quoted(source: Source) -> str:
    text = " ".join(source.text.split())
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[:_LONGEST]}…”"


def _rest(review: Review, *, chinese: bool) -> Iterator[str]:
    """What was read, by whom and for how much, and what was not."""
    yield (
        f"模型 {review.model} 读了 {review.reviewed} 句，用了 {review.tokens:,} 个 token"
        if chinese
        else f"{review.model} read {review.reviewed} statements for {review.tokens:,} tokens"
    )
    for each in review.unanswered:
        yield (
            f"没有复核：{each.about}，{each.statements} 句：{each.why}"
            if chinese
            else f"Not reviewed: {each.about}, {each.statements} statements: {each.why}"
        )
    if review.left_out:
        yield (
            f"没有复核：{review.left_out} 句（辨认不清，或同类太多）"
            if chinese
            else f"Not reviewed: {review.left_out} statements (hard to read, or too many of one thing)"
        )
    if review.refused:
        yield (
            f"模型另外指出的 {review.refused} 处不成其为矛盾，没有列出"
            if chinese
            else f"{review.refused} more pairs that the model named cannot be such contradictions"
        )
