"""``python -m figures.screens``: draws what plmref prints into docs/screens, for the READMEs.

Each picture is real output of the installed program with the bundled catalogue, as a terminal with a dark theme shows
it. `tests/test_screens.py` fails when a picture no longer says what the program prints. To turn one into a PNG, open
it in a browser.
"""

import html
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

FOLDER: Final = Path(__file__).parent.parent / "docs" / "screens"

# A dark terminal whose sixteen colours all have a contrast of 4.5 or more on its ground (WCAG 2.1, 1.4.3).
THEME: Final = TerminalTheme(
    (27, 31, 36),
    (230, 234, 238),
    [
        (99, 110, 123),
        (255, 123, 114),
        (126, 211, 133),
        (230, 180, 80),
        (121, 184, 255),
        (240, 160, 230),
        (96, 212, 220),
        (230, 234, 238),
    ],
)

DIM: Final = "#a3adb8"
FONTS: Final = "DejaVu Sans Mono, Menlo, Consolas, Noto Sans Mono CJK SC, PingFang SC, Microsoft YaHei, monospace"
CELL: Final = 10  # pixels a cell is wide
LINE: Final = 22
SIZE: Final = 16.6  # of a monospaced font whose characters are a cell wide
WIDE_SIZE: Final = 18.6  # of Chinese characters, which are two cells wide
MARGIN: Final = 20


class Screen(NamedTuple):
    """One picture: what was typed, how wide the terminal is, and how many lines of the answer are shown."""

    arguments: tuple[str, ...]
    width: int = 80
    lines: int | None = None


SCREENS: Final = {
    "search": Screen(("search", "replaced token detection")),
    "show": Screen(("show", "electra", "--only", "facts,points,results"), lines=46),
    "timeline": Screen(("timeline", "--year", "2019")),
    "compare": Screen(("compare", "bert", "roberta", "electra"), width=100),
    "lineage": Screen(("lineage", "roberta"), lines=46),
    "search-zh": Screen(("search", "动态掩码", "--lang", "zh")),
    "show-zh": Screen(("show", "ernie-2.0", "--only", "facts,points,results", "--lang", "zh"), lines=46),
    "timeline-zh": Screen(("timeline", "--year", "2019", "--lang", "zh")),
    "compare-zh": Screen(("compare", "bert", "roberta", "electra", "--lang", "zh"), width=100),
    "lineage-zh": Screen(("lineage", "roberta", "--lang", "zh"), lines=46),
}


def printed(screen: Screen) -> list[str]:
    """Returns the lines that are shown: the prompt, and below it what the program prints, with escape sequences."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PLMREF_")}
    ended = subprocess.run(  # noqa: S603  # this program
        [sys.executable, "-m", "plmref", *screen.arguments, "--format", "table"],
        env=environ | {"COLUMNS": str(screen.width), "FORCE_COLOR": "1", "TERM": "xterm-256color", "NO_COLOR": ""},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return [f"\x1b[32m$\x1b[0m {_typed(screen)}", *ended.stdout.rstrip("\n").split("\n")[: screen.lines]]


def drawn(screen: Screen) -> str:
    """Returns the picture as SVG.

    Rich's own export gives Chinese half of its width (it counts characters where it should count cells) and loads a
    font from the network; here each run of text gets its cells, and the reader's fonts.
    """
    lines = printed(screen)
    width, height = screen.width * CELL + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    body = [element for place, line in enumerate(lines) for element in _line(Text.from_ansi(line), place)]
    ground, ink = THEME.background_color.hex, THEME.foreground_color.hex
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">',
            f"<title>{html.escape(_typed(screen))}</title>",
            f'<rect width="{width}" height="{height}" rx="8" fill="{ground}"/>',
            f'<g font-family="{FONTS}" font-size="{SIZE}" fill="{ink}" xml:space="preserve">',
            *body,
            "</g>",
            "</svg>\n",
        ]
    )


def _line(line: Text, place: int) -> Iterator[str]:
    """Yields one line's runs of characters that are equally wide and look the same."""
    console, column, y = Console(file=StringIO()), 0, MARGIN + LINE * place + 16
    for segment in line.render(console):
        style = segment.style or Style()
        for wide, run in groupby(segment.text, key=lambda char: cell_len(char) > 1):
            text = "".join(run)
            if shown := text.strip():  # SVG drops blanks at the ends
                x = MARGIN + (column + len(text) - len(text.lstrip())) * CELL
                length = f'textLength="{cell_len(shown) * CELL}" lengthAdjust="spacing"'
                size = f' font-size="{WIDE_SIZE}"' if wide else ""
                yield f'<text x="{x}" y="{y}" {length}{size}{_look(style)}>{html.escape(shown)}</text>'
            column += cell_len(text)


def _look(style: Style) -> str:
    """Returns a style as attributes of SVG."""
    colour = f' fill="{style.color.get_truecolor(THEME).hex}"' if style.color else ""
    return (
        (f' fill="{DIM}"' if style.dim else colour)
        + (' font-weight="bold"' if style.bold else "")
        + (' text-decoration="underline"' if style.underline else "")
    )


def _typed(screen: Screen) -> str:
    return " ".join(f'"{word}"' if " " in word else word for word in ("plmref", *screen.arguments))


def text_of(svg: str) -> str:
    """Returns what a picture says, without blanks."""
    return re.sub(r"\s", "", html.unescape("".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))))


def main() -> None:
    """Draws every screen."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, screen in SCREENS.items():
        (FOLDER / f"{name}.svg").write_text(drawn(screen), encoding="utf-8", newline="\n")
        print(f"docs/screens/{name}.svg")


if __name__ == "__main__":
    main()
