"""BibTeX and BibLaTeX entries.

The order of the fields is that of the ACL Anthology's own entries. `{...}` keeps the capitals that belong to a word
when a style changes the case of titles.
"""

from plmref.records.dates import PartialDate
from plmref.records.reference import Name, Reference
from plmref.views.text.citations.latex import escaped, verbatim
from plmref.views.text.citations.titles import each_word
from plmref.views.text.clean import one_line

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BIBTEX_TYPES = {"preprint": "misc", "web": "misc", "report": "techreport", "thesis": "phdthesis"}
_BIBLATEX_TYPES = {"preprint": "online", "web": "online"}


def bibtex(reference: Reference, *, ascii_only: bool = False) -> str:
    """Returns the BibTeX entry of a reference that has a key."""
    entry = _Entry(reference, ascii_only=ascii_only)
    kind = reference.type
    entry.text("booktitle", reference.venue if kind == "inproceedings" else None)
    entry.text("journal", reference.venue if kind == "article" else None)
    entry.volume_and_number()
    entry.month(reference.date)
    entry.raw("year", reference.year)
    entry.text("address", reference.place)
    entry.text("publisher", reference.publisher)
    server = reference.venue if reference.is_preprint and not reference.arxiv else None
    entry.text(
        {"report": "institution", "thesis": "school"}.get(kind, "howpublished"), server or reference.organization
    )
    entry.text("type", "Thesis" if kind == "thesis" else None)  # else BibTeX prints "PhD thesis", which is not known
    entry.eprint("archivePrefix", "arXiv", "primaryClass")
    entry.address("url", reference.url)
    entry.address("doi", None if reference.is_preprint else reference.doi)
    entry.pages()
    return entry.written(_BIBTEX_TYPES.get(kind, kind))


def biblatex(reference: Reference, *, accessed: PartialDate | None = None, ascii_only: bool = False) -> str:
    """Returns the BibLaTeX entry of a reference that has a key."""
    entry = _Entry(reference, ascii_only=ascii_only)
    kind = reference.type
    entry.text("booktitle", reference.venue if kind == "inproceedings" else None)
    entry.text("journaltitle", reference.venue if kind == "article" else None)
    entry.volume_and_number()
    entry.raw("date", iso(reference.date))
    entry.text("venue" if kind == "inproceedings" else "location", reference.place)
    entry.text("publisher", reference.publisher)
    server = reference.venue if reference.is_preprint and not reference.arxiv else None
    entry.text("institution" if kind in ("report", "thesis") else "organization", server or reference.organization)
    entry.raw("type", {"report": "techreport", "thesis": "Thesis"}.get(kind))
    entry.raw("pubstate", "prepublished" if reference.is_preprint else None)
    entry.eprint("eprinttype", "arxiv", "eprintclass")
    entry.address("url", reference.url)
    entry.raw("urldate", iso(accessed) if accessed and reference.url else None)
    entry.address("doi", reference.doi)
    entry.pages()
    return entry.written(_BIBLATEX_TYPES.get(kind, kind))


def iso(date: PartialDate | None) -> str:
    """Returns a date as far as it is known: 2019, 2019-07, 2019-07-26, or nothing."""
    if date is None:
        return ""
    return "-".join([f"{date.year:04}", *(f"{part:02}" for part in (date.month, date.day) if part is not None)])


class _Entry:
    """The fields of one entry, in the order in which they are added; what is None is left out."""

    def __init__(self, reference: Reference, *, ascii_only: bool) -> None:
        self._reference, self._ascii = reference, ascii_only
        self._fields: list[tuple[str, str]] = []
        self.raw("title", self._title(reference.title))
        self.raw("author", " and\n            ".join(map(self._name, reference.authors)) or None)

    def raw(self, name: str, value: str | None) -> None:
        if value:
            self._fields.append((name, f"{{{value}}}"))

    def text(self, name: str, value: str | None) -> None:
        self.raw(name, self._escaped(value) if value else None)

    def address(self, name: str, value: str | None) -> None:
        self.raw(name, verbatim(one_line(value)) if value else None)

    def month(self, date: PartialDate | None) -> None:
        if date and date.month:
            self._fields.append(("month", _MONTHS[date.month - 1]))  # a macro, which each style spells its own way

    def volume_and_number(self) -> None:
        self.text("volume", self._reference.volume)
        self.text("number", self._reference.number)

    def pages(self) -> None:
        pages = self._reference.pages
        self.text("pages", pages.replace("–", "-").replace("-", "--").replace("----", "--") if pages else None)

    def eprint(self, kind: str, archive: str, category: str) -> None:
        if self._reference.arxiv and self._reference.is_preprint:
            self.address("eprint", self._reference.arxiv)
            self.raw(kind, archive)
            self.text(category, self._reference.arxiv_category)

    def written(self, kind: str) -> str:
        """Returns the entry."""
        lines = [f"    {name} = {value}," for name, value in self._fields]
        return "\n".join([f"@{kind}{{{self._reference.key},", *lines, "}"])

    def _escaped(self, text: str) -> str:
        return escaped(one_line(text), ascii_only=self._ascii)

    def _title(self, title: str) -> str:
        """Returns a title in which what keeps its capitals stands in braces, a proper name with its capital alone."""

        def braced(word: str, kept: bool, _: bool) -> str:
            if not kept:
                return word
            rest = word[1:]
            return f"\x02{word}\x03" if rest != rest.lower() or not rest.isalpha() else f"\x02{word[0]}\x03{rest}"

        marked = each_word(one_line(title), braced)
        return escaped(marked, ascii_only=self._ascii).replace("\x02", "{").replace("\x03", "}")

    def _name(self, name: Name) -> str:
        if self._reference.chinese and name.zh:
            return f"{{{self._escaped(name.zh)}}}"
        if not name.given:
            return f"{{{self._escaped(name.family)}}}"
        family, given = self._escaped(name.family), self._escaped(name.given)
        # A comma or the word "and" would take the name apart.
        apart = "," in family or " and " in f" {family} ".lower()
        return f"{{{family}}}, {given}" if apart else f"{family}, {given}"
