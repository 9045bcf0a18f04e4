"""What is left of the pages beside the tables → paragraphs, put together over lines and pages, under headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors import forms, wrapping
from extractors.schema.disclosure import LONGEST_PARAGRAPH, Block, Paragraph, Run, Section

# The ranks of headings in an official document (公文层次序数), highest first.
_RANKS: tuple[re.Pattern[str], ...] = (
    re.compile(r"第[一二三四五六七八九十]+(?:部分|章)"),
    re.compile(r"第[一二三四五六七八九十]+节"),
    re.compile(r"[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]"),
    re.compile(r"\d{1,2}[、.．](?!\d)"),
    re.compile(r"[（(]\d{1,2}[)）]"),
)
_LONGEST_HEADING = 45
_SENTENCE_END = re.compile(r"[。；;：:！？!?]$")
_ENDED = re.compile(r"[。！？!?…]$")
# A comma of a sentence; full stops say as much.
_CLAUSED = re.compile(r"[，。]|,(?!\d)|[一-鿿],")
# What begins with an amount goes on with the words for it.
_AMOUNT, _SHORT_OF_AMOUNT = re.compile(r"\s*\d[\d,.]*\s*[万亿]?元"), 12
# What is annexed to a document (附件1, 附件：2023年度…情况说明) is no part of the glossary that it stands behind.
_ANNEX = re.compile(
    r"附[件表录]?\s*[\d一二三四五六七八九十]{0,3}(?:[-－—.]\d{1,2})?\s*[：:]?(?:[^，。；：:]{4,40})?"
)
_GLOSSARY = "名词解释"
_CONTENTS = re.compile(r"[.…·]{4,}|目\s*录")
# A line counts as full when it ends within this many characters of the right margin.
_SLACK = 2.6


def build(blocks: Iterable[Block]) -> tuple[Section, ...]:
    """Sections in printed order; the one before the first heading has an empty path."""
    lines = [b for b in blocks if isinstance(b, Paragraph)]
    margins = _margins(lines)
    sections: list[tuple[tuple[str, ...], list[Paragraph]]] = [((), [])]
    path: list[tuple[int, str]] = []
    for paragraph in _paragraphs(lines, margins):
        rank = _rank(paragraph, margins)
        if rank is None and any(_GLOSSARY in text for _, text in path) and _is_annex(paragraph):
            rank = 0
        if rank is None:
            sections[-1][1].append(paragraph)
            continue
        path = [entry for entry in path if entry[0] < rank]
        path.append((rank, paragraph.text.strip()))
        sections.append((tuple(text for _, text in path), [paragraph]))
    return tuple(
        Section(id=f"s{n}", heading=heading, paragraphs=tuple(held))
        for n, (heading, held) in enumerate(sections)
        if held
    )


def _rank(paragraph: Paragraph, margins: tuple[float, float]) -> int | None:
    text = paragraph.text.strip()
    if len(text) > _LONGEST_HEADING or _SENTENCE_END.search(text) or _CONTENTS.search(text):
        return None
    for rank, pattern in enumerate(_RANKS):
        if pattern.match(text):
            # numbered sentences with a comma or an amount are text, not headings
            return None if re.search(r"[，,。；]|\d\s*(?:万?元|人|辆|台)", text) else rank
    if _centred(paragraph, margins) and len(text) > 3 and not forms.NOTE.match(text):
        return 0
    return len(_RANKS) if paragraph.heading else None


def _is_annex(paragraph: Paragraph) -> bool:
    """Whether a line stands over what is annexed."""
    text = paragraph.text.strip()
    return text.startswith("附") and _ANNEX.fullmatch(text) is not None and not _CONTENTS.search(text)


def _centred(paragraph: Paragraph, margins: tuple[float, float]) -> bool:
    """Whether a line stands in the middle of the text's width, away from both margins."""
    left, right = margins
    first, last = (paragraph.runs[0].box, paragraph.runs[-1].box) if paragraph.runs else (None, None)
    if first is None or last is None or right <= left:
        return False
    before, after = first.x0 - left, right - last.x1
    return min(before, after) > 0.12 * (right - left) and abs(before - after) < 0.1 * (right - left)


