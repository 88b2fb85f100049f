"""The budgets of large libraries: made ones of several sizes, and any large bibliography.

What takes long, making and indexing, is kept in a folder and done again only when the program has changed.
"""

import hashlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import generate
from benchmarks.install import ROOT, Installed
from benchmarks.process import Command
from benchmarks.queries import kinds
from benchmarks.table import Budget, Row

_WARM_UPS: Final = 2
_FLOOR: Final = ("search", "masked", "language", "model")
# Times the floor, for every kind of query, by size.
_SEARCH: Final = {10_000: 1.2, 100_000: 1.2, 1_000_000: 1.3}
_NONE_ABOVE: Final = 2.0
_KNOWN_ITEMS: Final = 400
_EDITS: Final = 5
_PAPIS: Final = 300


class Measured(NamedTuple):
    """What came of the large libraries.

    Attributes:
        rows: of the table of budgets.
        kinds: for each kind of query, its ratio to the floor by size.
        floor: the median seconds of the floor.
    """

    rows: list[Row]
    kinds: dict[str, dict[int, float]]
    floor: float


class Shelf(NamedTuple):
    """A library that is indexed: its file, the environment that finds it, and what indexing took.

    `bare` is how many records a second go into a full-text index alone.
    """

    file: Path
    environ: dict[str, str]
    seconds: float
    records: int
    peak: float
    size: int
    bare: float

    @property
    def cache(self) -> Path:
        """The folder of the index."""
        return Path(self.environ["XDG_CACHE_HOME"]) / "plmref"


def measure_scale(installed: Installed, work: Path, sizes: Sequence[int], pairs: int, bib: Path | None) -> Measured:
    """Returns the rows of every size, and those of a bibliography if one is given.

    Raises:
        RuntimeError: a command failed, so that there is nothing to measure.
    """
    rows: list[Row] = []
    ratios: dict[str, dict[int, float]] = {}
    floors: list[float] = []
    for size in sizes:
        shelf = _shelf(installed, work, _made(work, f"library-{size}.jsonl", size))
        name = f"{size:,} records"
        rows += [
            Row(f"{name}: indexing", Budget(15_000, "records/s", "≥"), shelf.records / shelf.seconds),
            Row(f"{name}: bare FTS5 insert of the same records", Budget(None, "records/s"), shelf.bare),
            Row(f"{name}: peak memory of indexing", Budget(250, "MB", "<"), shelf.peak),
            Row(f"{name}: size of the index", Budget(None, "MB"), shelf.size / 1e6),
        ]
        found = {}
        for kind, query in kinds(shelf.file).items():
            taken = _in_turns(installed, shelf, f"{kind}: {query}", query, pairs)
            found[kind] = statistics.median(ours / base for base, ours in taken)
            floors += [base for base, _ in taken]
            ratios.setdefault(kind, {})[size] = found[kind]
        slowest = max(found, key=lambda kind: found[kind])
        limit = _SEARCH.get(size, _NONE_ABOVE)
        rows += [
            Row(f"{name}: `search`, slowest of {len(found)} kinds ({slowest})", Budget(limit), found[slowest]),
            Row(f"{name}: peak memory of a search", Budget(60, "MB", "<"), _search_peak(installed, shelf)),
            Row(
                f"{name}: edit of 18 entries beside it, until it is found",
                Budget(1, "s", "<"),
                _edit(installed, shelf),
            ),
        ]
        rows += _known_items(installed, shelf, name, budgeted=False)
    bibliography = bib or _made(work, "library-10000.bib", 10_000)
    rows += _bibtex(installed, bibliography)
    if bib:
        rows += _known_items(installed, _shelf(installed, work, bib), bib.name, budgeted=True)
    rows += _peers(installed, work, pairs)
    return Measured(rows, ratios, statistics.median(floors) if floors else 0.0)


def kinds_table(found: dict[str, dict[int, float]]) -> str:
    """Returns a Markdown table of every kind of query by size."""
    sizes = sorted({size for ratios in found.values() for size in ratios})
    head = [f"| `search` for | {' | '.join(f'{size:,} records' for size in sizes)} |", "|---" * (len(sizes) + 1) + "|"]
    lines = [f"| {kind} | {' | '.join(f'{ratios[size]:.2f} x' for size in sizes)} |" for kind, ratios in found.items()]
    return "\n".join([*head, *lines]) + "\n"


