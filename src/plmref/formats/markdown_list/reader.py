"""The walk over a page's blocks: which are headings, which entries, and what belongs to which."""

import re

from plmref.formats.markdown_list.blocks import Block
from plmref.formats.markdown_list.dates import whole_date
from plmref.formats.markdown_list.draft import Draft, names_links_only
from plmref.formats.markdown_list.evidence import is_entry, is_heading_entry
from plmref.formats.markdown_list.exact import take_exact_head
from plmref.formats.markdown_list.head import Head, leads_to_paper, read_head
from plmref.formats.markdown_list.inline import pieces
from plmref.formats.markdown_list.items import (
    LONGEST_HEAD,
    METADATA,
    Item,
    as_its_neighbours,
    is_contents,
    names_contents,
    read_item,
)
from plmref.formats.markdown_list.links import identity, role_of_text, target
from plmref.formats.markdown_list.sections import BOLD_LINE, Path, heading, is_bold_line
from plmref.formats.markdown_list.tables import read_table
from plmref.formats.markdown_list.titles import tidy, word_count
from plmref.records.dates import PartialDate

_NUMBER = re.compile(r"\s*(\d{1,4})[.、)）]")
_STARTS = re.compile(r"\s*(?:\d{1,4}[.、)）]|《|\[|\*\*|【|[\"“])")


class Reader:
    """Reads the blocks of one page.

    Attributes:
        drafts: the entries, in order.
        unread: (line, how many lines) of what belongs to no entry; neighbours in one.
        empty: lines of empty headings.
    """

    def __init__(self, top: list[Block]) -> None:
        self.top = top
        self.path = Path()
        self.groups: list[str] = []
        self.group_date: PartialDate | None = None
        self.current: Draft | None = None
        self.in_contents = False
        self.list_end = -1
        self.run_open = False
        self.drafts: list[Draft] = []
        self.unread: list[tuple[int, int]] = []
        self.empty: list[int] = []

    def read(self) -> None:
        """Reads all blocks."""
        title = self._page_title()
        for place, block in enumerate(self.top):
            match block.kind:
                case "heading":
                    self._heading(block, place, block is title)
                case "paragraph":
                    self._paragraph(block)
                case "list":
                    self._list(block)
                case "table":
                    self._table(block)
                case _:
                    self._other(block)

    def _page_title(self) -> Block | None:
        """Returns the first heading, if it is the only one of its level, or has only other headings below it."""
        headings = [place for place, block in enumerate(self.top) if block.kind == "heading"]
        if not headings or self.top[headings[0]].level != 1:
            return None
        first = self.top[headings[0]]
        alone = sum(self.top[place].level == 1 for place in headings) == 1
        end = headings[1] if len(headings) > 1 else len(self.top)
        below = any(block.kind in ("list", "table") for block in self.top[headings[0] : end])
        deeper = len(headings) > 1 and self.top[headings[1]].level > 1
        return first if alone or (deeper and not below) else None

    # Headings

    def _heading(self, block: Block, place: int, is_title: bool) -> None:
        self.in_contents = False
        if not block.text.strip(" #\t"):
            self.empty.append(block.line)
            self.current = None
            return
        head = read_head(pieces(block.text[:LONGEST_HEAD]))
        if exact := take_exact_head(self.top[place + 1] if place + 1 < len(self.top) else None, head):
            self._start(Draft(block.line, exact, level=block.level, loose=True))
            return
        if is_title and not self._is_single_entry(head, place):
            self.current = None
            return
        found = heading(block.text, block.level)
        if not found.section and not found.date and self._is_heading_entry(head, place):
            self._start(Draft(block.line, head, level=block.level, loose=True))
        elif self.current and 0 < self.current.level < block.level and not found.section:
            self.current.add([block])
        else:
            self.current = None
            self.run_open = False
            self.path.enter(found)
            self.in_contents = names_contents(found.text)

    def _is_single_entry(self, head: Head, place: int) -> bool:
        """Tells whether a page's title is the head of its only entry: it links a note or paper and no list follows."""
        return is_heading_entry(head, 0, 0) and not any(self._entries_in(block) for block in self.top[place:][:200])

    def _is_heading_entry(self, head: Head, place: int) -> bool:
        if is_heading_entry(head, 0, 1):  # whatever stands below it
            return True
        own: set[str] = set()
        below = 0
        for block in self.top[place + 1 : place + 40]:
            if block.kind == "heading":
                break
            below += self._entries_in(block)
            own |= _papers_alone(block)
        return is_heading_entry(head, len(own), below)

    def _entries_in(self, block: Block) -> int:
        if block.kind == "list":
            return sum(read_item(item).head is not None for item in block.blocks[:20])
        return 2 * (block.kind == "table" and any(isinstance(row, Draft) for row in read_table(block)))

    # Entries

    def _start(self, draft: Draft) -> None:
        draft.section = self.path.section
        draft.topics = [*self.path.topics, *self.groups]
        draft.group_date = self.group_date or self.path.date
        self.current = draft
        self.run_open = False
        self.drafts.append(draft)

    def _unread(self, block: Block, *, lines: int = 0) -> None:
        if block.kind == "paragraph" and not re.search(
            r"\w", "".join(piece.text for piece in pieces(block.text) if piece.kind == "text")
        ):
            return
        count = lines or max(1, block.text.count("\n") + 1)
        if self.run_open:
            line, _ = self.unread[-1]
            self.unread[-1] = (line, max(block.line + count - line, 1))
        else:
            self.unread.append((block.line, count))
        self.run_open = True

    def _other(self, block: Block) -> None:
        if self.current and self.current.loose:
            self.current.add([block])
        else:
            self._unread(block, lines=max(block.end - block.line, 1))

    def _table(self, block: Block) -> None:
        if self.current and self.current.level:
            self.current.add([block])
            return
        for row in read_table(block):
            if isinstance(row, Draft):
                self._start(row)
            else:
                self._unread(Block("table", row))
        self.current = None

    # Lists

    def _list(self, block: Block) -> None:
        touching, self.list_end = block.line <= self.list_end, block.end
        if self.in_contents and not any("http" in inner.text for item in block.blocks for inner in item.blocks[:1]):
            return
        if self.current and self.current.level:
            self.current.add([block])
            return
        items = [read_item(item) for item in block.blocks]
        belongs = self.current is not None and (touching or self.current.loose)
        if self.current and belongs and not any(item.head and (touching or item.head.kind == "book") for item in items):
            self.current.add([block])
        elif not is_contents(block):
            self._items(items)

    def _items(self, items: list[Item]) -> None:
        if len(items) > 6 and sum(item.head is not None for item in items) > 0.85 * len(items):
            items = [as_its_neighbours(item) for item in items]
        for item in items:
            if item.head:
                self._start(Draft(item.block.line, item.head))
                self.drafts[-1].add(item.body)
            else:
                self._group(item)

    def _group(self, item: Item) -> None:
        """Reads an item that is no entry: perhaps it heads entries, as a topic or as their month."""
        nested = [block for block in item.body if block.kind == "list"]
        date = whole_date(item.text)
        names_group = nested and not date and word_count(item.text) <= 8 and "http" not in item.text
        outer = self.group_date
        self.group_date = date or outer
        if names_group:
            self.groups.append(tidy("".join(piece.text for piece in pieces(item.text))))
        for block in nested:
            if not is_contents(block):
                self._items([read_item(inner) for inner in block.blocks])
        self.group_date = outer
        if names_group:
            self.groups.pop()
        if not nested:
            self.current = None
            self._unread(Block("item", item.block.line, item.text))

    # Paragraphs

    def _paragraph(self, block: Block) -> None:
        if self.current and self.current.level:
            self.current.add([block])
            return
        for run in _runs(block):
            self._run(run, whole=run.text == block.text)

    def _run(self, run: Block, *, whole: bool) -> None:
        if _leads_back(run.text):
            return
        head = read_head(pieces(run.text[:LONGEST_HEAD])) if _STARTS.match(run.text) else None
        found = _NUMBER.match(run.text)
        number = int(found[1]) if found else None
        if head and _is_paragraph_entry(head):
            self._start(Draft(run.line, head, loose=head.kind == "book" or number is not None, number=number))
        elif whole and is_bold_line(run):
            self.current = None
            self.path.enter(heading(run.text, BOLD_LINE))
        elif (self.current and self.current.loose and not self._ends(self.current, number)) or (
            self.current and (METADATA.match(run.text) or _is_links_only(run.text))
        ):
            self.current.add([run])
        else:
            self.current = self.current if number is None else None
            self._unread(run)

    def _ends(self, draft: Draft, number: int | None) -> bool:
        """Tells whether a numbered paragraph is the next in the list of the entry before it, not a line about it."""
        return number is not None and draft.number is not None and abs(number - draft.number) <= 2


