"""BibTeX and BibLaTeX files as entries.

`bibtex_entries` needs, beside the text of the file, the memory of a few entries and of what `crossref` names.
`read_bibtex` holds all entries, since that is what it returns: 2 to 3 KB each in a file with abstracts.
"""

from collections.abc import Iterator

from plmref.formats import bibtex_fields as field
from plmref.formats.addresses import identifiers_of, links_of
from plmref.formats.bibtex_blocks import BibtexFile, RawEntry
from plmref.formats.bibtex_names import authors_of
from plmref.formats.latex import plain
from plmref.formats.read import Read
from plmref.records.entry import Entry, Remark
from plmref.records.finding import Finding


def read_bibtex(text: str, path: str) -> Read:
    """Returns every entry of a bibliography that has a key and a title, in file order, and what is wrong with others.

    Broken entries are left out and the next one is read; of entries with one key all are kept. It never fails.
    """
    entries: list[Entry] = []
    findings: list[Finding] = []
    for item in bibtex_entries(text, path):
        if isinstance(item, Entry):
            entries.append(item)
        else:
            findings.append(item)
    return Read(tuple(entries), tuple(findings))


def bibtex_entries(text: str, path: str) -> Iterator[Entry | Finding]:
    """Yields what `read_bibtex` returns, one by one, a finding before the entry that it is about."""
    file = BibtexFile(text, path, field.WANTED)
    for item in file.entries():
        if isinstance(item, Finding):
            yield item
            continue
        if "crossref" in item.fields:
            yield from _inherit(item, file, path)
        entry = _entry(item)
        yield entry or Finding("no-title", path, item.line, item.key, "title", f"@{item.type} without a title")


def _inherit(entry: RawEntry, file: BibtexFile, path: str) -> Iterator[Finding]:
    """Fills what the entry does not say from the entry that its `crossref` names."""
    name = plain(entry.fields["crossref"])
    parent = file.parent(name)
    if parent is None:
        message = f"no entry has the key {name[:80]!r}"
        yield Finding("unknown-crossref", path, entry.line, entry.key, "crossref", message)
        return
    if "title" in parent.fields:
        entry.fields.setdefault("booktitle", parent.fields["title"])
    for name in parent.fields.keys() & field.INHERITED:
        entry.fields.setdefault(name, parent.fields[name])


def _entry(raw: RawEntry) -> Entry | None:
    fields = raw.fields
    title = field.title_of(fields)
    if not title:
        return None
    arxiv = field.arxiv_of(fields)
    urls = field.urls_of(fields)
    kind = field.type_of(raw.type, fields, arxiv, urls)
    return Entry(
        id=raw.key,
        title=title,
        type=kind,
        authors=authors_of(fields["author"]) if "author" in fields else [],
        date=field.date_from(fields),
        # A preprint server is no place of publication; its number is an identifier.
        venue=None if kind == "preprint" and arxiv else field.venue_of(fields),
        identifiers=identifiers_of(urls, field.doi_of(fields), arxiv),
        arxiv_category=field.category_of(fields) if arxiv else None,
        links=links_of(urls) if urls else [],
        topics=field.topics_of(fields),
        abstract=plain(fields["abstract"]) or None if "abstract" in fields else None,
        remarks=[Remark(text=text) for text in field.remarks_of(fields)],
        line=raw.line,
    )
