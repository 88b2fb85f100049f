"""An entry while its lines are read."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from plmref.formats.markdown_list.blocks import Block
from plmref.formats.markdown_list.facts import Facts, merge, take
from plmref.formats.markdown_list.head import Head
from plmref.formats.markdown_list.inline import Piece, Style, pieces
from plmref.formats.markdown_list.links import role_of_text, target
from plmref.formats.markdown_list.people import read_authors
from plmref.formats.markdown_list.titles import tidy, word_count
from plmref.formats.markdown_list.venues import whole_venue
from plmref.formats.markdown_list.vocabulary import LABEL, column
from plmref.records.chinese import CHINESE
from plmref.records.dates import PartialDate
from plmref.records.entry import Remark
from plmref.records.paper import Section

_LABELLED = re.compile(r"[\w /&-]{1,20}[:：]?")
_LINKED_LINE = re.compile(r"\s*(?:https?://\S+|!\[[^\]]*\]\([^()]*\))\s*")
_BROKEN_HAN = re.compile(rf"(?<={CHINESE})\s*\n\s*(?={CHINESE})")


class Link(NamedTuple):
    """A link of an entry; an `own` one is about its paper, one inside text may be about others."""

    line: int
    piece: Piece
    own: bool


@dataclass(slots=True)
class Draft:
    """What is known of an entry so far.

    Attributes:
        line: where its head stands.
        group_date: of the heading or bullet above it; the last resort.
        level: of the heading that it is, 0 for other entries.
        loose: plain paragraphs after it belong to it.
        number: in a numbered list, as written.
    """

    line: int
    head: Head
    section: Section | None = None
    topics: list[str] = field(default_factory=list)
    group_date: PartialDate | None = None
    level: int = 0
    loose: bool = False
    number: int | None = None
    links: list[Link] = field(default_factory=list)
    images: list[tuple[int, Piece]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    code_lines: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.links += [Link(self.line, piece, own=True) for piece in self.head.links]
        self.images += [(self.line, piece) for piece in self.head.images]
        self.remarks += [Remark(text=text) for text in self.head.rest]

    @property
    def facts(self) -> Facts:
        """What the head says, and lines below it."""
        return self.head.facts

    def add(self, blocks: list[Block]) -> None:
        """Adds what stands below the head."""
        for block in blocks:
            self.remarks += self._remarks(block)

    def _remarks(self, block: Block) -> list[Remark]:
        """Returns the remarks of a block; its links and images go to the draft."""
        match block.kind:
            case "paragraph":
                return [Remark(text=text) for text in self._lines(block)]
            case "heading":
                return [Remark(text=text) for text in [self._text(block.text, block.line)] if text]
            case "list":
                return [remark for item in block.blocks for remark in self._item(item)]
            case "table":
                lines = [(line, " | ".join(cell for cell in row if cell)) for line, row in block.cells]
                return [Remark(text=text) for line, row in lines if (text := self._text(row, line))]
            case "code":
                self.code_lines.append(block.line)
        return [remark for inner in block.blocks for remark in self._remarks(inner)]

    def _item(self, item: Block) -> list[Remark]:
        """Returns an item as one remark; the points of an item without text of its own take its place."""
        first = item.blocks[0] if item.blocks and item.blocks[0].kind in ("paragraph", "heading") else None
        text = self._item_text(first) if first else ""
        points = [remark for block in item.blocks[1 if first else 0 :] for remark in self._remarks(block)]
        return [Remark(text=text, points=points)] if text else points

    def _item_text(self, block: Block) -> str:
        """Returns an item's text in one line; lines that are only an address or an image are no part of it."""
        kept: list[str] = []
        for offset, line in enumerate(block.text.split("\n")):
            if "\n" in block.text and _LINKED_LINE.fullmatch(line):
                kept.append(self._text(line, block.line + offset))
            else:
                kept.append(line)
        return self._text("\n".join(filter(None, kept)), block.line)

    def _lines(self, block: Block) -> list[str]:
        """Returns the lines of a paragraph; one that goes on in small letters is a broken sentence."""
        runs: list[tuple[int, str]] = []
        for offset, line in enumerate(block.text.split("\n")):
            if runs and (line.lstrip()[:1].islower() and not line.lstrip().startswith("http")):
                runs[-1] = (runs[-1][0], f"{runs[-1][1]}\n{line}")
            else:
                runs.append((block.line + offset, line))
        return [text for line, run in runs if (text := self._text(run, line))]

    def _text(self, text: str, line: int) -> str:
        """Returns the text of a remark, or "" if it only names links, people, a venue or a date."""
        parts = pieces(text)
        links = [piece for piece in parts if piece.kind == "link"]
        self.images += [(line, piece) for piece in parts if piece.kind == "image"]
        bare = [piece for piece in parts if piece.kind == "text" or (piece.kind == "link" and not _only_a_link(piece))]
        told = joined("".join(piece.text for piece in bare))
        alone = bool(links) and names_links_only(told)
        metadata = not alone and self.head.kind != "exact" and self._is_metadata(parts, told)
        self.links += [Link(line, _labelled(piece, told) if alone else piece, alone or metadata) for piece in links]
        if alone or metadata or not re.search(r"\w", told):
            return ""
        return joined(
            "".join(
                piece.text or (piece.url if piece.kind == "link" else "") for piece in parts if piece.kind != "image"
            )
        )

    def _is_metadata(self, parts: list[Piece], text: str) -> bool:
        """Takes authors, venue and date of a line that holds nothing else, while no remark has been read."""
        if self.remarks or len(text) > 4_000:
            return False
        label = LABEL.match(text)
        if label and (kind := column(label[1])) in ("authors", "venue", "date", "organizations", "title"):
            return take_labelled(kind, text[label.end() :], self.facts) or kind == "title"
        if label and self.head.kind == "labelled" and tidy(text[label.end() :]).endswith(self.head.title[-40:]):
            return True
        found = Facts()
        italic = next(
            (
                piece.text
                for piece in parts
                if piece.kind == "text" and piece.style & Style.ITALIC and piece.text.strip()
            ),
            "",
        )
        if authors := read_authors(text, alone=bool(italic), expected=bool(italic)):
            found.authors = authors
        elif take(text, found).strip(" .,;:[]()") or not found.told:
            return False
        merge(self.facts, found)
        return True