def _runs(block: Block) -> list[Block]:
    """Returns a paragraph cut before every line that is the head of an entry by itself."""
    runs = [Block("paragraph", block.line)]
    kept: list[list[str]] = [[]]
    for offset, line in enumerate(block.text.split("\n")):
        if offset and _STARTS.match(line) and _is_paragraph_entry(read_head(pieces(line[:LONGEST_HEAD]))):
            runs.append(Block("paragraph", block.line + offset))
            kept.append([])
        kept[-1].append(line)
    for run, lines in zip(runs, kept, strict=True):
        run.text = "\n".join(lines)
    return runs


def _is_paragraph_entry(head: Head) -> bool:
    """Tells whether a paragraph is an entry; prose links to pages too, so a linked title must be more than a link."""
    bare_link = head.kind == "link" and not head.facts.told and not identity(head.url)
    return head.kind != "plain" and not bare_link and is_entry(head)


def _leads_back(text: str) -> bool:
    """Tells whether a line only links to another place on its page: `[Back to top](#top)`."""
    parts = pieces(text)
    links = [piece for piece in parts if piece.kind == "link"]
    words = "".join(piece.text for piece in parts if piece.kind == "text")
    return bool(links) and not re.search(r"\w", words) and all(target(piece.url).kind == "anchor" for piece in links)


def _is_links_only(text: str) -> bool:
    parts = pieces(text)
    return any(piece.kind == "link" for piece in parts) and names_links_only(
        "".join(piece.text for piece in parts if piece.kind == "text")
    )


def _papers_alone(block: Block) -> set[str]:
    """Returns the papers that are linked on a line or in a bullet of their own."""
    lines = (
        block.text.split("\n")
        if block.kind == "paragraph"
        else [item.blocks[0].text for item in block.blocks if item.blocks]
    )
    papers: set[str] = set()
    for line in lines[:50]:
        parts = pieces(line[:LONGEST_HEAD])
        links = [piece for piece in parts if piece.kind == "link" and leads_to_paper(piece)]
        links = [piece for piece in links if not piece.text or role_of_text(piece.text)]
        text = "".join(piece.text for piece in parts if piece.kind == "text")
        if links and names_links_only(text):
            papers |= {found.key if (found := identity(piece.url)) else piece.url for piece in links}
    return papers
