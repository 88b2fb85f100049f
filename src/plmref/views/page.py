"""Whole papers: `plmref show`."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from plmref.errors import UsageError
from plmref.views.facts import TermNames, facts
from plmref.views.labels import label
from plmref.views.text.clean import clean, one_line
from plmref.views.view import Languages, Page, View, shown

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType

    from plmref.records.paper import BuildsOn, Paper, Result

_FENCE = re.compile(r"\s*(?:[-*+] +|\d+[.)] +)?(`{3,}|~{3,})")
_HEADING = re.compile(r"#{1,5}\s")  # a sixth level cannot go deeper

PARTS = ("facts", "points", "results", "lineage", "figures", "links", "note")


class Sheet(NamedTuple):
    """One paper with everything that its page needs.

    Attributes:
        paper: the record.
        builders: (id, edge) of every paper of the catalogue that builds on it, oldest first.
        notes: the note's Markdown by language, as far as there is one.
        figures: path of each figure's file, or None if it is missing.
    """

    paper: "Paper"
    builders: "Sequence[tuple[str, BuildsOn]]"
    notes: dict[str, str]
    figures: "Sequence[Path | None]"


class PageView(View):
    """Papers, each as a page of parts."""

    command = "show"
    formats = ("table", "markdown", "json", "jsonl", "ids")

    def __init__(
        self,
        sheets: Sequence[Sheet],
        term: TermNames,
        parts: Sequence[str] = PARTS,
        *,
        sources: bool = False,
        pictures: bool = True,
    ) -> None:
        """Shows `parts` of each paper; with `sources` every fact says where it was read.

        Raises:
            UsageError: there is no such part.
        """
        for part in parts:
            if part not in PARTS:
                raise UsageError(f"no part {part!r}", f"parts are {', '.join(PARTS)}")
        self._sheets, self._term, self._parts, self._sources, self._pictures = (
            sheets,
            term,
            parts,
            sources,
            pictures,
        )

    @property
    def pictured(self) -> bool:  # type: ignore[override]  # here it depends on the papers
        """Whether there are pictures to be shown."""
        return self._pictures and "figures" in self._parts and any(any(sheet.figures) for sheet in self._sheets)

    @property
    def total(self) -> int:
        """How many papers are shown."""
        return len(self._sheets)

    def items(self) -> list[Any]:
        """Returns the records, every field of them, with the text of the notes and the papers that build on each."""
        return [_item(sheet) for sheet in self._sheets]

    def ids(self) -> list[str]:
        """Returns the papers' ids."""
        return [sheet.paper.id for sheet in self._sheets]

    def markdown(self, languages: Languages) -> str:
        """Returns the pages as Markdown, each under its title."""
        return "\n".join(self._markdown_page(sheet, languages) for sheet in self._sheets)

    def terminal(self, page: Page) -> "RenderableType":
        """Returns the pages as Rich shows them."""
        from plmref.views.terminal.sheet import sheets

        return sheets(self._sheets, self._term, self._parts, page, sources=self._sources, pictures=self._pictures)

    def _markdown_page(self, sheet: Sheet, languages: Languages) -> str:
        sections = {
            "facts": self._facts(sheet, languages),
            "points": self._points(sheet.paper, languages),
            "results": self._results(sheet.paper.results, languages),
            "lineage": self._lineage(sheet, languages),
            "figures": [
                f"- {shown(figure.caption, languages)} ({path or figure.file})"
                for figure, path in zip(sheet.paper.figures, sheet.figures, strict=True)
            ],
            "links": [
                f"- {label(link.role, languages)}: <{link.url}> {one_line(link.title or '')}".rstrip()
                for link in sheet.paper.links
            ],
            "note": "\n\n".join(deeper(clean(note)) for note in notes_shown(sheet, languages)).splitlines(),
        }
        lines = [f"# {one_line(sheet.paper.title)}", ""]
        for part in self._parts:
            if content := sections[part]:
                lines += [f"## {label(PART_LABELS[part], languages)}", "", *content, ""]
        return "\n".join(lines)

    def _from(self, source: str) -> str:
        return f" [{source}]" if self._sources and source else ""

    def _facts(self, sheet: Sheet, languages: Languages) -> list[str]:
        lines = [
            f"- {label(fact.key, languages)}: {one_line(fact.text)}{self._from(fact.source)}"
            for fact in facts(sheet.paper, self._term, languages)
        ]
        if self._sources:
            lines += [f"- {label('record sources', languages)}: <{url}>" for url in sheet.paper.sources]
        return lines

    def _points(self, paper: "Paper", languages: Languages) -> list[str]:
        lines = []
        for number, point in enumerate(paper.key_points, start=1):
            for place, text in enumerate(in_languages(point.en, point.zh, languages)):
                lines.append(
                    f"{number}. {one_line(text)}{self._from(point.source)}" if not place else f"   {one_line(text)}"
                )
            for sub in point.points:
                text = " ".join(in_languages(sub.en, sub.zh, languages))
                lines.append(f"   - {one_line(text)}{self._from(sub.source or '')}")
        return lines

    def _results(self, results: "Sequence[Result]", languages: Languages) -> list[str]:
        if not results:
            return []
        columns = result_columns(results, sources=self._sources)
        titles = [label(column, languages) for column in columns]
        rows = [
            [one_line(cell).replace("|", "\\|") for cell in result_cells(result, columns, languages)]
            for result in results
        ]
        return [f"| {' | '.join(row)} |" for row in (titles, ["---"] * len(columns), *rows)]

    def _lineage(self, sheet: Sheet, languages: Languages) -> list[str]:
        return [
            f"- {label(direction, languages)} `{name}` ({label(edge.relation, languages)}): "
            f"{one_line(shown(edge.how, languages))}{self._from(edge.source)}"
            for direction, name, edge in lineage(sheet)
        ]


