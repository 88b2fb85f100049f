"""What is done to the lines of a list before they are parsed as Markdown.

Every rule keeps the number of lines, so that findings name the line of the file. Also the guards are here: whatever
would make a Markdown parser slow (lines without end, nesting without end) is cut, and told.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from plmref.records.finding import Finding

Tell = Callable[[str, int, str], None]

LONGEST_LINE = 20_000
MOST_MARKERS = 12
DEEPEST_INDENT = 80

_MARKERS = re.compile(r"(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+")
_MARKER = re.compile(r">|[-*+]|\d+[.)]")
_FENCE = re.compile(r"[ \t>]*(`{3,}(?=[^`]*$)|~{3,})(.*)")
_TOC = re.compile(r"\s*(?:@?\[\[?toc\]?\]|\{:\s*toc\s*\})\s*", re.IGNORECASE)
_KEY = re.compile(r"[\w-]+\s*:.*|\s*-\s.*|\s*#.*|\s+.*|\s*")
_GLUED_HEADING = re.compile(r"(\s{0,3}(?:#{2,6}|#(?=[\[【\u3400-\u9fff])))(?=[^\s#])")
_HTML_HEADING = re.compile(r"\s*<h([1-6])(?:\s[^<>]*)?>(.*)</h[1-6]>\s*", re.IGNORECASE)
_CLOSES = re.compile(r"[^\[【\]]*(?:\]\(|】)")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_BLOCK_START = re.compile(r"\s*(?:[-*+>#|]|\d+[.)]\s)")
_ODD_BULLET = re.compile(r"(\s*)[•·●▪◦‣]\s*")
_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)


class Conflict(NamedTuple):
    """A merge conflict that somebody committed: the lines of its three markers."""

    start: int
    middle: int
    end: int


class HtmlTable(NamedTuple):
    """An HTML table, taken out of the Markdown around it; `line` is where it begins."""

    line: int
    text: str


class Page(NamedTuple):
    """A file, ready to be parsed.

    Attributes:
        lines: as many as the file has.
        tables: HTML tables; their lines are empty in `lines`.
        conflicts: where merge conflicts stand.
        findings: what was cut out or mended.
    """

    lines: list[str]
    tables: list[HtmlTable]
    conflicts: list[Conflict]
    findings: list[Finding]


def prepare(text: str, path: str) -> Page:
    """Returns a file's text as a page."""
    lines = re.split(r"\r\n?|\n", text.removeprefix("\ufeff").replace("\0", "\ufffd"))
    findings: list[Finding] = []

    def tell(rule: str, line: int, message: str) -> None:
        findings.append(Finding(rule, path, line, "", "", message))

    _drop_front_matter(lines)
    for place, line in enumerate(lines):
        lines[place] = _within_bounds(line, place + 1, tell)
    code = set(_code_lines(lines, tell))
    _drop_comments(lines, code, tell)
    conflicts = list(_conflicts(lines, tell))
    tables = list(_html_tables(lines, code))
    for place, line in enumerate(lines):
        if line and place not in code:
            lines[place] = _mended(line)
    _join_headings(lines)
    return Page(lines, tables, conflicts, findings)


def _drop_front_matter(lines: list[str]) -> None:
    if lines[0].rstrip() != "---":
        return
    for end, line in enumerate(lines[1:200], 1):
        if line.rstrip() in ("---", "..."):
            lines[: end + 1] = [""] * (end + 1)
            return
        if not _KEY.fullmatch(line):
            return


def _within_bounds(line: str, number: int, tell: Tell) -> str:
    if len(line) > LONGEST_LINE:
        tell(
            "long-line",
            number,
            f"the line has {len(line):,} characters; what follows the first {LONGEST_LINE:,} is cut",
        )
        line = line[:LONGEST_LINE]
    stripped = line.lstrip(" \t")
    if line[:1] in (" ", "\t") and len(indent := line[: len(line) - len(stripped)].expandtabs(4)) > DEEPEST_INDENT:
        tell("too-deep", number, f"indented by {len(indent)} columns; read as {DEEPEST_INDENT}")
        line = " " * DEEPEST_INDENT + stripped
    if (markers := _MARKERS.match(line)) and len(markers[0]) > MOST_MARKERS:
        found = _MARKER.findall(markers[0])
        if len(found) > MOST_MARKERS:
            tell("too-deep", number, f"{len(found)} list or quote marks in one line; read as one")
            line = f"{found[-1]} {line[markers.end() :]}"
    return line


