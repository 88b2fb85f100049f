"""Whole papers: `plmref show`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from plmref.errors import UsageError
from plmref.views.facts import TermNames
from plmref.views.sheet import PARTS, Sheet
from plmref.views.view import Languages, Page, Pictures, View

if TYPE_CHECKING:
    from plmref.views.terminal import RenderableType


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
        pictures: Pictures = "never",
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
        return (
            self._pictures != "never" and "figures" in self._parts and any(any(sheet.figures) for sheet in self._sheets)
        )

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
        from plmref.views.text.sheet import sheet_markdown

        return "\n".join(
            sheet_markdown(sheet, self._term, self._parts, languages, sources=self._sources) for sheet in self._sheets
        )

    def terminal(self, page: Page) -> "RenderableType":
        """Returns the pages as Rich shows them."""
        from plmref.views.terminal.sheet import sheets

        return sheets(self._sheets, self._term, self._parts, page, sources=self._sources, pictures=self._pictures)


def _item(sheet: Sheet) -> dict[str, Any]:
    import msgspec

    item: dict[str, Any] = msgspec.to_builtins(sheet.paper)
    for result in item["results"]:
        result["score"] = float(result["score"])  # a number, of which JSON's readers do not count the digits
    item["notes"] = {lang: sheet.notes.get(lang) for lang in ("en", "zh")}
    item["built_on_by"] = [{"id": name, "relation": edge.relation} for name, edge in sheet.builders]
    item["date"], item["section"] = item["date"] or None, item["section"] or None
    item["own"] = [{"source": own.source, "place": own.place, **msgspec.to_builtins(own.entry)} for own in sheet.own]
    return item
