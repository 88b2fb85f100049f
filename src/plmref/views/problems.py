"""Findings of `plmref check`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plmref.records.finding import Finding
from plmref.views.text.clean import one_line
from plmref.views.view import Languages, Page, View

if TYPE_CHECKING:
    from plmref.views.terminal import RenderableType


class FindingsView(View):
    """Findings, one a line, in the form that editors jump to: `file:line: record field: message [rule]`."""

    command = "check"
    formats = ("table", "tsv", "json", "jsonl")

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Shows the findings in their order."""
        self._findings = findings

    def items(self) -> list[Any]:
        """Returns the findings."""
        return [finding._asdict() for finding in self._findings]

    def header(self) -> Sequence[str]:
        """Returns the names of the columns."""
        return Finding._fields

    def rows(self, languages: Languages) -> list[Sequence[str]]:
        """Returns each finding."""
        return [tuple(map(str, finding)) for finding in self._findings]

    def lines(self) -> list[str]:
        """Returns each finding as a line that editors and terminals can jump from."""
        return [
            one_line(f"{finding.file}:{finding.line}: {_where(finding)}{finding.message} [{finding.rule}]")
            for finding in self._findings
        ]

    def terminal(self, page: Page) -> "RenderableType":
        """Returns the lines, wrapped."""
        from plmref.views.terminal.prose import Prose

        return Prose("\n".join(self.lines()))


def _where(finding: Finding) -> str:
    where = " ".join(filter(None, (finding.record, finding.field)))
    return f"{where}: " if where else ""
