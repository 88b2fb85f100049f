"""Citations: `plmref cite`."""

from collections.abc import Sequence
from typing import Any

from plmref.views.text.citations import STYLES, Citation, document
from plmref.views.text.citations.bibtex import iso
from plmref.views.text.citations.emphasis import plain
from plmref.views.view import Languages, View


class CiteView(View):
    """Citations in one style."""

    command = "cite"
    formats = ("text", "text", "markdown", "json", "jsonl", "ids")

    def __init__(self, cited: Sequence[Citation], style: str) -> None:
        """Shows citations that were written in `style`."""
        self._cited, self._style = cited, style

    def written(self, form: str, languages: Languages) -> str:
        """Returns the citations as the style has them."""
        return document(self._cited, self._style)

    def markdown(self, languages: Languages) -> str:
        """Returns the citations with italics, or entries as a block of code."""
        return document(self._cited, self._style, in_markdown=True)

    def items(self) -> list[Any]:
        """Returns the references, each with its citation."""
        return [_item(citation, self._style) for citation in self._cited]

    def ids(self) -> list[str]:
        """Returns the ids of what is cited."""
        return [citation.reference.id for citation in self._cited]


def _item(citation: Citation, style: str) -> dict[str, Any]:
    reference = citation.reference
    text = citation.text if STYLES[style].entries else plain(citation.text)
    item = {"id": reference.id, "key": reference.key, "style": style, "text": text} | reference._asdict()
    return item | {"authors": [name._asdict() for name in reference.authors], "date": iso(reference.date) or None}
