"""Where on a page an entry stands: sections, topics and dates of the headings above it."""

import re
from typing import NamedTuple

from plmref.formats.markdown_list.blocks import Block
from plmref.formats.markdown_list.dates import whole_date
from plmref.formats.markdown_list.draft import joined
from plmref.formats.markdown_list.inline import Style, pieces
from plmref.formats.markdown_list.titles import tidy, word_count
from plmref.formats.markdown_list.vocabulary import CONTENTS, SECTIONS
from plmref.records.dates import PartialDate
from plmref.records.paper import Section

BOLD_LINE = 7
_LONGEST = 500
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十]+[、.．]|\(?\d+(?:\.\d+)*[.、)\s])\s*")
_DECORATION = re.compile(r":[a-z_0-9]{2,30}:|^[^\w(（【《]+|[^\w)）】》?!+*.。]+$")


class Heading(NamedTuple):
    """A heading above entries."""

    level: int
    text: str
    section: Section | None
    date: PartialDate | None


def heading(text: str, level: int) -> Heading:
    """Returns what a heading says."""
    shown = "".join(piece.text for piece in pieces(text) if piece.kind != "image")
    shown = shown[:_LONGEST]
    shown = tidy(_DECORATION.sub("", _NUMBERED.sub("", _DECORATION.sub("", joined(shown)))))
    section = SECTIONS.get(shown.casefold())
    return Heading(
        level, shown, "models" if section == "models" else "applications" if section else None, whole_date(shown)
    )


def is_bold_line(block: Block) -> bool:
    """Tells whether a paragraph is a short line all in bold, which many lists use as a heading."""
    if len(block.text) > 200 or "\n" in block.text.strip():
        return False
    parts = [piece for piece in pieces(block.text) if piece.text.strip(" :：")]
    bold = bool(parts) and all(piece.kind == "text" and piece.style & Style.BOLD for piece in parts)
    return bold and word_count(block.text) <= 8


class Path:
    """The headings above a place, outermost first."""

    def __init__(self) -> None:
        self.headings: list[Heading] = []

    def enter(self, found: Heading) -> None:
        """Moves below a heading: it ends all of its level and deeper ones."""
        while self.headings and self.headings[-1].level >= found.level:
            self.headings.pop()
        self.headings.append(found)

    @property
    def section(self) -> Section | None:
        """The section that the innermost heading with a section's name opens."""
        return next((found.section for found in reversed(self.headings) if found.section), None)

    @property
    def topics(self) -> list[str]:
        """The headings that name a topic: neither sections nor dates."""
        return [
            found.text
            for found in self.headings
            if found.text and not found.section and not found.date and not CONTENTS.fullmatch(found.text)
        ]

    @property
    def date(self) -> PartialDate | None:
        """The date of the innermost heading that is one."""
        return next((found.date for found in reversed(self.headings) if found.date), None)
