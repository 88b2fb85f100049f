"""Bullets and ordered items as heads of entries, with the lines below them that say more of the head."""

import re
from typing import NamedTuple

from plmref.formats.markdown_list.blocks import Block
from plmref.formats.markdown_list.draft import take_labelled
from plmref.formats.markdown_list.evidence import could_be_title, is_entry, is_like_its_neighbours
from plmref.formats.markdown_list.head import Head, leads_to_paper, read_head
from plmref.formats.markdown_list.inline import Piece, pieces
from plmref.formats.markdown_list.links import target
from plmref.formats.markdown_list.titles import clean_title, word_count
from plmref.formats.markdown_list.vocabulary import CONTENTS, LABEL, column

METADATA = re.compile(
    r"\s*(?:\*(?!\*)|_(?!_)|<(?:i|em)>)"
    r"|.{0,600}?(?:\[\[?(?:pdf|paper|code|论文|arxiv)(?: *link)?\]?\]\(|\[\[(?:pdf|paper|code)\])",
    re.IGNORECASE,
)
LONGEST_HEAD = 12_000


class Item(NamedTuple):
    """A bullet and what it is.

    Attributes:
        block: the bullet.
        head: of the entry that it is, or None.
        body: what belongs to the entry beside the head.
        text: the text that was read as the head.
    """

    block: Block
    head: Head | None
    body: list[Block]
    text: str


def read_item(block: Block) -> Item:
    """Returns a bullet, and the entry that it is, if it is one."""
    text, body = _head_text(block)
    parts = pieces(text[:LONGEST_HEAD])
    head = read_head(parts)
    if is_entry(head):
        return Item(block, head, body, text)
    labelled = _labelled_head(head, parts, body)
    return Item(block, labelled, body, text)


def as_its_neighbours(item: Item) -> Item:
    """Returns an item as an entry, if it looks like the items beside it, which are entries."""
    if item.head:
        return item
    head = read_head(pieces(item.text[:LONGEST_HEAD]))
    return item._replace(head=head) if is_like_its_neighbours(head) else item


def _head_text(item: Block) -> tuple[str, list[Block]]:
    """Returns an item's first paragraph, with the paragraphs of metadata that follow it, and the rest of the item."""
    texts: list[str] = []
    for place, block in enumerate(item.blocks):
        first = not texts and block.kind in ("paragraph", "heading")
        if not first and not (texts and len(texts) < 4 and block.kind == "paragraph" and METADATA.match(block.text)):
            return "\n".join(texts), item.blocks[place:]
        texts.append(block.text)
    return "\n".join(texts), []


def _labelled_head(head: Head, parts: list[Piece], body: list[Block]) -> Head | None:
    """Returns the head of an entry whose title or paper stands on a labelled line below: `论文名称：...`."""
    title, paper = "", False
    for block in (line for inner in body if inner.kind == "list" for line in inner.blocks[:12]):
        first = block.blocks[0] if block.blocks else block
        if not (label := LABEL.match(first.text[:40])) or not (kind := column(label[1])):
            continue
        rest = pieces(first.text[label.end() :][:LONGEST_HEAD])
        shown = "".join(piece.text for piece in rest).strip()
        links = [piece for piece in rest if piece.kind == "link"]
        if kind in ("title", "paper") and not title and word_count(shown) > (2 if kind == "title" else 3):
            title = shown
        paper = paper or (any(leads_to_paper(piece) for piece in links) and kind in ("title", "paper", "link"))
        if kind in ("authors", "venue", "date", "organizations"):
            take_labelled(kind, shown, head.facts)
    if not title and not (paper and could_be_title(head) and word_count(head.title) > 1):
        return None
    if title:
        links = [piece for piece in parts if piece.kind == "link"]
        return Head(title=clean_title(title, head.facts), kind="labelled", facts=head.facts, links=links)
    return head


def is_contents(block: Block) -> bool:
    """Tells whether a list is a table of contents: every item links to a place on the page, and to nothing else."""
    found = False
    for item in block.blocks:
        first = item.blocks[0] if item.blocks else None
        if not first or first.kind != "paragraph":
            return False
        links = [piece for piece in pieces(first.text[:LONGEST_HEAD]) if piece.kind == "link"]
        if not links or any(target(piece.url).kind != "anchor" for piece in links):
            return False
        found = True
    return found


def names_contents(text: str) -> bool:
    """Tells whether a heading announces a table of contents."""
    return bool(CONTENTS.fullmatch(text.strip(" :：")))
