"""How a page is scanned: the settings of a scanner, and named ones."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scanner:
    """Nothing but `dpi`, `skew`, `noise` and `quality` unless asked for; lengths are in points, grey values 0 to 255.

    The machine: `skew` in degrees, `noise` the standard deviation of the grey values, `quality` that of the JPEG, `blur`
    the radius by which ink runs, `shade` how much darker the darkest corner is, `edge` the width of the black strip
    beside the paper, `contrast` how steep a copier's curve is (1 leaves it), `bilevel` whether dots are black or white
    only, `colour` whether the picture has colours.
    The paper: `folds` across it, two punch `holes`, `back` how much of the page behind shines through (0 to 1), `pair`
    whether two pages lie side by side on a sheet (双页).
    Ink upon it: `seals` round stamps somewhere on the lower half, `stamps` over what is printed, `ticks` of a pen.
    Its shape: `turns` in degrees counter-clockwise, one a sheet and then again from the first; as of a photo taken by
    hand `tilt` how far the corners lie from those of a rectangle (share of the side), `curl` how much nearer to the lens
    the page is at its back, and `shadow` what share of the light a hand takes away.
    """

    dpi: int = 150
    skew: float = 0.4
    noise: float = 6.0
    quality: int = 70
    blur: float = 0.0
    shade: float = 0.0
    seals: int = 0
    seed: int = 1
    edge: float = 0.0
    contrast: float = 1.0
    bilevel: bool = False
    colour: bool = False
    folds: int = 0
    holes: bool = False
    back: float = 0.0
    pair: bool = False
    stamps: int = 0
    ticks: int = 0
    turns: tuple[int, ...] = ()
    tilt: float = 0.0
    curl: float = 0.0
    shadow: float = 0.0

    @property
    def by_hand(self) -> bool:
        """Whether it is a photo, with the desk around the paper."""
        return bool(self.tilt or self.curl)


# The first three: a good scanner, a usual one, a photocopy of a photocopy.
DAMAGE: dict[str, Scanner] = {
    "clean": Scanner(skew=0.0, noise=0.0, quality=92),
    "light": Scanner(skew=0.4, noise=6.0, quality=70, blur=0.2, shade=20),
    "heavy": Scanner(skew=1.2, noise=16.0, quality=40, blur=0.35, shade=60, seals=1),
    "stamped": Scanner(skew=0.4, quality=65, blur=0.2, shade=20, colour=True, stamps=2, ticks=5, holes=True),
    "rotated": Scanner(skew=0.4, blur=0.2, shade=20, turns=(90, 180, 270, 0)),
    "folded": Scanner(
        skew=0.8, noise=8.0, quality=55, blur=0.25, shade=40, edge=9.0, folds=3, holes=True, back=0.14
    ),
    "double": Scanner(skew=0.5, blur=0.2, shade=20, pair=True),
    "photo": Scanner(
        skew=0.0, noise=5.0, quality=60, blur=0.25, shade=50, colour=True, tilt=0.035, curl=0.05, shadow=0.35
    ),
    "fax": Scanner(skew=0.8, noise=22.0, blur=0.3, edge=4.0, contrast=3.0, bilevel=True),
}
