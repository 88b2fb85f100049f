"""The text of one block as pieces: what is a link, an image, bold, folded away.

Not markdown-it's own inline parser: lists in the wild leave brackets open and put blanks into targets, and its time on
such text is not linear. Here each character is looked at once, whatever stands in it.
"""

import html
import re
from enum import Flag, auto
from typing import NamedTuple


class Style(Flag):
    """How a piece is set."""

    PLAIN = 0
    BOLD = auto()
    ITALIC = auto()
    UNDERLINED = auto()
    CODE = auto()
    FOLDED = auto()
    SUMMARY = auto()


class Piece(NamedTuple):
    """A run of text of one kind.

    Attributes:
        text: what a reader sees; "" for a bare address.
        kind: text, link or image.
        url: the target of a link or image as it is written; "" if it has an empty one.
        style: how it is set.
    """

    text: str
    kind: str = "text"
    url: str = ""
    style: Style = Style.PLAIN


_URL = r"https?://[^\s<>()\[\]{}\"'|\\^`，。；！？、（）【】《》]+(?:\([^\s()<>]*\)[^\s<>()\[\]\"'|，。；、（）【】《》]*)*"
_TOKEN = re.compile(
    rf"""
    (?P<escape>\\[!-/:-@\[-`{{-~])
  | (?P<code>`{{1,3}}(?P<coded>[^`\n]{{1,400}})`{{1,3}})
  | (?P<auto><(?P<address>https?://[^\s<>]+)>)
  | (?P<tag><(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<attributes>\s[^<>]*|/)?>)
  | (?P<url>{_URL})
  | (?P<open>!?\[)
  | (?P<shut>\])
  | (?P<stars>\*{{1,3}}|_{{1,3}}|~~)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PLAIN_TARGET = r"[^()\s]*(?:\([^()\s]*\)[^()\s]*)*"
_TARGET = re.compile(rf"""\(\s*(?:<([^<>\n]*)>|({_PLAIN_TARGET}))(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)""")
_SPACED_TARGET = re.compile(r"\(([^()\n]{1,500})\)")
_ATTRIBUTE = re.compile(r"\b(href|src|alt)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)

_TAG_STYLES = {
    "b": Style.BOLD,
    "strong": Style.BOLD,
    "i": Style.ITALIC,
    "em": Style.ITALIC,
    "u": Style.UNDERLINED,
    "code": Style.CODE,
    "details": Style.FOLDED,
    "summary": Style.SUMMARY,
}
_STAR_STYLES = {1: Style.ITALIC, 2: Style.BOLD, 3: Style.BOLD | Style.ITALIC}


class _Scan:
    """One pass over a text; `stack` holds where brackets and anchors opened, innermost last."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[Piece] = []
        self.style = Style.PLAIN
        self.brackets: list[int] = []
        self.anchor: tuple[int, str] | None = None
        self.opened: dict[Style, int] = {}
        self.last_link = -1

    def run(self) -> list[Piece]:
        place = 0
        while found := _TOKEN.search(self.text, place):
            self.add(self.text[place : found.start()])
            place = self.take(found)
        self.add(self.text[place:])
        for style, start in self.opened.items():  # opened and never closed: a star, not an emphasis
            self.out[start:] = [piece._replace(style=piece.style & ~style) for piece in self.out[start:]]
        return _merged(self.out)

    def add(self, text: str) -> None:
        if text:
            self.out.append(Piece(html.unescape(text) if "&" in text else text, style=self.style))

    def take(self, found: re.Match[str]) -> int:
        # The names inside an alternative come after its own name, so the outermost is asked for first.
        kind = next(name for name in ("escape", "code", "auto", "tag", "url", "open", "shut", "stars") if found[name])
        match kind:
            case "escape":
                self.out.append(Piece(found[0][1], style=self.style))
            case "code":
                self.out.append(Piece(found["coded"], style=self.style | Style.CODE))
            case "auto":
                self.out.append(Piece("", "link", found["address"], self.style))
            case "url":
                return self.bare(found)
            case "tag":
                self.tag(found["name"].lower(), bool(found["close"]), found["attributes"] or "")
            case "open":
                self.brackets.append(len(self.out))
                self.out.append(Piece(found[0], style=self.style))
            case "shut":
                return self.shut(found.end())
            case _:
                self.stars(found)
        return found.end()

    def bare(self, found: re.Match[str]) -> int:
        url = found[0].rstrip(".,;:!?*_~")
        self.out.append(Piece("", "link", html.unescape(url), self.style))
        return found.start() + len(url)

    def shut(self, place: int) -> int:
        """Makes a link of what stands since the last open bracket, if a target follows."""
        target = self.brackets and (_TARGET.match(self.text, place) or _SPACED_TARGET.match(self.text, place))
        start = self.brackets.pop() if self.brackets else 0
        image = bool(target) and self.out[start].text == "!["
        if not target or (self.last_link > start and not image):
            self.out.append(Piece("]", style=self.style))
            return place
        url = next((group for group in target.groups() if group), "")
        self.collapse(start, start + 1, "image" if image else "link", url.strip())
        return target.end()

    def collapse(self, start: int, inside: int, kind: str, url: str) -> None:
        """Makes one piece of everything since `start`; its text is what stands since `inside`."""
        texts = [piece for piece in self.out[inside:] if piece.text.strip()]
        style = texts[0].style if texts else self.style
        self.out[start:] = [Piece("".join(piece.text for piece in self.out[inside:]), kind, html.unescape(url), style)]
        if kind == "link":
            self.last_link = start
        for mark in [mark for mark, place in self.opened.items() if place > start]:
            del self.opened[mark]
            self.style &= ~mark

    def tag(self, name: str, close: bool, attributes: str) -> None:
        if name == "br":
            self.out.append(Piece("\n", style=self.style))
        elif name == "img":
            values = _attributes(attributes)
            self.out.append(Piece(values.get("alt", ""), "image", values.get("src", ""), self.style))
        elif name == "a":
            self.close_anchor()
            if not close and "href" in (values := _attributes(attributes)):
                self.anchor = (len(self.out), values["href"])
        elif style := _TAG_STYLES.get(name):
            self.style = self.style & ~style if close else self.style | style
        elif name in ("p", "div", "li", "tr", "td", "center"):
            self.add(" ")

    def close_anchor(self) -> None:
        if self.anchor:
            start, url = self.anchor
            self.anchor = None
            while self.brackets and self.brackets[-1] >= start:
                self.brackets.pop()
            self.collapse(start, start, "link", url)

    def stars(self, found: re.Match[str]) -> None:
        """Switches an emphasis on or off, where letters stand on the right side of it."""
        before = self.text[found.start() - 1 : found.start()]
        after = self.text[found.end() : found.end() + 1]
        if found[0] == "~~":
            return
        wanted = _STAR_STYLES[len(found[0])]
        underscore = found[0][0] == "_"
        closes = before.strip() and not (underscore and after.isalnum())
        opens = after.strip() and not (underscore and before.isalnum())
        for style in (Style.BOLD, Style.ITALIC):
            if style not in wanted:
                continue
            if style in self.opened and closes:
                del self.opened[style]
                self.style &= ~style
            elif style not in self.opened and opens:
                self.opened[style] = len(self.out)
                self.style |= style
            elif style not in self.opened:
                self.add(found[0])
                return


def _attributes(text: str) -> dict[str, str]:
    found = _ATTRIBUTE.findall(text)
    return {name.lower(): html.unescape(double or single or bare) for name, double, single, bare in found}


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Joins neighbours of one kind and style."""
    merged: list[list[Piece]] = []
    for piece in pieces:
        if merged and piece.kind == "text" == merged[-1][0].kind and piece.style == merged[-1][0].style:
            merged[-1].append(piece)
        else:
            merged.append([piece])
    return [run[0] if len(run) == 1 else run[0]._replace(text="".join(p.text for p in run)) for run in merged]


def pieces(text: str) -> list[Piece]:
    """Returns the pieces of the text of one block, in order."""
    # Runs of blanks mean nothing, and would be looked at again and again by every pattern that begins with one.
    return _Scan(re.sub(r"[^\S\n]{2,}|\n{2,}", lambda run: run[0][0], text)).run()
