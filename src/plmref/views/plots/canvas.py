"""A sheet to draw on, measured in points from its upper left corner; matplotlib draws it."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

import matplotlib
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import Normal
from matplotlib.text import Text

from plmref.views.plots.fonts import Fonts
from plmref.views.plots.style import HAIR, INK, MAIN, MARK, PAPER, PNG_DPI, POINTS, SETTINGS, LineStyle, MarkStyle
from plmref.views.view import Languages

Point = tuple[float, float]
Side = Literal["left", "center", "right"]

_FINE = 10  # how many times finer than a point texts are measured
_NARROW = 5  # no more letters than this are as wide as a text is high
_CAPITAL = 0.73  # height of a capital letter, and of a Chinese character above the line, in sizes
_HEAD = 4.5  # points: an arrow head's length


@contextmanager
def settled() -> Iterator[None]:
    """Makes matplotlib's settings those of plots, whatever the user's are, and puts the user's back."""
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        for name, value in SETTINGS.items():
            matplotlib.rcParams[name] = value
        yield


class Canvas:
    """One plot. Later things cover earlier ones of the same level; levels are 1 (ground) to 5 (names)."""

    def __init__(self, width: float, languages: Languages) -> None:
        """Begins a plot that is `width` centimetres wide.

        Raises:
            UsageError: a font is missing.
        """
        self.width = width * POINTS
        self.languages = languages
        self.fonts = Fonts(languages)
        self.figure = Figure(figsize=(width / 2.54, 1), facecolor=PAPER)
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, self.width)
        self._measure: Any = RendererAgg(1, 1, 72 * _FINE)  # type: ignore[no-untyped-call]  # matplotlib leaves it so
        self.names: list[Text] = []

    def text_width(self, text: str, size: float = MAIN) -> float:
        """Returns how wide a text is."""
        cleaned = self.fonts.clean(text)
        if not cleaned:
            return 0.0
        width, _, _ = self._measure.get_text_width_height_descent(cleaned, self._properties(size), False)
        return float(width) / _FINE

    def shortened(self, text: str, width: float, size: float = MAIN) -> str:
        """Returns text that is no wider than `width`, its end cut off if need be."""
        if self.text_width(text, size) <= width:
            return text
        text = text[: int(width / size * _NARROW)]
        while text and self.text_width(f"{text}…", size) > width:
            text = text[:-1].rstrip()
        return f"{text}…"

    def _properties(self, size: float) -> FontProperties:
        return FontProperties(family=self.fonts.families, size=size)

    def text(
        self, x: float, y: float, text: str, *, size: float = MAIN, colour: str = INK, side: Side = "left"
    ) -> Text:
        """Writes one line; `y` is the middle of its capital letters, `side` the part of it that stands at `x`."""
        written = self._axes.text(
            x,
            y + size * _CAPITAL / 2,
            self.fonts.clean(text),
            color=colour,
            ha=side,
            va="baseline",
            zorder=5,
            fontproperties=self._properties(size),
            parse_math=False,
        )
        self.names.append(written)
        return written

    def line(self, points: Sequence[Point], style: LineStyle, *, level: float = 2) -> None:
        """Draws a line through points."""
        xs, ys = zip(*points, strict=True)
        drawn = Line2D(xs, ys, color=style.colour, lw=style.width, ls=style.dashes, zorder=level)
        drawn.set_dash_capstyle("butt")
        self._axes.add_line(drawn)

    def box(self, x: float, y: float, width: float, height: float, colour: str, *, level: float = 1) -> None:
        """Draws a filled box without an outline."""
        self._axes.add_patch(Rectangle((x, y), width, height, facecolor=colour, edgecolor="none", zorder=level))

    def ground(self, x: float, y: float, width: float, height: float, colour: str = PAPER) -> None:
        """Lays a nearly opaque ground below a name, so that lines which cross it do not hide it."""
        shape = FancyBboxPatch(
            (x, y),
            width,
            height,
            boxstyle="round,pad=0,rounding_size=2",
            facecolor=colour,
            edgecolor="none",
            alpha=0.85,
            zorder=3.5,
        )
        self._axes.add_patch(shape)

    def mark(self, x: float, y: float, style: MarkStyle, *, size: float = MARK) -> None:
        """Draws the mark of a data point."""
        smaller = {"D": 0.8, "s": 0.9}.get(style.shape, 1.0)  # shapes that look larger than a circle
        self._axes.add_line(
            Line2D([x], [y], marker=style.shape, ms=size * smaller, mfc=style.fill, mec=INK, mew=HAIR, ls="", zorder=4)
        )

    def curve(self, points: Sequence[Point], style: LineStyle) -> None:
        """Draws an arrow along a Bézier curve (start, two handles, end), its tip at the end."""
        start, first, second, (x, y) = points
        length = ((x - second[0]) ** 2 + (y - second[1]) ** 2) ** 0.5 or 1.0
        along = (x - second[0]) / length, (y - second[1]) / length
        neck = x - _HEAD * along[0], y - _HEAD * along[1]
        codes = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
        self._axes.add_patch(
            PathPatch(
                Path([start, first, second, neck], codes),
                facecolor="none",
                edgecolor=style.colour,
                lw=style.width,
                ls=style.dashes,
                capstyle="butt",
                zorder=3,
            )
        )
        self._head((x, y), neck, along, style.colour)

    def _head(self, tip: Point, neck: Point, along: Point, colour: str) -> None:
        half = _HEAD * 0.36
        wings = [
            (neck[0] - along[1] * half, neck[1] + along[0] * half),
            (neck[0] + along[1] * half, neck[1] - along[0] * half),
        ]
        self._axes.add_patch(Polygon([tip, *wings], closed=True, facecolor=colour, edgecolor="none", zorder=3))

    def finish(self, height: float) -> None:
        """Cuts the sheet to its height in points."""
        self.figure.set_size_inches(self.width / 72, height / 72)
        self._axes.set_ylim(height, 0)

    def encoded(self, form: str, dpi: int = PNG_DPI) -> bytes:
        """Returns the plot as the bytes of an SVG, PNG or PDF file, the same bytes for the same plot."""
        metadata: dict[str, dict[str, Any]] = {
            "svg": {"Date": None, "Creator": "plmref"},
            "png": {"Software": None},
            "pdf": {"CreationDate": None, "Creator": "plmref", "Producer": None},
        }
        if form == "pdf" and self.fonts.outlined:
            for text in self.names:
                text.set_path_effects([Normal()])  # matplotlib draws a text with any effect as outlines
        buffer = io.BytesIO()
        with settled():
            self.figure.savefig(buffer, format=form, dpi=dpi, metadata=metadata[form])
        return buffer.getvalue()
