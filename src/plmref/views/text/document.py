"""A text that is shown as it is."""

from plmref.views.view import Languages, View


class DocumentView(View):
    """A document that has one form, wherever it goes."""

    formats = ("markdown", "markdown")

    def __init__(self, command: str, text: str) -> None:
        """Shows `text`."""
        self.command, self._text = command, text

    def markdown(self, languages: Languages) -> str:
        """Returns the document."""
        return self._text.rstrip("\n") + "\n"
