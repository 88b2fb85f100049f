"""How the program behaves as a program: a class for each topic."""

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import webbrowser
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import pytest
import yaml
from rich.cells import cell_len
from typer.main import get_command

from plmref import __version__
from plmref.cli.app import COMMANDS
from tests.conftest import TOY
from tests.program import Ended, on_terminal, run, spawn

Copy = Callable[..., Path]

# One call of every command that answers from the toy catalogue.
CALLS = [
    "list",
    "search masking",
    "timeline",
    "show toy-bert",
    "term MLM",
    "term",
    "open toy-bert --print",
    "cite toy-bert",
    "compare toy-bert toy-roberta",
    "lineage toy-bert",
    "plot topics --format tsv",
    "export toy-bert",
    "check",
    "schema",
    "config",
]

# What terminals show.
TABLES = [*CALLS[:6], "compare toy-bert toy-roberta --sources", "lineage toy-bert", "lineage --all"]
# The files that the examples of `add`, `sources` and `remove` name.
OWN_FILES = {
    "notes/PretrainedLM.md": "## Models\n\n#### [201907 RoBERTa](https://arxiv.org/abs/1907.11692)\n- masks\n",
    "refs.bib": "@article{devlin, title = {BERT}, year = 2018, eprint = {1810.04805}, archiveprefix = {arXiv}}\n",
    "refs.json": '[{"id": "vaswani", "title": "Attention Is All You Need", "DOI": "10.48550/arXiv.1706.03762"}]',
    "arxiv-metadata": '{"id": "1706.03762", "title": "Attention", "authors": "A. V.", "abstract": "B."}\n',
}


def call(line: str) -> Ended:
    return run(*shlex.split(line))


