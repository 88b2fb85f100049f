"""Fonts that have every character of a plot: no name ever turns into boxes."""

import unicodedata
from pathlib import Path
from typing import Any, Final

from matplotlib import font_manager

from plmref.errors import UsageError
from plmref.views.text.clean import one_line
from plmref.views.view import Languages

LATIN: Final = "DejaVu Sans"  # comes with matplotlib

# Sans-serif families with the characters of mainland China first, as systems and their packages call them.
CHINESE: Final = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "DengXian",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Sarasa Gothic SC",
    "SimHei",
    "STHeiti",
    "Heiti SC",
    "Noto Sans CJK TC",
    "Noto Sans CJK JP",
    "Source Han Sans",
    "Arial Unicode MS",
    "Droid Sans Fallback",
)

_SCRIPTS: Final = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "FULLWIDTH", "IDEOGRAPHIC")
_HINT: Final = "install one, such as Noto Sans CJK (Debian, Ubuntu: apt install fonts-noto-cjk)"


class Fonts:
    """The fonts of one plot. In Chinese a Chinese font leads, else it helps out where a name needs it."""

    def __init__(self, languages: Languages) -> None:
        """Finds the fonts.

        Raises:
            UsageError: Chinese is asked for, and no font has it.
        """
        self._families = [LATIN]
        self._known = {LATIN: _characters(LATIN)}
        self._looked = False
        if "zh" in languages:
            self._add_chinese(leading=languages[0] == "zh")

    @property
    def families(self) -> list[str]:
        """The families, in the order in which a character is looked for."""
        return self._families

    @property
    def outlined(self) -> bool:
        """Whether a PDF must hold outlines in place of text: matplotlib embeds PostScript outlines (CFF) wrongly."""
        return any(_is_postscript(family) for family in self._families)

    def clean(self, text: str) -> str:
        """Returns text on one line, a question mark standing for each character that no font has.

        Raises:
            UsageError: a Chinese, Japanese or Korean character is among them.
        """
        return "".join(self._covered(char) for char in one_line(text))

    def _covered(self, char: str) -> str:
        if self._has(char):
            return char
        if _is_east_asian(char):
            self._add_chinese()
            if not self._has(char):
                raise UsageError(f"no font found that has the character {char}", _HINT)
            return char
        return "?"

    def _has(self, char: str) -> bool:
        return any(ord(char) in known for known in self._known.values())

    def _add_chinese(self, *, leading: bool = False) -> None:
        if self._looked:
            return
        self._looked = True
        family = _chinese_family()
        if family is None:
            raise UsageError("no font with Chinese characters found", _HINT)
        self._known[family] = _characters(family)
        self._families = [family, LATIN] if leading else [LATIN, family]


def _is_east_asian(char: str) -> bool:
    return unicodedata.name(char, "").startswith(_SCRIPTS)


def _characters(family: str) -> Any:
    """Returns what maps the code points that a family has to its glyphs."""
    return font_manager.get_font(_file(family)).get_charmap()


def _file(family: str) -> Any:
    return font_manager.findfont(font_manager.FontProperties(family=family), fallback_to_default=False)


def _is_postscript(family: str) -> bool:
    """Tells whether the outlines of a family are PostScript's, from the head of its file (OpenType, "otff")."""
    found = _file(family)
    with Path(found.path).open("rb") as file:
        if file.read(4) == b"ttcf":  # a collection: after version and count, an offset a face
            file.seek(12 + 4 * found.face_index)
            file.seek(int.from_bytes(file.read(4)))
        else:
            file.seek(0)
        return file.read(4) == b"OTTO"


def _chinese_family() -> str | None:
    """Returns the first family of the list that is installed."""
    if found := _installed():
        return found
    # matplotlib remembers which fonts there were; one may have been installed since.
    known = {entry.fname for entry in font_manager.fontManager.ttflist}
    for path in sorted(set(font_manager.findSystemFonts()) - known):
        try:
            font_manager.fontManager.addfont(path)
        except (OSError, RuntimeError):  # what is no font, or a damaged one (FreeType's own error)
            continue
    return _installed()


def _installed() -> str | None:
    names = {entry.name for entry in font_manager.fontManager.ttflist}
    return next((family for family in CHINESE if family in names), None)
