"""Characters that look like another one → the one that is meant (康熙部首, 兼容汉字)."""

from __future__ import annotations

import re
import unicodedata

# Radicals and compatibility ideographs that some producers write instead of the ideograph of the same shape, and hyphens
# instead of the sign: a font tells only what its glyphs look like. NFKC knows the Kangxi block but gives the
# traditional 戶, and it does not know the supplement (U+2E80…); those met in simplified print are listed.
_RADICALS: dict[int, str] = {
    **{
        code: unicodedata.normalize("NFKC", chr(code))
        for code in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00))
    },
    **dict.fromkeys((0xAD, 0x2010, 0x2011), "-"),
    **dict(
        zip(
            map(ord, "⼾⺟⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰"),
            "户母民西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙",
            strict=True,
        )
    ),
}
_RADICAL = re.compile("[\u00ad\u2010\u2011\u2e80-\u2fdf\uf900-\ufaff]")


def plain(text: str) -> str:
    """The text as it is meant, without blanks at its ends."""
    # few texts hold one, and to look for it costs less than to translate
    return (text.translate(_RADICALS) if _RADICAL.search(text) else text).strip()
