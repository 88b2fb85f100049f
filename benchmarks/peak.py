"""Runs a program and writes the peak of its memory, in KiB, to a file: ``python -I peak.py FILE PROGRAM ARGUMENT...``.

A process begins with the memory of the one that it was forked from, and its peak remembers that; so it is not the
benchmark that forks it, but this small one. The peaks of processes that the program starts itself are added, whether
or not they came at the same time; on systems without /proc these are not known.
"""

import os
import sys
import time

_BETWEEN = 0.05  # seconds between two looks at the processes


def _children(process):  # type: ignore[no-untyped-def]  # typing would weigh
    try:
        with open(f"/proc/{process}/task/{process}/children") as listed:  # noqa: PTH123  # pathlib would weigh
            found = [int(child) for child in listed.read().split()]
    except OSError:
        return []
    return found + [below for child in found for below in _children(child)]  # type: ignore[no-untyped-call]


def _peak(process):  # type: ignore[no-untyped-def]
    try:
        with open(f"/proc/{process}/status") as told:  # noqa: PTH123
            return next((int(line.split()[1]) for line in told if line.startswith("VmHWM:")), 0)
    except OSError:
        return 0


def main(out, line):  # type: ignore[no-untyped-def]
    """Runs the command line, writes the peak, and returns the exit code."""
    program = os.posix_spawn(line[0], line, os.environ)
    others: dict[int, int] = {}
    ended = 0
    while not ended:
        for child in _children(program):  # type: ignore[no-untyped-call]
            others[child] = max(others.get(child, 0), _peak(child))  # type: ignore[no-untyped-call]
        time.sleep(_BETWEEN if others else 0.01)
        ended, status, usage = os.wait4(program, os.WNOHANG)
    peak = usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)
    with open(out, "w") as file:  # noqa: PTH123
        file.write(str(peak + sum(others.values())))
    return os.waitstatus_to_exitcode(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))  # type: ignore[no-untyped-call]
