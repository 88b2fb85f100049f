"""Runs a program and writes the peak of its memory, in KiB, to a file: ``python -I peak.py FILE PROGRAM ARGUMENT...``.

A process begins with the memory of the one that it was forked from, and its peak remembers that; so it is not the
benchmark that forks it, but this small one.
"""

import os
import sys

if __name__ == "__main__":
    child = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
    _, status, usage = os.wait4(child, 0)
    with open(sys.argv[1], "w") as out:  # noqa: PTH123  # pathlib would weigh
        out.write(str(usage.ru_maxrss // (1024 if sys.platform == "darwin" else 1)))
    sys.exit(os.waitstatus_to_exitcode(status))
