"""Entries whose head is spelt out below it, each fact under its label, to be taken as it stands.

`plmref export` writes those so that could be read as something else:

    #### [2001: A Survey]()
    - Full title: 2001: A Survey
        - Date: 2019-07
    - 2019 was a good year.

Nothing is guessed from the heading then, and no bullet is taken for more than text.
"""

import re

from plmref.formats.markdown_list.blocks import Block
from plmref.formats.markdown_list.draft import joined
from plmref.formats.markdown_list.facts import Facts
from plmref.formats.markdown_list.head import Head
from plmref.formats.markdown_list.inline import pieces
from plmref.formats.markdown_list.venues import Venue
from plmref.records.dates import PartialDate

# Label of each fact, as a writer has them; a reader takes either language and either colon.
LABELS = {
    "title": ("Full title", "完整标题"),
    "title_zh": ("Chinese title", "中文标题"),
    "date": ("Date", "日期"),
    "name": ("Name", "名称"),
    "organization": ("Organization", "机构"),
    "venue": ("Venue", "发表于"),
}
_FORMS = {
    fact: re.compile(rf"(?:{english}|{chinese})\s*[:：]\s*(\S.*)", re.IGNORECASE)
    for fact, (english, chinese) in LABELS.items()
}
_VENUE = re.compile(r"(.+?)(?:, (\d{4}))?")


def take_exact_head(following: Block | None, head: Head) -> Head | None:
    """Returns the head that the first bullet below a heading spells out, and takes that bullet away; None if none does.

    Args:
        following: the block below the heading.
        head: what the heading itself says, of which the links are kept.
    """
    first = following.blocks[0] if following and following.kind == "list" and following.blocks else None
    title = _value("title", first) if first else ""
    if not following or not first or not title:
        return None
    spelt = Head(title=title, kind="exact", url=head.url, links=head.links)
    for item in (line for inner in first.blocks[1:] for line in inner.blocks):
        _take(item, spelt)
    del following.blocks[0]
    return spelt


def _value(fact: str, item: Block) -> str:
    """Returns what stands behind the label of a fact, or "" if a bullet has another label or none."""
    text = item.blocks[0].text if item.blocks else ""
    if ":" not in text and "：" not in text:
        return ""
    found = _FORMS[fact].fullmatch(joined("".join(piece.text or piece.url for piece in pieces(text))))
    return found[1] if found else ""


def _take(item: Block, head: Head) -> None:
    facts: Facts = head.facts
    if name := _value("name", item):
        facts.names.append(name)
    elif organization := _value("organization", item):
        facts.organizations.append(organization)
    elif title := _value("title_zh", item):
        head.title_zh = title
    elif date := _value("date", item):
        try:
            facts.date = PartialDate.parse(date)
        except ValueError:
            return
    elif venue := _VENUE.fullmatch(_value("venue", item)):
        facts.venue = Venue(venue[1], int(venue[2]) if venue[2] else None)
