"""Whole processes, timed from before they are started until they have ended."""

import os
import pty
import subprocess
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Command(NamedTuple):
    """A process to measure.

    Attributes:
        line: the program and its arguments.
        environ: its whole environment.
        terminal: whether it runs on a pseudo-terminal; else in a pipe.
        expected: text that it must write, lest an error message be measured.
    """

    line: Sequence[str]
    environ: Mapping[str, str]
    terminal: bool = True
    expected: str = ""

    def run(self) -> float:
        """Runs it once and returns the seconds that it took.

        Raises:
            RuntimeError: it failed or wrote something else than expected.
        """
        start = time.perf_counter()
        code, output = self._on_terminal() if self.terminal else self._in_pipe()
        seconds = time.perf_counter() - start
        text = output.decode("utf-8", "replace")
        if code or self.expected not in text:
            raise RuntimeError(f"{' '.join(self.line)}: exit code {code}, without {self.expected!r} in:\n{text}")
        return seconds

    def _in_pipe(self) -> tuple[int, bytes]:
        ended = subprocess.run(
            self.line,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return ended.returncode, ended.stdout

    def _on_terminal(self) -> tuple[int, bytes]:
        ours, theirs = pty.openpty()
        try:
            with subprocess.Popen(self.line, env=self.environ, stdin=theirs, stdout=theirs, stderr=theirs) as process:
                os.close(theirs)
                output = _all_of(ours)
            return process.returncode, output
        finally:
            os.close(ours)


def _all_of(terminal: int) -> bytes:
    """Returns what is written to a terminal until the last who has it open closes it."""
    parts = []
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # how Linux tells the end; others give nothing
            break
        if not part:
            break
        parts.append(part)
    return b"".join(parts)
