"""``python -m benchmarks``: measures an installed wheel against the floor and prints what came of the budgets.

The exit code is 0 whatever was measured: a shared machine must not fail anyone's build.
"""

import argparse
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks.budgets import measure
from benchmarks.install import ROOT, install
from benchmarks.table import markdown, write_into

_READMES = ("README.md", "README.zh-CN.md")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures plmref against its budgets.")
    parser.add_argument("--pairs", type=_positive, default=31, metavar="N", help="pairs of runs a row (default: 31)")
    parser.add_argument("--write", action="store_true", help="put the table into the READMEs as well")
    return parser.parse_args()


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def main() -> None:
    """Installs, measures, prints, and writes if asked to."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="plmref-benchmarks-") as folder:
        print("building and installing a wheel", file=sys.stderr)
        rows, floor = measure(install(Path(folder)), arguments.pairs)
    remark = (
        f"`python -m benchmarks --pairs {arguments.pairs}`, medians: the floor (x) took {1000 * floor:.0f} ms on "
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}."
    )
    table = markdown(rows, remark)
    print(table, end="")
    if arguments.write:
        for name in _READMES:
            write_into(ROOT / name, table)


if __name__ == "__main__":
    main()
