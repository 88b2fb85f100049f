"""`plmref cite`, from the command line to the clipboard."""

import base64
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from plmref.cli.clipboard import copy_through_terminal
from plmref.views.text.citations import STYLES
from tests.program import on_terminal, run


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> io.BytesIO:
    """What the next command reads from stdin."""
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(written))
    return written


def write(stdin: io.BytesIO, data: bytes) -> None:
    stdin.write(data)
    stdin.seek(0)


def test_bibtex_is_what_is_printed_unless_asked_otherwise() -> None:
    ended = run("cite", "toy-bert")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("@inproceedings{example-etal-2019-toy,\n    title = {Toy-{BERT}: A Record to Copy},\n")
    assert ended == run("cite", "toy-bert", "--style", "bibtex")


@pytest.mark.parametrize("style", STYLES)
def test_every_style_cites_every_paper(style: str) -> None:
    ended = run("cite", "toy-bert", "toy-lstm", "toy-ernie-thu", "toy-roberta", "--style", style)
    assert ended.code == 0
    assert "Toy" in ended.out
    assert not any(char < " " for char in ended.out if char != "\n")


def test_text_is_one_reference_a_line_in_the_order_of_the_refs() -> None:
    lines = run("cite", "toy-roberta", "toy-bert", "-s", "acl").out.splitlines()
    assert [line.split(",")[0].split(" and")[0] for line in lines] == ["Yinhan Liu", "Ada Example"]


def test_a_paper_named_twice_is_cited_once() -> None:
    assert run("cite", "toy-bert", "1810.00001", "Toy-BERT") == run("cite", "toy-bert")


def test_keys_differ_within_one_call() -> None:
    out = run("cite", "toy-roberta", "toy-ernie-1.0", "toy-ernie-thu").out
    assert [line.partition("{")[2] for line in out.splitlines() if line.startswith("@")] == [
        "liu-ott-2019-roberta,",
        "sun-2019-ernie,",
        "zhang-liu-2019-ernie,",
    ]


@pytest.mark.parametrize("refs", [["nope"], ["toy-bert", "nope"], ["ERNIE", "toy-bert"]])
def test_one_unknown_paper_and_nothing_is_printed(refs: list[str], tmp_path: Path) -> None:
    file = tmp_path / "refs.bib"
    ended = run("cite", *refs)
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("error: ")
    assert run("cite", *refs, "-o", str(file)).code == run("cite", *refs, "--json", "-o", str(file)).code == 1
    assert not file.exists()


def test_every_unknown_paper_is_told() -> None:
    err = run("cite", "nope", "neither").err
    assert 'no paper "nope"' in err
    assert 'no paper "neither"' in err


def test_json_gives_the_references() -> None:
    answer = json.loads(run("cite", "toy-bert", "--json", "--style", "apa").out)
    [item] = answer["items"]
    assert (answer["command"], answer["total"], item["id"], item["key"]) == (
        "cite",
        1,
        "toy-bert",
        "example-etal-2019-toy",
    )
    assert item["authors"][1] == {"family": "Zhang", "given": "San", "zh": "张三"}
    assert (item["date"], item["pages"], item["organization"], item["style"]) == ("2019", "1-9", None, "apa")
    assert item["text"].startswith("Example, A., Zhang, S., & Liu, Y. (2019). Toy-BERT: A record to copy.")


def test_ids_and_json_lines() -> None:
    assert run("cite", "toy-bert", "toy-lstm", "--format", "ids").out == "toy-bert\ntoy-lstm\n"
    assert len(run("cite", "toy-bert", "toy-lstm", "--format", "jsonl").out.splitlines()) == 2


def test_markdown_has_italics_and_code() -> None:
    assert "In *Proceedings of the Toy ACL*." in run("cite", "toy-ernie-thu", "-s", "acl", "--format", "markdown").out
    assert run("cite", "toy-bert", "--format", "markdown").out.startswith("```bibtex\n@inproceedings{")


def test_csl_json_is_an_array() -> None:
    items = json.loads(run("cite", "toy-bert", "toy-lstm", "--style", "csl-json").out)
    assert [item["type"] for item in items] == ["paper-conference", "article"]


def test_the_preprint_if_there_is_one() -> None:
    ended = run("cite", "toy-bert", "toy-ernie-thu", "--preprint", "--style", "acl")
    assert ended.out.splitlines()[0].endswith(" Preprint, arXiv:1810.00001.")
    assert ended.out.splitlines()[1].endswith(" In Proceedings of the Toy ACL.")
    assert ended.err == "no preprint of toy-ernie-thu; cited as it appeared\n"


@pytest.mark.parametrize("style", ["gbt7714", "gbt7714-2025", "gbt7714-2015", "ieee", "biblatex", "csl-json"])
def test_the_day_of_access_where_a_style_names_it(style: str) -> None:
    ended = run("cite", "toy-lstm", "--style", style, "--accessed", "2026-11-20")
    assert (ended.code, ended.err) == (0, "")
    assert any(day in ended.out for day in ("2026-11-20", "Nov. 20, 2026", "2026,\n          11,\n          20"))


def test_a_style_that_wants_a_day_says_so_and_one_that_does_not_too() -> None:
    assert "--accessed DATE" in run("cite", "toy-roberta", "--style", "gbt7714").err
    assert run("cite", "toy-bert", "--style", "gbt7714").err == ""
    assert run("cite", "toy-bert", "-s", "apa", "--accessed", "2026-11-20").err == (
        "apa names no day of access; --accessed is left out\n"
    )


