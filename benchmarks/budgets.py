"""The budgets of the bundled catalogue, and how each is measured."""

import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.install import Installed
from benchmarks.process import Command
from benchmarks.table import Budget, Row

WARM_UPS: Final = 3
FIRST_RUNS: Final = 5

_FLOOR: Final = ("search", "masked", "language", "model")
_NOTE_FLOOR: Final = ("show", "note")


class Ratio(NamedTuple):
    """A command whose time is measured in times of the floor's.

    Attributes:
        what: what the table calls it.
        limit: its budget, or None if it has none.
        arguments: what plmref is called with.
        expected: text that it must write.
        terminal: whether plmref writes to a terminal; the floor always does.
        floor: what the floor is called with.
    """

    what: str
    limit: float | None
    arguments: tuple[str, ...]
    expected: str
    terminal: bool = True
    floor: tuple[str, ...] = _FLOOR


RATIOS: Final = (
    Ratio("`search` on a terminal", 1.15, ("search", "masked", "language", "model"), "bert"),
    Ratio("`list` on a terminal", 1.15, ("list",), "roberta"),
    Ratio("`timeline` on a terminal", 1.15, ("timeline",), "RoBERTa"),
    Ratio("`search` on a terminal, misspelt", 1.25, ("search", "robrta"), "showing results for roberta"),
    Ratio("`search` in a pipe", 0.75, ("search", "masked", "language", "model"), "bert\t", terminal=False),
    Ratio("`list --json` in a pipe", 0.75, ("list", "--json"), '"roberta"', terminal=False),
    Ratio("`timeline` in a pipe", 0.75, ("timeline",), "RoBERTa", terminal=False),
    Ratio("`show` with a note (x: the floor + rich.markdown)", 1.15, ("show", "roberta"), "RoBERTa", floor=_NOTE_FLOOR),
    Ratio("`show` without a note", None, ("show", "bert"), "BERT"),
    Ratio("`compare` on a terminal", 1.25, ("compare", "bert", "roberta", "electra"), "best score"),
    Ratio("`compare` in a pipe", 1.25, ("compare", "bert", "roberta", "electra"), "94.9*", terminal=False),
    Ratio("`lineage` on a terminal", 1.25, ("lineage", "roberta"), "Builds on"),
    Ratio("`lineage` in a pipe", 1.25, ("lineage", "roberta"), "`-- bert", terminal=False),
    Ratio("`cite` in a pipe", 1.25, ("cite", "bert", "t5"), "devlin-etal-2019-bert", terminal=False),
    Ratio("`export` of all papers to BibTeX", None, ("export", "--format", "bibtex"), "@article", terminal=False),
)


def measure(installed: Installed, pairs: int) -> tuple[list[Row], float]:
    """Returns every row, and the median seconds of the floor.

    Raises:
        RuntimeError: a command failed, so that there is nothing to measure.
    """
    first = _first_run(installed)  # before the others, so that the files are old enough to be known by their times
    floors: list[float] = []
    rows = []
    for ratio in RATIOS:
        floor = Command([installed.floor, *ratio.floor], installed.environ)
        command = Command([installed.plmref, *ratio.arguments], installed.environ, ratio.terminal, ratio.expected)
        _say(ratio.what)
        taken = _in_turns(floor, command, pairs)
        if ratio.floor == _FLOOR:
            floors += [floor for floor, _ in taken]
        rows.append(Row(ratio.what, Budget(ratio.limit), _median_of(taken, lambda floor, ours: ours / floor)))
    return [*rows, _completion(installed, pairs), first, _freshness(installed)], statistics.median(floors)


def _in_turns(base: Command, command: Command, pairs: int) -> list[tuple[float, float]]:
    """Returns the seconds of both, run in turns, so that what else the machine does falls on both alike."""
    taken = [(base.run(), command.run()) for _ in range(WARM_UPS + pairs)]
    return taken[WARM_UPS:]


def _median_of(taken: list[tuple[float, float]], compare: Callable[[float, float], float]) -> float:
    return statistics.median(compare(base, ours) for base, ours in taken)


def _completion(installed: Installed, pairs: int) -> Row:
    """Measures what bash waits for after `plmref show rober<TAB>`."""
    what = "completion of an id in the shell, on top of `python -c pass`"
    _say(what)
    asked = {"_PLMREF_COMPLETE": "complete_bash", "COMP_WORDS": "plmref show rober", "COMP_CWORD": "2"}
    base = Command([installed.python, "-c", "pass"], installed.environ, terminal=False)
    command = Command([installed.plmref], installed.environ | asked, terminal=False, expected="roberta")
    taken = _in_turns(base, command, pairs)
    return Row(what, Budget(100, "ms"), 1000 * _median_of(taken, lambda base, ours: ours - base))


def _first_run(installed: Installed) -> Row:
    """Measures a search that has to build the index of the bundled catalogue first."""
    what = "first run after install"
    _say(what)
    taken = []
    for number in range(FIRST_RUNS):
        cold = installed.environ | {"XDG_CACHE_HOME": str(installed.folder / f"cold-{number}")}
        taken.append(Command([installed.plmref, "search", "roberta"], cold, expected="roberta").run())
    return Row(what, Budget(1, "s", "<"), statistics.median(taken))


def _freshness(installed: Installed) -> Row:
    """Measures the check of 300 source files inside a process."""
    what = "check whether 300 source files have changed"
    _say(what)
    folder = installed.folder / "sources"
    folder.mkdir()
    script = Path(__file__).with_name("freshness.py")
    line = [installed.python, "-I", str(script), str(folder)]
    ended = subprocess.run(line, env=installed.environ, stdout=subprocess.PIPE, check=True)
    return Row(what, Budget(2, "ms"), float(ended.stdout))


def _say(what: str) -> None:
    print(f"measuring {what}", file=sys.stderr)
