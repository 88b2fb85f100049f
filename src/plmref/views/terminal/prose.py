"""Text that wraps as Chinese and English do."""

import re

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.style import Style
from rich.text import Text

from plmref.views.text.clean import clean

# Chinese line breaking (W3C, "Requirements for Chinese Text Layout", 3.1.3): no line begins with the first set or
# ends with the second.
_NOT_FIRST = "。，、；：？！）」』】》〉〕］｝”’％‰…—·,.;:?!)]}%"
_NOT_LAST = "（「『【《〈〔［｛“‘([{"

Marks = tuple[tuple[int, int], ...]


def plain(text: str, style: str | Style = "", marks: Marks = (), mark_style: str = "bold magenta") -> Text:
    """Returns text of a record for Rich: no markup, no control characters, the marked parts in `mark_style`."""
    safe = Text(clean(text), style=style)
    if len(safe.plain) == len(text):  # otherwise something was taken out, and the marks are off
        for start, end in marks:
            safe.stylize(mark_style, start, end)
    return safe


class Prose:
    """Text that fills its space and breaks between Han characters, but never before a full stop or after a bracket."""

    def __init__(self, text: Text | str) -> None:
        """Wraps `text`, whose newlines stay."""
        self.text = plain(text) if isinstance(text, str) else text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = Text("\n").join(self.lines(options.max_width))
        lines.no_wrap, lines.overflow = True, "fold"
        yield lines

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        lines = self.text.plain.splitlines() or [""]
        longest = max((cell_len(chunk.strip()) for line in lines for chunk in _chunks(line)), default=0)
        widest = max(map(cell_len, lines))
        return Measurement(min(longest, options.max_width), min(widest, options.max_width))

    def lines(self, width: int) -> list[Text]:
        """Returns the text as lines of at most `width` cells."""
        wrapped: list[Text] = []
        for line in self.text.split("\n", allow_blank=True):
            pieces = line.divide(_breaks(line.plain, max(width, 2)))
            for piece in pieces:
                piece.rstrip()
                wrapped.append(piece)
        return wrapped


def _is_wide(char: str) -> bool:
    return cell_len(char) == 2


def _chunks(line: str) -> list[str]:
    """Splits a line into what must stay together."""
    chunks: list[str] = []
    for char in line:
        previous = chunks[-1][-1] if chunks else ""
        if previous and not _may_break(previous, char):
            chunks[-1] += char
        else:
            chunks.append(char)
    return chunks


def _may_break(previous: str, char: str) -> bool:
    if char == " " or char in _NOT_FIRST or previous in _NOT_LAST:
        return False
    return previous == " " or _is_wide(previous) or _is_wide(char)


def _breaks(line: str, width: int) -> list[int]:
    """Returns the offsets at which a line is broken to fit into `width` cells."""
    breaks: list[int] = []
    place = used = 0
    for chunk in _chunks(line):
        needed = cell_len(chunk.rstrip(" "))
        if used and used + needed > width:
            breaks.append(place)
            used = 0
        if needed > width:
            used = _break_inside(chunk, place, width, breaks)
        else:
            used += cell_len(chunk)
        place += len(chunk)
    return breaks


def _break_inside(chunk: str, place: int, width: int, breaks: list[int]) -> int:
    """Breaks a word that is longer than a line wherever it must be; returns the cells used on its last line."""
    used = 0
    for offset, char in enumerate(chunk):
        cells = cell_len(char)
        if used + cells > width and not re.match(r"\s", char):
            breaks.append(place + offset)
            used = 0
        used += cells
    return used
