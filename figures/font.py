"""The one font of the figures, as outlines: where it is found and how wide and how shaped its characters are."""

import os
from functools import cache
from pathlib import Path
from typing import Any, Final

from fontTools.pens.svgPathPen import SVGPathPen  # type: ignore[import-untyped]  # ships no type information
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]  # ships no type information

VARIABLE: Final = "PLMREF_FONT"
NAMES: Final = ("NotoSansCJK-Bold.ttc", "NotoSansCJKsc-Bold.otf", "NotoSansSC-Bold.otf")
FOLDERS: Final = (
    "~/.local/share/fonts",
    "~/.fonts",
    "/usr/local/share/fonts",
    "/usr/share/fonts",
    "~/Library/Fonts",
    "/Library/Fonts",
    "/opt/homebrew/share/fonts",
    "C:/Windows/Fonts",
)


class FontMissingError(Exception):
    """No usable font file was found."""


def find_font() -> Path:
    """Finds the font file.

    Returns:
        The file that the environment variable names, or else the first of the usual names in the usual folders.

    Raises:
        FontMissingError: If there is none.
    """
    if named := os.environ.get(VARIABLE):
        if Path(named).is_file():
            return Path(named)
        raise FontMissingError(f"{VARIABLE} names no file: {named}")
    for folder in FOLDERS:
        root = Path(folder).expanduser()
        for name in NAMES:
            if found := sorted(root.rglob(name)):
                return found[0]
    raise FontMissingError(f"Noto Sans CJK Bold is not installed; install it or name its file in {VARIABLE}")


class Font:
    """Outlines and widths of one face, in a thousandth of the text size or whatever unit the face uses."""

    def __init__(self, path: Path) -> None:
        self._face = _simplified_chinese_face(path)
        self._glyphs = self._face.getGlyphSet()
        self._names: dict[int, str] = self._face.getBestCmap()
        self.units: int = self._face["head"].unitsPerEm
        self.cap_height: int = self._face["OS/2"].sCapHeight

    @property
    def release(self) -> str:
        """The name and release of the face, for messages."""
        names = self._face["name"]
        return f"{names.getDebugName(4)}, {str(names.getDebugName(5)).partition(';')[0].lower()}"

    def width(self, text: str) -> int:
        """Returns how wide a text is, in units of the face."""
        return sum(self.advance(character) for character in text)

    def advance(self, character: str) -> int:
        """Returns how far one character moves the pen, in units of the face."""
        return int(self._glyphs[self._glyph_name(character)].width)

    @cache  # noqa: B019  # one font lives as long as the program
    def outline(self, character: str) -> str:
        """Returns the outline of one character as SVG path data, y upwards, in units of the face."""
        pen = SVGPathPen(self._glyphs, ntos=lambda number: str(round(number)))
        self._glyphs[self._glyph_name(character)].draw(pen)
        return str(pen.getCommands())

    def _glyph_name(self, character: str) -> str:
        try:
            return self._names[ord(character)]
        except KeyError:
            raise FontMissingError(f"{self.release} has no {character!r}") from None


def _simplified_chinese_face(path: Path) -> Any:
    """Opens a font file; of a collection, the face for Simplified Chinese, or else the first one."""
    if path.suffix.lower() not in {".ttc", ".otc"}:
        return TTFont(path, lazy=True)
    faces = TTCollection(path, lazy=True).fonts
    wanted = [face for face in faces if " SC" in str(face["name"].getDebugName(4))]
    return (wanted or faces)[0]


@cache
def load_font() -> Font:
    """Returns the font of all figures, opened once."""
    return Font(find_font())
