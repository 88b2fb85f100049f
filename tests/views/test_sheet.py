from pathlib import Path

import msgspec
import pytest

from plmref.cli.sheets import load_sheets
from plmref.errors import UsageError
from plmref.library.library import Library
from plmref.records.paper import Paper
from plmref.views.page import PageView
from plmref.views.sheet import PARTS, Sheet
from plmref.views.terminal.screen import rendered
from plmref.views.view import Page


def sheet(toy: Library, **changes: object) -> Sheet:
    """Returns the page of toy-bert with some fields changed."""
    found = load_sheets(toy, ["toy-bert"]).sheets[0]
    record = msgspec.to_builtins(found.paper) | changes
    return found._replace(paper=msgspec.convert(record, Paper))


def terminal(
    toy: Library, page: Sheet, *parts: str, sources: bool = False, width: int = 80, colour: bool = False
) -> str:
    view = PageView([page], load_sheets(toy, []).term, parts, sources=sources, pictures="never")
    return rendered(view.terminal(Page(("en",), width)), width, "utf-8", "standard" if colour else None)


def markdown(toy: Library, page: Sheet, *parts: str, sources: bool = False) -> str:
    return PageView([page], load_sheets(toy, []).term, parts, sources=sources).markdown(("en",))


def test_a_missing_figure_is_named_as_the_record_names_it(toy: Library) -> None:
    page = sheet(toy)._replace(figures=[None])
    assert "\nOne box.\nresources/images/toy.png\n" in terminal(toy, page, "figures")
    assert "- One box. (resources/images/toy.png)\n" in markdown(toy, page, "figures")


def test_a_figure_is_named_by_where_it_lies(toy: Library) -> None:
    page = sheet(toy)._replace(figures=[Path("/there/toy.png")])
    assert "\nOne box.\n/there/toy.png\n" in terminal(toy, page, "figures")


def test_a_broken_picture_is_only_named(toy: Library, tmp_path: Path) -> None:
    broken = tmp_path / "toy.png"
    broken.write_bytes(b"no picture")
    page = sheet(toy)._replace(figures=[broken])
    view = PageView([page], load_sheets(toy, []).term, ["figures"], pictures="always")
    assert "One box." in rendered(view.terminal(Page(("en",), 200)), 200, "utf-8", "truecolor")


def test_only_the_parts_that_were_asked_for_are_shown_in_their_order(toy: Library) -> None:
    shown = markdown(toy, sheet(toy), "links", "results")
    assert [line for line in shown.splitlines() if line.startswith("#")] == [
        "# Toy-BERT: A Record to Copy",
        "## Links",
        "## Results",
    ]


@pytest.mark.parametrize("part", ["", "fact", "Links"])
def test_a_part_that_does_not_exist_is_a_usage_error(toy: Library, part: str) -> None:
    with pytest.raises(UsageError, match=f"no part '{part}'"):
        PageView([], load_sheets(toy, []).term, [part])


def test_a_part_with_nothing_in_it_has_no_heading(toy: Library) -> None:
    empty = sheet(toy, results=[], links=[], figures=[])._replace(figures=[], notes={}, builders=[])
    for shown in (markdown(toy, empty, *PARTS), terminal(toy, empty, *PARTS)):
        assert {"Results", "Links", "Figures", "Note"}.isdisjoint(shown.replace("#", "").split())


def test_sources_stand_behind_what_was_read_there(toy: Library) -> None:
    assert "- Architecture: Transformer encoder [Section 3]\n" in markdown(toy, sheet(toy), "facts", sources=True)
    assert "Transformer encoder  [Section 3]\n" in terminal(toy, sheet(toy), "facts", sources=True)
    assert "Section 3]" not in markdown(toy, sheet(toy), "facts")


@pytest.mark.parametrize("width", [40, 80])
def test_results_say_their_source(toy: Library, width: int) -> None:
    assert "Table 2" in terminal(toy, sheet(toy), "results", sources=True, width=width)


def test_a_pipe_in_a_cell_does_not_split_it(toy: Library) -> None:
    result = {"benchmark": "A|B", "metric": "F1", "score": 1.0, "model": "m", "source": "Table 1"}
    assert "| A\\|B | F1 | 1.0 | m |" in markdown(toy, sheet(toy, results=[result]), "results")


@pytest.mark.parametrize("text", ["[bold]x[/bold]", "[/b]", "[link=file:///etc/passwd]x[/link]"])
def test_markup_in_a_record_is_text(toy: Library, text: str) -> None:
    point = {"en": text, "zh": text, "source": text}
    page = sheet(toy, title=text, key_points=[point])
    assert (
        terminal(toy, page, "points", sources=True)
        == f"{text}\ntoy-bert  2018-10-11\n\nKey points\n1 {text}  [{text}]\n\n"
    )


def test_a_web_address_can_be_clicked(toy: Library) -> None:
    assert "\x1b]8;" in terminal(toy, sheet(toy), "links", colour=True)


def test_an_address_with_an_escape_sequence_cannot(toy: Library) -> None:
    page = sheet(toy, links=[{"role": "paper", "url": "https://e.org/\x1b\\x"}])
    shown = terminal(toy, page, "links", colour=True)
    assert "https://e.org/\\x" in shown
    assert "\x1b]8;" not in shown


def test_no_page_is_wider_than_one_reads(toy: Library) -> None:
    point = {"en": "word " * 100, "zh": "词", "source": "x"}
    shown = terminal(toy, sheet(toy, key_points=[point]), "points", width=300)
    assert 80 < max(map(len, shown.splitlines())) < 150


def test_a_note_of_the_other_language_is_better_than_none(toy: Library) -> None:
    page = sheet(toy)._replace(notes={"zh": "# 题\n\n只有中文。"})
    assert terminal(toy, page, "note").endswith("Note\n只有中文。\n\n")


def test_json_has_the_whole_record_whatever_is_shown(toy: Library) -> None:
    [item] = PageView([sheet(toy)], load_sheets(toy, []).term, ["links"]).items()
    assert set(item) >= set(Paper.__struct_fields__)
    assert item["built_on_by"] == [
        {"id": "toy-ernie-1.0", "relation": "extends"},
        {"id": "toy-roberta", "relation": "extends"},
    ]
    assert item["notes"]["zh"].startswith("# Toy-BERT\n")
    assert item["title_zh"] == "玩具 BERT：可供照抄的记录"
    assert item["tokenizer"]["vocabulary_size"] == 30522


def test_what_must_be_known_of_the_scores_stands_below_them(toy: Library) -> None:
    note = {"results_note": {"en": "Single models.", "zh": "单模型。"}}
    below = sheet(toy, **note)
    for text in (
        terminal(toy, below, "results"),
        terminal(toy, below, "results", width=40),
        markdown(toy, below, "results"),
    ):
        assert text.index("89.8") < text.index("Single models.")
    alone = sheet(toy, results=[], **note)
    assert terminal(toy, alone, "results").endswith("Results\nSingle models.\n\n")
    assert markdown(toy, alone, "results").endswith("## Results\n\nSingle models.\n")
