"""How a piece of a document is written into an answer: quoted, or by its figures, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from extractors.schema.budget import Choice, Indicator, Quantity
from extractors.schema.extraction import Passage
from extractors.schema.source import Source
from service.answering.printed.figure import Figure
from service.answering.reply import Reply
from service.patterns import regex
from service.store import Document
from service.terms import coverage, in_a_sentence, key

# Writes a piece into the answer, given the words that were asked for.
Tell = Callable[[Document, Reply, Sequence[str]], str]
# A row with more figures than this is told by those asked for.
_FEW = 8
_BARE = regex(r"\d[\d,]*(?:\.\d+)?")


def quoting(text: str, source: Source, section: str, name: str = "") -> Tell:
    """A piece quoted; a term of the glossary under its `name`, to its last full stop."""
    opening = f"{name}：" if name else "文中写道："
    return lambda document, reply, _: opening + reply.quote(document, text, source, section, whole=bool(name))


def quoting_all(passages: Sequence[Passage], section: str) -> Tell:
    """Every paragraph of a section, quoted."""
    return lambda document, reply, _: (
        "文中写道：" + "；".join(reply.quote(document, p.source.text, p.source, section) for p in passages)
    )


# What a target was set by stands beside it too, and is told where it is asked for.
_BASIS = regex("依据$|来源$")


def aiming(one: Indicator) -> Tell:
    """An indicator with its target, and those of other years beside it."""
    target = one.target.text.strip()

    def tell(document: Document, reply: Reply, _: Sequence[str]) -> str:
        n = reply.cite(document, one.target.source, f"{one.level3}\t{target}", one.project)
        told = f"{one.project}：" if one.project else ""
        told += f"{in_a_sentence(one.level3)}的指标值为“{target}”[{n}]"
        for other in one.others:
            if _BASIS.search(other.head):
                continue
            n = reply.cite(
                document, other.target.source, f"{one.level3}\t{other.target.text.strip()}", one.project
            )
            told += f"，{other.head}为“{other.target.text.strip()}”[{n}]"
        return told

    return tell


def target(document: Document, one: Indicator, reply: Reply) -> str:
    """`堤长的指标值为“≥45米”[2]`, as printed; of a bare number `堤长为45米[2]`, where its unit stands in a cell of its own."""
    aim = one.target
    printed, quote = aim.text.strip(), f"{one.level3}\t{aim.text.strip()}"
    if aim.value is not None and aim.unit and _BARE.fullmatch(printed):
        quantity = Quantity(printed=printed, value=aim.value, unit=aim.unit, source=aim.source)
        return f"{in_a_sentence(one.level3)}为{reply.quantity(document, quantity, quote, one.project, one.level3)}"
    return f"{in_a_sentence(one.level3)}的指标值为“{printed}”[{reply.cite(document, aim.source, quote, one.project)}]"


def ticking(label: str, chosen: Sequence[Choice]) -> Tell:
    """A box with the options that are ticked."""

    def tell(document: Document, reply: Reply, _: Sequence[str]) -> str:
        options = "、".join(reply.quote(document, c.option.text, c.option.source, c.project) for c in chosen)
        return f"{label}一栏选的是{options}"

    return tell


def telling(row: tuple[Figure, ...]) -> Tell:
    """The figures of a row: those of the columns that are asked for, else the whole ones."""

    def tell(document: Document, reply: Reply, words: Sequence[str]) -> str:
        asked = [f for f in row if any(coverage(w, "|".join(map(key, f.column))) == 1 for w in words)]
        shown = asked or [f for f in row if f.whole] or row
        return "；".join(f"{f.shown}为{reply.figure(document, f)}" for f in shown[:_FEW])

    return tell


def remarking(of: str, head: str, source: Source, section: str) -> Tell:
    """Words in a row or a form under their head, with what they are said of."""
    text = source.text.strip()

    def tell(document: Document, reply: Reply, _: Sequence[str]) -> str:
        named = f"{of}的{head}" if of else head
        return f"{named}为{reply.quote(document, text, source, section)}"

    return tell


def headed(label: str, title: str) -> str:
    """The number and the title of a table, as a citation names its place."""
    return " ".join(part for part in (label, title) if part)
