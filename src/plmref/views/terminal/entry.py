"""An entry of the glossary on a terminal."""

from rich.console import Group, RenderableType
from rich.text import Text

from plmref.records.rows import TermRow
from plmref.views.entry import definitions, term_lines, term_name
from plmref.views.labels import colon, label
from plmref.views.terminal.prose import Prose, plain
from plmref.views.view import Page


def entry(term: TermRow, page: Page) -> RenderableType:
    """Returns the term's names, what it means, and what to read next."""
    parts: list[RenderableType] = [
        Prose(plain(term_name(term, page.languages), "bold")),
        Prose(Text.assemble((term.id, "bold cyan"), "  ", (label(f"kind {term.kind}", page.languages), "dim"))),
        Text(),
    ]
    for text in definitions(term, page.languages):
        parts += [Prose(text), Text()]
    for name, text in term_lines(term, page.languages):
        parts.append(Prose(Text.assemble((colon(name, page.languages), "dim"), plain(text))))
    return Group(*parts)
