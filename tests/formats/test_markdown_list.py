"""Dialects of reading lists, one fixture each, and what becomes of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plmref.formats.markdown_list import read_markdown
from plmref.formats.read import Read
from plmref.records.entry import Entry, Remark

LISTS = Path(__file__).parent / "lists"


def read(name: str, exists: Callable[[str], bool] = lambda path: True) -> Read:
    return read_markdown((LISTS / f"{name}.md").read_text(encoding="utf-8"), f"{name}.md", exists)


def ids(found: Read) -> list[str]:
    return [entry.id for entry in found.entries]


def told(found: Read) -> list[tuple[str, int]]:
    return [(finding.rule, finding.line) for finding in found.findings]


def entry(found: Read, name: str) -> Entry:
    return next(entry for entry in found.entries if entry.id == name)


def outline(remarks: list[Remark]) -> list[object]:
    return [(remark.text, outline(remark.points)) if remark.points else remark.text for remark in remarks]


def test_headings_that_link_to_notes_are_entries() -> None:
    assert ids(read("notes-index")) == [
        "slow-pretraining-small-networks-2016",
        "memory-what-you-want-2017",
        "laywo",
        "grass",
        "many-task-networks-language-understanding-2019",
        "xlt",
        "kernie",
        "canoe",
        "vidobert",
        "q5",
    ]


def test_a_heading_with_a_sections_name_sets_the_section_and_is_no_topic() -> None:
    found = read("notes-index").entries
    assert [entry.section for entry in found] == ["models"] * 9 + ["applications"]
    assert not any(entry.topics for entry in found)


def test_a_bullet_that_is_an_address_is_a_link_and_the_line_that_continues_it_a_remark() -> None:
    slow = read("notes-index").entries[0]
    assert [(link.role, link.url) for link in slow.links] == [("paper", "https://arxiv.org/abs/1603.01234")]
    assert outline(slow.remarks) == ["先训练语言模型，再微调", "编码器与解码器共享参数", "生成句子中的后一个词语"]
    assert [picture.file for picture in slow.pictures] == ["images/slow-1.png"]
    assert slow.notes == ["notes/slow.md"]


def test_bullets_keep_their_nesting() -> None:
    assert outline(entry(read("notes-index"), "kernie").remarks) == [
        "引入实体编码",
        ("特点", [("更大数据", ["十倍"]), "更长训练"]),
    ]


def test_link_text_over_two_lines_is_one_title() -> None:
    canoe = entry(read("notes-index"), "canoe")
    assert canoe.title == "CANOE: Training an Encoder without Tokens for Language Representation"
    assert canoe.identifiers.arxiv == "2103.06999"


def test_what_is_missing_open_or_empty_is_told_and_stays() -> None:
    missing = {"notes/missing.md", "images/lost.png"}
    found = read("notes-index", lambda path: path not in missing)
    assert told(found) == [
        ("unclosed-bracket", 21),
        ("empty-heading", 23),
        ("missing-note", 25),
        ("missing-image", 30),
    ]
    assert entry(found, "xlt").notes == ["notes/missing.md"]
    assert [picture.file for picture in entry(found, "kernie").pictures] == ["images/lost.png"]


def test_bold_titles_with_authors_and_venue_are_entries() -> None:
    found = read("bold-heads")
    assert [entry.title for entry in found.entries] == [
        "Small Models: Past and Future",
        "BART2: Pre-training of Wide Encoders",
        "Testing the Limits of Transfer",
        "Cheap Pre-trained Networks",
        "Pre-training of Deep Encoders",
        "Learning Taggers from Dictionaries",
        "Programs that Summarize",
        "Agents that Evaluate Agents: A Survey",
        "Switching Between Experts",
    ]
    assert told(found) == [("unread-line", 3)]


def test_a_short_line_in_bold_is_a_heading() -> None:
    assert read("bold-heads").entries[-1].topics == ["Analysis", "MoE"]


def test_the_venues_year_and_the_date_of_the_arxiv_number_are_both_kept() -> None:
    bart = entry(read("bold-heads"), "bart2")
    assert bart.date == "2018-10"
    assert bart.venue
    assert (bart.venue.short, bart.venue.year) == ("NAACL", 2019)


def test_a_folded_abstract_is_the_abstract() -> None:
    assert entry(read("bold-heads"), "programs-that-summarize-2022").abstract == "We summarize."


def test_contents_comments_badges_and_front_matter_hold_no_entries() -> None:
    found = read("linked-titles")
    assert [entry.line for entry in found.entries] == [16, 17, 18, 19, 20, 21, 24]
    assert told(found) == []


def test_a_title_in_two_languages_is_two_titles() -> None:
    trends = read("linked-titles").entries[4]
    assert (trends.title, trends.title_zh) == ("Recent Trends in Entity Recognition", "命名实体识别的最新趋势")


def test_a_bullet_with_pipes_is_read_cell_by_cell() -> None:
    limits = read("linked-titles").entries[5]
    assert limits.topics == ["Probing", "语言模型"]
    assert [author.name for author in limits.authors] == ["Rafal Joz"]
    assert [link.role for link in limits.links] == ["paper", "blog"]
    assert outline(limits.remarks) == ["一个新的视角"]


def test_a_heading_that_is_a_date_dates_what_has_no_other() -> None:
    last = read("linked-titles").entries[-1]
    assert (last.date, last.topics) == ("2017-11", ["Probing"])


def test_what_stands_behind_a_dash_is_a_remark() -> None:
    chains = entry(read("linked-titles"), "chains-small-thoughts-2023")
    assert chains.organizations == ["Google Research"]
    assert outline(chains.remarks) == ["Small models think in steps"]


def test_metadata_on_the_next_line_belongs_to_the_head() -> None:
    found = read("metadata-below")
    assert told(found) == []
    assert [[author.family for author in entry.authors] for entry in found.entries] == [
        ["Hou", "Ges"],
        ["Les", "Rfou"],
        ["Qin", "Eis"],
        ["Zhang", "Wang"],
        [],
    ]
    assert [entry.date for entry in found.entries] == ["2019-02", "2021-04", "2021-04", "2015-08", "2020-09"]
    assert [outline(entry.remarks) for entry in found.entries] == [[], [], [], [], ["It works on graphs."]]


def test_rows_of_pipe_and_html_tables_are_entries() -> None:
    found = read("tables")
    assert ids(found) == ["memory-what-you-want-2017", "viper", "gln-5", "limits-transfer-2019", "open-models-all-2022"]
    assert [entry.organizations for entry in found.entries] == [["Google"], ["CMU", "Princeton"], ["清华"], [], []]
    assert told(found) == [("unread-line", 11)]


def test_chinese_titles_in_book_marks_and_on_labelled_lines_are_entries() -> None:
    found = read("chinese")
    assert [entry.title for entry in found.entries] == [
        "Too Small to Detect: Errors in Models",
        "Searching by Reasoning in Small Models",
        "表格识别技术研究进展综述",
        "PURA: A Simple Approach for Relations",
    ]
    assert outline(found.entries[0].remarks) == ["这篇文章主要讨论幻觉检测问题。", "（1）训练一个探针"]


def test_labelled_lines_fill_fields_and_the_others_stay_remarks() -> None:
    pura = entry(read("chinese"), "pura")
    assert pura.identifiers.arxiv == "2010.01111"
    assert [author.zh for author in pura.authors] == ["陈丹", "李明"]
    assert pura.venue
    assert pura.venue.short == "NAACL"
    assert outline(pura.remarks) == ["动机：联合模型没有必要"]


def test_an_entry_on_both_sides_of_a_conflict_is_read_once() -> None:
    found = read("conflict")
    assert ids(found) == ["raberta", "another-robust-approach-2019"]
    assert outline(found.entries[0].remarks) == ["动态掩码", "更大的批次"]
    assert told(found) == [("conflict-marker", 3)]


def test_an_ordinary_readme_has_no_entries_and_its_lines_are_told() -> None:
    found = read("ordinary-readme")
    assert found.entries == ()
    assert {rule for rule, _ in told(found)} == {"unread-line"}


@pytest.mark.parametrize("path", sorted(LISTS.glob("*.md")), ids=lambda path: path.stem)
def test_every_finding_names_the_file_and_one_of_its_lines(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").count("\n")
    findings = read(path.stem, lambda path: False).findings
    assert all(finding.file == path.name and 1 <= finding.line <= lines for finding in findings)
