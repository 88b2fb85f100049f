"""An entry of the glossary on a terminal."""

from rich.console import Group, RenderableType
from rich.text import Text

from plmref.records.rows import TermRow
from plmref.views.glossary import term_lines
from plmref.views.labels import colon, label
from plmref.views.terminal.prose import Prose, plain
from plmref.views.view import Page


def entry(term: TermRow, page: Page) -> RenderableType:
    """Returns the term's names, what it means, and what to read next."""
    names = dict.fromkeys((term.name.in_language(page.languages[0]), term.name.en, term.name.zh or term.name.en))
    parts: list[RenderableType] = [
        Prose(plain(" / ".join(names), "bold")),
        Prose(Text.assemble((term.id, "bold cyan"), "  ", (label(f"kind {term.kind}", page.languages), "dim"))),
        Text(),
    ]
    for text in dict.fromkeys(term.definition.in_language(lang) for lang in page.languages):
        parts += [Prose(text), Text()]
    for name, text in term_lines(term, page.languages):
        parts.append(Prose(Text.assemble((colon(name, page.languages), "dim"), plain(text))))
    return Group(*parts)
