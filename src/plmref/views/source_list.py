"""The user's own sources: `plmref sources`, and what `plmref add` and `plmref remove` did."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from plmref.library.source_report import Merged, SourceReport
from plmref.records.finding import Finding
from plmref.views.labels import label, listed
from plmref.views.text.clean import one_line
from plmref.views.view import Languages, Page, View

if TYPE_CHECKING:
    from plmref.views.terminal import RenderableType


def _item(report: SourceReport) -> dict[str, Any]:
    return {
        "name": report.source.name,
        "path": str(report.source.path),
        "format": report.source.format,
        "records": report.records,
        "files": report.files,
        "known": len(report.merged),
        "doubtful": [merged._asdict() for merged in report.doubtful],
        "problems": [finding._asdict() for finding in report.findings],
        "changed": _day(report),
    }


def _day(report: SourceReport) -> str | None:
    return None if report.changed is None else datetime.fromtimestamp(report.changed, UTC).strftime("%Y-%m-%d")


class SourcesView(View):
    """The sources, one a line."""

    command = "sources"
    formats = ("table", "tsv", "json", "jsonl", "ids")

    def __init__(self, reports: Sequence[SourceReport]) -> None:
        """Shows the sources in their order."""
        self._reports = reports

    def items(self) -> list[Any]:
        """Returns the sources, with their problems."""
        return [_item(report) for report in self._reports]

    def ids(self) -> list[str]:
        """Returns the sources' names."""
        return [report.source.name for report in self._reports]

    def header(self) -> Sequence[str]:
        """Returns the names of the columns."""
        return ("name", "format", "records", "known", "problems", "changed", "path")

    def rows(self, languages: Languages) -> list[Sequence[str]]:
        """Returns each source with its counts; what cannot be read has none."""
        return [
            (
                report.source.name,
                report.source.format,
                "" if report.records is None else str(report.records),
                str(len(report.merged)),
                str(len(report.findings)) if report.records is not None else label("unreadable", languages),
                _day(report) or "",
                str(report.source.path),
            )
            for report in self._reports
        ]

    def terminal(self, page: Page) -> "RenderableType":
        """Returns a table."""
        from plmref.views.terminal.tables import records

        columns = ("name", "format", "records", "known", "problems", "changed", "path")
        return records(columns, self.rows(page.languages), page)


class AddedView(View):
    """What was found in sources: counts, then every doubt and problem with file and line."""

    command = "add"
    formats = ("table", "tsv", "json", "jsonl", "ids")

    def __init__(self, reports: Sequence[SourceReport]) -> None:
        """Shows the sources in their order."""
        self._list, self._reports = SourcesView(reports), reports

    def items(self) -> list[Any]:
        """Returns the sources, with their problems."""
        return self._list.items()

    def ids(self) -> list[str]:
        """Returns the sources' names."""
        return self._list.ids()

    def header(self) -> Sequence[str]:
        """Returns the names of the columns."""
        return ("source", "what", "place", "message")

    def rows(self, languages: Languages) -> list[Sequence[str]]:
        """Returns a line a source, a doubt and a problem."""
        rows: list[Sequence[str]] = []
        for report in self._reports:
            name = report.source.name
            rows.append((name, "records", str(report.source.path), str(report.records)))
            rows += [(name, "known", merged.place, f"{merged.id} = {merged.leader}") for merged in report.merged]
            rows += [(name, "doubtful", merged.place, _doubt(merged)) for merged in report.doubtful]
            rows += [(name, finding.rule, _place(finding), finding.message) for finding in report.findings]
        return rows

    def terminal(self, page: Page) -> "RenderableType":
        """Returns a paragraph a source, and below it what to look at."""
        from plmref.views.terminal.report import Line, report

        lines = []
        for each in self._reports:
            lines.append(Line("head", each.source.name, _counts(each, page.languages)))
            lines += [Line("doubtful", merged.place, _doubt(merged)) for merged in each.doubtful]
            lines += [Line("problem", _place(finding), finding.message) for finding in each.findings]
        return report(lines)


def _counts(report: SourceReport, languages: Languages) -> str:
    counts = [
        ("counted records", report.records or 0),
        ("counted known", len(report.merged)),
        ("counted doubtful", len(report.doubtful)),
        ("counted problems", len(report.findings)),
    ]
    one = {"counted records": "counted record", "counted problems": "counted problem"}
    keys = [(one.get(key, key) if count == 1 else key, count) for key, count in counts]
    return listed([f"{count:,} {label(key, languages)}" for key, count in keys], languages)


def _doubt(merged: Merged) -> str:
    return f"taken for {merged.leader}, by the title alone: {one_line(merged.title)}"


def _place(finding: Finding) -> str:
    return f"{finding.file}:{finding.line}" if finding.line else finding.file
