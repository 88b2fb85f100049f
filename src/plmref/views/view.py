"""What every view can do."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from plmref.views.terminal import RenderableType

# A language is "en" or "zh"; a tuple of them says which are shown, the first leading.
Languages = tuple[str, ...]

# Whether figures are shown as pictures: where the terminal can show them well, wherever it can at all, or not.
Pictures = Literal["auto", "always", "never"]
ColourSystem = Literal["standard", "256", "truecolor"]


class InTwoLanguages(Protocol):
    """Text of a record or of a row."""

    def in_language(self, lang: str) -> str:
        """Returns the text in `lang`, falling back to English."""


def shown(text: InTwoLanguages, languages: Languages) -> str:
    """Returns the text in each of the languages, once where they are alike."""
    return " / ".join(dict.fromkeys(text.in_language(lang) for lang in languages))


class Page(NamedTuple):
    """What a terminal offers a view.

    Attributes:
        languages: what text is shown in.
        width: cells in a line.
        paged: whether a pager stands between, which lets text and colours through and nothing else.
    """

    languages: Languages
    width: int
    paged: bool = False

    @property
    def narrow(self) -> bool:
        """Whether a table with several columns would be squeezed to crumbs."""
        return self.width < 72


class View:
    """A result and its forms. A command's view overrides the forms that make sense for it.

    Attributes:
        command: the name that the JSON envelope bears.
        formats: the forms there are; the first is what a terminal shows, the second what a pipe gets.
        pictured: whether it looks different in a pager.
    """

    command: str
    formats: tuple[str, ...] = ("table", "tsv", "json", "jsonl", "ids")
    pictured: bool = False

    @property
    def total(self) -> int:
        """How many records there are in all; `items` may be fewer."""
        return len(self.items())

    def items(self) -> list[Any]:
        """Returns what JSON shows: text always as {"en", "zh"}, unknown as None."""
        raise NotImplementedError

    def ids(self) -> list[str]:
        """Returns the ids of the records."""
        raise NotImplementedError

    def header(self) -> Sequence[str]:
        """Returns the names of the columns of `rows`."""
        raise NotImplementedError

    def rows(self, languages: Languages) -> list[Sequence[str]]:
        """Returns what TSV shows."""
        raise NotImplementedError

    def markdown(self, languages: Languages) -> str:
        """Returns the result as Markdown."""
        raise NotImplementedError

    def written(self, form: str, languages: Languages) -> str:
        """Returns the result in a form that only this view has, such as LaTeX."""
        raise NotImplementedError

    def terminal(self, page: Page) -> "RenderableType":
        """Returns the result as Rich shows it."""
        raise NotImplementedError
