"""The one font of the figures: where it is found, and the outlines and places of characters."""

import os
from functools import cache
from pathlib import Path
from typing import Any, Final

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTCollection, TTFont

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
        The file that the environment variable names, or else the first usual one in the usual folders.

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
    """Outlines, widths and kerning of one face, in the unit of the face (a thousandth of the text size)."""

    def __init__(self, path: Path) -> None:
        self._face = _simplified_chinese_face(path)
        self._glyphs = self._face.getGlyphSet()
        self._names: dict[int, str] = self._face.getBestCmap()
        self._pairs = _kerning_tables(self._face)
        self.units: int = self._face["head"].unitsPerEm
        self.cap_height: int = self._face["OS/2"].sCapHeight

    @property
    def release(self) -> str:
        """The name and release of the face, for messages."""
        names = self._face["name"]
        return f"{names.getDebugName(4)}, {str(names.getDebugName(5)).partition(';')[0].lower()}"

    def outline(self, character: str) -> str:
        """Returns the outline of one character as SVG path data, with y upwards; empty for a space."""
        pen = SVGPathPen(self._glyphs, ntos=lambda value: str(round(value)))
        self._glyphs[self._glyph(character)].draw(pen)
        return str(pen.getCommands())

    def places(self, text: str) -> list[int]:
        """Returns where each character of a text starts and, last, where the text ends."""
        places, at = [], 0
        for index, character in enumerate(text):
            if index:
                at += self._kern(text[index - 1], character)
            places.append(at)
            at += int(self._glyphs[self._glyph(character)].width)
        return [*places, at]

    def _glyph(self, character: str) -> str:
        try:
            return self._names[ord(character)]
        except KeyError:
            raise FontMissingError(f"{self.release} has no {character!r}") from None

    def _kern(self, before: str, after: str) -> int:
        """Returns how much farther apart (or, if below zero, closer) two characters stand than usual."""
        first, second = self._glyph(before), self._glyph(after)
        for table in self._pairs:
            if first not in table.Coverage.glyphs:
                continue
            if table.Format == 1:
                pairs = table.PairSet[table.Coverage.glyphs.index(first)].PairValueRecord
                values = [pair.Value1 for pair in pairs if pair.SecondGlyph == second]
            else:
                row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)]
                values = [row.Class2Record[table.ClassDef2.classDefs.get(second, 0)].Value1]
            if values:
                return int(getattr(values[0], "XAdvance", 0))
        return 0


def _kerning_tables(face: Any) -> list[Any]:
    """Returns the tables of pairs that the kerning feature of a face consults, in their order."""
    if "GPOS" not in face:
        return []
    layout = face["GPOS"].table
    lookups = {
        index
        for record in layout.FeatureList.FeatureRecord
        if record.FeatureTag == "kern"
        for index in record.Feature.LookupListIndex
    }
    tables = (table for index in sorted(lookups) for table in layout.LookupList.Lookup[index].SubTable)
    unwrapped = (getattr(table, "ExtSubTable", table) for table in tables)
    return [table for table in unwrapped if hasattr(table, "PairSet") or hasattr(table, "Class1Record")]


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
