"""A font that has every Chinese character of a plot, as boxes, so that tests need no font of the system."""

from collections.abc import Iterable
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

FAMILY = "plmref test Han"
_EM = 1000
_FIRST = "\u2e80"  # where East Asian characters begin


def write_han_font(path: Path, texts: Iterable[str]) -> None:
    """Writes a TrueType font with a glyph for every character of the texts that is Chinese."""
    points = sorted({ord(char) for text in texts for char in text if char >= _FIRST})
    names = [f"u{point:x}" for point in points]
    font = FontBuilder(_EM)
    font.setupGlyphOrder([".notdef", *names])
    font.setupCharacterMap(dict(zip(points, names, strict=True)))
    font.setupGlyf(dict.fromkeys([".notdef", *names], _square()))
    font.setupHorizontalMetrics(dict.fromkeys([".notdef", *names], (_EM, 50)))
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": FAMILY, "styleName": "Regular"})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    font.setupPost()
    font.save(path)


def _square() -> object:
    pen = TTGlyphPen(None)
    pen.moveTo((50, -80))
    pen.lineTo((50, 840))
    pen.lineTo((950, 840))
    pen.lineTo((950, -80))
    pen.closePath()
    return pen.glyph()
