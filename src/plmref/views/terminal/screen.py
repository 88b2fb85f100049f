"""From what Rich can render to the characters that a terminal gets."""

import io

from rich.console import Console, RenderableType

from plmref.views.view import ColourSystem


class _Encoded(io.StringIO):
    """A text buffer that claims an encoding, so that Rich draws with characters that the terminal can show."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]  # typeshed has a variable here
        return self._encoding


def rendered(content: RenderableType, width: int, encoding: str, colours: ColourSystem | None = None) -> str:
    """Returns `content` as text for a terminal of `width` cells, without blanks at the ends of lines.

    With `colours` it holds escape sequences for styles. The styles of text are of the 16 colours that every terminal
    has, so that the terminal's own theme, dark or light, decides what they look like.
    """
    buffer = _Encoded(encoding)
    console = Console(
        file=buffer,
        width=width,
        force_terminal=colours is not None,
        color_system=colours,
        no_color=colours is None,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(content)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().split("\n")[:-1])
