"""What a command works with: the settings, the library, opened when it is first asked for, and the output."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from plmref.cli.settings import LANGUAGES, Settings, read_settings
from plmref.errors import PlmrefError
from plmref.library.library import Library
from plmref.library.sources import Source, load_sources
from plmref.views.output import Output, Style
from plmref.views.view import ColourSystem, Languages, Pictures

# A build that takes less than this is not worth a progress bar.
_PATIENCE = 0.5  # seconds
_EVERY = 0.1  # seconds between two lines of progress


class Session:
    """One command's settings, library and output. Closes the library at the end of a `with` statement."""

    def __init__(
        self,
        *,
        format: str | None = None,  # noqa: A002  # the option's name
        json: bool = False,
        header: bool = False,
        lang: str | None = None,
        pager: bool = True,
        output: Path | None = None,
        force: bool = False,
        quiet: bool = False,
    ) -> None:
        """Takes the shared output options. With `quiet` nothing is said on stderr (completion)."""
        self.settings: Settings = read_settings({"lang": lang, "pager": None if pager else ""})
        self._quiet = quiet
        columns, lines = shutil.get_terminal_size()
        style = Style(
            languages=self.languages,
            format="json" if json else format or "",
            header=header,
            pager=self.settings.pager.value,
            file=None if output is None or str(output) == "-" else output,
            force=force,
            to_stdout=str(output) == "-",
            width=columns,
            height=lines,
            colour=_colour(),
            colours=_colours(),
        )
        self.output = Output(style)

    @property
    def languages(self) -> Languages:
        """The languages that text is shown in, the leading one first."""
        return LANGUAGES[self.settings.lang.value]

    @cached_property
    def library(self) -> Library:
        """The library of the catalogue that the settings name, and of the user's sources."""
        return self.opened(load_sources())

    def opened(self, sources: Sequence[Source], warn: Callable[[str], None] | None = None) -> Library:
        """Returns the library of the catalogue that the settings name, and of some sources; the caller closes it.

        `warn` takes what is wrong with them, which is else told on stderr.
        """
        warn = (lambda _: None) if self._quiet else warn or self.output.warn
        progress = None if self._quiet else _Progress()
        library = Library.open(self.settings.catalogue_path, sources=sources, warn=warn, progress=progress)
        if not self._quiet and (count := library.broken):
            warn(f"{count} record{'s' if count > 1 else ''} could not be read; plmref check tells why")
        return library

    @property
    def pictures(self) -> Pictures:
        """Whether figures are shown as pictures: never where the output is no terminal."""
        return self.settings.pictures if self.output.on_terminal else "never"

    def expect(self, found: object, otherwise: str, hint: str | None = None) -> None:
        """Ends the command with exit code 1 and one line if nothing was found.

        Raises:
            PlmrefError: `found` is empty.
        """
        if not found:
            raise PlmrefError(otherwise, hint)

    def fail_with(self, errors: Sequence[PlmrefError]) -> None:
        """Ends the command with the last of the errors, after telling the others.

        Raises:
            PlmrefError: there is an error.
        """
        for error in errors[:-1]:
            self.output.tell(error)
        if errors:
            raise errors[-1]

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        if "library" in self.__dict__:
            self.library.close()


class _Progress:
    """Says on stderr how far a build is, once it has taken a while and somebody can see it."""

    def __init__(self) -> None:
        import time

        self._clock = time.monotonic
        self._start = time.monotonic()
        self._told = 0.0

    def __call__(self, done: int, total: int) -> None:
        if self._clock() - self._start < _PATIENCE or not sys.stderr.isatty():
            return
        now = self._clock()
        if done != total and now - self._told < _EVERY:
            return
        self._told = now
        rate = done / (now - self._start)
        left = f", {(total - done) / rate:.0f} s left" if total > done else ""
        end = "\r\x1b[K" if done == total else ""
        line = f"\r\x1b[Kindexing {done:,}{f' of {total:,}' if total else ''} records, {rate:,.0f}/s{left}{end}"
        print(line, end="", file=sys.stderr, flush=True)


def _colours() -> ColourSystem:
    """Returns how many colours the terminal says it has (termstandard.org/colors)."""
    if os.environ.get("COLORTERM") in ("truecolor", "24bit"):
        return "truecolor"
    return "256" if "256color" in os.environ.get("TERM", "") else "standard"


def _colour() -> bool | None:
    """Returns what NO_COLOR, TERM and FORCE_COLOR decide; None leaves it to where the output goes."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return True if os.environ.get("FORCE_COLOR") else None
