"""``python -m benchmarks``: measures an installed wheel against the floor and prints what came of the budgets.

The exit code is 0 whatever was measured: a shared machine must not fail anyone's build.
"""

import argparse
import os
import platform
import sys
import tempfile
from pathlib import Path

from benchmarks.budgets import measure
from benchmarks.install import ROOT, install
from benchmarks.scale import kinds_table, measure_scale
from benchmarks.table import markdown, write_into

_READMES = ("README.md", "README.zh-CN.md")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures plmref against its budgets.")
    parser.add_argument("--pairs", type=_positive, default=31, metavar="N", help="pairs of runs a row (default: 31)")
    parser.add_argument(
        "--sizes", type=_sizes, default=(), metavar="N,N", help="made libraries of so many records as well"
    )
    parser.add_argument("--bib", type=Path, metavar="FILE", help="a large bibliography as well; it is not for READMEs")
    parser.add_argument(
        "--work", type=Path, metavar="FOLDER", help="keeps made libraries and their indexes (default: nowhere)"
    )
    parser.add_argument("--large-only", action="store_true", help="leave the bundled catalogue out")
    parser.add_argument("--write", action="store_true", help="put the table into the READMEs as well")
    return parser.parse_args()


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(_positive(part) for part in text.split(","))


def main() -> None:
    """Installs, measures, prints, and writes if asked to."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="plmref-benchmarks-") as folder:
        print("building and installing a wheel", file=sys.stderr)
        installed = install(Path(folder))
        rows, floor = ([], 0.0) if arguments.large_only else measure(installed, arguments.pairs)
        kinds = ""
        if arguments.sizes or arguments.bib:
            work = (arguments.work or Path(folder, "work")).absolute()
            work.mkdir(parents=True, exist_ok=True)
            bib = arguments.bib.absolute() if arguments.bib else None
            large = measure_scale(installed, work, arguments.sizes, arguments.pairs, bib)
            rows += large.rows
            floor = floor or large.floor
            kinds = kinds_table(large.kinds) if large.kinds else ""
    sizes = f" --sizes {','.join(map(str, arguments.sizes))}" if arguments.sizes else ""
    remark = (
        f"`python -m benchmarks --pairs {arguments.pairs}{sizes}`, medians: the floor (x) took {1000 * floor:.0f} ms "
        f"on {platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} processors."
    )
    table = markdown(rows, remark, kinds)
    print(table, end="")
    if arguments.write and arguments.bib:
        print("with --bib nothing is written: the READMEs are of what anybody can measure", file=sys.stderr)
    elif arguments.write:
        for name in _READMES:
            write_into(ROOT / name, table)


if __name__ == "__main__":
    main()
