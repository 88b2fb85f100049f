"""Papers to hand in or take elsewhere: `plmref export`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plmref.errors import UsageError
from plmref.library.filters import Filters
from plmref.library.library import Library
from plmref.records.rows import TermRow
from plmref.views.exported import Exported, chosen, exported
from plmref.views.view import Languages, View

if TYPE_CHECKING:
    from plmref.records.entry import Entry
    from plmref.records.paper import Paper

# Which ending of a file's name means which format.
ENDINGS = {
    ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".bib": "bibtex", ".json": "csl-json",
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".yaml": "yaml", ".yml": "yaml", ".csv": "csv", ".tsv": "tsv",
}  # fmt: skip
DEFAULT = "markdown"
FORMATS = ("markdown", "html", "bibtex", "biblatex", "csl-json", "jsonl", "yaml", "csv", "tsv", "json", "ids")

LANGUAGES: dict[str, Languages] = {"en": ("en",), "zh": ("zh",), "both": ("en", "zh")}


def format_of(file: Path | None) -> str:
    """Returns the format that a file's name asks for; Markdown if it asks for none."""
    return ENDINGS.get(file.suffix.lower(), DEFAULT) if file else DEFAULT


class ExportView(View):
    """Papers in a format that other programs read, or that people do."""

    command = "export"

    def __init__(self, papers: Sequence[Exported], terms: Sequence[TermRow], default: str = DEFAULT) -> None:
        """Shows papers, with the names that the glossary gives to their terms; `default` is the format without one."""
        self._papers, self._terms = papers, terms
        self.formats = (default, default, *FORMATS)

    def items(self) -> list[Any]:
        """Returns every record: of one paper there may be several, in several sources."""
        import msgspec

        from plmref.records.entry import Entry

        items: list[Any] = [msgspec.to_builtins(record) for record in self._records()]
        for item, record in zip(items, self._records(), strict=True):
            if isinstance(record, Entry):
                del item["line"]  # where it stood in a file that nobody has got
            for result in item.get("results", ()):
                result["score"] = float(result["score"])
        return items

    def _records(self) -> "list[Paper | Entry]":
        return [each.record for paper in self._papers for each in paper.records]

    def ids(self) -> list[str]:
        """Returns the ids of the papers."""
        return [paper.row.id for paper in self._papers]

    def header(self) -> Sequence[str]:
        """Returns the names of the columns."""
        from plmref.views.text.columns import COLUMNS

        return list(COLUMNS)

    def rows(self, languages: Languages) -> list[Sequence[str]]:
        """Returns a line a paper."""
        from plmref.views.text.columns import cells

        return [cells(paper, languages) for paper in self._papers]

    def markdown(self, languages: Languages) -> str:
        """Returns a reading list."""
        from plmref.views.text.reading_list import reading_list

        return reading_list(self._papers, languages)

    def written(self, form: str, languages: Languages) -> str:
        """Returns the papers in one of the other formats."""
        if form == "html":
            from plmref.views.text.html_page import html_page

            return html_page(self._papers, {term.id: term for term in self._terms}.get, languages)
        if form == "yaml":
            from plmref.formats.yaml_file import yaml_text
            from plmref.views.text.records import plain

            return yaml_text([plain(record) for record in self._records()])
        if form == "csv":
            from plmref.views.text.columns import csv_text

            return csv_text([self.header(), *self.rows(languages)])
        from plmref.views.text.bibliography import bibliography

        return bibliography([paper.lead for paper in self._papers], form)


def export(
    library: Library,
    format: str = DEFAULT,  # noqa: A002  # what the option is called
    *,
    refs: Sequence[str] | None = None,
    query: str = "",
    filters: Filters = Filters(),  # noqa: B008  # an immutable tuple
    lang: str = "en",
) -> str:
    """Returns papers of a library in a format, as `plmref export` writes them.

    Args:
        library: where they are from.
        format: one of `markdown`, `html`, `bibtex`, `biblatex`, `csl-json`, `jsonl`, `yaml`, `csv`, `tsv`.
        refs: ids, names, identifiers or URLs of papers; None is all of the library.
        query: in the query language; only what it finds.
        filters: only what passes them; with `sources`, only the records of these sources.
        lang: "en", "zh" or "both".

    Raises:
        UsageError: there is no such format or language, or a filter names what does not exist.
        PaperNotFound: a ref means no paper.
        AmbiguousName: a ref means several.
    """
    if format not in FORMATS or lang not in LANGUAGES:
        what, known = ("format", FORMATS) if format not in FORMATS else ("language", tuple(LANGUAGES))
        raise UsageError(f"no {what} {(format if what == 'format' else lang)!r}", f"{what}s are {', '.join(known)}")
    named = None if refs is None else [library.resolve(ref) for ref in dict.fromkeys(refs)]
    papers = exported(library, chosen(library, named, query, filters), filters.sources)
    from plmref.views.output import text_of

    return text_of(ExportView(papers, library.terms()), format, LANGUAGES[lang])