@pytest.fixture(scope="module")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def warm_cache(warm: Path, clean_environment: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Spares each test the building of the index."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(warm))


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Copy:
    """Makes a copy of the toy catalogue, some records of which have other fields, the one that commands answer from."""

    def make(**changes: dict[str, Any]) -> Path:
        root = tmp_path / "copy"
        for file in TOY.rglob("*"):
            if file.is_file():
                target = root / file.relative_to(TOY)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(file.read_bytes())
        papers = root / "data/papers.yaml"
        records = yaml.safe_load(papers.read_text("utf-8"))
        for record in records:
            record.update(changes.get(record["id"].replace("-", "_"), {}))
        records = json.loads(json.dumps(records))  # the same object twice would become an alias
        papers.write_text(yaml.safe_dump(records, allow_unicode=True, sort_keys=False, width=10**6), "utf-8")
        monkeypatch.setenv("PLMREF_CATALOGUE", str(root))
        return root

    return make


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    programs = {
        "plmref": f'exec {shlex.quote(sys.executable)} -m plmref "$@"',
        "xdg-open": 'echo "$1" >> "$HOME/opened"',
    }
    (home / "bin").mkdir()
    for name, script in programs.items():
        (home / "bin" / name).write_text(f"#!/bin/sh\n{script}\n")
        (home / "bin" / name).chmod(0o755)
    (home / "src").mkdir()
    (home / "src/plmref").symlink_to(TOY.parent.parent)
    for name, text in OWN_FILES.items():
        (home / name).parent.mkdir(exist_ok=True)
        (home / name).write_text(text, "utf-8")
    return home


def parameters(name: str) -> list[Any]:
    """Returns the arguments and options of a command but for `--help`."""
    module = import_module(f"plmref.cli.commands.{COMMANDS[name]}")
    return [parameter for parameter in get_command(module.app).params if parameter.name != "help"]


def examples(name: str) -> Sequence[tuple[str, str]]:
    found: Sequence[tuple[str, str]] = import_module(f"plmref.cli.commands.{COMMANDS[name]}").EXAMPLES
    return found


class TestStreams:
    @pytest.mark.parametrize("line", [line for line in CALLS if not line.startswith(("check", "config"))])
    def test_results_go_to_stdout(self, line: str) -> None:
        ended = call(line)
        assert (ended.code, ended.err) == (0, "")
        assert ended.out.endswith("\n")

    @pytest.mark.parametrize("line", ["show nope", "term nope", "list --year x", "list --columns x", "check /nowhere"])
    def test_an_error_is_one_line_on_stderr_and_a_hint_another(self, line: str) -> None:
        ended = call(line)
        assert ended.out == ""
        assert [text.partition(":")[0] for text in ended.err.splitlines()] == ["error", "hint"]

    def test_what_was_cut_off_is_said_on_stderr(self) -> None:
        ended = run("search", "masking", "--limit", "1")
        assert ended.err == "1 of 2; --limit 0 shows all\n"
        assert ended.out.count("\n") == 1

    def test_what_a_search_corrected_is_said_on_stderr(self) -> None:
        assert run("search", "robrta").err == "showing results for roberta (not robrta)\n"

    def test_a_finding_says_file_line_record_and_field(self, copy: Copy) -> None:
        root = copy(toy_lstm={"date": "2017-13"})
        [finding] = json.loads(run("check", "--json").out)["items"]
        file, line = finding["file"], finding["line"]
        assert Path(file) == root / "data/papers.yaml"
        assert "2017-13" in Path(file).read_text("utf-8").splitlines()[line - 1]
        assert (finding["record"], finding["field"]) == ("toy-lstm", "date")
        shown = run("check", "--format", "table").out.replace("\n", "")
        assert f"papers.yaml:{line}: toy-lstm date: " in re.sub(r" +", " ", shown)

    def test_a_record_that_cannot_be_read_is_a_warning(self, copy: Copy) -> None:
        copy(toy_lstm={"unknown": 1})
        ended = run("list", "--format", "ids")
        assert ended.err == "warning: 1 record could not be read; plmref check tells why\n"
        assert (ended.code, ended.out.count("\n")) == (0, 4)


class TestExitCodes:
    @pytest.mark.parametrize(
        ("line", "code"),
        [
            *((line, 0) for line in CALLS),
            ("search zzqq", 1),
            ("list --year 1999", 1),
            ("timeline --author nobody", 1),
            ("show nope", 1),
            ("show ERNIE", 1),
            ("term nope", 1),
            ("open nope", 1),
            ("cite nope", 1),
            ("cite toy-bert ERNIE", 1),
            ("cite", 2),
            ("cite toy-bert --style nope", 2),
            ("cite toy-bert --accessed 2019", 2),
            ("plot timeline --year 1999 --json", 1),
            ("plot timeline", 2),
            ("plot pie -o pie.svg", 2),
            ("plot timeline -o plot.jpg", 2),
            ("open toy-lstm --code", 1),
            ("compare toy-bert nope", 1),
            ("compare toy-bert ERNIE", 1),
            ("compare toy-bert toy-roberta --rows architecture --only-differences", 1),
            ("compare", 2),
            ("compare toy-bert", 2),
            ("compare toy-bert 玩具", 2),
            ("compare toy-bert toy-roberta --rows nope", 2),
            ("compare toy-bert toy-roberta --rows=", 2),
            ("compare toy-bert toy-roberta --format tree", 2),
            ("lineage nope", 1),
            ("lineage ERNIE", 1),
            ("lineage toy-lstm --up", 1),
            ("lineage toy-ernie-thu", 1),
            ("lineage toy-roberta toy-ernie-1.0", 1),
            ("lineage", 2),
            ("lineage a b c", 2),
            ("lineage --all toy-bert", 2),
            ("lineage --all --up --down", 2),
            ("lineage toy-bert toy-bert", 2),
            ("lineage toy-bert toy-lstm --depth 1", 2),
            ("lineage toy-bert --depth 0", 2),
            ("lineage toy-bert --format markdown", 2),
            ("nope", 2),
            ("list --nope", 2),
            ("list --year x", 2),
            ("list --year 2020..2019", 2),
            ("list --topic nope", 2),
            ("list --columns nope", 2),
            ("list --limit -1", 2),
            ("list --format markdown", 2),
            ("show", 2),
            ("show toy-bert --only nope", 2),
            ("search", 2),
            ("schema nope", 2),
            ("list --lang fr", 2),
            ("list -o /dev/null/list.tsv", 2),
            ("check /nowhere", 3),
        ],
    )
    def test_a_call_ends_in_its_code(self, line: str, code: int) -> None:
        assert call(line).code == code

    def test_findings_end_in_1(self, copy: Copy) -> None:
        copy(toy_lstm={"builds_on": [{"id": "nope", "relation": "uses", "how": {"en": "x"}, "source": "y"}]})
        ended = run("check")
        assert (ended.code, "nope" in ended.out) == (1, True)

    def test_the_only_source_missing_ends_in_3(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PLMREF_CATALOGUE", "/nowhere")
        ended = run("list")
        assert (ended.code, ended.out) == (3, "")
        assert "/nowhere/data/papers.yaml" in ended.err

    @pytest.mark.parametrize("arguments", [["list"], [], ["--help"], ["show", "-h"], ["--version"]])
    def test_a_full_disk_ends_in_2(self, arguments: list[str]) -> None:
        command = [sys.executable, "-m", "plmref", *arguments]
        with Path("/dev/full").open("wb") as full:
            ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
        assert (ended.returncode, ended.stderr) == (2, b"error: cannot write to stdout: No space left on device\n")

    def test_show_prints_the_papers_it_knows_and_ends_in_1(self) -> None:
        ended = run("show", "toy-bert", "nope", "toy-roberta", "ERNIE", "--format", "ids")
        assert (ended.code, ended.out) == (1, "toy-bert\ntoy-roberta\n")
        assert 'no paper "nope"' in ended.err
        assert '2 papers are called "ERNIE"' in ended.err

    def test_compare_prints_nothing_if_one_of_its_papers_is_not_there(self) -> None:
        ended = run("compare", "toy-bert", "nope", "toy-roberta", "ERNIE")
        assert (ended.code, ended.out) == (1, "")
        assert 'no paper "nope"' in ended.err
        assert '2 papers are called "ERNIE"' in ended.err

    @pytest.mark.parametrize(
        "line",
        [
            "search zzqq",
            "list --year 1999",
            "timeline --year 1999",
            "show nope",
            "compare toy-bert nope",
            "compare toy-bert toy-roberta --rows architecture --only-differences",
            "cite nope",
            "plot timeline --year 1999",
            "term nope",
            "lineage nope",
            "lineage toy-lstm --up",
            "lineage toy-roberta toy-ernie-1.0",
        ],
    )
    def test_an_empty_answer_is_valid_json(self, line: str) -> None:
        ended = call(f"{line} --json")
        answer = json.loads(ended.out)
        assert (ended.code, answer["total"], answer["items"]) == (1, 0, [])

    def test_a_closed_stdout_is_no_bug(self) -> None:
        ended = subprocess.run(
            ["sh", "-c", '"$0" -m plmref list >&-', sys.executable], capture_output=True, check=False
        )
        assert (ended.returncode, ended.stderr) == (0, b"")


class TestHelp:
    @pytest.mark.parametrize("name", COMMANDS)
    @pytest.mark.parametrize("option", ["-h", "--help"])
    def test_every_command_has_help_that_begins_with_what_it_does(self, name: str, option: str) -> None:
        ended = run(name, option)
        usage, what = [line.strip() for line in ended.out.splitlines() if line.strip()][:2]
        assert (ended.code, ended.err) == (0, "")
        assert usage.startswith(f"Usage: plmref {name}")
        assert re.match(r"[A-Z][a-z]+ ", what)

    def test_a_bare_plmref_prints_help(self) -> None:
        assert run() == run("--help") == run("-h")
        assert run().code == 0

    def test_commands_stand_in_groups(self) -> None:
        out = run().out
        places = [out.index(f"─ {group} ─") for group in ("Find", "Read", "Hand in", "Your setup")]
        assert places == sorted(places)
        assert all(re.search(rf"│ {name} +[A-Z]", out) for name in COMMANDS)

    @pytest.mark.parametrize("name", COMMANDS)
    def test_two_to_four_examples_stand_on_lines_of_their_own(self, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "200")
        lines = [line.strip() for line in run(name, "-h").out.splitlines()]
        assert 2 <= len(examples(name)) <= 4
        for what, example in examples(name):
            assert f"{what}: {example}" in lines

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_parameter_says_what_it_is(self, name: str) -> None:
        assert [parameter.name for parameter in parameters(name) if not parameter.help] == []

    def test_usage_errors_are_typers_own(self) -> None:
        ended = run("list", "--nope")
        assert ended.out == ""
        assert ended.err.startswith("Usage: plmref list [OPTIONS]")
        assert "No such option: --nope" in ended.err

    @pytest.mark.parametrize("narrow", ["20", "40"])
    def test_help_of_a_narrow_terminal_does_not_crash(self, narrow: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", narrow)
        assert [run(name, "-h").code for name in COMMANDS] == [0] * len(COMMANDS)


class TestExamples:
    """Every example of every help is run as it stands, on the bundled catalogue, and opens no browser."""

    @pytest.mark.parametrize("line", [pytest.param(line, id=line) for name in COMMANDS for _, line in examples(name)])
    def test_an_example_runs(self, line: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("PLMREF_CATALOGUE")
        monkeypatch.chdir(home)
        monkeypatch.setenv("HOME", str(home))
        monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        monkeypatch.setenv("PATH", str(home / "bin"), prepend=os.pathsep)
        monkeypatch.setenv("BROWSER", "true")  # a program that takes the address and does nothing
        if line.startswith(("plmref sources", "plmref remove")):
            assert run("add", str(home / "notes"), str(home / "refs.bib")).code == 0
        if re.search(r"\||^\w+=|^plmref open", line):
            done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
            ended = Ended(done.returncode, done.stdout, done.stderr)
        else:
            program, *arguments = (word.replace("~", str(home)) for word in shlex.split(line))
            assert program == "plmref"
            ended = run(*arguments)
        assert ended.code in ((0, 1) if "check" in line else (0,))
        assert ended.out or re.search(" (-o|open|check|remove)", line)


class TestVersion:
    def test_it_says_program_and_catalogue(self) -> None:
        ended = run("--version")
        assert re.fullmatch(
            rf"plmref {re.escape(__version__)}, catalogue [0-9a-f]{{8}} \(5 papers, 9 terms\)\n", ended.out
        )
        assert (ended.code, ended.err) == (0, "")
        assert run("-V") == ended


class TestColour:
    @pytest.mark.parametrize(
        ("environ", "coloured"),
        [
            ({}, True),
            ({"NO_COLOR": "1"}, False),
            ({"NO_COLOR": ""}, True),
            ({"TERM": "dumb"}, False),
            ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ],
    )
    def test_a_terminal_is_coloured_unless_told_otherwise(self, environ: dict[str, str], coloured: bool) -> None:
        assert ("\x1b[" in on_terminal("list", environ=environ).out) is coloured

    def test_a_pipe_is_not_coloured_unless_forced(self, monkeypatch: pytest.MonkeyPatch) -> None:
        plain = run("list", "--format", "table")
        monkeypatch.setenv("FORCE_COLOR", "1")
        forced = run("list", "--format", "table")
        assert "\x1b[" not in plain.out
        assert re.sub(r"\x1b\[[\d;]*m", "", forced.out) == plain.out != forced.out

    def test_colour_decides_neither_on_the_form_nor_on_the_pager(self, monkeypatch: pytest.MonkeyPatch) -> None:
        plain = run("list")
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("PLMREF_PAGER", "false")
        assert run("list") == plain
        paged = on_terminal("list", lines=3, environ={"NO_COLOR": "1", "PLMREF_PAGER": "sed s/^/P:/"}).out
        assert paged.startswith("P:Date")


class TestPipe:
    def test_a_pipe_gets_whole_records_one_a_line_however_narrow(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "20")
        assert run("list").out.splitlines()[1] == "\t".join(
            [
                "2018-10-11",
                "toy-bert",
                "Toy-BERT: A Record to Copy",
                "Example University; Baidu",
                "en zh",
                "1",
                "catalogue",
            ]
        )

    def test_tab_newline_and_backslash_are_escaped(self, copy: Copy) -> None:
        copy(toy_lstm={"title": "a\tb\nc\\d"})
        assert run("list").out.splitlines()[0].split("\t")[2] == r"a\tb\nc\\d"

    @pytest.mark.parametrize(
        ("line", "header"),
        [
            ("list", "date id title organization notes figures source"),
            ("list --columns id,names", "id names"),
            ("search masking", "id date title field line source"),
            ("timeline", "period date id title"),
            ("term", "id kind name aliases definition"),
            ("compare toy-bert toy-roberta", "fact differs toy-bert toy-roberta"),
            ("lineage toy-bert --format tsv", "id date relation builds_on builds_on_date how source"),
            ("config", "name value origin"),
            ("check", "rule file line record field message"),
        ],
    )
    def test_columns_are_stable_and_named_only_on_request(self, line: str, header: str) -> None:
        without, titled = call(line).out, call(f"{line} --header").out
        first, _, rest = titled.partition("\n")
        assert (sorted(first.split("\t")), rest) == (sorted(header.split()), without)
        assert first.split("\t") == header.split()


class TestJson:
    @pytest.mark.parametrize(
        ("line", "command", "keys"),
        [
            ("list", "list", "id date title names organizations section notes figures sources"),
            ("search masking", "search", "id date title names organizations section notes figures sources match"),
            ("timeline", "timeline", "period count papers"),
            ("term", "term", "id kind name aliases definition see_also papers"),
            ("config", "config", "name value origin"),
            ("open toy-bert --print", "open", "id role url"),
            (
                "cite toy-bert",
                "cite",
                "id key style text type title authors date venue venue_short volume number pages publisher place "
                "organization arxiv arxiv_category doi url",
            ),
            ("plot topics", "plot", "topic name year papers"),
            ("compare toy-bert toy-roberta", "compare", "row benchmark split metric differs papers"),
            ("lineage toy-bert", "lineage", "id date title direction level builds_on"),
        ],
    )
    def test_the_envelope_and_the_keys_are_stable(self, line: str, command: str, keys: str) -> None:
        answer = json.loads(call(f"{line} --json").out)
        assert list(answer) == ["schema", "command", "total", "items"]
        assert (answer["schema"], answer["command"]) == (1, command)
        assert [list(item) for item in answer["items"]] == [keys.split()] * len(answer["items"])

    def test_it_is_utf_8_and_unknown_is_null(self) -> None:
        out = run("list", "--json").out
        assert "玩具 BERT" in out
        assert json.loads(out)["items"][0]["title"] == {"en": "Toy Sequence Learning", "zh": None}

    def test_text_is_in_both_languages_whatever_the_language(self) -> None:
        assert run("show", "toy-bert", "--json") == run("show", "toy-bert", "--json", "--lang", "zh")

    def test_json_is_short_for_the_format(self) -> None:
        assert run("list", "--json") == run("list", "--format", "json")

    def test_json_lines_are_the_items(self) -> None:
        lines = run("list", "--format", "jsonl").out.splitlines()
        assert [json.loads(line) for line in lines] == json.loads(run("list", "--json").out)["items"]

    def test_ids_chain_commands(self) -> None:
        found = run("search", "masking", "--format", "ids").out
        assert found == "toy-roberta\ntoy-ernie-1.0\n"
        assert run("show", *found.split(), "--format", "ids").out == found

    def test_total_counts_what_the_limit_hides(self) -> None:
        answer = json.loads(run("list", "--json", "--limit", "2").out)
        assert (answer["total"], len(answer["items"])) == (5, 2)


class TestOptions:
    @pytest.mark.parametrize(
        ("filters", "ids"),
        [
            ("--year 2019", "toy-ernie-1.0 toy-ernie-thu toy-roberta"),
            ("--year 2017..2018", "toy-lstm toy-bert"),
            ("--year ..2017", "toy-lstm"),
            ("--year 2019..", "toy-ernie-1.0 toy-ernie-thu toy-roberta"),
            ("--org 百度", "toy-bert toy-ernie-1.0"),
            ("--org baidu --year 2018", "toy-bert"),
            ("--author müller", "toy-lstm"),
            ("--author liu --author ott", "toy-roberta"),
            ("--topic 动态掩码", "toy-roberta"),
            ("--section applications", "toy-ernie-thu"),
            ("--source catalogue --year 2017", "toy-lstm"),
        ],
    )
    @pytest.mark.parametrize("line", ["list", "timeline", "search 的 toy not:zzqq --limit 0"])
    def test_filters_are_the_same_for_every_command(self, line: str, filters: str, ids: str) -> None:
        ended = call(f"{line} {filters} --format ids")
        found = set(ended.out.split())
        assert found == set(ids.split()) if not line.startswith("search") else found <= set(ids.split())

    @pytest.mark.parametrize("name", ["list", "search", "timeline"])
    def test_every_finding_command_has_every_filter(self, name: str) -> None:
        options = {option for parameter in parameters(name) for option in parameter.opts}
        assert {"--year", "--org", "--author", "--topic", "--section", "--source"} <= options

    @pytest.mark.parametrize("name", COMMANDS)
    def test_a_command_has_at_most_8_options_of_its_own(self, name: str) -> None:
        own = [
            parameter
            for parameter in parameters(name)
            if parameter.param_type_name == "option" and parameter.rich_help_panel not in ("Filters", "Output")
        ]
        assert len(own) <= 8

    def test_options_stand_before_or_behind_the_words(self) -> None:
        assert run("search", "--limit", "1", "masking") == run("search", "masking", "--limit", "1")

    def test_a_word_that_looks_like_an_option_follows_two_dashes(self) -> None:
        assert run("search", "--format", "ids", "--", "masking", "-dynamic").out == "toy-ernie-1.0\n"
        assert run("search", "--", "--debug") == run("search", "not:debug")


class TestFiles:
    def test_a_dash_is_stdout(self) -> None:
        assert run("list", "-o", "-") == run("list")

    def test_a_file_gets_what_a_pipe_would(self, tmp_path: Path) -> None:
        file = tmp_path / "list.tsv"
        assert run("list", "--lang", "zh", "-o", str(file)) == (0, "", "")
        assert file.read_text("utf-8") == run("list", "--lang", "zh").out
        assert oct(file.stat().st_mode & 0o777 | os.umask(os.umask(0o22))) == oct(0o666)

    def test_a_file_that_exists_is_kept_unless_forced(self, tmp_path: Path) -> None:
        file = tmp_path / "list.tsv"
        file.write_text("mine")
        refused = run("list", "-o", str(file))
        assert (refused.code, refused.err) == (2, f"error: {file} exists\nhint: --force overwrites it\n")
        assert file.read_text() == "mine"
        assert run("list", "-o", str(file), "--force").code == 0
        assert file.read_text("utf-8") == run("list").out

    def test_what_is_no_file_is_never_replaced(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        refused = run("list", "-o", str(tmp_path / "pipe"), "--force")
        assert (refused.code, (tmp_path / "pipe").is_fifo()) == (2, True)

    def test_nothing_is_left_beside_it(self, tmp_path: Path) -> None:
        folder = tmp_path / "folder"
        folder.mkdir()
        run("list", "-o", str(folder / "a"))
        run("list", "-o", str(folder))
        assert [file.name for file in folder.iterdir()] == ["a"]

    def test_a_wrong_option_writes_no_file(self, tmp_path: Path) -> None:
        run("list", "--columns", "nope", "-o", str(tmp_path / "a"))
        assert not (tmp_path / "a").exists()


class TestPager:
    PAGER = "sed s/^/P:/"

    @pytest.mark.parametrize(
        ("lines", "environ", "paged"),
        [
            (4, {"PLMREF_PAGER": PAGER}, True),
            (100, {"PLMREF_PAGER": PAGER}, False),
            (4, {"PLMREF_PAGER": PAGER, "PAGER": "false"}, True),
            (4, {"PLMREF_PAGER": "", "PAGER": PAGER}, False),
        ],
    )
    def test_only_what_is_longer_than_the_terminal_is_paged(
        self, lines: int, environ: dict[str, str], paged: bool
    ) -> None:
        out = on_terminal("list", lines=lines, environ={"NO_COLOR": "1", **environ}).out
        assert [line.startswith("P:") for line in out.splitlines()] == [paged] * len(out.splitlines())
        assert "toy-bert" in out

    def test_no_pager_is_no_pager(self) -> None:
        assert "P:" not in on_terminal("list", "--no-pager", lines=4, environ={"PLMREF_PAGER": self.PAGER}).out

    @pytest.mark.parametrize("pager", ["/nowhere/pager", "'", " "])
    def test_without_a_pager_that_starts_the_answer_is_printed(self, pager: str) -> None:
        ended = on_terminal("list", lines=4, environ={"PLMREF_PAGER": pager})
        assert (ended.code, "toy-bert" in ended.out) == (0, True)
        assert "bug" not in ended.out

    def test_a_pager_that_is_left_early_is_no_error(self) -> None:
        ended = on_terminal("list", lines=4, environ={"PLMREF_PAGER": "true"})
        assert (ended.code, ended.out) == (0, "")

    def test_the_order_is_plmref_pager_then_pager_then_less(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def pager() -> str:
            return next(line for line in run("config").out.splitlines() if line.startswith("pager\t"))

        assert pager() == "pager\tless -FIRX\tdefault"
        monkeypatch.setenv("PAGER", "more")
        assert pager() == "pager\tmore\tPAGER"
        monkeypatch.setenv("PLMREF_PAGER", "most")
        assert pager() == "pager\tmost\tPLMREF_PAGER"

    def test_a_pipe_is_never_paged(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LINES", "2")
        monkeypatch.setenv("PLMREF_PAGER", "false")
        assert run("list", "--format", "table").out.count("toy-") == 5


class TestClosedPipe:
    @pytest.mark.parametrize("line", ["list", "show toy-bert --format table", "config", "--version", "", "list -h"])
    def test_a_reader_that_goes_is_no_error(self, line: str) -> None:
        command = [sys.executable, "-m", "plmref", *shlex.split(line)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.close()
            said = process.stderr.read()
        assert process.returncode == 0
        assert b"rror" not in said
        assert b"Traceback" not in said

    def test_head_gets_its_line(self) -> None:
        command = f"{shlex.quote(sys.executable)} -m plmref list | head -1"
        ended = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
        assert (ended.stdout, ended.stderr) == (run("list").out.partition("\n")[0] + "\n", "")


class TestCtrlC:
    def test_it_stops_at_once_with_130_and_nothing_half_written(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        config = tmp_path / "config/plmref/config.toml"
        config.parent.mkdir(parents=True)
        os.mkfifo(config)  # the program waits where it reads this
        out = tmp_path / "out/list.tsv"
        out.parent.mkdir()
        command = [sys.executable, "-m", "plmref", "list", "-o", str(out)]
        with (
            subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process,
            config.open("wb"),  # returns when the program reads
        ):
            process.send_signal(signal.SIGINT)
            said = process.communicate(timeout=10)
        assert (process.returncode, *said) == (130, b"", b"")
        assert list(out.parent.iterdir()) == []

    def test_it_stops_while_the_program_is_still_loading(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Interrupted(ModuleType):
            def __getattr__(self, name: str) -> NoReturn:
                raise KeyboardInterrupt if name == "app" else AttributeError(name)

        monkeypatch.setitem(sys.modules, "plmref.cli.app", Interrupted("plmref.cli.app"))
        assert run("list") == (130, "", "")


class TestUnknownId:
    def test_the_likeliest_is_suggested_and_not_shown(self) -> None:
        assert run("show", "tpy-roberta") == (
            1,
            "",
            'error: no paper "tpy-roberta"; did you mean toy-roberta or toy-bert?\n',
        )

    @pytest.mark.parametrize(
        "line", ["show robeta", "open robeta", "compare toy-bert robeta", "lineage robeta", "lineage toy-bert robeta"]
    )
    def test_a_name_is_understood_and_its_misspelling_suggested(self, line: str) -> None:
        ended = call(line)
        assert (ended.code, ended.out) == (1, "")
        assert ended.err == 'error: no paper "robeta"; did you mean toy-roberta?\n'

    def test_a_misspelt_term_is_suggested(self) -> None:
        assert (
            run("term", "dynamc", "masking").err == 'error: no term "dynamc masking"; did you mean dynamic-masking?\n'
        )

    def test_nothing_alike_hints_at_search(self) -> None:
        assert run("show", "zzqq").err == 'error: no paper "zzqq"\nhint: plmref search finds papers by words\n'

    @pytest.mark.parametrize("line", ["show ERNIE", "open ernie --print", "lineage ernie", "compare ernie toy-bert"])
    def test_a_name_of_several_papers_lists_them(self, line: str) -> None:
        ended = call(line)
        name = line.split()[1]
        assert (ended.code, ended.out) == (1, "")
        assert ended.err.splitlines() == [
            f'error: 2 papers are called "{name}"',
            "  toy-ernie-1.0  2019-04-19  ERNIE: Toy Knowledge",
            "  toy-ernie-thu  2019-05  ERNIE: Toy Entities",
            "hint: ask for one of them by its id",
        ]

    @pytest.mark.parametrize(
        "ref", ["TOY-BERT", "toy bert", "玩具", "arXiv:1810.00001", "https://doi.org/10.18653/v1/N19-0001"]
    )
    def test_a_paper_is_known_by_id_name_identifier_and_address(self, ref: str) -> None:
        assert run("show", ref, "--format", "ids").out == "toy-bert\n"


class TestSettings:
    def value(self, *arguments: str) -> list[str]:
        return run("config", *arguments).out.splitlines()[0].split("\t")

    def test_flag_before_environment_before_file_before_locale_before_default(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "config/plmref/config.toml"
        file.parent.mkdir(parents=True)
        assert self.value() == ["lang", "en", "default"]
        monkeypatch.setenv("LANG", "zh_CN.UTF-8")
        assert self.value() == ["lang", "zh", "LANG"]
        file.write_text('lang = "both"\n')
        assert self.value() == ["lang", "both", str(file)]
        monkeypatch.setenv("PLMREF_LANG", "zh")
        assert self.value() == ["lang", "zh", "PLMREF_LANG"]
        assert self.value("--lang", "en") == ["lang", "en", "--lang"]

    def test_config_shows_every_setting_and_where_the_file_would_be(self, tmp_path: Path) -> None:
        ended = run("config")
        assert [line.split("\t")[0] for line in ended.out.splitlines()] == ["lang", "pager", "images", "catalogue"]
        assert ended.err == f"config file: {tmp_path}/config/plmref/config.toml (none yet)\n"

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            (b"\xef\xbb\xbflang = 'zh'\n", 0),
            (b"colour = 'red'\n", 2),
            (b"lang = 'fr'\n", 2),
            (b"lang = 1\n", 2),
            (b"lang = \n", 3),
            (b"lang = '\xff'\n", 3),
        ],
    )
    def test_a_config_file_that_is_wrong_is_named(self, tmp_path: Path, text: bytes, code: int) -> None:
        file = tmp_path / "config/plmref/config.toml"
        file.parent.mkdir(parents=True)
        file.write_bytes(text)
        ended = run("list")
        assert ended.code == code
        assert (str(file) in ended.err.partition("\n")[0]) is bool(code)

    def test_a_wrong_variable_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PLMREF_IMAGES", "some")
        assert run("list").err == "error: images is auto or always or never, not 'some' (from PLMREF_IMAGES)\n"


class TestDirectories:
    @pytest.mark.parametrize("cache", ["/proc/plmref", "/dev/null"])
    def test_a_cache_that_cannot_be_written_still_answers(self, cache: str, monkeypatch: pytest.MonkeyPatch) -> None:
        expected = run("list").out
        monkeypatch.setenv("XDG_CACHE_HOME", cache)
        ended = run("list")
        assert (ended.code, ended.out) == (0, expected)
        assert ended.err.startswith("warning: ")
        assert ended.err.count("\n") == 1

    @pytest.mark.parametrize("home", ["/dev/null", "/proc"])
    def test_a_home_that_cannot_be_used_still_answers(self, home: str) -> None:
        expected = run("list").out
        ended = spawn("list", environ={"HOME": home, "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": ""})
        assert (ended.code, ended.out) == (0, expected)

    def test_the_cache_lies_where_the_platform_wants_it(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        run("list")
        assert [file.suffix for file in (tmp_path / "cache/plmref").iterdir()] == [".sqlite"]


class TestCompletion:
    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
    def test_a_script_is_printed(self, shell: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("_PLMREF_COMPLETE", f"source_{shell}")
        ended = run()
        assert (ended.code, ended.err) == (0, "")
        assert f"complete_{shell}" in ended.out

    def completed(self, words: str, monkeypatch: pytest.MonkeyPatch) -> Ended:
        monkeypatch.setenv("_PLMREF_COMPLETE", "complete_fish")
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"plmref {words}")
        monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
        return run()

    @pytest.mark.parametrize(
        ("words", "values"),
        [
            ("show toy-e", ["toy-ernie-1.0", "toy-ernie-thu"]),
            ("show toy-bert toy-r", ["toy-roberta"]),
            ("open toy-l", ["toy-lstm"]),
            ("lineage toy-r", ["toy-roberta"]),
            ("compare toy-bert toy-r", ["toy-roberta"]),
            ("compare toy-bert toy-roberta --rows date,para", ["date,parameters"]),
            ("term ma", ["masked-language-modelling"]),
            ("sch", ["schema"]),
            ("list --sort ", ["date", "id", "title"]),
            ("schema ", ["papers", "terms"]),
            ("show zzqq", []),
            ("list --columns date,i", ["date,id"]),
            ("show toy-bert --only facts,n", ["facts,note"]),
            ("list --topic dyn", ["dynamic-masking"]),
        ],
    )
    def test_commands_ids_terms_and_fields_are_completed(
        self, words: str, values: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ended = self.completed(words, monkeypatch)
        assert sorted(line.split("\t")[0] for line in ended.out.splitlines() if line) == values
        assert ended.err == ""

    def test_a_wrong_setting_completes_nothing_and_says_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PLMREF_CATALOGUE", "/nowhere")
        for words in ("show r", "term m"):
            ended = self.completed(words, monkeypatch)
            assert (ended.out.strip(), ended.err) == ("", "")

    def test_ids_come_with_titles_that_no_shell_acts_on(self, copy: Copy, monkeypatch: pytest.MonkeyPatch) -> None:
        copy(toy_lstm={"title": "a\\$(touch x)`y`'\"\x1b[31m"})
        assert self.completed("show toy-l", monkeypatch).out == "toy-lstm\ta(touch x)y[31m\n"


class TestLanguage:
    @pytest.mark.parametrize(
        ("environ", "language"),
        [
            ({}, "en"),
            ({"LANG": "zh_CN.UTF-8"}, "zh"),
            ({"LANG": "zh_TW"}, "zh"),
            ({"LANG": "de_DE.UTF-8"}, "en"),
            ({"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "zh"),
            ({"LC_ALL": "POSIX"}, "en"),
            ({"LC_ALL": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"),
            ({"LANGUAGE": "zh_CN:en", "LANG": "en_US.UTF-8"}, "zh"),
            ({"LANGUAGE": "zh_CN:en", "PLMREF_LANG": "en"}, "en"),
        ],
    )
    def test_the_environment_chooses(
        self, environ: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        for name, value in environ.items():
            monkeypatch.setenv(name, value)
        title = run("list", "--columns", "title").out.splitlines()[1]
        assert title == {"en": "Toy-BERT: A Record to Copy", "zh": "玩具 BERT：可供照抄的记录"}[language]

    def test_the_flag_chooses_before_all(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PLMREF_LANG", "en")
        assert run("term", "MLM", "--lang", "zh").out.startswith("# 掩码语言模型 / Masked language modelling\n")

    def test_both_show_both(self) -> None:
        out = run("list", "--columns", "title", "--lang", "both").out
        assert out.splitlines()[1] == "Toy-BERT: A Record to Copy / 玩具 BERT：可供照抄的记录"

    def test_what_is_not_translated_falls_back_field_by_field(self) -> None:
        assert run("list", "--columns", "title,organization", "--lang", "zh", "--year", "2019").out.splitlines() == [
            "ERNIE: Toy Knowledge\t百度",
            "ERNIE: Toy Entities\t清华大学",
            "RoBERTa: A Toy Approach\tFacebook AI",
        ]


class TestEncodings:
    @pytest.mark.parametrize("environ", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "gbk"}])
    @pytest.mark.parametrize(
        "line", ["show toy-bert --lang both --format table", "search --help", "term 掩码 --lang zh"]
    )
    def test_output_never_crashes(self, line: str, environ: dict[str, str]) -> None:
        command = [sys.executable, "-m", "plmref", *line.split()]
        ended = subprocess.run(command, capture_output=True, env={**os.environ, **environ}, check=False)
        assert b"rror: " not in ended.stderr.replace(b'error: no term "', b"")
        assert ended.returncode == (1 if "掩码" in line else 0)

    @pytest.mark.parametrize("line", CALLS)
    def test_every_command_answers_in_ascii(self, line: str) -> None:
        ended = run(*shlex.split(f"{line} --lang zh"), encoding="ascii")
        assert ended.code == 0
        assert ended.out.isascii()

    def test_what_an_encoding_lacks_is_a_question_mark(self) -> None:
        assert (
            run("list", "--columns", "title", "--lang", "zh", encoding="ascii").out.splitlines()[1] == "?? BERT????????"
        )
        assert run("list", "--author", "müller", "--columns", "id", encoding="gbk").out == "toy-lstm\n"
        assert "玩具" in run("list", "--lang", "zh", encoding="gbk").out

    def test_a_file_is_utf_8_whatever_the_terminal_is(self, tmp_path: Path) -> None:
        run("list", "--lang", "zh", "-o", str(tmp_path / "a"), encoding="ascii")
        assert "玩具" in (tmp_path / "a").read_text("utf-8")

    def test_a_catalogue_with_a_byte_order_mark_is_read(self, copy: Copy) -> None:
        papers = copy() / "data/papers.yaml"
        papers.write_bytes(b"\xef\xbb\xbf" + papers.read_bytes())
        assert run("list").out.count("\n") == 5

    def test_what_is_not_utf_8_is_reported_with_file_and_line(self, copy: Copy) -> None:
        papers = copy() / "data/papers.yaml"
        papers.write_bytes(papers.read_bytes().replace("Müller".encode(), b"M\xfcller"))
        line = papers.read_bytes().split(b"M\xfcller")[0].count(b"\n") + 1
        ended = run("check", "--json")
        findings = json.loads(ended.out)["items"]
        assert ended.code == 1
        assert (findings[0]["file"], findings[0]["line"]) == (str(papers), line)

    @pytest.mark.parametrize("line", ["show", "search", "term", "list --org", "search id:", "open", "list --topic"])
    def test_bytes_of_a_command_line_that_are_not_utf_8_find_nothing(self, line: str) -> None:
        *words, last = line.split()
        arguments = [*words, f"{last}\udcff"] if last.endswith(":") else [*words, last, "\udcff"]
        ended = run(*arguments)
        assert ended.code in (1, 2)
        assert "bug" not in ended.err


class TestNarrow:
    @pytest.mark.parametrize("columns", [20, 40, 71])
    @pytest.mark.parametrize("lang", ["en", "zh", "both"])
    @pytest.mark.parametrize("line", TABLES)
    def test_no_line_is_wider_than_the_terminal(
        self, line: str, lang: str, columns: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("COLUMNS", str(columns))
        ended = call(f"{line} --lang {lang} --format table")
        assert ended.code == 0
        assert max(map(cell_len, ended.out.splitlines())) <= columns

    def test_40_columns_stack_records(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "40")
        assert run("list", "--format", "table", "--year", "2017").out == (
            "2017  toy-lstm\n  Toy Sequence Learning\n  Organization: Toy Institute\n"
        )

    @pytest.mark.parametrize("columns", ["0", "1", "3", "100000"])
    def test_no_width_crashes(self, columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", columns)
        assert [call(f"{line} --format table").code for line in TABLES] == [0] * len(TABLES)

    def test_a_real_terminal_says_how_wide_it_is(self) -> None:
        lines = on_terminal("list", columns=40, environ={"NO_COLOR": "1"}).out.splitlines()
        assert lines[:2] == ["2017  toy-lstm", "  Toy Sequence Learning"]


class TestChinese:
    def test_wide_characters_take_two_cells_in_columns(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "120")
        header, _, *rows = run("list", "--lang", "zh", "--format", "table").out.splitlines()
        place = cell_len(header[: header.index("机构")])
        found = {"Toy Institute", "示例大学", "百度", "清华大学", "Facebook AI"}
        starts = {cell_len(row[: row.index(name)]) for row in rows for name in found if name in row}
        assert starts == {place}

    def test_columns_hold_no_character_of_doubtful_width(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "80")
        shown = "".join(call(f"{line} --lang both --format table").out for line in TABLES)
        assert set("…①→█•").isdisjoint(shown)

    @pytest.mark.parametrize("columns", range(20, 60, 3))
    def test_no_line_begins_with_a_closing_mark(self, columns: int, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", str(columns))
        lines = run("show", "toy-bert", "--lang", "zh", "--format", "table").out.splitlines()
        assert [line for line in lines if line.strip().startswith(("。", "，", "」", "）", "、", "；"))] == []

    def test_a_soft_break_in_a_note_is_no_blank(self) -> None:
        assert "（Section 1），因而看不到下文。" in run("show", "toy-bert", "--lang", "zh", "--format", "table").out


class TestHostileData:
    """A catalogue that wants to harm the terminal or the machine."""

    NASTY = "\x1b[31mRed\x1b]0;owned\x07 [bold]b[/bold] [/b] \u202egnp\u202c \x9b2J\x07"

    @pytest.fixture
    def hostile(self, copy: Copy, tmp_path: Path) -> Path:
        (tmp_path / "secret.md").write_text("# Secret\n\nthe secret\n")
        text = {"en": self.NASTY, "zh": self.NASTY}
        root = copy(
            toy_roberta={
                "title": self.NASTY,
                "names": ["RoBERTa", self.NASTY],
                "organizations": [text],
                "follows": {"en": self.NASTY},
                "key_points": [text | {"source": self.NASTY, "points": [text]}],
                "links": [{"role": "paper", "url": "https://e.org/\x1b[31m", "title": self.NASTY}],
                "sources": ["https://e.org/\x1b[31m"],
                "results": [{"benchmark": self.NASTY, "metric": "F1", "score": 1, "model": "m", "source": self.NASTY}],
                "figures": [
                    {"file": "../secret.md", "caption": text},
                    {"file": "/etc/passwd", "caption": text},
                    {"file": "resources/link.png", "caption": text},
                ],
                "notes": {"en": "../secret.md", "zh": "resources/link.png"},
            },
            toy_lstm={"links": [{"role": "paper", "url": "file:///etc/passwd"}]},
            toy_ernie_thu={"links": [{"role": "paper", "url": "javascript:alert(1)"}]},
        )
        (root / "resources/link.png").symlink_to(tmp_path / "secret.md")
        return root

    @pytest.mark.usefixtures("hostile")
    @pytest.mark.parametrize(
        "form", ["table", "tsv", "markdown", "json", "jsonl", "ids", "tree", "dot", "mermaid", "latex", "csv"]
    )
    @pytest.mark.parametrize(
        "line",
        [
            "list",
            "search red",
            "timeline",
            "show roberta --sources",
            "open roberta --print",
            "check",
            "compare roberta toy-bert --sources",
            "lineage --all",
        ],
    )
    def test_no_control_character_and_no_secret_comes_out(self, line: str, form: str) -> None:
        ended = call(f"{line} --lang both --format {form}")
        assert ended.code in (0, 1, 2)
        assert set("\x1b\x07\x9b\u202e\u202c").isdisjoint(ended.out + ended.err)
        assert "the secret" not in ended.out
        assert "root:" not in ended.out

    @pytest.mark.usefixtures("hostile")
    def test_a_terminal_sees_markup_as_text(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("COLUMNS", "140")
        assert "[31mRed]0;owned [bold]b[/bold] [/b] gnp 2J" in run("show", "roberta", "--format", "table").out

    @pytest.mark.usefixtures("hostile")
    def test_addresses_that_are_not_of_the_web_are_refused_with_a_finding(self) -> None:
        findings = json.loads(run("check", "--json").out)["items"]
        refused = {finding["record"] for finding in findings if finding["field"] == "links[0].url"}
        assert refused == {"toy-lstm", "toy-ernie-thu"}
        assert run("open", "toy-lstm", "--print").code == 1

    @pytest.mark.usefixtures("hostile")
    def test_paths_that_leave_the_root_are_findings(self) -> None:
        findings = json.loads(run("check", "--json").out)["items"]
        fields = {finding["field"] for finding in findings if finding["record"] == "toy-roberta"}
        assert {"figures[0].file", "figures[1].file", "figures[2].file", "notes.en", "notes.zh"} <= fields

    @pytest.mark.parametrize(
        "text",
        [
            "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n",
            "[" * 10_000,
            "- !!python/object/apply:os.system ['touch owned']\n",
            "- id: " + "x" * 10**6 + "\n",
            "\x00",
        ],
        ids=["aliases", "depth", "python", "a long line", "zero"],
    )
    def test_yaml_that_attacks_is_a_finding(self, text: str, copy: Copy) -> None:
        root = copy()
        (root / "data/papers.yaml").write_text(text)
        ended = run("check", str(root))
        assert (ended.code, ended.err[-9:]) == (1, "findings\n") if "findings" in ended.err else (1, " finding\n")
        assert "bug" not in run("list").err
        assert not Path("owned").exists()


class TestNetwork:
    @pytest.mark.parametrize("line", [*CALLS, "--version", "show toy-bert --format table"])
    def test_no_command_opens_a_socket(self, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> NoReturn:
            raise AssertionError("a socket")

        monkeypatch.setattr(socket, "socket", refuse)
        monkeypatch.setattr(socket, "create_connection", refuse)
        assert call(line).code == 0

    def test_open_hands_the_address_to_the_browser(self, monkeypatch: pytest.MonkeyPatch) -> None:
        opened: list[str] = []

        def take(url: str) -> bool:
            opened.append(url)
            return True

        monkeypatch.setattr(webbrowser, "open", take)
        assert run("open", "toy-bert", "--code") == (0, "", "")
        assert opened == ["https://github.com/example/toy-bert"]

    def test_print_hands_it_to_nobody(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(webbrowser, "open", lambda _: pytest.fail("a browser"))
        assert run("open", "toy-bert", "--print").out == "https://arxiv.org/abs/1810.00001\n"

    def test_a_browser_that_does_not_start_is_told(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(webbrowser, "open", lambda _: False)
        ended = run("open", "toy-bert")
        assert (ended.code, "--print" in ended.err) == (1, True)


class TestTracebacks:
    @pytest.fixture
    def bug(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object, **__: object) -> NoReturn:
            raise RuntimeError("[b]what\nelse")

        monkeypatch.setattr("plmref.library.library.Library.rows", fail)

    @pytest.mark.usefixtures("bug")
    def test_a_bug_looks_like_one_and_says_where_to_report_it(self) -> None:
        ended = run("list")
        assert (ended.code, ended.out) == (70, "")
        first, hint = ended.err.splitlines()
        assert first == "error: this is a bug in plmref: RuntimeError: [b]what else"
        assert "report" in hint

    @pytest.mark.usefixtures("bug")
    @pytest.mark.parametrize("arguments", [["--debug", "list"], ["list", "--debug"]])
    def test_debug_shows_the_traceback(self, arguments: list[str]) -> None:
        ended = run(*arguments)
        assert (ended.code, "Traceback (most recent call last)" in ended.err) == (70, True)

    @pytest.mark.usefixtures("bug")
    @pytest.mark.parametrize(("value", "shown"), [("1", True), ("yes, please", True), ("0", False), ("", False)])
    def test_so_does_the_variable(self, value: str, shown: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PLMREF_DEBUG", value)
        assert ("Traceback" in run("list").err) is shown

    def test_an_error_of_the_user_has_one_only_with_debug_and_the_same_code(self) -> None:
        assert "Traceback" not in run("show", "nope").err
        debugged = run("show", "nope", "--debug")
        assert (debugged.code, "Traceback" in debugged.err) == (1, True)


class TestRubbish:
    WORDS = ("", " ", "'\"", "a" * 5000, "../../etc/passwd", "%s%n", "*", "NEAR(", '"', "😀", "-1", "\u202e")

    @pytest.mark.parametrize("word", WORDS, ids=range(len(WORDS)))
    @pytest.mark.parametrize("name", COMMANDS)
    def test_no_rubbish_is_a_bug(self, name: str, word: str) -> None:
        for arguments in ([name, word], [name, "--", word]):
            ended = run(*arguments)
            assert ended.code in (0, 1, 2, 3), ended.err
            assert "Traceback" not in ended.err

    @pytest.mark.parametrize("word", WORDS, ids=range(len(WORDS)))
    @pytest.mark.parametrize("option", ["--year", "--org", "--author", "--topic", "--source", "--columns", "--limit"])
    def test_no_value_of_an_option_is_a_bug(self, option: str, word: str) -> None:
        assert run("list", f"{option}={word}").code in (0, 1, 2)

    @pytest.mark.parametrize("word", WORDS, ids=range(len(WORDS)))
    def test_no_file_name_is_a_bug(self, word: str) -> None:
        assert run("list", "-o", f"/dev/null/{word}").code == 2
