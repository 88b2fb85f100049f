"""A paper's page on a terminal."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from plmref.records.paper import KeyPoint, Result
from plmref.views.facts import Fact, TermNames, facts
from plmref.views.labels import label
from plmref.views.page import (
    PART_LABELS,
    Sheet,
    in_languages,
    lineage,
    notes_shown,
    result_cells,
    result_columns,
)
from plmref.views.terminal.prose import Prose, plain
from plmref.views.terminal.tables import grid
from plmref.views.view import Page, shown


def sheets(
    papers: Sequence[Sheet], term: TermNames, parts: Sequence[str], page: Page, *, sources: bool, pictures: bool
) -> RenderableType:
    """Returns the parts of each paper's page below its title."""
    pages = [_Sheet(sheet, term, page, sources, pictures) for sheet in papers]
    return Group(*(part for sheet in pages for part in sheet.parts(parts)))


class _Sheet:
    """One paper's page, part by part."""

    def __init__(self, sheet: Sheet, term: TermNames, page: Page, sources: bool, pictures: bool) -> None:  # noqa: FBT001
        self.sheet, self.paper, self.term = sheet, sheet.paper, term
        self.page, self.sources, self.pictures = page, sources, pictures

    def parts(self, names: Sequence[str]) -> Iterator[RenderableType]:
        """Yields the title, and each of the parts that has something in it under its heading."""
        yield Prose(plain(self.paper.title, "bold"))
        yield Prose(Text.assemble((self.paper.id, "bold cyan"), "  ", (self.paper.date, "dim")))
        yield Text()
        for name in names:
            content = list(getattr(self, f"_{name}")())
            if content:
                yield Text(label(PART_LABELS[name], self.page.languages), style="bold underline")
                yield from content
                yield Text()

    def _with_source(self, text: str, source: str) -> Text:
        result = plain(text)
        if self.sources and source:
            result.append_text(plain(f"  [{source}]", "dim"))
        return result

    def _facts(self) -> Iterator[RenderableType]:
        found = list(facts(self.paper, self.term, self.page.languages))
        if self.sources:
            found += [Fact("record sources", url) for url in self.paper.sources]
        yield self._labelled(
            [(label(fact.key, self.page.languages), self._with_source(fact.text, fact.source)) for fact in found]
        )

    def _points(self) -> Iterator[RenderableType]:
        table = Table.grid(padding=(0, 1))
        table.add_column(justify="right", no_wrap=True)
        table.add_column()
        for number, point in enumerate(self.paper.key_points, start=1):
            table.add_row(Text(str(number), style="cyan"), self._point(point))
        yield table

    def _point(self, point: KeyPoint) -> RenderableType:
        texts = in_languages(point.en, point.zh, self.page.languages)
        lines: list[RenderableType] = [Prose(self._with_source(texts[0], point.source)), *map(Prose, texts[1:])]
        for sub in point.points:
            row = Table.grid(padding=(0, 1))
            text = "\n".join(in_languages(sub.en, sub.zh, self.page.languages))
            row.add_row(Text("-", style="cyan"), Prose(self._with_source(text, sub.source or "")))
            lines.append(row)
        return Group(*lines)

    def _results(self) -> Iterator[RenderableType]:
        results = self.paper.results
        if not results:
            return
        if self.page.narrow:
            yield from (Prose(self._stacked_result(result)) for result in results)
            return
        columns = result_columns(results, sources=self.sources)
        table = grid([label(column, self.page.languages) for column in columns], self.page)
        table.columns[columns.index("score")].justify = "right"
        for result in results:
            cells = result_cells(result, columns, self.page.languages)
            table.add_row(
                *(
                    plain(cell, "bold") if column == "score" else Prose(plain(cell, "dim" if column == "source" else ""))
                    for column, cell in zip(columns, cells, strict=True)
                )
            )
        yield table

    def _stacked_result(self, result: Result) -> Text:
        columns = ["benchmark", "split", "metric", "score", "model"]
        benchmark, split, metric, score, model = result_cells(result, columns, self.page.languages)
        what = " ".join(filter(None, (benchmark, split, metric)))
        text = Text.assemble(plain(what), ": ", (score, "bold"), " ", plain(f"({model})", "dim"))
        if self.sources:
            text.append_text(plain(f"  [{result.source}]", "dim"))
        return text

    def _lineage(self) -> Iterator[RenderableType]:
        rows = []
        for direction, name, _, edge in lineage(self.sheet):
            relation = f" ({label(edge.relation, self.page.languages)}): "
            text = Text.assemble((name, "bold cyan"), (relation, "dim"))
            text.append_text(self._with_source(shown(edge.how, self.page.languages), edge.source))
            rows.append((label(direction, self.page.languages), text))
        if rows:
            yield self._labelled(rows)

    def _labelled(self, rows: Sequence[tuple[str, Text]]) -> RenderableType:
        """Returns texts behind their labels; a label that stands above is not said again."""
        if self.page.narrow:
            return Group(*(Prose(Text.assemble((f"{name}  ", "dim"), text)) for name, text in rows))
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True)
        last = ""
        for name, text in rows:
            table.add_row(Text("" if name == last else name, style="dim"), Prose(text))
            last = name
        return table

    def _figures(self) -> Iterator[RenderableType]:
        for figure, path in zip(self.paper.figures, self.sheet.figures, strict=True):
            if path and self.pictures and (picture := _picture(path, self.page)):
                yield picture
            yield Prose(plain(shown(figure.caption, self.page.languages)))
            yield Prose(plain(str(path or figure.file), "dim"))

    def _links(self) -> Iterator[RenderableType]:
        rows = []
        for link in self.paper.links:
            text = plain(link.url, Style(link=link.url) if _is_web(link.url) else "")
            if link.title:
                text.append_text(plain(f"  {link.title}", "dim"))
            rows.append((label(link.role, self.page.languages), text))
        if rows:
            yield self._labelled(rows)

    def _note(self) -> Iterator[RenderableType]:
        from plmref.views.terminal.note import note

        for text in notes_shown(self.sheet, self.page.languages):
            yield note(text)


def _is_web(url: str) -> bool:
    """Whether a terminal may make the URL clickable: a record's link is never a file or a script."""
    return url.startswith(("https://", "http://")) and url.isprintable()


def _picture(path: Path, page: Page) -> RenderableType | None:
    """Returns the figure as a picture, or None where the extra `images` is not installed."""
    try:
        from textual_image.renderable import Image
    except ImportError:
        return None
    picture: RenderableType = Image(path, width=min(page.width, 80), height="auto")
    return picture
