"""Values of BibTeX fields: enclosures taken off, `#` joined, and what `@string` defines put in, wherever it stands."""

import re
from collections.abc import Callable, Iterator

from plmref.formats.loose_dates import MONTHS

_MARK = re.compile(r'(?<!\\)[{}"#]')
_MONTHS = frozenset(MONTHS)

# A string that is made of two others, and these of two others each, would grow without end.
_LONGEST_STRING = 2_000
_DEEPEST = 20
_MOST_PARTS = 100


class Macros:
    """The strings of one file. They are looked for when the first one is used, since most files have none."""

    def __init__(self, find: Callable[[], Iterator[tuple[str, str]]]) -> None:
        """Takes what finds all strings of the file: (name, value as it is written)."""
        self._find = find
        self._written: dict[str, str] | None = None
        self._known: dict[str, str | None] = {}

    def value(self, written: str) -> tuple[str, str]:
        """Returns the text of a field's value, and the first name in it that no `@string` defines, or "".

        A name that is not defined stands for itself: nobody means nothing by `year = 2019a`.
        """
        if "#" not in written:
            if (whole := _enclosed(written)) is not None:
                return whole, ""
            if written.isdecimal():
                return written, ""
        texts: list[str] = []
        unknown = ""
        for part in _parts(written):
            text, missing = self._part(part, 0)
            texts.append(text)
            unknown = unknown or missing
        return "".join(texts), unknown

    def _part(self, part: str, depth: int) -> tuple[str, str]:
        if (whole := _enclosed(part)) is not None:
            return whole, ""
        name = part.lower()
        if not part or part.isdecimal() or name in _MONTHS:
            return part, ""
        text = self._string(name, depth)
        return (part, part[:40]) if text is None else (text, "")

    def _string(self, name: str, depth: int) -> str | None:
        if self._written is None:
            self._written = {key.lower(): value for key, value in self._find()}
        if name not in self._known:
            if name not in self._written or depth > _DEEPEST:
                return None
            self._known[name] = None  # while it is being put together: a string that names itself has no text
            parts = (self._part(part, depth + 1)[0] for part in _parts(self._written[name]))
            self._known[name] = "".join(parts)[:_LONGEST_STRING]
        return self._known[name]


def _enclosed(part: str) -> str | None:
    """Returns what stands in braces or quotes, or None if it is a bare word."""
    if len(part) > 1 and ((part[0] == "{" and part[-1] == "}") or (part[0] == '"' and part[-1] == '"')):
        return part[1:-1]
    return None


def _parts(written: str) -> list[str]:
    """Returns what `#` joins; one inside braces or quotes is text."""
    parts: list[str] = []
    start, depth, quoted = 0, 0, False
    for mark in _MARK.finditer(written):
        sign = mark[0]
        if sign == '"' and not depth:
            # {"} inside quotes is a quotation mark.
            quoted = not quoted or written[mark.start() - 1 : mark.end() + 1] == '{"}'
        elif sign in "{}" and not quoted:
            depth = max(0, depth + (1 if sign == "{" else -1))
        elif sign == "#" and not depth and not quoted and len(parts) < _MOST_PARTS:
            parts.append(written[start : mark.start()].strip())
            start = mark.end()
    return [*parts, written[start:].strip()]
