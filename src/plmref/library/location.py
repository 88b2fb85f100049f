"""Where a catalogue lies: the bundled one, or a folder like it."""

from pathlib import Path
from typing import NamedTuple

from plmref.errors import CatalogueUnreadable

# An installed wheel carries the catalogue inside the package; an editable install reads the repository's.
_PACKAGE = Path(__file__).resolve().parent.parent
_INSTALLED = _PACKAGE / "catalogue"
_REPOSITORY = _PACKAGE.parent.parent


class Location(NamedTuple):
    """A folder that holds `data/` and `resources/`.

    Attributes:
        root: the folder.
        fixed: whether its files never change by themselves (they came in a wheel), so that one of them is watched
            instead of all.
    """

    root: Path
    fixed: bool = False

    @classmethod
    def bundled(cls) -> "Location":
        """Returns where the catalogue that came with the program lies."""
        return cls(_INSTALLED, fixed=True) if _INSTALLED.is_dir() else cls(_REPOSITORY)

    def resource(self, name: str) -> Path | None:
        """Returns the path of a note or figure, or None if there is no such file inside the folder.

        A path that leaves the folder, directly or through a link, is as good as missing.
        """
        try:
            path = (self.root / name).resolve()
            return path if path.is_file() and path.is_relative_to(self.root.resolve()) else None
        except (OSError, RuntimeError, ValueError):  # too long for a path, a loop of links, a zero byte in it
            return None

    def text(self, name: str) -> str | None:
        """Returns what a note says, or None if there is no such file inside the folder.

        Raises:
            CatalogueUnreadable: it is there, but the system refuses to read it.
        """
        path = self.resource(name)
        try:
            return path.read_text("utf-8-sig", "replace") if path else None
        except OSError as error:
            raise CatalogueUnreadable(f"{path}: {error.strerror or error}") from error