def take_labelled(kind: str, text: str, facts: Facts) -> bool:
    """Takes what stands behind a label or in a column; tells whether it was understood."""
    text = " ".join(text.split()).strip(" *_`")
    found = Facts()
    rest = take(text, found).strip(" .,;:-/")
    if kind == "authors" and (authors := read_authors(text, expected=True)):
        found.authors, rest = authors, ""
    elif kind == "venue" and rest and (venue := whole_venue(text)):
        found.venue, rest = venue, ""
    elif kind == "organizations" and text and word_count(text) < 12:
        names = re.split(r"\s*[&,，、;/+]\s*|\s+and\s+|\s+et\.? al\.?", text)
        found = Facts(organizations=[name.strip(" .") for name in names if re.search(r"\w", name)])
        rest = ""
    if rest:
        return False
    merge(facts, found)
    return True


def _only_a_link(piece: Piece) -> bool:
    return not piece.text.strip() or bool(role_of_text(piece.text)) or target(piece.url).kind in ("note", "picture")


def names_links_only(text: str) -> bool:
    """Tells whether the text beside links is a label or nothing: `论文地址：`, `code & data:`, `[ ]`."""
    text = re.sub(r"[\[\]()（）【】|,，;；、·&/+\s]+", " ", text).strip(" .。-*")
    if not re.search(r"\w", text):
        return True
    label = text.rstrip(":： ")
    return bool(column(label) or role_of_text(label)) or (
        text[-1] in ":：" and bool(_LABELLED.fullmatch(text)) and word_count(text) <= 3
    )


def _labelled(piece: Piece, label: str) -> Piece:
    """Returns a bare address under the name that its line gives it."""
    label = label.strip(" :：-*[]()")
    return piece._replace(text=label) if not piece.text and role_of_text(label) else piece


def joined(text: str) -> str:
    """Returns text in one line; a line break between Han characters is no blank."""
    return " ".join(_BROKEN_HAN.sub("", text.strip()).split())
