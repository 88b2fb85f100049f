from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from markdown_it import MarkdownIt

from plmref.cli.sheets import load_sheets
from plmref.errors import UsageError
from plmref.library.library import Library
from plmref.records.paper import Paper
from plmref.views.page import PageView
from plmref.views.sheet import PARTS, Sheet
from plmref.views.terminal.screen import rendered
from plmref.views.view import Languages, Page


def sheet(toy: Library, **changes: object) -> Sheet:
    """Returns the page of toy-bert with some fields changed."""
    found = load_sheets(toy, ["toy-bert"]).sheets[0]
    record = msgspec.to_builtins(found.paper) | changes
    return found._replace(paper=msgspec.convert(record, Paper))


def terminal(
    toy: Library,
    page: Sheet,
    *parts: str,
    sources: bool = False,
    width: int = 80,
    colour: bool = False,
    languages: Languages = ("en",),
) -> str:
    view = PageView([page], load_sheets(toy, []).term, parts, sources=sources, pictures="never")
    return rendered(view.terminal(Page(languages, width)), width, "utf-8", "standard" if colour else None)


def markdown(toy: Library, page: Sheet, *parts: str, sources: bool = False) -> str:
    return PageView([page], load_sheets(toy, []).term, parts, sources=sources).markdown(("en",))


def test_a_missing_figure_is_named_as_the_record_names_it(toy: Library) -> None:
    page = sheet(toy)._replace(figures=[None])
    assert "\nOne box.\nresources/images/toy.png\n" in terminal(toy, page, "figures")
    assert "- One box. (resources/images/toy.png)\n" in markdown(toy, page, "figures")


def test_a_figure_is_named_by_where_it_lies(toy: Library) -> None:
    page = sheet(toy)._replace(figures=[Path("/there/toy.png")])
    assert "\nOne box.\n/there/toy.png\n" in terminal(toy, page, "figures")


def test_an_empty_line_stands_between_figures(toy: Library) -> None:
    figure = {"file": "toy.png", "caption": {"en": "One box."}}
    page = sheet(toy, figures=[figure, figure])._replace(figures=[None, None])
    assert terminal(toy, page, "figures").endswith("Figures\nOne box.\ntoy.png\n\nOne box.\ntoy.png\n")


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


def test_a_narrow_page_has_scores_first_and_whose_they_are_below(toy: Library) -> None:
    shown = terminal(toy, sheet(toy), "results", width=40, languages=("zh",))
    assert "结果\n80.0  ToyGLUE，测试集，准确率\n      Toy-BERT-large\n89.8  SQuAD 2.0，开发集，F1\n" in shown


def test_a_score_keeps_its_digits(toy: Library) -> None:
    scores = [Decimal("88.50"), Decimal("89.8"), 1234]
    results = [{"benchmark": "A", "metric": "F1", "score": score, "model": "m", "source": "s"} for score in scores]
    page = sheet(toy, results=results)
    for shown in (terminal(toy, page, "results"), markdown(toy, page, "results")):
        assert [word for word in shown.split() if word[0] in "81"][-3:] == ["88.50", "89.8", "1234"]
    [item] = PageView([page], load_sheets(toy, []).term).items()
    assert [result["score"] for result in item["results"]] == [88.5, 89.8, 1234.0]


def test_a_pipe_in_a_cell_does_not_split_it(toy: Library) -> None:
    result = {"benchmark": "A|B", "metric": "F1", "score": 1.0, "model": "m", "source": "Table 1"}
    assert "| A\\|B | F1 | 1.0 | m |" in markdown(toy, sheet(toy, results=[result]), "results")


@pytest.mark.parametrize("text", ["[bold]x[/bold]", "[/b]", "[link=file:///etc/passwd]x[/link]"])
def test_markup_in_a_record_is_text(toy: Library, text: str) -> None:
    point = {"en": text, "zh": text, "source": text}
    page = sheet(toy, title=text, key_points=[point])
    assert (
        terminal(toy, page, "points", sources=True)
        == f"{text}\ntoy-bert  2018-10-11\n\nKey points\n1 {text}  [{text}]\n"
    )


