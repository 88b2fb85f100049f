"""Where results go: built once for a command, it knows the form, the languages, the width and the two streams."""

import os
import sys
from pathlib import Path
from typing import NamedTuple, TextIO

from plmref.errors import AmbiguousName, PlmrefError, UsageError
from plmref.views.text.clean import clean, one_line
from plmref.views.view import ColourSystem, Languages, Page, View

_NARROWEST = 20  # cells; what is narrower is treated as this


class Closed(PlmrefError):
    """Whoever read our output has had enough: the end, but no failure."""

    exit_code = 0


class Style(NamedTuple):
    """How output is to look.

    Attributes:
        languages: what text is shown in.
        format: a form of the view; "" is the one for where the output goes.
        header: whether TSV begins with the names of its columns.
        pager: command line of the pager, "" for none.
        file: where to write instead of stdout, or None.
        force: whether `file` may exist.
        to_stdout: whether stdout was asked for in so many words (`-o -`).
        width: cells in a line of a terminal.
        height: lines of a terminal.
        colour: True and False decide, None leaves it to where the output goes.
        colours: how many there are: "standard" (16), "256" or "truecolor". Text uses 16; pictures use all.
    """

    languages: Languages = ("en",)
    format: str = ""
    header: bool = False
    pager: str = ""
    file: Path | None = None
    force: bool = False
    to_stdout: bool = False
    width: int = 80
    height: int = 24
    colour: bool | None = None
    colours: ColourSystem = "standard"


class Output:
    """The two streams of one command."""

    def __init__(self, style: Style, stdout: TextIO | None = None, stderr: TextIO | None = None) -> None:
        """Writes to the process's own streams unless others are given."""
        self.style = style
        self._stdout, self._stderr = stdout or sys.stdout, stderr or sys.stderr
        for stream in (self._stdout, self._stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")  # what a terminal cannot show must not stop an answer

    @property
    def on_terminal(self) -> bool:
        """Whether results go to a terminal."""
        return self.style.file is None and self._stdout.isatty()

    def write(self, view: View) -> None:
        """Writes a result in the form that was asked for.

        Raises:
            UsageError: the view has no such form, the output file exists, or there is no room for it.
        """
        target = Path("-") if self.style.to_stdout else self.style.file
        form = self.style.format or view.default_form(target, on_terminal=self.on_terminal)
        if form not in view.formats:
            raise UsageError(
                f"{view.command} has no format {form!r}",
                f"formats are {', '.join(dict.fromkeys(view.formats))}",
            )
        if form == "table" or (form == "tree" and self.on_terminal):
            self._write_table(view)
        elif form in view.binary:
            if view.total:
                self._put(view.encoded(form, self.style.languages))
        else:
            self._put(text_of(view, form, self.style.languages, header=self.style.header))

    def _write_table(self, view: View) -> None:
        if view.total == 0:
            return  # a header over nothing says less than the message that follows
        text = self._rendered(view, paged=False)
        fits = not view.pageable or text.count("\n") < self.style.height
        if not self.on_terminal or not self.style.pager or fits:
            self._put(text)
            return
        paged = self._rendered(view, paged=True) if view.pictured else text
        if not self._page(paged):
            self._put(text)

    def _rendered(self, view: View, *, paged: bool) -> str:
        from plmref.views.terminal.screen import rendered

        page = Page(self.style.languages, max(self.style.width, _NARROWEST), paged)
        encoding = "utf-8" if self.style.file else self._stdout.encoding
        return rendered(view.terminal(page), page.width, encoding, self.style.colours if self._coloured else None)

    @property
    def _coloured(self) -> bool:
        return self.on_terminal if self.style.colour is None else self.style.colour

    def _page(self, text: str) -> bool:
        """Shows text in the pager; False if it cannot be started."""
        import shlex
        import subprocess

        try:
            command = shlex.split(self.style.pager)
            # As git does: a bare `less` must let colours through, and leave what fits on the screen.
            environ = {"LESS": "FRX", **os.environ}
            with subprocess.Popen(command, stdin=subprocess.PIPE, env=environ) as process:  # noqa: S603  # the user's own pager
                try:
                    process.communicate(text.encode(self._stdout.encoding, "replace"))
                except BrokenPipeError:
                    pass  # left before the end
                except KeyboardInterrupt:
                    process.wait()  # the pager handles it, and ends when its reader does
        except (OSError, ValueError, IndexError) as error:  # IndexError: nothing but blanks
            self.warn(f"cannot start the pager {self.style.pager!r} ({error})")
            return False
        return True

    def _put(self, content: str | bytes) -> None:
        if self.style.file:
            data = content.encode(errors="replace") if isinstance(content, str) else content
            _write_atomically(self.style.file, data, force=self.style.force)
            return
        if isinstance(content, bytes) and self._stdout.isatty():
            raise UsageError("a terminal cannot show a file of pictures", "-o FILE writes it to a file")
        try:
            if isinstance(content, str):
                self._stdout.write(content)
            else:
                self._stdout.buffer.write(content)
            self._stdout.flush()
        except OSError as error:
            # The interpreter flushes stdout once more when it ends; give it something that takes it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), self._stdout.fileno())
            if isinstance(error, BrokenPipeError):
                raise Closed("the reader has gone") from error
            raise UsageError(f"cannot write to stdout: {error.strerror or error}") from error

    def say(self, line: str) -> None:
        """Tells the user something besides the result, in one line on stderr."""
        print(one_line(line), file=self._stderr)

    def tell(self, error: PlmrefError) -> None:
        """Tells the user of an error: what is wrong, what it may have meant, what to do."""
        self.say(f"error: {error}")
        if isinstance(error, AmbiguousName):
            widest = max(len(name) for name, _, _ in error.candidates)
            for name, date, title in error.candidates:
                print(f"  {name:<{widest}}  {date}  {one_line(title)}", file=self._stderr)
        if error.hint:
            self.say(f"hint: {error.hint}")

    def warn(self, line: str) -> None:
        """Warns the user in one line on stderr."""
        self.say(f"warning: {line}")


def text_of(view: View, form: str, languages: Languages, *, header: bool = False) -> str:
    """Returns a result in any form but a table; with `header` TSV begins with the names of its columns."""
    if form == "ids":
        return "".join(f"{one_line(name)}\n" for name in view.ids())
    if form == "markdown":
        return clean(view.markdown(languages))
    if form == "tsv":
        from plmref.views.text.tsv import tsv

        rows = view.rows(languages)
        return tsv([view.header(), *rows] if header else rows)
    if form not in ("json", "jsonl"):
        return clean(view.written(form, languages))
    from plmref.views.text.json_text import json_document, json_lines

    items = view.items()
    return json_lines(items) if form == "jsonl" else json_document(view.command, view.total, items)


def _write_atomically(path: Path, data: bytes, *, force: bool) -> None:
    import tempfile

    try:
        if path.exists() and not path.is_file():  # a file must not take the place of a device
            raise UsageError(f"{path} is not a file", "-o - writes to stdout")
        if path.exists() and not force:
            raise UsageError(f"{path} exists", "--force overwrites it")
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        aside = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            umask = os.umask(0)
            os.umask(umask)
            aside.chmod(0o666 & ~umask)
            aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror or error}") from error
