"""A paper's page on a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.style import Style
from rich.text import Text

from plmref.records.paper import Result
from plmref.records.paper import Text as TwoLanguages
from plmref.views.facts import Fact, TermNames
from plmref.views.labels import bracketed, colon, label, listed
from plmref.views.sheet import (
    PART_LABELS,
    Own,
    Sheet,
    all_facts,
    in_languages,
    lineage,
    notes_shown,
    result_cells,
    result_columns,
)
from plmref.views.terminal.picture import picture_of
from plmref.views.terminal.prose import Prose, plain, width_of
from plmref.views.terminal.tables import Rule, Table
from plmref.views.view import Page, Pictures

# Longer lines are hard to read, however wide the terminal.
_WIDEST = 100  # cells


def sheets(
    papers: Sequence[Sheet],
    term: TermNames,
    parts: Sequence[str],
    page: Page,
    *,
    sources: bool,
    pictures: Pictures,
) -> RenderableType:
    """Returns the parts of each paper's page below its title."""
    page = page._replace(width=min(page.width, _WIDEST))
    content: list[RenderableType] = []
    for place, sheet in enumerate(papers):
        content += [Text(), Rule(style="dim"), Text()] if place else []
        content += _Sheet(sheet, term, page, sources, pictures).parts(parts)
    return Constrain(Group(*content), page.width)


