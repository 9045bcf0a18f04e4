"""A cell of a workbook → the text that its number format prints (数字格式).

The figure is what a reader of the printed sheet sees: 6505.405709 in a cell formatted `0.00` is printed 6505.41.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

# One section of a format, cut into what is printed as it stands, placeholders of digits, and the rest.
_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"        # literal text
    | [\\!](?P<escaped>.)        # one literal character
    | _.                         # a blank as wide as the next character
    | \*.                        # the next character repeated to fill the column
    | \[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]
    | \[(?P<bracket>[^\]]*)\]    # a colour or a condition
    | (?P<digits>[0#?][0#?,]*(?:\.[0#?]*)?|\.[0#?]+)
    | (?P<scale>,+)
    | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_SECTION_END = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
_DATE_PIECE = re.compile(
    r'"[^"]*"|\\.|\[[^\]]*\]|y+|m+|d+|h+|s+|am/pm|上午/下午|.', re.IGNORECASE | re.DOTALL
)
# A number prints as many digits as fit into eleven places, the decimal point among them.
_GENERAL_DIGITS = 10


def printed(value: Any, number_format: str | None, *, show_zeros: bool = True) -> str:
    """The text of a cell with this value; the empty string for an empty one.

    `show_zeros` is the setting of the sheet: without it a zero is not printed.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float | Decimal):
        number = _decimal(value)
        if not number and not show_zeros:
            return ""
        return _number(number, number_format or "General")
    if isinstance(value, datetime | date | time):
        return _date(value, number_format or "")
    return str(value)


def _decimal(value: float | Decimal) -> Decimal:
    """A stored number in the fifteen significant digits that a spreadsheet keeps of it."""
    return Decimal(format(value, ".15g")) if isinstance(value, float) else Decimal(value)


def _number(value: Decimal, number_format: str) -> str:
    sections = _SECTION_END.split(number_format)
    own_negative = value < 0 and len(sections) > 1
    if not value and len(sections) > 2:
        section = sections[2]
    elif own_negative:
        section = sections[1]
    else:
        section = sections[0]
    tokens = list(_TOKEN.finditer(section))
    letters = {m["other"].upper() for m in tokens if m["other"]}
    if "GENERAL" in section.upper() or letters & {"E", "/", "@"}:
        # Scientific notation and fractions are not met in accounts; the plain number says the same.
        return _general(value)
    text = _placed(abs(value), tokens)
    signed = (value < 0 and not own_negative) or (own_negative and _sign_is_a_colour(tokens))
    return "-" + text if signed else text


def _sign_is_a_colour(tokens: list[re.Match[str]]) -> bool:
    """Red print is the only sign of some negative numbers; text has no colour, so it gets the sign."""
    coloured = any(m["bracket"] and m["bracket"].isalpha() for m in tokens)
    written = "".join(m["quoted"] or m["escaped"] or m["other"] or "" for m in tokens)
    return coloured and not re.search(r"[-−(（△▲]", written)


def _placed(value: Decimal, tokens: list[re.Match[str]]) -> str:
    """The number put into the placeholders, with the literal text around them."""
    value *= Decimal(100) ** sum(m["other"] == "%" for m in tokens)
    value /= Decimal(1000) ** sum(len(m["scale"] or "") for m in tokens)
    places = [m["digits"] for m in tokens if m["digits"]]
    shown = iter(_spread(value, places))
    return "".join(
        next(shown) if m["digits"] else m["quoted"] or m["escaped"] or m["currency"] or m["other"] or ""
        for m in tokens
    ).strip()


def _spread(value: Decimal, places: list[str]) -> list[str]:
    """The digits for each placeholder; literal text may stand among the digits, as in `0!.0,` for 万元."""
    if len(places) < 2:
        return [_digits(value, place) for place in places]
    text = _digits(value, "".join(places).replace("#", "0"))
    shown: list[str] = []
    for place in reversed(places[1:]):
        size = len(place.rstrip(","))
        text, part = text[:-size], text[-size:]
        shown.insert(0, part)
    return [text.lstrip("0").rjust(places[0].count("0"), "0"), *shown]


def _digits(value: Decimal, pattern: str) -> str:
    whole, _, fraction = pattern.partition(".")
    thousands = len(whole) - len(whole.rstrip(","))
    value = (value / Decimal(1000) ** thousands).quantize(Decimal(1).scaleb(-len(fraction)), ROUND_HALF_UP)
    shown = f"{value:,f}" if "," in whole.rstrip(",") else f"{value:f}"
    head, _, tail = shown.partition(".")
    required = whole.count("0")
    if head == "0" and not required:
        head = ""
    head = head.rjust(required, "0") if len(head) < required else head
    optional = len(fraction) - len(fraction.rstrip("#?"))
    while optional and tail.endswith("0"):
        tail, optional = tail[:-1], optional - 1
    return f"{head}.{tail}" if "." in pattern else head


def _general(value: Decimal) -> str:
    if value == value.to_integral_value():
        return f"{value.to_integral_value():f}"
    room = max(0, _GENERAL_DIGITS - len(str(int(abs(value)))))
    rounded = value.quantize(Decimal(1).scaleb(-room), ROUND_HALF_UP)
    return f"{rounded:f}".rstrip("0").rstrip(".") if room else f"{rounded:f}"


def _date(value: datetime | date | time, number_format: str) -> str:
    """A date in its format's order; an ISO date when the format says nothing of dates."""
    moment = value if isinstance(value, datetime) else None
    if moment is None and isinstance(value, date):
        moment = datetime(value.year, value.month, value.day)
    if moment is None or not re.search(r"[ymd]", number_format, re.IGNORECASE):
        return value.isoformat()
    out: list[str] = []
    after_hours = False
    for piece in _DATE_PIECE.findall(_SECTION_END.split(number_format)[0]):
        kind = piece[0].lower()
        two = len(piece) > 1
        if piece[0] == '"' or piece[0] == "\\":
            out.append(piece.strip('"') if piece[0] == '"' else piece[1:])
        elif piece[0] == "[" or piece in "@;_*":
            continue
        elif kind == "y":
            out.append(f"{moment.year:04d}" if len(piece) > 2 else f"{moment.year % 100:02d}")
        elif kind == "m":
            number = moment.minute if after_hours else moment.month
            out.append(f"{number:02d}" if two else str(number))
        elif kind == "d":
            out.append(f"{moment.day:02d}" if two else str(moment.day))
        elif kind == "h":
            out.append(f"{moment.hour:02d}" if two else str(moment.hour))
        elif kind == "s":
            out.append(f"{moment.second:02d}" if two else str(moment.second))
        else:
            out.append(piece)
        if kind in "hs":
            after_hours = True
        elif kind in "yd":
            after_hours = False
    return "".join(out).strip()