def _code_lines(lines: list[str], tell: Tell) -> Iterator[int]:
    """Yields the places of fenced code; a fence that is never closed is no fence."""
    opened, mark = -1, ""
    inside: list[int] = []
    for place, line in enumerate(lines):
        fence = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if opened >= 0:
            inside.append(place)
            if fence and fence[1].startswith(mark) and not fence[2].strip():
                yield from inside
                opened = -1
        elif fence:
            opened, mark, inside = place, fence[1], [place]
    if opened >= 0:
        tell("unclosed-fence", opened + 1, "a code block is opened and never closed; read as text")
        for place in inside:
            if _FENCE.match(lines[place]):
                lines[place] = ""


def _drop_comments(lines: list[str], code: set[int], tell: Tell) -> None:
    opened = -1
    for place, line in enumerate(lines):
        if place in code or (opened < 0 and "<!--" not in line):
            continue
        kept = ""
        while line:
            if opened < 0:
                before, mark, line = line.partition("<!--")
                kept += before
                opened = place if mark else -1
            else:
                _, mark, line = line.partition("-->")
                opened = -1 if mark else opened
        lines[place] = kept if opened < 0 or opened == place else ""
    if opened >= 0:
        tell("unclosed-comment", opened + 1, "an HTML comment is opened and never closed; what follows is hidden")


def _conflicts(lines: list[str], tell: Tell) -> Iterator[Conflict]:
    start = middle = -1
    for place, line in enumerate(lines):
        mark = line[:7]
        if mark not in ("<<<<<<<", "=======", ">>>>>>>", "|||||||") or line[7:8].strip():
            continue
        if mark == "<<<<<<<":
            tell("conflict-marker", place + 1, "a merge conflict was committed; an entry on both sides is read once")
            start, middle = place, -1
        elif start < 0 and (mark != ">>>>>>>" or not line[8:].strip()):
            continue
        elif start < 0:
            tell("conflict-marker", place + 1, "the end of a merge conflict that has no beginning")
        elif mark == "=======":
            middle = place
        elif mark == ">>>>>>>":
            yield Conflict(start + 1, (middle if middle >= 0 else place) + 1, place + 1)
            start = -1
        lines[place] = ""


def _html_tables(lines: list[str], code: set[int]) -> Iterator[HtmlTable]:
    """Takes tables out, the outermost of those inside another; one that is never closed ends at the next heading."""
    begun, depth = -1, 0
    taken: list[str] = []
    for place, line in enumerate(lines):
        if place in code or (begun < 0 and "<table" not in line.lower()):
            continue
        if begun >= 0 and _HEADING.match(line):
            yield HtmlTable(begun + 1, "\n".join(taken))
            begun, depth, taken = -1, 0, []
            continue
        begun = place if begun < 0 else begun
        depth += len(_TABLE.findall(line)) - line.lower().count("</table>")
        taken.append(line)
        lines[place] = ""
        if depth <= 0:
            yield HtmlTable(begun + 1, "\n".join(taken))
            begun, depth, taken = -1, 0, []
    if begun >= 0:
        yield HtmlTable(begun + 1, "\n".join(taken))


def _mended(line: str) -> str:
    if "toc" in line.lower() and _TOC.fullmatch(line):
        return ""
    if "<h" in line.lower() and (heading := _HTML_HEADING.fullmatch(line)):
        return f"{'#' * int(heading[1])} {heading[2]}"
    if glued := _GLUED_HEADING.match(line):
        return f"{glued[1]} {line[glued.end() :]}"
    if bullet := _ODD_BULLET.match(line):
        return f"{bullet[1]}- {line[bullet.end() :]}"
    return line


def _join_headings(lines: list[str]) -> None:
    """Joins a heading whose link text is broken over two lines, which Markdown would end at the first."""
    for place, (line, following) in enumerate(pairwise(lines)):
        if not _HEADING.match(line) or _BLOCK_START.match(following):
            continue
        opened = max(line.rfind("["), line.rfind("【")) > max(line.rfind("]"), line.rfind("】"))
        if opened and _CLOSES.match(following):
            lines[place], lines[place + 1] = f"{line.rstrip()} {following.strip()}", ""
