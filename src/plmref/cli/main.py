"""The way in: runs a command, and turns what goes wrong into one line and an exit code."""

import os
import sys
from collections.abc import Sequence

from plmref.errors import PlmrefError
from plmref.views.output import Output, Style

BUG = 70
_REPORT = "please report it with the command you ran and the output of --debug"


def run() -> None:
    """The console script: runs the process's arguments and ends the process."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Runs one command line and returns its exit code."""
    from plmref.cli.app import app

    debug = "--debug" in arguments or os.environ.get("PLMREF_DEBUG", "") not in ("", "0")
    try:
        app(list(arguments), prog_name="plmref")
    except SystemExit as end:
        return _flushed(end.code if isinstance(end.code, int) else int(end.code is not None))
    except PlmrefError as error:
        if debug and error.exit_code:
            raise
        if error.exit_code:
            Output(Style()).tell(error)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # the last resort: a bug must look like one
        if debug:
            raise
        bug = PlmrefError(f"this is a bug in plmref: {type(error).__name__}: {error}", _REPORT)
        Output(Style()).tell(bug)
        return BUG
    return 0


def _flushed(code: int) -> int:
    """Returns the exit code, or 0 if whoever read our output has gone."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code
