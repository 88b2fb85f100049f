"""From what Rich can render to the characters that a terminal gets."""

import io

from rich.console import Console, RenderableType


class _Encoded(io.StringIO):
    """A text buffer that claims an encoding, so that Rich draws with characters that the terminal can show."""

    def __init__(self, encoding: str) -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._encoding


def rendered(content: RenderableType, width: int, encoding: str, colour: bool) -> str:
    """Returns `content` as text for a terminal of `width` cells, without blanks at the ends of lines.

    With `colour` it holds escape sequences for styles; they are 16-colour ones, so that the terminal's own theme,
    dark or light, decides what they look like.
    """
    buffer = _Encoded(encoding)
    console = Console(
        file=buffer,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(content)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())
