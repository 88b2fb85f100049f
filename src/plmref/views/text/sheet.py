"""A paper's page as Markdown."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from plmref.views.facts import TermNames
from plmref.views.labels import bracketed, colon, label, named
from plmref.views.sheet import (
    PART_LABELS,
    Sheet,
    all_facts,
    deeper,
    in_languages,
    lineage,
    notes_shown,
    result_cells,
    result_columns,
)
from plmref.views.text.clean import clean, one_line
from plmref.views.view import Languages, shown

if TYPE_CHECKING:
    from plmref.records.paper import Paper, Result


def sheet_markdown(sheet: Sheet, term: TermNames, parts: Sequence[str], languages: Languages, *, sources: bool) -> str:
    """Returns the parts of a paper's page under its title; with `sources` every fact says where it was read."""
    return _Markdown(term, languages, sources=sources).page(sheet, parts)


class _Markdown:
    def __init__(self, term: TermNames, languages: Languages, *, sources: bool) -> None:
        self._term, self._languages, self._sources = term, languages, sources

    def page(self, sheet: Sheet, parts: Sequence[str]) -> str:
        languages = self._languages
        sections = {
            "facts": self._facts(sheet),
            "points": _joined(self._points(sheet.paper), self._own_points(sheet)),
            "results": self._results(sheet.paper),
            "lineage": self._lineage(sheet),
            "figures": [
                f"- {shown(figure.caption, languages)} ({path or figure.file})"
                for figure, path in zip(sheet.paper.figures, sheet.figures, strict=True)
            ]
            + [
                f"- {one_line(caption)}{f' ({path})' if path else ''}, {self._from_file(own.source)}"
                for own in sheet.own
                for path, caption in own.pictures
            ],
            "links": [
                f"- {colon(label(link.role, languages), languages)}<{link.url}> {one_line(link.title or '')}".rstrip()
                for link in sheet.paper.links
            ]
            + [
                f"- {colon(label(role, languages), languages)}<{url}> {one_line(title)} [{own.source}]"
                for own in sheet.own
                for role, url, title in own.links
            ],
            "note": "\n\n".join(deeper(clean(note)) for note in self._notes(sheet)).splitlines(),
        }
        lines = [f"# {one_line(sheet.paper.title)}", "", f"`{sheet.paper.id}` {sheet.paper.date}", ""]
        for part in parts:
            if content := sections[part]:
                lines += [f"## {label(PART_LABELS[part], languages)}", "", *content, ""]
        return "\n".join(lines)

    def _notes(self, sheet: Sheet) -> list[str]:
        own = [f"{self._from_file(each.source)}\n\n{text}" for each in sheet.own for text in each.notes]
        return [*notes_shown(sheet, self._languages), *own]

    def _from(self, source: str) -> str:
        return f" [{source}]" if self._sources and source else ""

    def _facts(self, sheet: Sheet) -> list[str]:
        languages = self._languages
        lines = [
            f"- {named(label(fact.key, languages), one_line(fact.text), languages)}{self._from(fact.source)}"
            for fact in all_facts(sheet, self._term, languages)
        ]
        if self._sources:
            lines += [f"- {colon(label('record sources', languages), languages)}<{url}>" for url in sheet.paper.sources]
        return lines

    def _points(self, paper: "Paper") -> list[str]:
        languages = self._languages
        lines = []
        for number, point in enumerate(paper.key_points, start=1):
            lead = f"{number}. "
            margin = " " * len(lead)  # with less, Markdown does not take what follows as part of the item
            first, *others = in_languages(point.en, point.zh, languages)
            lines.append(f"{lead}{one_line(first)}{self._from(point.source)}")
            lines += [f"{margin}{one_line(text)}" for text in others]
            for sub in point.points:
                text = " ".join(in_languages(sub.en, sub.zh, languages))
                lines.append(f"{margin}- {one_line(text)}{self._from(sub.source or '')}")
        return lines

    def _own_points(self, sheet: Sheet) -> list[str]:
        lines: list[str] = []
        for own in sheet.own:
            if own.abstract or own.remarks:
                lines += ["", self._from_file(own.place), ""]
            lines += [one_line(own.abstract), ""] if own.abstract else []
            lines += [f"{'  ' * depth}- {one_line(text)}" for depth, text in own.remarks]
        return lines[1:]

    def _from_file(self, name: str) -> str:
        return colon(label("from file", self._languages), self._languages) + one_line(name)

    def _results(self, paper: "Paper") -> list[str]:
        lines = self._scores(paper.results) if paper.results else []
        if paper.results_note:
            lines += ["", one_line(shown(paper.results_note, self._languages))][not lines :]
        return lines

    def _scores(self, results: "Sequence[Result]") -> list[str]:
        languages = self._languages
        columns = result_columns(results, sources=self._sources)
        titles = [label(column, languages) for column in columns]
        rows = [
            [one_line(cell).replace("|", "\\|") for cell in result_cells(result, columns, languages)]
            for result in results
        ]
        return [f"| {' | '.join(row)} |" for row in (titles, ["---"] * len(columns), *rows)]

    def _lineage(self, sheet: Sheet) -> list[str]:
        languages = self._languages
        return [
            f"- {label(direction, languages)} `{name}`"
            f"{colon(bracketed(label(edge.relation, languages), languages), languages)}"
            f"{one_line(shown(edge.how, languages))}{self._from(edge.source)}"
            for direction, name, edge in lineage(sheet)
        ]


def _joined(first: list[str], second: list[str]) -> list[str]:
    return [*first, "", *second] if first and second else first + second
