"""Light rows: what lists, searches and timelines need of a paper, without decoding its record.

They import nothing, because they are on the start-up path of every command.
"""

from typing import NamedTuple


class Words(NamedTuple):
    """Text in two languages, as `records.paper.Text`, but free of charge."""

    en: str
    zh: str | None

    def in_language(self, lang: str) -> str:
        """Returns the text in `lang` ("en" or "zh"), falling back to English."""
        return self.zh if lang == "zh" and self.zh else self.en


class PaperRow(NamedTuple):
    """The columns that `list`, `search` and `timeline` show of a paper.

    Attributes:
        sources: where it is from, the one whose words these are first; "catalogue" is the bundled catalogue.
    """

    id: str
    date: str
    title: Words
    names: tuple[str, ...]
    organizations: tuple[Words, ...]
    section: str
    notes: tuple[str, ...]
    figures: int
    sources: tuple[str, ...] = ("catalogue",)


class Edge(NamedTuple):
    """An edge of the lineage: the paper `newer` builds on the paper `older`, in this relation and so.

    `older` may be an id that the catalogue has no paper for; `check` finds it.
    """

    newer: str
    older: str
    relation: str
    how: Words
    source: str


class TermRow(NamedTuple):
    """A glossary term as the index keeps it; `papers` are the ids of those that use it, oldest first."""

    id: str
    kind: str
    name: Words
    aliases: tuple[str, ...]
    definition: Words
    see_also: tuple[str, ...]
    papers: tuple[str, ...]
