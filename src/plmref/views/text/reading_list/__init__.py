"""A reading list in Markdown, in the shape of the page that plmref began from.

    ## Models
    #### [2019-07-26 RoBERTa: A Robustly Optimized BERT Pretraining Approach](resources/notes/en/roberta.md)
    - https://arxiv.org/abs/1907.11692
    - Dynamic masking ...

The reader of lists reads it back. Reading is guessing, so the list is read once before it is given out: an entry that
is not understood is written again with its head spelt out (`formats.markdown_list.exact`).
"""

from collections.abc import Iterator, Sequence

from plmref.formats.markdown_list import read_markdown
from plmref.formats.markdown_list.exact import LABELS
from plmref.formats.markdown_list.links import role_of_url
from plmref.records.entry import Remark
from plmref.views.exported import Exported
from plmref.views.labels import colon, label
from plmref.views.text.reading_list.escape import address, bullet, escaped, is_bare, path
from plmref.views.text.reading_list.heads import heading
from plmref.views.text.reading_list.listed import Linked, Listed, date_text, listed, listed_entry
from plmref.views.view import Languages

_SECTIONS = {"": "", "models": "Models", "applications": "Applications"}
_SECTIONS_ZH = {"": "", "models": "模型", "applications": "应用"}
# What a link is called, where its address alone does not tell what it is.
_LINK_TEXTS = {
    "paper": ("paper", "论文"),
    "code": ("code", "代码"),
    "models": ("models", "模型"),
    "blog": ("blog", "博客"),
    "video": ("video", "视频"),
    "note": ("page", "主页"),
}


def reading_list(papers: Sequence[Exported], languages: Languages) -> str:
    """Returns papers as a reading list, by section, in their order."""
    return list_text([listed(paper, languages) for paper in papers], languages)


def list_text(entries: Sequence[Listed], languages: Languages) -> str:
    """Returns entries as a reading list, by section, in their order."""
    entries = [entry for section in _SECTIONS for entry in entries if entry.section == section]
    spelt: set[int] = set()
    while True:
        text, places = _page(entries, spelt, languages)
        wrong = _misread(text, places, entries) - spelt
        if not wrong:
            return text
        spelt |= wrong


def _misread(text: str, places: Sequence[int], entries: Sequence[Listed]) -> set[int]:
    """Returns which of the entries do not come back as they are, when the list is read."""
    read = {entry.line: listed_entry(entry) for entry in read_markdown(text, "", lambda _: True).entries}
    return {
        number
        for number, (line, entry) in enumerate(zip(places, entries, strict=True))
        if line not in read or read[line].carried != entry.carried
    }


def _page(entries: Sequence[Listed], spelt: set[int], languages: Languages) -> tuple[str, list[int]]:
    """Returns the list, and the line of each entry's heading."""
    lines = ["# 预训练语言模型" if languages[0] == "zh" else "# Pre-trained language models", ""]
    section = ""
    places = []
    for number, entry in enumerate(entries):
        if entry.section != section:
            section = entry.section
            names = _SECTIONS_ZH if languages[0] == "zh" else _SECTIONS
            lines += [f"## {names[section]}", ""]
        places.append(len(lines) + 1)
        lines += [*_Written(entry, languages, spelt=number in spelt).lines(), ""]
    return "\n".join(lines), places


class _Written:
    """One entry as lines."""

    def __init__(self, entry: Listed, languages: Languages, *, spelt: bool) -> None:
        self._entry, self._languages, self._spelt = entry, languages, spelt

    def lines(self) -> Iterator[str]:
        entry = self._entry
        head = None if self._spelt else entry.linked_paper
        leads_to = path(entry.notes[0]) if entry.notes else address(head.url) if head else ""
        yield f"#### [{heading(entry, self._languages)}]({leads_to})"
        if self._spelt:
            yield from self._facts()
        yield from (f"- {self._link(link)}" for link in entry.links if link != head)
        yield from (f"- [{label('note', self._languages)}]({path(note)})" for note in entry.notes[1:])
        yield from _bullets(entry.remarks, "")
        if entry.pictures:
            yield ""
        yield from (f"![{escaped(caption)}]({path(file)})" for file, caption in entry.pictures)

    def _facts(self) -> Iterator[str]:
        entry = self._entry
        yield f"- {self._fact('title', entry.title)}"
        venue = ", ".join(str(part) for part in entry.venue if part) if entry.venue else ""
        facts = [("title_zh", entry.title_zh), ("date", date_text(entry.date) if entry.date else ""), ("venue", venue)]
        facts += [("name", name) for name in entry.names]
        facts += [("organization", name) for name in entry.organizations]
        yield from (f"    - {self._fact(key, text)}" for key, text in facts if text)

    def _fact(self, key: str, text: str) -> str:
        english, chinese = LABELS[key]
        name = chinese if self._languages[0] == "zh" else english
        return colon(name, self._languages) + escaped(text)

    def _link(self, link: Linked) -> str:
        told = role_of_url(link.url) or "note"
        if is_bare(link.url) and told == link.role and link.role in ("paper", "note"):
            return link.url
        english, chinese = _LINK_TEXTS[link.role]
        return f"[{chinese if self._languages[0] == 'zh' else english}]({address(link.url)})"


def _bullets(remarks: Sequence[Remark], indent: str) -> Iterator[str]:
    for remark in remarks:
        yield f"{indent}- {bullet(remark.text)}"
        yield from _bullets(remark.points, f"{indent}    ")
