"""GB/T 7714, the Chinese national standard for references, in the numeric system.

The edition of 2025 has been in force since 1 July 2026 and replaces that of 2015. What differs here: full-width
punctuation between the parts, family names not in capitals, Chinese names in pinyin in full, `[PP/OL]` for preprints,
no placeholder for a missing place or publisher, and a date of access for pages and preprints alone.
"""

from typing import NamedTuple

from plmref.records.dates import PartialDate
from plmref.records.reference import Name, Reference
from plmref.views.text.citations.bibtex import iso
from plmref.views.text.citations.names import initials
from plmref.views.text.citations.pinyin import is_pinyin

_MOST_AUTHORS = 3
_MARKS = {"article": "J", "inproceedings": "C", "report": "R", "thesis": "D", "web": "EB", "book": "M"}
_ONLINE = ("preprint", "report", "web")


class Edition(NamedTuple):
    """What the editions print differently."""

    year: int
    comma: str
    colon: str
    open: str
    close: str
    preprint: str


_2015 = Edition(2015, ", ", ": ", "(", ")", "EB")
_2025 = Edition(2025, "，", "：", "（", "）", "PP")


def gbt7714_2015(reference: Reference, *, accessed: PartialDate | None = None) -> str:
    """Returns the entry of a reference by GB/T 7714—2015, without its number."""
    return _Entry(reference, _2015, accessed).written()


def gbt7714_2025(reference: Reference, *, accessed: PartialDate | None = None) -> str:
    """Returns the entry of a reference by GB/T 7714—2025, without its number."""
    return _Entry(reference, _2025, accessed).written()


class _Entry:
    """One entry. A published paper with pages is cited as printed, unless a date of access says it was read online."""

    def __init__(self, reference: Reference, edition: Edition, accessed: PartialDate | None) -> None:
        self._reference, self._edition, self._accessed = reference, edition, accessed
        printed = reference.pages or reference.type in ("thesis", "book")
        self._online = bool(reference.url and (reference.type in _ONLINE or not printed or accessed))

    def written(self) -> str:
        """Returns the entry."""
        blocks = [self._authors(), self._title_and_source() + self._access_date(), *self._addresses()]
        return " ".join(block if block.endswith(".") else f"{block}." for block in blocks if block)

    def _title_and_source(self) -> str:
        reference = self._reference
        mark = self._edition.preprint if reference.is_preprint else _MARKS[reference.type]
        title = f"{reference.title}[{mark}{'/OL' if self._online else ''}]"
        if reference.type == "inproceedings" and reference.venue:
            between = self._edition.comma if self._is_at_conference() else ". "
            return between.join(filter(None, [f"{title}//{self._host()}", self._imprint()]))
        source = self._in_journal() if reference.type == "article" else self._by_itself()
        return ". ".join(filter(None, [title, source]))

    def _authors(self) -> str:
        comma = self._edition.comma
        names = [self._name(name) for name in self._reference.authors[:_MOST_AUTHORS]]
        if len(self._reference.authors) > _MOST_AUTHORS:
            names.append("等" if self._reference.chinese else "et al.")
        return comma.join(names)

    def _name(self, name: Name) -> str:
        if self._reference.chinese and name.zh:
            return name.zh
        if not name.given:
            return name.family
        if self._edition.year == 2015:
            return f"{name.family.upper()} {initials(name.given, dot='', hyphen=' ')}"
        if name.zh or is_pinyin(name.family, name.given):
            return f"{name.family} {name.given}"
        return f"{name.family} {initials(name.given, dot='')}"

    def _host(self) -> str:
        volume = f"{self._edition.colon}{self._volume()}" if self._reference.volume else ""
        return f"{self._reference.venue}{volume}"

    def _volume(self) -> str:
        return f"第{self._reference.volume}卷" if self._reference.chinese else f"v.{self._reference.volume}"

    def _is_at_conference(self) -> bool:
        """Whether the host is the conference itself and no volume, which the edition of 2025 tells apart (8.6.3)."""
        reference = self._reference
        return self._edition.year == 2025 and not (reference.place or reference.publisher or reference.volume)

    def _imprint(self) -> str:
        """Returns place, publisher, year and pages of a volume."""
        place, publisher = self._reference.place, self._reference.publisher or self._reference.organization
        if self._edition.year == 2015 and not self._online:  # 8.4.1.3, 8.4.2.3: online they may be left out
            no_place, no_publisher = ("出版地不详", "出版者不详") if self._reference.chinese else ("S.l.", "s.n.")
            if not place and not publisher:
                place = f"[{no_place}: {no_publisher}]"
            else:
                place, publisher = place or f"[{no_place}]", publisher or f"[{no_publisher}]"
        names = self._edition.colon.join(filter(None, [place, publisher]))
        return self._edition.comma.join(filter(None, [names, self._reference.year])) + self._pages()

    def _in_journal(self) -> str:
        reference, edition = self._reference, self._edition
        number = f"{edition.open}{reference.number}{edition.close}" if reference.number else ""
        issue = edition.comma.join(filter(None, [reference.venue, reference.year, reference.volume]))
        return f"{issue}{number}{self._pages()}"

    def _by_itself(self) -> str:
        """Returns what stands behind the title of a preprint, a report, a page, a thesis or a book."""
        reference, edition = self._reference, self._edition
        day = iso(reference.date)
        dated = f"{edition.open}{day}{edition.close}" if day else ""
        if reference.is_preprint:
            return f"{reference.venue or ''}{dated}" if edition.year == 2025 else dated
        if reference.type == "web":
            return dated
        if reference.type == "report" and not (reference.organization or reference.publisher):
            return day if edition.year == 2025 else dated
        return self._imprint()

    def _pages(self) -> str:
        pages = (self._reference.pages or "").replace("–", "-")
        return f"{self._edition.colon}{pages}" if pages else ""

    def _access_date(self) -> str:
        wanted = self._online and (self._edition.year == 2015 or self._reference.type in ("preprint", "web"))
        return f"[{iso(self._accessed)}]" if self._accessed and wanted else ""

    def _addresses(self) -> list[str]:
        """Returns the URL and the DOI; a DOI that the URL holds is not said twice (7.9 of 2025, 8.8 of 2015)."""
        if not self._online:
            return []
        url, doi = self._reference.url or "", self._reference.doi
        if self._reference.is_preprint and self._edition.year == 2025 and doi:
            url = f"https://doi.org/{doi}"  # as in 8.15.2
        return [url] if not doi or doi in url or self._reference.is_preprint else [url, f"DOI:{doi}"]
