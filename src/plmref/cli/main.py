"""The way in: runs a command, and turns what goes wrong into one line and an exit code."""

import errno
import gc
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from plmref.errors import PlmrefError, UsageError
from plmref.views.output import Output, Style

BUG = 70
_UNWRITABLE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
_REPORT = "report it to the repository that plmref came from, with the command you ran and what --debug adds"


def run() -> None:
    """The console script: runs the process's arguments and ends the process."""
    for stream in ("stdout", "stderr"):
        if getattr(sys, stream) is None:  # closed by the shell: `plmref list >&-`
            setattr(sys, stream, open(os.devnull, "w"))  # noqa: SIM115, PTH123  # open until the process ends
    gc.disable()  # nothing that a call of a tenth of a second makes is worth looking for garbage
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    # Everything is written and closed; taking the interpreter down in good order would add a tenth to every call.
    os._exit(code)


def main(arguments: Sequence[str]) -> int:
    """Runs one command line and returns its exit code."""
    output, stdout = Output(Style()), sys.stdout  # before Typer can put another in its place
    # Unlike Typer's own options, --debug stands anywhere before "--".
    end_of_options = arguments.index("--") if "--" in arguments else len(arguments)
    debug = "--debug" in arguments[:end_of_options] or os.environ.get("PLMREF_DEBUG", "") not in ("", "0")
    options = [argument for argument in arguments[:end_of_options] if argument != "--debug"]
    try:
        from plmref.cli.app import app

        app([*options, *arguments[end_of_options:]], prog_name="plmref")
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        return _flushed(stdout, 0 if isinstance(end.__context__, BrokenPipeError) else code)
    except PlmrefError as error:
        if error.exit_code:
            _trace(debug)
            output.tell(error)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001  # the last resort: a bug must look like one
        _trace(debug)
        if isinstance(error, OSError) and error.errno in _UNWRITABLE:  # Typer's own help, into a full disk
            output.tell(UsageError(f"cannot write to stdout: {error.strerror}"))
            return _flushed(stdout, UsageError.exit_code)
        bug = PlmrefError(f"this is a bug in plmref: {type(error).__name__}: {error}", _REPORT)
        output.tell(bug)
        return BUG
    return 0


def _trace(wanted: bool) -> None:
    if wanted:
        import traceback

        traceback.print_exc()


def _flushed(stdout: TextIO, code: int) -> int:
    """Returns the exit code, or 0 if whoever read our output has gone; leaves nothing for a later flush to fail on."""
    try:
        stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())
        return 0 if isinstance(error, BrokenPipeError) else code or UsageError.exit_code
    return code
