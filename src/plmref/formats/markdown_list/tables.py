"""Tables whose rows are entries."""

import re
from collections.abc import Iterator

from plmref.formats.markdown_list.blocks import Block
from plmref.formats.markdown_list.draft import Draft, Link, joined, take_labelled
from plmref.formats.markdown_list.evidence import could_be_title, is_entry
from plmref.formats.markdown_list.head import Head, read_head
from plmref.formats.markdown_list.inline import Piece, pieces
from plmref.formats.markdown_list.links import role_of_text, target
from plmref.formats.markdown_list.titles import clean_title, tidy, word_count
from plmref.formats.markdown_list.vocabulary import column
from plmref.records.entry import Remark

_NOTHING = re.compile(r"[\W_]*|n/?a|none|null|无|暂无", re.IGNORECASE)
_COUNTER = re.compile(r"id|no\.?|#|number|序号|编号", re.IGNORECASE)
_LONGEST_CELL = 8_000


def read_table(table: Block) -> Iterator[Draft | int]:
    """Yields a draft for every row that is an entry, and the line of every other row."""
    if not table.cells:
        return
    kinds = [column(_shown(cell)) for cell in table.cells[0][1]]
    title = _title_column(table, kinds)
    for line, row in table.cells[1:] if any(kinds) else table.cells:
        row = [cell[:_LONGEST_CELL] for cell in row]
        draft = _row(line, row, kinds, title, table.cells[0][1]) if title >= 0 else _loose_row(line, row)
        yield draft or line


def _shown(cell: str) -> str:
    return joined("".join(piece.text for piece in pieces(cell[:_LONGEST_CELL]) if piece.kind != "image"))


def _title_column(table: Block, kinds: list[str]) -> int:
    """Returns the column with titles, or -1; a column called paper holds them if half of its cells are wordy."""
    for kind in ("title", "paper", "name"):
        for place, found in enumerate(kinds):
            if found == kind and (kind != "paper" or _is_wordy(table, place)):
                return place
    return -1


def _is_wordy(table: Block, place: int) -> bool:
    shown = [_shown(row[place]) for _, row in table.cells[1:200] if place < len(row)]
    return sum(word_count(text) > 2 for text in shown) * 2 >= len(shown) > 0


def _row(line: int, row: list[str], kinds: list[str], title: int, header: list[str]) -> Draft | None:
    if title >= len(row):
        return None
    cells = list(map(pieces, row))
    head, described = _title_cell(row[title])
    draft = Draft(line, head)
    draft.remarks += [Remark(text=described)] if described else []
    if kinds[title] == "name":
        head.facts.add_name(head.title)
    for place, cell in enumerate(cells):
        if place != title:
            _read_cell(
                cell,
                kinds[place] if place < len(kinds) else "",
                _shown(header[place]) if place < len(header) else "",
                draft,
            )
    told = head.facts.date or head.facts.venue
    linked = any(
        target(piece.url).kind in ("web", "note")
        for place, cell in enumerate(cells)
        if place == title or kinds[place : place + 1] not in ([""], [])
        for piece in cell
        if piece.kind == "link"
    )
    return draft if could_be_title(head, in_column=True) and (linked or (told and kinds[title] != "name")) else None


def _title_cell(cell: str) -> tuple[Head, str]:
    """Returns the head that a cell holds, and the description that follows it after a wide gap."""
    text, _, described = cell.strip().partition("  ")
    if word_count(described) <= 8 or not re.search(r"[^\W\d_]", text):
        text, described = cell, ""
    parts = pieces(text)
    head = read_head(parts)
    if not head.title:
        shown = re.sub(r"^\d+[.)]\s+", "", "".join(piece.text for piece in parts if piece.kind == "text"))
        head = Head(title=clean_title(tidy(shown), head.facts), kind="plain", facts=head.facts, links=head.links)
    return head, joined("".join(piece.text for piece in pieces(described)))


def _read_cell(cell: list[Piece], kind: str, label: str, draft: Draft) -> None:
    """Reads a cell beside the title by what its column holds."""
    links = [piece for piece in cell if piece.kind == "link"]
    role = {"code": "code", "models": "models", "blog": "blog", "paper": "paper", "link": "paper"}.get(kind, "")
    draft.links += [
        Link(draft.line, piece if role_of_text(piece.text) or not role else piece._replace(text=role), True)
        for piece in links
    ]
    text = joined("".join(piece.text for piece in cell if piece.kind != "image"))
    if _NOTHING.fullmatch(text) or _COUNTER.fullmatch(label):
        return
    if kind in ("date", "venue", "authors", "organizations") and take_labelled(kind, text, draft.facts):
        return
    if kind == "name":
        draft.facts.add_name(text)
    elif kind == "topics":
        draft.facts.topics.append(text)
    elif not links or word_count("".join(piece.text for piece in cell if piece.kind == "text")) > 2:
        draft.remarks.append(Remark(text=f"{label}: {text}" if label else text))


def _loose_row(line: int, row: list[str]) -> Draft | None:
    """Returns an entry of a table without known columns: all cells are read as one head."""
    parts = [part for cell in row for part in [*pieces(cell), Piece(" | ")]]
    head = read_head(parts)
    return Draft(line, head) if head.kind != "plain" and is_entry(head) and head.paper_link else None
