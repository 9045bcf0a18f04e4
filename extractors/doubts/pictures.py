"""Pictures of cells, cut out of their pages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from PIL import Image, ImageDraw

from extractors.doubts.cell import DoubtfulCell
from extractors.errors import DocumentError
from extractors.readers import image
from extractors.schema.extraction import PageInfo
from extractors.schema.source import Box

# Points of the page around a figure, pixels of the page for 72 points.
_AROUND, _DPI = 4.0, 300
# Pixels that a line of type is enlarged to, and that a picture has at most.
_LINE, _HIGHEST, _WIDEST = 96, 512, 1_024
# What covers personal data.
_COVER = (64, 64, 64)


def pictures(
    data: bytes, cells: Sequence[DoubtfulCell], pages: Mapping[int | None, PageInfo]
) -> Iterator[tuple[DoubtfulCell, bytes]]:
    """The cells, each with a PNG of it, page by page; of pages that cannot be drawn, none."""
    # in the order of the pages, so that each is drawn once
    wanted = {number: pages[number].reader == "ocr" for number in sorted({cell.page for cell in cells})}
    try:
        for number, picture in image.pages(data, wanted, _DPI):
            for cell in cells:
                if cell.page == number:
                    yield cell, _cut(picture, cell.box, pages[number])
    except (DocumentError, IndexError, RuntimeError, OSError, ValueError):
        # what was read once may not be drawn again: then nobody looks at it
        return


def _cut(page: Image.Image, box: Box, info: PageInfo) -> bytes:
    """A part of the picture of a page, enlarged. Personal data in it is painted over."""
    scale = page.width / info.width
    left, top, right, bottom = (
        round(scale * edge)
        for edge in (box.x0 - _AROUND, box.y0 - _AROUND, box.x1 + _AROUND, box.y1 + _AROUND)
    )
    cut = page.crop((left, top, right, bottom))
    pen = ImageDraw.Draw(cut)
    for hidden in info.withheld:
        x0, y0, x1, y1 = (scale * edge for edge in hidden)
        pen.rectangle([x0 - left, y0 - top, x1 - left, y1 - top], fill=_COVER)
    factor = min(max(1.0, _LINE / cut.height), _HIGHEST / cut.height, _WIDEST / cut.width)
    size = (max(1, round(cut.width * factor)), max(1, round(cut.height * factor)))
    out = BytesIO()
    cut.resize(size, Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()
