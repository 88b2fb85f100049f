"""The user's own files, from `add` to `remove`."""

import json
import os
import re
import shutil
import socket
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from plmref.library.sources import sources_file
from tests.cli.own_files import FILES, LISTS, write_files
from tests.library.catalogues import edit, set_age
from tests.program import Ended, on_terminal, run, spawn

TOYS = ["toy-lstm", "toy-bert", "toy-ernie-1.0", "toy-ernie-thu", "toy-roberta"]
OWN = ["quagga", "okapi", "own-tapir", "gnu", "toy-elmo", "zebra-search-stripes-2020"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with files of every format, some minutes old, none of which has been added."""
    folder = write_files(tmp_path / "mine")
    for file in folder.rglob("*"):
        set_age(file, 300)
    return folder


@pytest.fixture
def mine(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, with every list in it added."""
    monkeypatch.chdir(folder)
    ended = run("add", *LISTS)
    assert (ended.code, ended.err) == (0, "")
    return folder


def ids(*arguments: str) -> list[str]:
    return run(*arguments, "--format", "ids").out.split()


def shown(*arguments: str) -> Any:
    return json.loads(run(*arguments, "--json").out)["items"]


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def cached(tmp_path: Path) -> set[str]:
    return {file.name for file in (tmp_path / "cache" / "plmref").iterdir()}


def built(tmp_path: Path) -> dict[str, str]:
    """Returns by index file what tells one build from another."""
    found = {}
    for file in (tmp_path / "cache" / "plmref").glob("index-*.sqlite"):
        with closing(sqlite3.connect(file)) as connection:
            [found[file.name]] = connection.execute("SELECT value FROM meta WHERE key = 'built'").fetchone()
    return found


@pytest.mark.usefixtures("mine")
class TestAnswers:
    def test_every_command_answers_from_every_format(self) -> None:
        assert set(ids("list")) == {*TOYS, *OWN}
        assert {item["id"] for period in shown("timeline") for item in period["papers"]} == {*TOYS, *OWN}
        for word, name in (("hooves", OWN[-1]), ("quagga", "quagga"), ("gnus", "gnu"), ("害羞", "own-tapir")):
            assert ids("search", word) == [name]
        assert run("open", "gnu", "--print").out == "https://gnu.example.org/p\n"

    def test_the_list_is_ordered_by_date_whatever_the_source(self) -> None:
        dates = [item["date"] for item in shown("list")]
        assert dates == sorted(dates)

    @pytest.mark.parametrize(
        ("source", "expected"),
        [
            ("reading.md", ["toy-elmo", "toy-roberta", "zebra-search-stripes-2020"]),
            ("refs.bib", ["okapi", "toy-bert", "zebra-search-stripes-2020"]),
            ("zotero.json", ["quagga"]),
            ("lines.jsonl", ["gnu"]),
            ("own.yaml", ["own-tapir"]),
            ("catalogue", sorted(TOYS)),
        ],
    )
    def test_source_filters(self, source: str, expected: list[str]) -> None:
        assert sorted(ids("list", "--source", source)) == expected
        assert sorted(ids("timeline", "--source", source)) == expected
        assert set(ids("search", "toy", "--source", source)) <= set(expected)

    def test_several_sources_must_all_have_the_paper(self) -> None:
        both = ["--source", "reading.md", "--source", "refs.bib"]
        assert ids("list", *both) == ids("search", "zebra", *both) == ["zebra-search-stripes-2020"]
        assert run("list", *both, "--source", "catalogue").code == 1

    def test_an_unknown_source_is_a_usage_error_that_names_the_others(self) -> None:
        ended = run("list", "--source", "nope.bib")
        assert (ended.code, ended.out) == (2, "")
        assert "reading.md" in ended.err

    def test_lists_and_hits_tell_where_a_record_is_from(self) -> None:
        rows = {line.split("\t")[1]: line.split("\t")[-1] for line in run("list").out.splitlines()}
        assert rows["toy-lstm"] == "catalogue"
        assert rows["toy-bert"] == "catalogue; refs.bib"
        assert rows["zebra-search-stripes-2020"] == "reading.md; refs.bib"
        [hit] = shown("search", "hooves")
        assert (hit["sources"], hit["match"]["source"]) == (["reading.md", "refs.bib"], "refs.bib")

    def test_the_users_bullets_stand_below_the_catalogues_under_the_files_name(self) -> None:
        out = run("show", "roberta", "--only", "points").out
        own = out.index("reading.md:3\n")
        assert out.index("1. Dynamic masking draws") < own < out.index("- 动态掩码更好") < out.index("  - even deeper")

    def test_pictures_notes_and_links_of_the_users_are_shown(self, mine: Path) -> None:
        out = run("show", "roberta").out
        assert f"({mine / 'images/box.png'}), From: reading.md" in out
        assert "From: reading.md\n\n## RoBERTa notes\n\nthe very own note" in out
        assert "https://github.com/example/elmo" in run("show", "toy-elmo").out
        assert "动态掩码更好" in on_terminal("show", "roberta").out

    def test_what_the_other_files_of_a_paper_say_is_not_dropped(self) -> None:
        out = run("show", "zebra20").out
        for text in ("- stripes", "All about hooves.", "J. Stripes", "animals"):
            assert text in out

    def test_json_has_the_whole_record_of_every_file(self) -> None:
        [item] = shown("show", "zebra20")
        assert [own["source"] for own in item["own"]] == ["reading.md", "refs.bib"]
        assert [own["id"] for own in item["own"]] == ["zebra-search-stripes-2020", "zebra20"]

    @pytest.mark.parametrize("ref", ["bert19", "refs.bib/bert19", "toy-bert", "N19-0001", "Toy-BERT: A Record to Copy"])
    def test_a_merged_paper_is_known_by_all_its_names(self, ref: str) -> None:
        assert ids("show", ref) == ["toy-bert"]

    def test_filters_of_every_kind_reach_the_users_records(self) -> None:
        assert ids("list", "--author", "müller", "--year", "..1999") == ["okapi"]
        assert ids("list", "--section", "applications", "--source", "reading.md") == ["zebra-search-stripes-2020"]
        assert ids("list", "--topic", "animals") == ["zebra-search-stripes-2020"]
        assert ids("list", "--org", "动物园") == ["own-tapir"]

    def test_a_typing_mistake_in_a_word_of_theirs_is_corrected(self) -> None:
        ended = run("search", "qaugga", "--format", "ids")
        assert (ended.out, ended.err) == ("quagga\n", "showing results for quagga (not qaugga)\n")

    def test_what_has_no_date_stands_last_either_way(self, mine: Path) -> None:
        (mine / "refs.bib").write_text("@misc{undated, title = {Never at Any Time}}")
        assert ids("list")[-1] == ids("list", "--reverse")[-1] == "undated"
        assert run("timeline").code == 0


class TestFolder:
    @pytest.fixture
    def tree(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        (folder / ".gitignore").write_text("drafts/\n*.tmp.md\n!kept.tmp.md\n")
        for name in (".git/x.md", ".obsidian/y.md", "drafts/z.md", "a.tmp.md", "kept.tmp.md", "deep/.gitignore"):
            (folder / name).parent.mkdir(exist_ok=True)
            text = f"## Models\n\n#### [2011 Ignored or Not {name} Paper](https://example.org/{name})\n- unseen\n"
            (folder / name).write_text("here.md\n" if name.endswith("ignore") else text)
        for name in ("deep/here.md", "deep/there.md"):
            shutil.copy(folder / "kept.tmp.md", folder / name)
            edit(folder / name, "kept.tmp.md Paper", f"{name} Paper")
            edit(folder / name, "org/kept.tmp.md", f"org/{name}")
        (folder / "package.json").write_text('{"name": "no papers", "version": "1"}')
        (folder / "config.yaml").write_text("a: 1\n")
        monkeypatch.chdir(folder)
        return folder

    def test_it_is_walked_but_for_what_is_hidden_or_ignored(self, tree: Path) -> None:
        assert run("add", str(tree)).code == 0
        files = {Path(own["place"].rpartition(":")[0]).name for own in self._own()}
        assert files == {"reading.md", "refs.bib", "zotero.json", "lines.jsonl", "own.yaml", "kept.tmp.md", "there.md"}

    def _own(self) -> list[dict[str, Any]]:
        return [own for item in shown("show", *ids("list", "--source", "mine")) for own in item["own"]]

    def test_a_page_that_is_linked_as_a_note_is_no_list(self, tree: Path) -> None:
        run("add", str(tree))
        title = "A Paper that No List Has"
        assert title not in run("list").out
        (tree / "reading.md").unlink()
        assert title in run("list").out  # what nobody links to is a list

    def test_files_that_hold_no_papers_are_passed_over(self, tree: Path) -> None:
        found = run("add", str(tree)).out
        assert "package.json" not in found
        assert "config.yaml" not in found

    def test_links_that_lead_out_are_findings_and_not_followed(self, tree: Path, tmp_path: Path) -> None:
        (tmp_path / "outside").mkdir()
        outside = tmp_path / "outside/secret.md"
        outside.write_text("## Models\n#### [2012 The Secret Paper of All](https://example.org/secret)\n- secret\n")
        (tree / "link.md").symlink_to(outside)
        (tree / "folder").symlink_to(outside.parent)
        (tree / "inside.md").symlink_to(tree / "deep/there.md")
        (tree / "loop.md").symlink_to("loop.md")
        (tree / "round").symlink_to(tree)
        out = run("add", str(tree)).out
        assert re.findall(r"\tlink\t.*/(.+?)\t", out) == ["link.md", "loop.md"]
        assert run("search", "secret").code == 1
        assert run("search", "there.md").code == 0

    def test_a_new_file_in_it_is_noticed(self, tree: Path) -> None:
        run("add", str(tree))
        (tree / "deep/new.bib").write_text("@misc{brandnew, title = {Something Brand New Today}, year = 2021}")
        assert ids("search", "brand") == ["brandnew"]
        (tree / "deep/new.bib").unlink()
        assert run("search", "brandnew", "--source", "mine").code == 1

    def test_a_note_that_is_edited_is_shown_anew(self, tree: Path) -> None:
        run("add", str(tree))
        edit(tree / "notes/roberta.md", "very own", "rewritten")
        assert "the rewritten note" in run("show", "roberta").out

    def test_a_format_narrows_it_down(self, tree: Path) -> None:
        assert run("add", "--format", "bibtex", str(tree)).code == 0
        assert sorted(ids("list", "--source", "mine")) == ["okapi", "toy-bert", "zebra20"]


class TestFollowing:
    def test_an_edit_changes_the_next_answer_and_builds_that_source_alone(self, mine: Path, tmp_path: Path) -> None:
        before = built(tmp_path)
        edit(mine / "reading.md", "动态掩码更好", "动态掩码其实一般")
        assert "动态掩码其实一般" in run("show", "roberta").out
        after = built(tmp_path)
        assert sorted(after) == sorted(before)
        assert sum(before[name] != after[name] for name in before) == 1
        run("list")
        assert built(tmp_path) == after

    def test_a_young_file_that_is_edited_twice_at_once_is_right_twice(self, mine: Path) -> None:
        for words in ("first edit", "other edit"):
            text = FILES["reading.md"].replace("even deeper", words)
            (mine / "reading.md").write_text(text, "utf-8")
            assert words in run("show", "roberta").out

    @pytest.mark.parametrize("how", ["moved", "a loop", "a FIFO", "a folder", "a device", "huge"])
    def test_what_cannot_be_read_is_one_warning_and_the_others_answer(self, mine: Path, how: str) -> None:
        file = mine / "reading.md"
        file.rename(mine / "moved.txt")
        if how == "a loop":
            file.symlink_to(file)
        elif how == "a FIFO":
            os.mkfifo(file)
        elif how == "a folder":
            (file / "empty").mkdir(parents=True)
        elif how == "a device":
            file.symlink_to("/dev/zero")
        elif how == "huge":
            file.touch()
            os.truncate(file, 2**31)
        ended = run("list", "--format", "ids")
        assert ended.code == 0
        assert set(ended.out.split()) == {*TOYS, *OWN} - {"toy-elmo", "zebra-search-stripes-2020"} | {"zebra20"}
        if how != "a folder":  # one without lists in it
            assert re.fullmatch(r"warning: .*/reading\.md: .* \(source reading\.md; plmref remove .*\)\n", ended.err)
            assert run("list", "--source", "reading.md").code == 1
        rows = [line.split("\t") for line in run("sources").out.splitlines()]
        assert [row[0] for row in rows] == sorted(LISTS)
        if how == "a folder":
            shutil.rmtree(file)
        (mine / "moved.txt").replace(file)
        assert set(ids("list")) == {*TOYS, *OWN}

    @pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
    def test_a_file_without_permission_is_one_warning(self, mine: Path) -> None:
        (mine / "refs.bib").chmod(0)
        ended = run("list", "--format", "ids")
        assert (ended.code, "toy-elmo" in ended.out) == (0, True)
        assert ended.err.startswith(f"warning: {mine / 'refs.bib'}: Permission denied (source refs.bib")

    def test_a_source_that_comes_back_is_read_from_where_it_is(self, mine: Path) -> None:
        (mine / "lines.jsonl").unlink()
        assert run("show", "gnu").code == 1
        (mine / "lines.jsonl").write_text(FILES["lines.jsonl"])
        assert run("show", "gnu").code == 0

    def test_the_catalogue_alone_answers_if_all_are_gone(self, mine: Path) -> None:
        shutil.rmtree(mine)
        ended = run("list", "--format", "ids")
        assert (ended.code, ended.out.split(), ended.err.count("\n")) == (0, TOYS, len(LISTS))


class TestSources:
    @pytest.mark.usefixtures("mine")
    def test_they_are_listed_with_counts_and_last_change(self) -> None:
        rows = {line.split("\t")[0]: line.split("\t")[1:] for line in run("sources").out.splitlines()}
        assert list(rows) == sorted(LISTS)
        assert rows["reading.md"][1] == "3"
        assert all(row[4] == time.strftime("%Y-%m-%d", time.gmtime(time.time() - 300)) for row in rows.values())
        items = {item["name"]: item for item in shown("sources")}
        assert (items["refs.bib"]["records"], items["refs.bib"]["known"]) == (3, 2)
        assert [each["id"] for each in items["refs.bib"]["doubtful"]] == ["zebra20"]
        assert ids("sources") == sorted(LISTS)

    def test_none_is_said_and_ends_in_1(self) -> None:
        ended = run("sources")
        assert (ended.code, ended.out) == (1, "")
        assert ended.err == "error: no sources\nhint: plmref add FILE adds one\n"

    def test_two_files_of_one_name_are_told_apart_by_their_folders(self, tmp_path: Path) -> None:
        for name in ("b", "a"):
            write_files(tmp_path / name)
            assert run("add", str(tmp_path / name / "lines.jsonl")).code == 0
        assert ids("sources") == ["a/lines.jsonl", "b/lines.jsonl"]
        assert ids("list", "--source", "b/lines.jsonl") == ["gnu"]
        assert run("remove", "a/lines.jsonl").code == 0
        assert ids("sources") == ["lines.jsonl"]

    def test_a_file_called_catalogue_is_not_the_catalogue(self, tmp_path: Path, folder: Path) -> None:
        shutil.copy(folder / "refs.bib", tmp_path / "catalogue")
        assert run("add", str(tmp_path / "catalogue")).code == 0
        [name] = ids("sources")
        assert name != "catalogue"
        assert sorted(ids("list", "--source", "catalogue")) == sorted(TOYS)

    @pytest.mark.parametrize("text", ["nonsense\n", "auto\trelative\n", "\n", "x\t/tmp\n"])
    def test_a_list_that_somebody_has_broken_is_told_with_its_line(self, text: str) -> None:
        sources_file().parent.mkdir(parents=True)
        sources_file().write_text(text)
        ended = run("list")
        assert (ended.code, ended.out) == (3, "")
        assert ended.err.startswith(f"error: {sources_file()}:1: ")


class TestAdding:
    def test_the_files_stay_as_they_are(self, folder: Path) -> None:
        before = snapshot(folder)
        run("add", str(folder))
        run("remove", "mine")
        assert snapshot(folder) == before

    def test_the_report_tells_counts_merges_and_doubts_with_file_and_line(self, folder: Path) -> None:
        out = run("add", str(folder / "refs.bib"), str(folder / "reading.md")).out
        place = folder / "refs.bib"
        assert f"refs.bib\trecords\t{place}\t3\n" in out
        assert f"refs.bib\tknown\t{place}:1\tbert19 = toy-bert\n" in out
        assert re.search(rf"refs\.bib\tdoubtful\t{place}:3\t.*zebra-search-stripes-2020", out)

    def test_a_broken_entry_is_told_with_its_line_and_the_rest_is_read(self, folder: Path) -> None:
        with (folder / "lines.jsonl").open("a") as file:
            file.write("{broken\n")
        ended = run("add", str(folder / "lines.jsonl"))
        assert ended.code == 0
        assert re.search(r"lines\.jsonl\tjson\t.*/lines\.jsonl:2\t", ended.out)
        assert ids("list", "--source", "lines.jsonl") == ["gnu"]

    def test_strict_ends_in_1_on_doubt_or_trouble_and_adds_all_the_same(self, folder: Path) -> None:
        assert run("add", "--strict", str(folder / "lines.jsonl")).code == 0
        assert run("add", "--strict", str(folder / "refs.bib"), str(folder / "reading.md")).code == 1
        assert len(ids("sources")) == 3

    def test_a_dry_run_adds_nothing(self, folder: Path, tmp_path: Path) -> None:
        run("list")
        before = cached(tmp_path)
        ended = run("add", "--dry-run", str(folder / "refs.bib"))
        assert (ended.code, "refs.bib\trecords" in ended.out) == (0, True)
        assert (run("sources").code, ids("list")) == (1, TOYS)
        assert not sources_file().exists()
        assert cached(tmp_path) == before

    @pytest.mark.usefixtures("mine")
    def test_a_dry_run_of_what_is_added_leaves_it_added(self, tmp_path: Path) -> None:
        before = built(tmp_path)
        assert run("add", "--dry-run", "refs.bib").code == 0
        assert ids("sources") == sorted(LISTS)
        assert built(tmp_path) == before

    def test_adding_twice_and_by_another_way_is_adding_once(self, mine: Path) -> None:
        (mine / "sub").mkdir()
        for path in ("refs.bib", f"{mine}/./refs.bib", f"{mine}/sub/../refs.bib"):
            assert run("add", path).code == 0
        assert ids("sources") == sorted(LISTS)

    def test_a_format_is_forced_and_may_be_changed(self, folder: Path) -> None:
        shutil.copy(folder / "refs.bib", folder / "refs.txt")
        assert run("add", "--format", "jsonl", str(folder / "refs.txt")).code == 1
        assert run("add", "--format", "bibtex", str(folder / "refs.txt")).code == 0
        assert run("add", str(folder / "refs.txt")).code == 0  # told by content
        assert ids("sources") == ["refs.txt"]
        assert len(ids("list", "--source", "refs.txt")) == 3

    def test_one_bad_file_adds_none(self, folder: Path) -> None:
        ended = run("add", str(folder / "refs.bib"), str(folder / "images/box.png"))
        assert (ended.code, run("sources").code) == (1, 1)

    def test_a_config_folder_that_cannot_be_written_is_a_usage_error(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "file").touch()
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
        ended = run("add", str(folder / "refs.bib"))
        assert ended.code == 2
        assert ended.err.startswith("error: cannot write ")


class TestRemoving:
    @pytest.mark.usefixtures("folder")
    def test_it_leaves_no_trace_but_the_files(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        run("list")
        before, cache = run("list"), cached(tmp_path)
        monkeypatch.chdir(tmp_path / "mine")
        run("add", *LISTS)
        run("list")
        ended = run("remove", "refs.bib", str(tmp_path / "mine/reading.md"), "zotero.json", "lines.jsonl", "own.yaml")
        assert (ended.code, ended.out, ended.err.count("\n")) == (0, "", 5)
        assert run("list") == before
        assert cached(tmp_path) == cache
        assert list((tmp_path / "config").rglob("*")) == [tmp_path / "config/plmref"]

    def test_one_unknown_name_removes_nothing(self, mine: Path) -> None:
        ended = run("remove", "refs.bib", "nope")
        assert (ended.code, ended.err) == (1, 'error: no source "nope"\nhint: plmref sources lists them\n')
        assert ids("sources") == sorted(LISTS)

    def test_a_file_that_is_gone_can_be_removed(self, mine: Path) -> None:
        (mine / "refs.bib").unlink()
        assert run("remove", "refs.bib").code == 0
        assert run("list").err == ""

    def test_what_its_records_had_hidden_comes_back(self, mine: Path) -> None:
        assert "zebra20" not in ids("list")
        run("remove", "reading.md")
        assert "zebra20" in ids("list")


class TestRubbish:
    @pytest.fixture
    def things(self, tmp_path: Path) -> Iterator[Path]:
        things = tmp_path / "things"
        things.mkdir()
        (things / "pic.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 9)
        (things / "noise.md").write_bytes(bytes(range(256)) * 99)
        for name in ("fifo", "fifo.md"):
            os.mkfifo(things / name)
        for name in ("empty", "empty.md", "empty.bib", "empty.json", "empty.jsonl", "empty.yaml"):
            (things / name).touch()
        for name in ("sparse", "sparse.md", "sparse.bib", "sparse.json", "sparse.yaml"):
            (things / name).touch()
            os.truncate(things / name, 2**31)
        (things / "loop").symlink_to("loop")
        (things / "dangling.md").symlink_to("nowhere")
        (things / "folder").mkdir()
        (things / "folder/self").symlink_to(things / "folder")
        (things / "deep.json").write_text("[" * 100_000)
        (things / "deep.jsonl").write_text("[" * 100_000)
        here = Path.cwd()
        os.chdir(things)  # a socket's path is short
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind("sock.md")
            os.chdir(here)
            yield things

    NOTHING = ("pic.png", "noise.md", "empty", "empty.md", "empty.bib", "empty.json", "empty.jsonl", "empty.yaml")
    UNREADABLE = ("fifo", "fifo.md", "sparse", "sparse.md", "sparse.bib", "sparse.json", "sparse.yaml", "loop")

    @pytest.mark.parametrize(
        ("name", "code"),
        [
            *((name, 1) for name in (*NOTHING, "folder", "deep.json", "deep.jsonl")),
            *((name, 3) for name in (*UNREADABLE, "dangling.md", "sock.md", "nope", "a" * 5000)),
            *((name, 3) for name in ("/dev/null", "/dev/zero", "/dev/tty", "pic.png/below", "~nobody-at-all/x")),
        ],
    )
    def test_it_is_one_line_and_nothing_is_added(self, things: Path, tmp_path: Path, name: str, code: int) -> None:
        run("list")
        before = cached(tmp_path)
        ended = run("add", name if name.startswith("~") else str(things / name))
        assert (ended.code, ended.out) == (code, "")
        assert ended.err.startswith("error: ")
        assert ended.err.replace("hint: ", "").count("\n") == 1 + ended.err.count("\nhint: ")
        assert "bug" not in ended.err
        assert not sources_file().exists()
        assert cached(tmp_path) == before

    @pytest.mark.parametrize(
        "name",
        [b"caf\xe9.md", b"esc\x1b[31m\x07.md", b"blank s\x0b\x0c.md", "行\u2028\x85.md".encode(), b"x" * 252 + b".md"],
    )
    def test_a_name_of_any_bytes_is_a_source_like_others(self, tmp_path: Path, name: bytes) -> None:
        folder = tmp_path / "names"
        folder.mkdir()
        file = os.fsdecode(os.fsencode(folder) + b"/" + name)
        Path(file).write_text(FILES["reading.md"], "utf-8")
        for path in (file, str(folder)):
            added = run("add", path)
            assert (added.code, added.err) == (0, "")
        for ended in (run("list"), run("sources"), run("sources", "--json"), run("show", "toy-elmo")):
            assert (ended.code, ended.err) == (0, "")
            assert set("\x1b\x07").isdisjoint(ended.out)
        assert len(ids("list", "--source", Path(file).name)) == 3
        assert run("sources", "-o", str(tmp_path / "out")).code == 0
        assert [run("remove", path).code for path in (file, "names")] == [0, 0]

    @pytest.mark.parametrize("name", ["tab\there.md", "line\nbreak.md", "return\r.md"])
    def test_a_name_that_the_list_cannot_hold_is_refused_in_a_file_and_read_in_a_folder(
        self, tmp_path: Path, name: str
    ) -> None:
        (tmp_path / "names").mkdir()
        file = tmp_path / "names" / name
        file.write_text(FILES["reading.md"], "utf-8")
        ended = run("add", str(file))
        assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
        assert run("add", str(file.parent)).code == 0
        assert len(ids("list", "--source", "names")) == 3
        assert "toy-elmo" in run("show", "toy-elmo").out

    def test_json_lines_of_nothing_without_end_are_no_paper(self, things: Path) -> None:
        (things / "sparse.jsonl").touch()
        os.truncate(things / "sparse.jsonl", 2**28)
        ended = run("add", str(things / "sparse.jsonl"))
        assert (ended.code, ended.err.count("\n")) == (1, 2)


class TestHostile:
    TITLE = "An \x1b[31mEvil\x1b]0;owned\x07 \u202e[bold]Title[/bold] of Words"

    @pytest.fixture
    def evil(self, tmp_path: Path) -> Path:
        folder = tmp_path / "evil"
        folder.mkdir()
        (tmp_path / "secret.md").write_text("the secret\n")
        (folder / "e.bib").write_text(
            f"@misc{{esc\x1b[32m, title = {{{self.TITLE}}}, year = 2021, author = {{\x1b[1mA, B}},"
            " url = {javascript:alert(1)}, abstract = {\x9b2J\x1b[2J}, keywords = {\x1b]8;;x\x07}}\n"
        )
        entry = {
            "id": "evil",
            "title": self.TITLE,
            "names": [self.TITLE],
            "links": [{"url": "javascript:alert(1)"}, {"url": "file:///etc/passwd", "role": "code"}],
            "notes": ["../secret.md", "../../etc/passwd", "/etc/passwd", "link.md", "a\0b", "x" * 5000],
            "pictures": [{"file": "../secret.md"}, {"file": "/etc/passwd", "caption": self.TITLE}],
            "remarks": [{"text": self.TITLE, "points": [{"text": self.TITLE}]}],
            "topics": [self.TITLE],
        }
        (folder / "e.jsonl").write_text(json.dumps(entry) + "\n")
        (folder / "e.md").write_text(
            "## Models\n\n#### [2021 Evil List \x1b[31mEntry of Words](../secret.md)\n"
            "- [x](javascript:alert(1)) [y](file:///etc/passwd)\n![](../../etc/passwd)\n- \x1b]0;owned\x07\n"
        )
        (folder / "link.md").symlink_to(tmp_path / "secret.md")
        assert run("add", *(str(folder / f"e.{kind}") for kind in ("bib", "jsonl", "md"))).code == 0
        return folder

    def test_no_escape_and_no_secret_comes_out(self, evil: Path) -> None:
        names = [name for kind in ("bib", "jsonl", "md") for name in ids("list", "--source", f"e.{kind}")]
        assert len(names) == 3
        lines = [
            ["list"],
            ["search", "evil"],
            ["timeline"],
            ["sources"],
            ["show", *names],
            ["add", str(evil / "e.bib")],
        ]
        for line in lines:
            for form in ("table", "tsv", "json", "markdown"):
                ended = run(*line, *(() if line[0] == "add" else ("--format", form)))
                assert ended.code in (0, 2)
                assert set("\x1b\x07\x9b\u202e").isdisjoint(ended.out + ended.err), (line, form)
                assert "the secret" not in ended.out
                assert "root:" not in ended.out

    @pytest.mark.usefixtures("evil")
    def test_a_terminal_gets_no_escape_but_our_own(self) -> None:
        out = on_terminal("show", "evil", environ={"NO_COLOR": "1"}).out
        assert "[31mEvil]0;owned [bold]Title[/bold] of Words" in out
        assert "\x1b]0;" not in out
        assert "\x1b]8;;javascript" not in out + on_terminal("show", "evil").out

    @pytest.mark.usefixtures("evil")
    @pytest.mark.parametrize("options", [[], ["--code"], ["--print"]])
    def test_only_addresses_of_the_web_are_opened(self, options: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("webbrowser.open", lambda _: pytest.fail("a browser"))
        assert run("open", "evil", *options).code == 1


def test_a_process_of_its_own_answers_from_the_sources(mine: Path) -> None:
    ended: Ended = spawn("list", "--source", "refs.bib", "--format", "ids")
    assert sorted(ended.out.split()) == ["okapi", "toy-bert", "zebra-search-stripes-2020"]
    assert mine.is_dir()