PART_LABELS = {"points": "key points"} | {part: part for part in PARTS if part != "points"}


def in_languages(english: str, chinese: str, languages: Languages) -> list[str]:
    """Returns a text in each of the languages, once where they are alike."""
    return list(dict.fromkeys(chinese if lang == "zh" else english for lang in languages))


def notes_shown(sheet: Sheet, languages: Languages) -> list[str]:
    """Returns the note in each of the languages; if it is in none of them, in whichever it is."""
    return [sheet.notes[lang] for lang in languages if lang in sheet.notes] or list(sheet.notes.values())[:1]


def deeper(markdown: str) -> str:
    """Returns Markdown without its title and with its headings one level down, to stand inside a page."""
    title, *lines = markdown.strip().splitlines() or [""]
    if not title.startswith("# "):
        lines = [title, *lines]
    fence = ""  # what closes the block of code that the line stands in
    for place, line in enumerate(lines):
        if fence:
            fence = "" if line.strip().startswith(fence) and not line.strip().strip(fence[0]) else fence
        elif mark := _FENCE.match(line):
            fence = mark[1]
        elif _HEADING.match(line):
            lines[place] = f"#{line}"
    return "\n".join(lines).strip("\n")


def lineage(sheet: Sheet) -> "list[tuple[str, str, BuildsOn]]":
    """Returns (direction, id, edge) for what the paper builds on, then for what builds on it."""
    up = [("builds on", edge.id, edge) for edge in sheet.paper.builds_on]
    return up + [("built on by", name, edge) for name, edge in sheet.builders]


def result_columns(results: "Sequence[Result]", *, sources: bool) -> list[str]:
    """Returns the columns of a results table, without empty ones."""
    columns = ["benchmark", "split", "metric", "score", "model"]
    if not any(result.split for result in results):
        columns.remove("split")
    return columns + (["source"] if sources else [])


def result_cells(result: "Result", columns: Sequence[str], languages: Languages) -> list[str]:
    """Returns the cells of one row of a results table."""
    cells = {
        "benchmark": result.benchmark,
        "split": label(result.split, languages) if result.split else "",
        "metric": label(result.metric, languages),
        "score": str(result.score).removesuffix(".0") if result.score >= 1000 else str(result.score),
        "model": result.model,
        "source": result.source,
    }
    return [cells[column] for column in columns]


def _item(sheet: Sheet) -> dict[str, Any]:
    import msgspec

    item: dict[str, Any] = msgspec.to_builtins(sheet.paper)
    item["notes"] = {lang: sheet.notes.get(lang) for lang in ("en", "zh")}
    item["built_on_by"] = [{"id": name, "relation": edge.relation} for name, edge in sheet.builders]
    return item
