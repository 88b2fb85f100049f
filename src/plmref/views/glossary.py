"""The glossary: `plmref term`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plmref.records.rows import TermRow
from plmref.views.entry import definitions, term_lines, term_name
from plmref.views.labels import label, named
from plmref.views.listing import words_item
from plmref.views.text.clean import one_line
from plmref.views.view import Languages, Page, View, shown

if TYPE_CHECKING:
    from plmref.views.terminal import RenderableType


def term_item(term: TermRow) -> dict[str, Any]:
    """Returns a term as JSON shows it."""
    return {
        "id": term.id,
        "kind": term.kind,
        "name": words_item(term.name),
        "aliases": list(term.aliases),
        "definition": words_item(term.definition),
        "see_also": list(term.see_also),
        "papers": list(term.papers),
    }


class GlossaryView(View):
    """All terms, one a line."""

    command = "term"
    formats = ("table", "tsv", "markdown", "json", "jsonl", "ids")

    def __init__(self, terms: Sequence[TermRow]) -> None:
        """Shows the terms in their order."""
        self._terms = terms

    def items(self) -> list[Any]:
        """Returns the terms."""
        return [term_item(term) for term in self._terms]

    def ids(self) -> list[str]:
        """Returns the terms' ids."""
        return [term.id for term in self._terms]

    def header(self) -> Sequence[str]:
        """Returns the names of the columns."""
        return ("id", "kind", "name", "aliases", "definition")

    def rows(self, languages: Languages) -> list[Sequence[str]]:
        """Returns each term with its definition."""
        return [
            (
                term.id,
                term.kind,
                shown(term.name, languages),
                ", ".join(term.aliases),
                shown(term.definition, languages),
            )
            for term in self._terms
        ]

    def markdown(self, languages: Languages) -> str:
        """Returns every term's entry."""
        return "\n".join(term_markdown(term, languages) for term in self._terms)

    def terminal(self, page: Page) -> "RenderableType":
        """Returns ids, kinds and names; the definitions are one `plmref term ID` away."""
        from plmref.views.terminal.tables import records

        rows = [
            (term.id, shown(term.name, page.languages), label(f"kind {term.kind}", page.languages))
            for term in self._terms
        ]
        return records(("id", "name", "kind"), rows, page)


class TermView(View):
    """One term's entry."""

    command = "term"
    formats = ("table", "markdown", "tsv", "json", "jsonl", "ids")

    def __init__(self, term: TermRow) -> None:
        """Shows the term."""
        self._list, self._term = GlossaryView([term]), term

    def items(self) -> list[Any]:
        """Returns the term."""
        return self._list.items()

    def ids(self) -> list[str]:
        """Returns the term's id."""
        return self._list.ids()

    def header(self) -> Sequence[str]:
        """Returns the names of the columns."""
        return self._list.header()

    def rows(self, languages: Languages) -> list[Sequence[str]]:
        """Returns the term."""
        return self._list.rows(languages)

    def markdown(self, languages: Languages) -> str:
        """Returns the entry as Markdown."""
        return term_markdown(self._term, languages)

    def terminal(self, page: Page) -> "RenderableType":
        """Returns the entry."""
        from plmref.views.terminal.entry import entry

        return entry(self._term, page)


def term_markdown(term: TermRow, languages: Languages) -> str:
    """Returns one entry as Markdown."""
    lines = [f"# {term_name(term, languages)}", "", *(f"{one_line(text)}\n" for text in definitions(term, languages))]
    lines += [f"- {named(name, one_line(text), languages)}" for name, text in term_lines(term, languages)]
    return "\n".join(lines) + "\n"
