"""``python -m figures``: draws every figure into resources/images, or checks those that are there."""

import argparse
import pkgutil
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Final

import cairosvg
from PIL import Image

from figures import drawings
from figures.font import FontMissingError, load_font
from figures.style import PALETTE, WIDTH, Drawing

FOLDER: Final = Path(__file__).parent.parent / "resources" / "images"
STEPS: Final = 12  # from one colour to another, at the edges of shapes
APART: Final = 12  # the least difference of two colours in a PNG; closer ones would blur the flat colours


def found() -> dict[str, Callable[[], Drawing]]:
    """Returns what draws each figure, by the figure's name."""
    modules = (import_module(each.name) for each in pkgutil.iter_modules(drawings.__path__, "figures.drawings."))
    return {module.NAME: module.draw for module in modules}


def png(svg: str) -> bytes:
    """Renders a figure at twice its width with few colours, so that it is sharp and small."""
    rendered = cairosvg.svg2png(bytestring=svg.encode(), output_width=2 * WIDTH)
    colours = Image.new("P", (1, 1))
    colours.putpalette(_colours())
    reduced = Image.open(BytesIO(rendered)).convert("RGB").quantize(palette=colours, dither=Image.Dither.NONE)
    stream = BytesIO()
    reduced.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def _colours() -> bytes:
    """Returns the palette of the figures, with colours between each two of it."""
    chosen = [bytes.fromhex(colour.removeprefix("#")) for colour in PALETTE]
    for first, second in combinations(tuple(chosen), 2):
        for step in range(1, STEPS):
            blend = bytes(round(a + (b - a) * step / STEPS) for a, b in zip(first, second, strict=True))
            if all(max(abs(a - b) for a, b in zip(blend, each, strict=True)) >= APART for each in chosen):
                chosen.append(blend)
    return b"".join(chosen)


def write(names: Iterable[str]) -> None:
    """Draws figures, as SVG and as PNG."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    figures = found()
    for name in names:
        svg = figures[name]().svg()
        picture = png(svg)
        (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")
        (FOLDER / f"{name}.png").write_bytes(picture)
        print(f"{name}: SVG {len(svg.encode()) / 1000:.0f} kB, PNG {len(picture) / 1000:.0f} kB")


def stale() -> list[str]:
    """Returns what is wrong with the figures on disk, a line for each."""
    wrong = []
    for name, draw in found().items():
        path = FOLDER / f"{name}.svg"
        if not path.is_file():
            wrong.append(f"{path.name} is missing")
        elif path.read_bytes() != draw().svg().encode():
            wrong.append(f"{path.name} is not what the code draws with {load_font().release}")
        if not path.with_suffix(".png").is_file():
            wrong.append(f"{name}.png is missing")
    return wrong


def main() -> int:
    """Runs the command.

    Returns:
        0 if all is well, 1 if a check failed, 2 if nothing could be drawn.
    """
    parser = argparse.ArgumentParser(prog="python -m figures", description=__doc__)
    parser.add_argument(
        "name", nargs="*", choices=[*found(), []], metavar="NAME", help="a figure; without one, all of them"
    )
    parser.add_argument("--check", action="store_true", help="only check that the SVGs are what the code draws")
    arguments = parser.parse_args()
    try:
        if not arguments.check:
            write(arguments.name or found())
            return 0
        wrong = stale()
    except FontMissingError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    for line in wrong:
        print(f"error: {line}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
