"""What lines and marks stand for, below a plot."""

from collections.abc import Sequence

from plmref.views.plots.canvas import Canvas
from plmref.views.plots.style import GAP, MAIN, MARK, MUTED, SMALL, LineStyle, MarkStyle

_LINE = MAIN + 4
_SAMPLE = 20.0  # points that a line takes
_SPACE = 12.0  # points between entries
_LEFT = 8.0


def draw_legend(
    canvas: Canvas, top: float, entries: Sequence[tuple[str, LineStyle | MarkStyle]], remark: str = ""
) -> float:
    """Draws a sample of each style with its name, in lines that the sheet has room for, and a remark in small print.

    Returns:
        Where the sheet may end.
    """
    x, y = _LEFT, top + _LINE / 2
    for name, style in entries:
        sample = _SAMPLE if isinstance(style, LineStyle) else MARK
        width = sample + 2 * GAP + canvas.text_width(name)
        if x > _LEFT and x + width > canvas.width - _LEFT:
            x, y = _LEFT, y + _LINE
        if isinstance(style, LineStyle):
            canvas.line([(x, y), (x + sample, y)], style)
        else:
            canvas.mark(x + sample / 2, y, style)
        canvas.text(x + sample + 2 * GAP, y, name)
        x += width + _SPACE
    if remark and x > _LEFT and x + canvas.text_width(remark, SMALL) > canvas.width - _LEFT:
        x, y = _LEFT, y + _LINE
    if remark:
        canvas.text(x, y, canvas.shortened(remark, canvas.width - 2 * _LEFT, SMALL), size=SMALL, colour=MUTED)
    return y + _LINE