def _made(work: Path, name: str, size: int) -> Path:
    file = work / name
    if not file.exists():
        _say(f"making {name}")
        generate.write(size, file)
    return file


def _shelf(installed: Installed, work: Path, file: Path) -> Shelf:
    """Returns the library, indexed by today's program."""
    folder = work / f"shelf-{file.name}"
    environ = installed.environ | {
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }
    kept = folder / "measured.json"
    program = _program()
    if kept.exists() and (told := json.loads(kept.read_text()))["program"] == program:
        return Shelf(file, environ, *told["measured"])
    _say(f"indexing {file.name}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    Command([installed.plmref, "list"], environ, terminal=False).run()  # the catalogue's own index
    before = time.perf_counter()
    peak = _peak(installed, environ, ["add", str(file)])
    seconds = time.perf_counter() - before
    [index] = (folder / "cache" / "plmref").glob("index-*-auto-*.sqlite")
    records = int(_output(installed, environ, "sources", "--json").split('"records": ')[1].split(",")[0])
    bare = _bare(installed, file, folder) if file.suffix == ".jsonl" else 0.0
    measured = (seconds, records, peak, index.stat().st_size, bare)
    kept.write_text(json.dumps({"program": program, "measured": measured}))
    time.sleep(2)  # what is younger is hashed
    return Shelf(file, environ, *measured)


def _bare(installed: Installed, file: Path, folder: Path) -> float:
    """Returns the records a second that go into a full-text index, and nothing else."""
    index = folder / "bare.sqlite"
    line = [installed.python, "-I", str(Path(__file__).with_name("bare.py")), str(file), str(index)]
    ended = subprocess.run(line, env=installed.environ, stdout=subprocess.PIPE, check=True)
    index.unlink()
    return float(ended.stdout)


def _program() -> str:
    """Returns a digest of what an index, and what is measured of it, depends on."""
    digest = hashlib.sha256()
    files = [
        file for folder in ("library", "formats", "records") for file in (ROOT / "src/plmref" / folder).rglob("*.py")
    ]
    for file in sorted([*files, *Path(__file__).parent.glob("*.py")]):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _in_turns(installed: Installed, shelf: Shelf, what: str, query: str, pairs: int) -> list[tuple[float, float]]:
    """Returns the seconds of the floor and of a search, run in turns."""
    _say(f"{shelf.file.name}: {what}")
    floor = Command([installed.floor, *_FLOOR], shelf.environ)
    command = Command([installed.plmref, "search", query], shelf.environ)
    return [(floor.run(), command.run()) for _ in range(_WARM_UPS + pairs)][_WARM_UPS:]


def _search_peak(installed: Installed, shelf: Shelf) -> float:
    """Returns the peak of the kind of query that needs most."""
    return max(_peak(installed, shelf.environ, ["search", query]) for query in kinds(shelf.file).values())


def _peak(installed: Installed, environ: dict[str, str], arguments: Sequence[str]) -> float:
    """Returns the megabytes that a command needed at most."""
    out = installed.folder / "peak"
    script = str(Path(__file__).with_name("peak.py"))
    Command([installed.python, "-I", script, str(out), installed.plmref, *arguments], environ).run()
    return int(out.read_text()) * 1024 / 1e6


def _edit(installed: Installed, shelf: Shelf) -> float:
    """Returns the seconds of the search that follows an edit of a small bibliography beside the library."""
    _say(f"{shelf.file.name}: an edit beside it")
    small = shelf.file.with_name("small.bib")
    others = "".join(f"@article{{small{number}, title={{A small paper, number {number}}}}}\n" for number in range(17))
    taken = []
    try:
        for number in range(_EDITS + 1):
            word = f"edited{'abcdef'[number]}word"
            small.write_text(f"{others}@article{{edited, title={{The {word} beside all}}}}\n", "utf-8")
            if number == 0:
                Command([installed.plmref, "add", str(small)], shelf.environ, terminal=False).run()
            command = Command([installed.plmref, "search", word], shelf.environ, terminal=False, expected="beside all")
            taken.append(command.run())
    finally:
        Command([installed.plmref, "remove", str(small)], shelf.environ, terminal=False).run()
        small.unlink()
    return statistics.median(taken[1:])


def _known_items(installed: Installed, shelf: Shelf, name: str, *, budgeted: bool) -> list[Row]:
    _say(f"{shelf.file.name}: known items")
    script = str(Path(__file__).with_name("known_item.py"))
    line = [installed.python, "-I", script, str(shelf.file), str(shelf.cache), str(_KNOWN_ITEMS)]
    ended = subprocess.run(line, env=shelf.environ, stdout=subprocess.PIPE, check=True)
    right, mistyped = map(float, ended.stdout.split())
    what = f"{name}: known paper among the first 10 for 3 words of its title"
    return [
        Row(what, Budget(0.95 if budgeted else None, "of 1", "≥"), right),
        Row(f"{what}, one mistyped", Budget(0.88 if budgeted else None, "of 1", "≥"), mistyped),
    ]


def _bibtex(installed: Installed, bib: Path) -> list[Row]:
    _say(f"reading {bib.name}")
    line = [installed.python, "-I", str(Path(__file__).with_name("bibtex.py")), str(bib)]
    ended = subprocess.run(line, env=installed.environ, stdout=subprocess.PIPE, check=True)
    ratio, rate = map(float, ended.stdout.split())
    return [
        Row(f"{bib.name}: reading, in times of bibtexparser alone", Budget(1.3), ratio),
        Row(f"{bib.name}: reading", Budget(None, "entries/s"), rate),
    ]


def _peers(installed: Installed, work: Path, pairs: int) -> list[Row]:
    """Measures what else answers from such files, in times of the same floor, where it is installed."""
    bib = _made(work, "library-10000.bib", 10_000)
    rows = []
    if program := shutil.which("rg"):
        line = [program, "--ignore-case", "--count", "network", str(bib)]
        ratio = _peer(installed, Command(line, dict(os.environ), terminal=False), pairs)
        rows.append(
            Row("`rg` for one word in a .bib of 10,000: lines, no order, no typing mistakes", Budget(None), ratio)
        )
    if program := shutil.which("papis"):
        rows += _papis(installed, program, pairs)
    return rows


def _peer(installed: Installed, command: Command, pairs: int) -> float:
    _say(command.line[0])
    floor = Command([installed.floor, *_FLOOR], installed.environ)
    taken = [(floor.run(), command.run()) for _ in range(_WARM_UPS + pairs)][_WARM_UPS:]
    return statistics.median(ours / base for base, ours in taken)


def _papis(installed: Installed, program: str, pairs: int) -> list[Row]:
    """Measures papis with its sqlite backend; of few entries, since it makes a folder for each."""
    home = installed.folder / "papis"
    (home / ".config" / "papis").mkdir(parents=True)
    (home / "library").mkdir()
    settings = f"[settings]\ndefault-library = made\ndatabase-backend = sqlite\n[made]\ndir = {home / 'library'}\n"
    (home / ".config" / "papis" / "config").write_text(settings)
    bib = home / "made.bib"
    generate.write(_PAPIS, bib)
    environ = {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}
    _say("papis")
    seconds = Command([program, "bibtex", "read", str(bib), "import", "--all"], environ, terminal=False).run()
    search = Command([program, "list", "network"], environ, terminal=False)
    return [
        Row(f"`papis` {_PAPIS} entries, sqlite backend: adding", Budget(None, "entries/s"), _PAPIS / seconds),
        Row(f"`papis list` of {_PAPIS} entries, one word", Budget(None), _peer(installed, search, pairs)),
    ]


def _output(installed: Installed, environ: dict[str, str], *arguments: str) -> str:
    line = [installed.plmref, *arguments]
    return subprocess.run(line, env=environ, stdout=subprocess.PIPE, check=True).stdout.decode()


def _say(what: str) -> None:
    print(f"measuring {what}", file=sys.stderr)
