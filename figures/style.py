"""The visual language of all figures: palette, sizes, and the few primitives that drawings consist of."""

from html import escape
from typing import Final, Literal, TypeAlias

from figures.font import load_font

Point: TypeAlias = tuple[float, float]
Anchor: TypeAlias = Literal["start", "middle", "end"]
Shape: TypeAlias = Literal["circle", "square", "triangle", "diamond"]

WIDTH: Final = 800
UNIT: Final = 20  # the grid: places and sizes are multiples of it, or of its half
STROKE: Final = 3
RADIUS: Final = 8
ARROW_HEAD: Final = 16  # length; as wide as long

LARGE: Final = 28
MAIN: Final = 24  # English labels
SMALL: Final = 20  # Chinese labels, and the least size of any text

# After Okabe and Ito; blue and green are darkened, so that all differ in lightness and survive greyscale.
INK: Final = "#1b1f24"
BLUE: Final = "#005b96"
GREEN: Final = "#008763"
ORANGE: Final = "#e69f00"
GREY: Final = "#c3cad1"
PANEL: Final = "#e6eaee"
PAPER: Final = "#ffffff"
PALETTE: Final = (PAPER, INK, BLUE, GREEN, ORANGE, GREY, PANEL)


def number(value: float) -> str:
    """Returns a coordinate as text, rounded to one decimal, the same on every machine."""
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def ink_on(fill: str) -> str:
    """Returns the colour of text that stands on a fill: white on dark fills, ink on the others."""
    red, green, blue = (int(fill[at : at + 2], 16) for at in (1, 3, 5))
    return PAPER if 0.299 * red + 0.587 * green + 0.114 * blue < 128 else INK


def text_width(text: str, size: float) -> float:
    """Returns how wide a text is at a size, in pixels of the drawing."""
    font = load_font()
    return font.places(text)[-1] * size / font.units


def left_edge(x: float, width: float, anchor: Anchor) -> float:
    """Returns where something of a width starts, if its start, middle or end stands at ``x``."""
    return x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width


