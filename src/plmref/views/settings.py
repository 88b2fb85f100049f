"""Settings and where they come from: `plmref config`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from plmref.views.view import Languages, Page, View

if TYPE_CHECKING:
    from plmref.views.terminal import RenderableType


class Setting(NamedTuple):
    """One setting: its value, and where that was found."""

    name: str
    value: str
    origin: str


class SettingsView(View):
    """All settings."""

    command = "config"
    formats = ("table", "tsv", "json", "jsonl")

    def __init__(self, settings: Sequence[Setting]) -> None:
        """Shows the settings in their order."""
        self._settings = settings

    def items(self) -> list[Any]:
        """Returns the settings."""
        return [setting._asdict() for setting in self._settings]

    def header(self) -> Sequence[str]:
        """Returns the names of the columns."""
        return Setting._fields

    def rows(self, languages: Languages) -> list[Sequence[str]]:
        """Returns each setting."""
        return list(self._settings)

    def terminal(self, page: Page) -> "RenderableType":
        """Returns a table."""
        from plmref.views.terminal.tables import records

        return records(("name", "value", "where"), [tuple(setting) for setting in self._settings], page)