# --- lines to paragraphs ----------------------------------------------------------------------------------


def _paragraphs(lines: Sequence[Paragraph], margins: tuple[float, float]) -> Iterator[Paragraph]:
    """Lines of drawn pages joined to paragraphs; paragraphs of structured formats as they are."""
    left, right = margins
    broken = wrapping.margin([p.text for p in lines if not (p.runs and p.runs[0].box)])
    current: Paragraph | None = None
    for line in lines:
        if current is not None and _follows(current, line, left, right, broken):
            current = _joined(current, line)
            continue
        if current is not None:
            yield current
        current = line
    if current is not None:
        yield current


def _margins(lines: Sequence[Paragraph]) -> tuple[float, float]:
    """Left and right edge of the running text: where most long lines begin and end."""
    boxes = [(p.runs[0].box, p.runs[-1].box) for p in lines if p.runs]
    starts = sorted(a.x0 for a, b in boxes if a is not None and b is not None and b.x1 - a.x0 > 200)
    ends = sorted(b.x1 for a, b in boxes if a is not None and b is not None and b.x1 - a.x0 > 200)
    if not starts:
        return 0.0, 0.0
    return starts[len(starts) // 4], ends[int(len(ends) * 0.75)]


def _follows(above: Paragraph, line: Paragraph, left: float, right: float, broken: int) -> bool:
    """Whether a line goes on with the sentence above: that one is full, this one starts at the margin. `broken` is the width
    of the lines that a dump has left of pages."""
    if len(above.text) + len(line.text) > LONGEST_PARAGRAPH:
        return False
    first, last = (line.runs[0].box, above.runs[-1].box) if line.runs and above.runs else (None, None)
    if first is None or last is None:
        goes_on = _goes_on(above.text, line.text) or _is_broken(above, line.text, broken)
        return goes_on and not line.heading
    if forms.NOTE.match(line.text):
        return False
    size = last.y1 - last.y0
    if abs((first.y1 - first.y0) - size) > 0.35 * size:
        return False
    unfinished = _goes_on(above.text, line.text)
    same_page = line.runs[0].page == above.runs[-1].page
    if same_page and first.y0 - last.y1 > (3.0 if unfinished else 1.8) * size:
        return False
    full = last.x1 > right - _SLACK * size
    indented = first.x0 > left + 1.2 * size
    if not unfinished and (not full or indented):
        return False
    numbered = any(pattern.match(line.text.strip()) for pattern in _RANKS)
    # below a finished sentence, words without any punctuation are a heading
    bare = len(line.text.strip()) < _LONGEST_HEADING and not re.search(r"[，。；：、,;:]", line.text)
    return not ((numbered or bare) and re.search(r"[。；;：:]$", above.text.rstrip()))


def _goes_on(above: str, text: str) -> bool:
    """Whether a paragraph was cut in two, by a dump or by a page drawn from one: the first part is a sentence without
    its end, the second no heading."""
    shortest = _SHORT_OF_AMOUNT if _AMOUNT.match(text) else 25
    if (
        len(above) < shortest
        or not _CLAUSED.search(above)
        or re.search(r"[。；;：:！？!?”）)…]$", above.rstrip())
    ):
        return False
    return not any(pattern.match(text.strip()) for pattern in _RANKS) and not forms.NOTE.match(text)


def _is_broken(above: Paragraph, text: str, margin: int) -> bool:
    """Whether the last line of a paragraph ends amid a sentence because the width of the page did."""
    if not margin or _ENDED.search(above.text.rstrip()) or above.heading or forms.NOTE.match(text):
        return False
    last = above.text[above.runs[-1].start :] if above.runs else above.text
    if any(pattern.match(text.strip()) for pattern in _RANKS):
        return False
    return wrapping.is_full(last, text, margin)


def _joined(above: Paragraph, line: Paragraph) -> Paragraph:
    shift = len(above.text)
    runs = tuple(
        Run(r.start + shift, r.end + shift, page=r.page, box=r.box, line=r.line, confidence=r.confidence)
        for r in line.runs
    )
    return replace(above, text=above.text + line.text, runs=above.runs + runs, heading=False)
