"""Runs the program: in this process through the real `main`, in one of its own, or on a terminal of its own."""

import errno
import os
import pty
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from typing import NamedTuple

from plmref.cli.main import main


class Ended(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


def run(*arguments: str, encoding: str = "utf-8") -> Ended:
    """Runs a command line in this process, with pipes for stdout and stderr."""
    out, err = (TextIOWrapper(BytesIO(), encoding=encoding, newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = main(arguments)
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode(encoding))
    return Ended(code, *texts)


def spawn(*arguments: str, environ: Mapping[str, str] | None = None, python: Sequence[str] = ()) -> Ended:
    """Runs a command line in a process of its own, with pipes."""
    command = [sys.executable, *python, "-m", "plmref", *arguments]
    ended = subprocess.run(command, capture_output=True, env={**os.environ, **(environ or {})}, check=False)
    return Ended(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def on_terminal(
    *arguments: str, columns: int = 80, lines: int = 200, environ: Mapping[str, str] | None = None
) -> Ended:
    """Runs a command line on a pseudo-terminal; stdout and stderr both come back as `out`."""
    size = {"COLUMNS": str(columns), "LINES": str(lines), "TERM": "xterm-256color", "PLMREF_PAGER": ""}
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "plmref", *arguments]
    with subprocess.Popen(
        command, stdin=follower, stdout=follower, stderr=follower, env={**os.environ, **size, **(environ or {})}
    ) as process:
        os.close(follower)
        written = b""
        while True:
            try:
                chunk = os.read(leader, 65536)
            except OSError as error:  # Linux says so when the other side is closed
                if error.errno != errno.EIO:
                    raise
                break
            if not chunk:
                break
            written += chunk
        os.close(leader)
    return Ended(process.returncode, written.decode().replace("\r\n", "\n"), "")