class Drawing:
    """One figure, 800 pixels wide, on an opaque light ground.

    Places are in pixels from the upper left corner. What is drawn later covers what was drawn earlier.
    """

    def __init__(self, height: int, title: str, description: str) -> None:
        self.height = height
        self._head = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
        self._body: list[str] = []
        self._characters: set[str] = set()
        self._add(f'<path fill="{PAPER}" d="M0 0h{WIDTH}v{height}H0z"/>')

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str = PAPER,
        line: str = INK,
        dashed: bool = False,
    ) -> None:
        """Draws a box with round corners.

        Args:
            x: Left edge.
            y: Upper edge.
            width: From left to right.
            height: From top to bottom.
            fill: Colour of the inside.
            line: Colour of the outline.
            dashed: Whether the outline is broken, which says that something is absent or hidden.
        """
        dashes = ' stroke-dasharray="10 7"' if dashed else ""
        self._add(
            f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" '
            f'rx="{RADIUS}" fill="{fill}" stroke="{line}" stroke-width="{STROKE}"{dashes}/>'
        )

    def line(self, points: list[Point], *, colour: str = INK) -> None:
        """Draws a line through points."""
        path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)
        self._add(f'<path fill="none" stroke="{colour}" stroke-width="{STROKE}" d="{path}"/>')

    def arrow(self, start: Point, end: Point, *, colour: str = INK) -> None:
        """Draws a straight arrow; its tip is at the end, which is best 2 pixels before an outline."""
        self.route([start, end], colour=colour)

    def route(self, points: list[Point], *, colour: str = INK) -> None:
        """Draws an arrow through points, for a way with corners; its tip is at the last one."""
        *way, end = points
        (x, y), (tip_x, tip_y) = way[-1], end
        length = ((tip_x - x) ** 2 + (tip_y - y) ** 2) ** 0.5
        along_x, along_y = (tip_x - x) / length, (tip_y - y) / length
        neck_x, neck_y = tip_x - ARROW_HEAD * along_x, tip_y - ARROW_HEAD * along_y
        side_x, side_y = -along_y * ARROW_HEAD / 2, along_x * ARROW_HEAD / 2
        self.line([*way, (neck_x, neck_y)], colour=colour)
        wings = (neck_x + side_x, neck_y + side_y), (neck_x - side_x, neck_y - side_y)
        self.polygon([end, *wings], fill=colour)

    def bracket(self, left: float, right: float, y: float, *, opening: float = UNIT / 2) -> None:
        """Draws a bracket over things that belong together; with ``opening`` below 0 it stands under them."""
        self.line([(left, y + opening), (left, y), (right, y), (right, y + opening)])

    def polygon(self, points: list[Point], *, fill: str, line: str | None = None) -> None:
        """Draws a filled polygon."""
        path = "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "z"
        outline = f' stroke="{line}" stroke-width="{STROKE}" stroke-linejoin="round"' if line else ""
        self._add(f'<path fill="{fill}"{outline} d="{path}"/>')

    def marker(self, x: float, y: float, shape: Shape, *, fill: str, radius: float = 9) -> None:
        """Draws the mark of a data point, with its middle at a place."""
        if shape == "circle":
            place = f'cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"'
            self._add(f'<circle {place} fill="{fill}" stroke="{INK}" stroke-width="{STROKE}"/>')
            return
        corners: dict[str, list[Point]] = {
            "square": [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
            "triangle": [(0, -1.15), (1.1, 0.8), (-1.1, 0.8)],
            "diamond": [(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)],
        }
        self.polygon([(x + radius * dx, y + radius * dy) for dx, dy in corners[shape]], fill=fill, line=INK)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = MAIN,
        colour: str = INK,
        anchor: Anchor = "middle",
    ) -> float:
        """Writes one line of text.

        Args:
            x: Where the text starts, has its middle or ends, as ``anchor`` says.
            y: The middle of the capital letters, which is that of Chinese characters too.
            text: What to write.
            size: Height of the font.
            colour: Colour of the text.
            anchor: Which part of the text stands at ``x``.

        Returns:
            Where the text ends.
        """
        font = load_font()
        scale = size / font.units
        left = left_edge(x, text_width(text, size), anchor)
        baseline = y + font.cap_height * scale / 2
        *places, end = font.places(text)
        seen = [(character, at) for character, at in zip(text, places, strict=True) if character != " "]
        self._characters.update(character for character, _ in seen)
        uses = (f'<use xlink:href="#{_identifier(character)}" x="{at}"/>' for character, at in seen)
        move = f"translate({number(left)} {number(baseline)}) scale({scale:.4f} -{scale:.4f})"
        self._add(f'<g fill="{colour}" transform="{move}" aria-label="{escape(text)}">{"".join(uses)}</g>')
        return left + end * scale

    def label(
        self,
        x: float,
        y: float,
        en: str,
        zh: str,
        *,
        size: float = MAIN,
        colour: str = INK,
        anchor: Anchor = "middle",
    ) -> float:
        """Writes English, in one or more lines, with Chinese below; together they have their middle at ``y``.

        Returns:
            The middle of the Chinese line.
        """
        lines = en.split("\n")
        step = size + 4
        last = (size + SMALL) / 2 + 8 + 2 * (len(lines) > 1)
        top = y - (step * (len(lines) - 1) + last) / 2
        for line in lines:
            self.text(x, top, line, size=size, colour=colour, anchor=anchor)
            top += step
        below = top - step + last
        self.text(x, below, zh, size=SMALL, colour=colour, anchor=anchor)
        return below

    def side_label(
        self,
        x: float,
        y: float,
        en: str,
        zh: str,
        *,
        size: float = MAIN,
        colour: str = INK,
        anchor: Anchor = "middle",
    ) -> None:
        """Writes English with Chinese beside it on one line."""
        width = text_width(en, size) + UNIT / 2 + text_width(zh, SMALL)
        left = left_edge(x, width, anchor)
        end = self.text(left, y, en, size=size, colour=colour, anchor="start")
        self.text(end + UNIT / 2, y, zh, size=SMALL, colour=colour, anchor="start")

    def clear(self, x: float, y: float, width: float) -> None:
        """Clears the place of one line of text, so that no line runs through it."""
        place = f'x="{number(x - 4)}" y="{number(y - 14)}" width="{number(width + 8)}" height="28"'
        self._add(f'<rect {place} fill="{PAPER}"/>')

    def tag(self, x: float, y: float, text: str) -> None:
        """Draws a small mark of two letters, with its middle at a place."""
        place = f'x="{number(x - 20)}" y="{number(y - 12)}" width="40" height="24"'
        self._add(f'<rect {place} rx="{RADIUS}" fill="{GREY}"/>')
        self.text(x, y, text, size=SMALL)

    def svg(self) -> str:
        """Returns the whole figure as an SVG document."""
        font = load_font()
        used = sorted(self._characters)
        shapes = (f'<path id="{_identifier(each)}" d="{font.outline(each)}"/>' for each in used)
        return "\n".join(
            [
                '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
                f'viewBox="0 0 {WIDTH} {self.height}" role="img">',
                self._head,
                f"<defs>{''.join(shapes)}</defs>",
                *self._body,
                "</svg>\n",
            ]
        )

    def _add(self, element: str) -> None:
        self._body.append(element)


def _identifier(character: str) -> str:
    return f"u{ord(character):x}"
