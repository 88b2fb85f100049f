"""The plot `topics`: papers a year about each of the most used topics, one small plot a topic."""

from collections.abc import Sequence

from plmref.analysis.topic_counts import TopicCount
from plmref.views.labels import label
from plmref.views.plots.canvas import Canvas
from plmref.views.plots.style import BLUE, GREY, HAIR, MAIN, MUTED, SMALL, LineStyle

_PANEL = 130.0  # points: the least width of a small plot
_MARGIN = 6.0
_SPACE = 12.0  # points between small plots
_BARS = 34.0  # points: the height of the highest bar
_TITLE = MAIN + 4
_BAR = 0.7  # of the room that a year has
_COUNT = SMALL + 1.5


def draw_topics(canvas: Canvas, counts: Sequence[tuple[TopicCount, str]], years: tuple[int, int]) -> None:
    """Draws a small plot for every topic, given with its name, all on the same scales.

    Args:
        canvas: an empty sheet.
        counts: at least one.
        years: the first and the last year that is shown.
    """
    columns = max(1, min(int((canvas.width - 2 * _MARGIN + _SPACE) / (_PANEL + _SPACE)), len(counts)))
    width = (canvas.width - 2 * _MARGIN - (columns - 1) * _SPACE) / columns
    highest = max(max(count.by_year.values()) for count, _ in counts)
    height = _TITLE + _COUNT + _BARS + SMALL + _SPACE
    for place, (count, name) in enumerate(counts):
        row, column = divmod(place, columns)
        x, y = _MARGIN + column * (width + _SPACE), _MARGIN + row * height
        _draw_panel(canvas, count, name, years, (x, y, width), highest)
    bottom = _MARGIN + (place // columns + 1) * height
    remark = canvas.shortened(label("plot topics", canvas.languages), canvas.width - 2 * _MARGIN, SMALL)
    canvas.text(_MARGIN, bottom, remark, size=SMALL, colour=MUTED)
    canvas.finish(bottom + SMALL + _MARGIN)


def _draw_panel(
    canvas: Canvas,
    count: TopicCount,
    name: str,
    years: tuple[int, int],
    place: tuple[float, float, float],
    highest: int,
) -> None:
    x, y, width = place
    bottom = y + _TITLE + _COUNT + _BARS
    total = str(count.total)
    room = width - canvas.text_width(total) - _MARGIN
    canvas.text(x, y + _TITLE / 2, canvas.shortened(name, room))
    canvas.text(x + width, y + _TITLE / 2, total, colour=MUTED, side="right")
    canvas.line([(x, bottom), (x + width, bottom)], LineStyle(GREY, HAIR))
    step = width / (years[1] - years[0] + 1)
    for year, papers in count.by_year.items():
        middle, tall = x + (year - years[0] + 0.5) * step, papers / highest * _BARS
        canvas.box(middle - step * _BAR / 2, bottom - tall, step * _BAR, tall, BLUE)
        if canvas.text_width(str(papers), SMALL) <= step:
            canvas.text(middle, bottom - tall - _COUNT / 2, str(papers), size=SMALL, side="center")
    _draw_years(canvas, years, x, bottom, step)


def _draw_years(canvas: Canvas, years: tuple[int, int], x: float, bottom: float, step: float) -> None:
    """Writes as many years below the bars as have room, the same distance apart."""
    room = canvas.text_width("2019", SMALL) + 3
    every = next(every for every in (1, 2, 5, 10, 20, 50, 100, 10_000) if every * step >= room)
    for year in range(years[0], years[1] + 1):
        if year % every == 0 or (every == 10_000 and year == years[0]):
            middle = x + (year - years[0] + 0.5) * step
            canvas.text(middle, bottom + 2 + SMALL / 2, str(year), size=SMALL, colour=MUTED, side="center")
