"""Draws the sample disclosure that is shipped with the project: `python -m eval.sample`."""

from __future__ import annotations

from pathlib import Path

from eval.load import load
from eval.render.pdf import draw

NAME = "qinghe-2020"
PATH = Path(__file__).parent / "sample" / f"{NAME}.pdf"


def main() -> None:
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_bytes(draw(load(NAME)).data)
    print(f"{PATH.relative_to(Path.cwd()) if PATH.is_relative_to(Path.cwd()) else PATH.name} written")


if __name__ == "__main__":
    main()