class _Sheet:
    """One paper's page, part by part."""

    def __init__(self, sheet: Sheet, term: TermNames, page: Page, sources: bool, pictures: Pictures) -> None:
        self.sheet, self.paper, self.term = sheet, sheet.paper, term
        self.page, self.sources, self.pictures = page, sources, pictures

    def parts(self, names: Sequence[str]) -> Iterator[RenderableType]:
        """Yields the title, and each of the parts that has something in it under its heading."""
        yield Prose(plain(self.paper.title, "bold"))
        yield Prose(Text.assemble((self.paper.id, "bold cyan"), "  ", (self.paper.date, "dim")))
        for name in names:
            content = list(getattr(self, f"_{name}")())
            if content:
                yield Text()
                yield Text(label(PART_LABELS[name], self.page.languages), style="bold underline")
                yield from content

    def _shown(self, text: TwoLanguages) -> str:
        """Returns a text that is longer than a name: each language begins a line."""
        return "\n".join(dict.fromkeys(text.in_language(lang) for lang in self.page.languages))

    def _with_source(self, text: str, source: str) -> Text:
        result = plain(text)
        if self.sources and source:
            result.append_text(plain(f"  [{source}]", "dim"))
        return result

    def _facts(self) -> Iterator[RenderableType]:
        found = all_facts(self.sheet, self.term, self.page.languages)
        if self.sources:
            found += [Fact("record sources", url) for url in self.paper.sources]
        if not found:
            return
        yield self._labelled(
            [(label(fact.key, self.page.languages), self._with_source(fact.text, fact.source)) for fact in found]
        )

    def _points(self) -> Iterator[RenderableType]:
        hang = len(str(len(self.paper.key_points))) + 1
        for number, point in enumerate(self.paper.key_points, start=1):
            first, *others = in_languages(point.en, point.zh, self.page.languages)
            yield Prose(self._with_source(first, point.source), Text(f"{number:>{hang - 1}} ", style="cyan"))
            yield from (Prose(text, hang=hang) for text in others)
            for sub in point.points:
                text = "\n".join(in_languages(sub.en, sub.zh, self.page.languages))
                yield Prose(self._with_source(text, sub.source or ""), Text(" " * hang + "- ", style="cyan"))
        for own in self.sheet.own:
            if own.abstract or own.remarks:
                yield self._from_file(own, place=True)
            if own.abstract:
                yield Prose(plain(own.abstract))
            yield from (Prose(plain(text), Text(f"{'  ' * depth}- ", style="cyan")) for depth, text in own.remarks)

    def _from_file(self, own: Own, *, place: bool = False) -> RenderableType:
        """Returns the line above what one of the user's files says."""
        text = colon(label("from file", self.page.languages), self.page.languages)
        return Prose(Text.assemble((text, "dim"), plain(own.place if place else own.source, "dim")))

    def _results(self) -> Iterator[RenderableType]:
        if self.paper.results:
            yield from self._scores(self.paper.results)
        if self.paper.results and self.paper.results_note:
            yield Text()
        if self.paper.results_note:
            yield Prose(plain(self._shown(self.paper.results_note), "dim"))

    def _scores(self, results: Sequence[Result]) -> Iterator[RenderableType]:
        if self.page.narrow:
            yield from self._stacked_scores(results)
            return
        columns = result_columns(results, sources=self.sources)
        score = columns.index("score")
        table = Table([label(column, self.page.languages) for column in columns], fixed=(score,), right=(score,))
        styles = {"score": "bold", "source": "dim"}
        for result in results:
            cells = result_cells(result, columns, self.page.languages)
            table.add_row(*(plain(cell, styles.get(column, "")) for column, cell in zip(columns, cells, strict=True)))
        yield table

    def _stacked_scores(self, results: Sequence[Result]) -> Iterator[RenderableType]:
        """Yields each score before what was measured, and whose it is below that."""
        columns = ["benchmark", "split", "metric", "score", "model"]
        rows = [result_cells(result, columns, self.page.languages) for result in results]
        hang = max(width_of(row[3]) for row in rows) + 2
        for result, (benchmark, split, metric, score, model) in zip(results, rows, strict=True):
            text = plain(listed((benchmark, split, metric), self.page.languages))
            text.append_text(plain(f"\n{model}", "dim"))
            if self.sources:
                text.append_text(plain(f"  [{result.source}]", "dim"))
            yield Prose(text, Text(score, style="bold"), hang)

    def _lineage(self) -> Iterator[RenderableType]:
        rows = []
        for direction, name, edge in lineage(self.sheet):
            languages = self.page.languages
            relation = colon(bracketed(label(edge.relation, languages), languages), languages)
            text = Text.assemble((name, "bold cyan"), (relation, "dim"))
            text.append_text(self._with_source(self._shown(edge.how), edge.source))
            rows.append((label(direction, self.page.languages), text))
        if rows:
            yield self._labelled(rows)

    def _labelled(self, rows: Sequence[tuple[str, Text]]) -> RenderableType:
        """Returns texts behind their labels; a label that stands above is not said again."""
        hang = self._hang(name for name, _ in rows)
        lines: list[RenderableType] = []
        last = ""
        for name, text in rows:
            lead = Text("" if name == last else name, style="dim")
            if self.page.narrow:
                lines += [lead] if lead.plain else []
                lines.append(Prose(text, hang=hang))
            else:
                lines.append(Prose(text, lead, hang))
            last = name
        return Group(*lines)

    def _hang(self, names: Iterable[str]) -> int:
        """Returns how many cells a text stands in behind such labels."""
        return 2 if self.page.narrow else max(map(width_of, names)) + 2

    def _figures(self) -> Iterator[RenderableType]:
        for place, (figure, path) in enumerate(zip(self.paper.figures, self.sheet.figures, strict=True)):
            if place:
                yield Text()
            if path and self.pictures != "never" and (picture := picture_of(path, self.page, self.pictures)):
                yield picture
            yield Prose(plain(self._shown(figure.caption)))
            yield Prose(plain(str(path or figure.file), "dim"))
        for own in self.sheet.own:
            if own.pictures:
                yield self._from_file(own)
            for path, caption in own.pictures:
                if path and self.pictures != "never" and (picture := picture_of(path, self.page, self.pictures)):
                    yield picture
                yield Prose(plain(caption if path is None or caption == path.name else f"{caption} {path}", "dim"))

    def _links(self) -> Iterator[RenderableType]:
        languages = self.page.languages
        links: list[tuple[str, str, str]] = [(link.role, link.url, link.title or "") for link in self.paper.links]
        for own in self.sheet.own:
            links += [(role, url, f"{title} [{own.source}]".strip()) for role, url, title in own.links]
        names = [label(role, languages) for role, _, _ in links]
        if names:
            room = self.page.width - self._hang(names)
            texts = [_address(url, title, room) for _, url, title in links]
            yield self._labelled(list(zip(names, texts, strict=True)))

    def _note(self) -> Iterator[RenderableType]:
        for place, text in enumerate(notes_shown(self.sheet, self.page.languages)):
            # A Markdown parser, for papers that have a note.
            from plmref.views.terminal.note import note

            if place:
                yield Text()
            yield from note(text)
        for own in self.sheet.own:
            for text in own.notes:
                from plmref.views.terminal.note import note

                yield self._from_file(own)
                yield from note(text)


def _address(url: str, title: str, room: int) -> Text:
    """Returns a URL and what is behind it: on its last line if all of it fits there, else on the next."""
    text = plain(url, Style(link=url) if _is_web(url) else "")
    if title:
        used = width_of(Prose(text).lines(room)[-1].plain)
        gap = "  " if used + 2 + width_of(title) <= room else "\n"
        text.append_text(plain(f"{gap}{title}", "dim"))
    return text


def _is_web(url: str) -> bool:
    """Whether a terminal may make the URL clickable: a record's link is never a file or a script."""
    return url.startswith(("https://", "http://")) and url.isprintable()
