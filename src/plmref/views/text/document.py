"""A text that is shown as it is."""

from typing import Any

from plmref.views.view import Languages, View


class DocumentView(View):
    """A document that looks the same wherever it goes, or the one item of a JSON answer."""

    formats = ("markdown", "markdown", "json", "jsonl")

    def __init__(self, command: str, text: str, item: Any) -> None:
        """Shows `text`; `item` is what it says, for JSON."""
        self.command, self._text, self._item = command, text, item

    def markdown(self, languages: Languages) -> str:
        """Returns the document."""
        return self._text.rstrip("\n") + "\n"

    def items(self) -> list[Any]:
        """Returns the one item."""
        return [self._item]