@pytest.mark.parametrize("day", ["2026", "2026-11", "2026-02-30", "today", "", "２０２６-11-20"])
def test_what_is_no_day_is_a_usage_error(day: str) -> None:
    ended = run("cite", "toy-bert", "--accessed", day)
    assert (ended.code, ended.out) == (2, "")
    assert "2026-11-20" in ended.err


def test_ascii_is_for_bibtex() -> None:
    assert '{\\"u}ller, Zo{\\"e}' in run("cite", "toy-lstm", "--ascii").out
    assert run("cite", "toy-lstm", "--ascii").out.isascii()
    ended = run("cite", "toy-lstm", "--ascii", "--style", "apa")
    assert (ended.code, ended.out) == (2, "")


class TestStdin:
    def test_refs_are_read_one_a_line(self, stdin: io.BytesIO) -> None:
        write(stdin, "\ufefftoy-roberta\r\n\n  1810.00001 \n".encode())
        assert run("cite", "toy-bert", "-", "--format", "ids").out == "toy-bert\ntoy-roberta\n"

    @pytest.mark.parametrize("data", [b"", b"\n \n"])
    def test_nothing_is_nothing_found(self, stdin: io.BytesIO, data: bytes) -> None:
        write(stdin, data)
        ended = run("cite", "-", "--json")
        assert (ended.code, json.loads(ended.out)["items"]) == (1, [])
        assert "stdin names no paper" in ended.err

    @pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x1b]52;c;eA==\x07", b"a" * 100_000])
    def test_rubbish_is_no_paper(self, stdin: io.BytesIO, data: bytes) -> None:
        write(stdin, data)
        ended = run("cite", "-")
        assert (ended.code, ended.out) == (1, "")
        assert "\x1b" not in ended.err

    def test_a_closed_stdin_names_nothing(self) -> None:
        line = ["sh", "-c", '"$0" -m plmref cite - <&-', sys.executable]
        ended = subprocess.run(line, capture_output=True, check=False)
        assert (ended.returncode, ended.stdout) == (1, b"")

    def test_a_search_is_cited(self) -> None:
        line = '"$0" -m plmref search masking --format ids | "$0" -m plmref cite - --format ids'
        ended = subprocess.run(["sh", "-c", line, sys.executable], capture_output=True, check=False)
        assert ended.stdout.decode() == run("search", "masking", "--format", "ids").out


class TestCopy:
    def test_a_terminal_gets_the_text_for_its_clipboard(self) -> None:
        written = on_terminal("cite", "toy-bert", "-s", "acl", "--copy").out
        text = run("cite", "toy-bert", "-s", "acl").out
        assert f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07" in written
        assert written.replace("\x1b", "").endswith("sent to the terminal's clipboard\n")

    def test_without_a_terminal_nothing_is_sent_and_that_is_told(self) -> None:
        ended = run("cite", "toy-bert", "--copy")
        assert ended.out == run("cite", "toy-bert").out
        assert ended.err == "not copied: neither stdout nor stderr is a terminal\n"

    def test_stdout_is_left_alone_where_stderr_is_a_terminal(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Terminal(io.StringIO):
            def isatty(self) -> bool:
                return True

        out, err = Terminal(), Terminal()
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        assert copy_through_terminal("x") == "sent to the terminal's clipboard"
        assert (out.getvalue(), err.getvalue()) == ("", "\x1b]52;c;eA==\x07")


@pytest.mark.parametrize("columns", [20, 40, 80, 140])
def test_a_terminal_gets_the_text_unbroken_however_narrow(columns: int) -> None:
    text = run("cite", "toy-bert", "toy-roberta", "-s", "ieee").out
    assert on_terminal("cite", "toy-bert", "toy-roberta", "-s", "ieee", columns=columns).out == text


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """A list of the user's own, among it a paper that it does not date."""
    file = tmp_path / "mine.bib"
    file.write_text(
        "@misc{undated, title = {Thoughts about Toys}, author = {Jane Doe}}\n"
        "@inproceedings{placed, title = {Toys at a Conference}, booktitle = {Toy Meeting}}\n"
        "@article{my:key-1, title = {A Title of Mine}, author = {Jane Doe}, year = 2019, journal = {Toys},\n"
        " volume = 3, eprint = {1901.00099}, archiveprefix = {arXiv}}\n"
    )
    assert run("add", str(file)).code == 0
    return file


class TestPapersOfOnesOwn:
    """They are cited with what their file says."""

    @pytest.mark.parametrize("style", STYLES)
    @pytest.mark.parametrize(("ref", "title"), [("undated", "Thoughts about"), ("placed", "Toys at a")])
    def test_one_without_a_date_is_cited_without_one(self, mine: Path, style: str, ref: str, title: str) -> None:
        ended = run("cite", ref, "--style", style)
        assert (ended.code, "--accessed" in ended.err or not ended.err) == (0, True)
        assert title.casefold() in ended.out.casefold()
        for gap in ("()", "（）", "..", ". .", ", .", "None", ", ,"):
            assert gap not in ended.out
        assert ("n.d." in ended.out) == (style == "apa")

    def test_json_has_no_date_for_it(self, mine: Path) -> None:
        [item] = json.loads(run("cite", "undated", "--json").out)["items"]
        assert item["date"] is None

    def test_the_key_of_a_bibliography_stays(self, mine: Path) -> None:
        assert run("cite", "my:key-1").out.startswith("@article{my:key-1,\n")

    def test_the_preprint_is_cited_where_the_file_names_one(self, mine: Path) -> None:
        ended = run("cite", "my:key-1", "--preprint", "--style", "acl")
        assert (ended.code, ended.err) == (0, "")
        assert ended.out == "Jane Doe. 2019. A title of mine. Preprint, arXiv:1901.00099.\n"
        assert run("cite", "undated", "--preprint").err == "no preprint of undated; cited as it appeared\n"