def test_a_web_address_can_be_clicked(toy: Library) -> None:
    assert "\x1b]8;" in terminal(toy, sheet(toy), "links", colour=True)


def test_what_a_link_leads_to_stands_behind_it_or_whole_on_the_next_line(toy: Library) -> None:
    link = {"role": "paper", "url": "https://example.org/a/path", "title": "Some proceedings"}
    page = sheet(toy, links=[link])
    assert terminal(toy, page, "links").endswith("paper  https://example.org/a/path  Some proceedings\n")
    assert terminal(toy, page, "links", width=40).endswith("  https://example.org/a/path\n  Some proceedings\n")


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
    assert terminal(toy, page, "note").endswith("Note\n只有中文。\n")


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
    assert terminal(toy, below, "results").endswith("Toy-BERT-large\n\nSingle models.\n")
    alone = sheet(toy, results=[], **note)
    assert terminal(toy, alone, "results").endswith("Results\nSingle models.\n")
    assert markdown(toy, alone, "results").endswith("## Results\n\nSingle models.\n")


def test_a_line_stands_between_papers(toy: Library) -> None:
    page = sheet(toy)
    view = PageView([page, page], load_sheets(toy, []).term, ["links"])
    shown = rendered(view.terminal(Page(("en",), 60)), 60, "utf-8")
    assert f"\n\n{'─' * 60}\n\nToy-BERT: A Record to Copy\n" in shown
    assert shown.count("─" * 60) == 1


def test_each_language_of_a_longer_text_begins_a_line(toy: Library) -> None:
    text = {"en": "In short.", "zh": "简而言之。"}
    edge = {"id": "toy-lstm", "relation": "extends", "how": text, "source": "Section 1"}
    page = sheet(toy, builds_on=[edge], results=[], results_note=text)._replace(builders=[])
    shown = terminal(toy, page, "results", "lineage", languages=("en", "zh"), sources=True)
    assert "Results\nIn short.\n简而言之。\n" in shown
    assert shown.endswith("From  toy-lstm (extends): In short.\n      简而言之。  [Section 1]\n")


def test_what_a_venue_is_called_stands_before_the_rest(toy: Library) -> None:
    assert "Published in   TOY 2019: Proceedings of the Toy Conference, " in terminal(toy, sheet(toy), "facts")
    unnamed = sheet(toy, venue={"name": "Toy Proceedings", "year": 2019})
    assert "Published in   Toy Proceedings, 2019\n" in terminal(toy, unnamed, "facts")


def test_the_layers_of_an_encoder_decoder_are_told_apart(toy: Library) -> None:
    size = {"name": "Toy", "layers": 5, "decoder_layers": 1, "source": "Section 1"}
    page = sheet(toy, sizes=[size])
    assert "Toy: 5 encoder layers, 1 decoder layer\n" in terminal(toy, page, "facts")
    assert "Toy：5 层编码器，1 层解码器\n" in terminal(toy, page, "facts", languages=("zh",))


def test_an_arxiv_number_is_said_once(toy: Library) -> None:
    facts = markdown(toy, sheet(toy), "facts")
    assert facts.count("1810.00001") == 1  # as a preprint
    assert "- Identifiers: arXiv 1810.00001" in markdown(toy, sheet(toy, preprint=None), "facts")


def test_details_belong_to_their_point_in_markdown_whatever_its_number(toy: Library) -> None:
    point = {"en": "Point.", "zh": "要点。", "source": "x", "points": [{"en": "Detail.", "zh": "细节。"}]}
    tokens = MarkdownIt().parse(markdown(toy, sheet(toy, key_points=[point] * 11), "points"))
    kinds = [token.type for token in tokens if token.level == 0 and token.nesting >= 0]
    assert kinds == ["heading_open", "paragraph_open", "heading_open", "ordered_list_open"]
