"""Pictures on a terminal, by the extra `images`."""

import os
import sys
from pathlib import Path
from typing import IO, Any

from rich.console import RenderableType

from plmref.views.view import Page, Pictures


def picture_of(file: Path | IO[bytes], page: Page, pictures: Pictures, width: int = 80) -> RenderableType | None:
    """Returns a picture at most `width` cells wide, or None where `shows` says that it cannot be shown."""
    kind = _kind(page, pictures)
    if kind is None:
        return None
    picture: RenderableType = kind(file, width=min(page.width, width), height="auto")
    return picture


def shows(page: Page, pictures: Pictures) -> bool:
    """Tells whether pictures can be shown: without the extra `images`, for one, they cannot."""
    return _kind(page, pictures) is not None


def _kind(page: Page, pictures: Pictures) -> Any:
    """Returns the class that draws pictures, or None.

    Half blocks, the last resort of terminals and all that a pager lets through, are too coarse for the words in a
    figure; they are for those who ask for pictures "always".
    """
    if pictures == "never" or not _has_cells():
        return None
    try:
        from textual_image.renderable import HalfcellImage, Image, SixelImage, TGPImage
    except ImportError:
        return None
    kind = HalfcellImage if page.paged else Image
    return kind if pictures == "always" or kind in (SixelImage, TGPImage) else None


def _has_cells() -> bool:
    """Tells whether the terminal knows how large it is; textual-image divides by it."""
    try:
        return all(os.get_terminal_size(sys.__stdout__.fileno()))  # type: ignore[union-attr]  # None is caught
    except (AttributeError, OSError, ValueError):
        return True  # no terminal at all
