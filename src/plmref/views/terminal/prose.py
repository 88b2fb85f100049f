"""Text that wraps as Chinese and English do."""

import functools
import re

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.style import Style
from rich.text import Text

from plmref.views.text.clean import clean

# Chinese line breaking (W3C, "Requirements for Chinese Text Layout", 3.1.3): no line begins with the first set or
# ends with the second.
_NOT_FIRST = "。，、；：？！）」』】》〉〕］｝”’％‰…—·,.;:?!)]}%"
_NOT_LAST = "（「『【《〈〔［｛“‘([{"

# After these a URL or a path is broken where it must be.
_JOINTS = "/-_.?&="

# A word with the blanks behind it, or blanks at the beginning of a line.
_WORD = re.compile(r"[^ ]+ *| +")

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

    def __init__(self, text: Text | str, lead: Text | str = "", hang: int | None = None) -> None:
        """Wraps `text`, whose newlines stay.

        Args:
            text: what is wrapped.
            lead: what stands before its first line: a number, a dash, a label.
            hang: how many cells all lines stand in from the left; None is the width of `lead`.
        """
        self.text = plain(text) if isinstance(text, str) else text
        self._lead = Text(lead) if isinstance(lead, str) else lead
        self._hang = width_of(self._lead.plain) if hang is None else hang

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = self.lines(options.max_width - self._hang)
        if self._hang:
            margin = " " * self._hang
            first = self._lead.plain and self._lead + Text(" " * (self._hang - width_of(self._lead.plain)))
            lines = [Text.assemble(margin if place or not first else first, line) for place, line in enumerate(lines)]
        whole = Text("\n").join(lines)
        whole.no_wrap, whole.overflow = True, "fold"
        yield whole

    def lines(self, width: int) -> list[Text]:
        """Returns the text as lines of at most `width` cells."""
        wrapped: list[Text] = []
        for line in self.text.split("\n", allow_blank=True):
            breaks = _breaks(line.plain, max(width, 2))
            for piece in line.divide(breaks) if breaks else [line]:
                piece.rstrip()
                wrapped.append(piece)
        return wrapped


def width_of(text: str) -> int:
    """Returns how many cells a text takes; most is ASCII, and every character of that takes one."""
    return len(text) if text.isascii() else cell_len(text)


@functools.lru_cache(maxsize=1024)  # lists repeat their organizations
def _chunks(line: str) -> list[str]:
    """Splits a line into what must stay together."""
    chunks: list[str] = []
    for word in _WORD.findall(line):
        if word.isascii():
            chunks.append(word)
        else:
            chunks += _wide_chunks(word)
    return chunks


def _wide_chunks(word: str) -> list[str]:
    """Splits a word without blanks inside where lines may break: beside Han characters."""
    chunks = [word[0]]
    for char in word[1:]:
        previous = chunks[-1][-1]
        free = char not in _NOT_FIRST and char != " " and previous not in _NOT_LAST
        if free and (previous == " " or cell_len(previous) == 2 or cell_len(char) == 2):
            chunks.append(char)
        else:
            chunks[-1] += char
    return chunks


def _breaks(line: str, width: int) -> list[int]:
    """Returns the offsets at which a line is broken to fit into `width` cells."""
    if width_of(line) <= width:
        return []
    breaks: list[int] = []
    place = used = 0
    for chunk in _chunks(line):
        needed = width_of(chunk.rstrip(" "))
        if used and used + needed > width:
            breaks.append(place)
            used = 0
        if needed > width:
            used = _break_inside(chunk, place, width, breaks)
        else:
            used += width_of(chunk)
        place += len(chunk)
    return breaks


def _break_inside(chunk: str, place: int, width: int, breaks: list[int]) -> int:
    """Breaks a word that is longer than a line, after a joint if there is one; returns the cells on its last line."""
    start = used = 0
    for offset, char in enumerate(chunk):
        cells = cell_len(char)
        if used + cells > width and char != " ":
            start = _last_joint(chunk, start, offset)
            breaks.append(place + start)
            used = width_of(chunk[start:offset])
        used += cells
    return used


def _last_joint(chunk: str, start: int, end: int) -> int:
    """Returns where the last part of a URL or path before `end` begins, if that leaves half a line; else `end`."""
    joint = max(chunk.rfind(mark, start, end) for mark in _JOINTS) + 1
    return joint if joint - start > (end - start) // 2 else end
