"""A reading list is written, read and written again: byte for byte the same, and nothing lost that lists can say."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plmref.formats.markdown_list import read_markdown
from plmref.library.library import Library
from plmref.records.entry import Entry, Remark
from plmref.views.export import LANGUAGES, export
from plmref.views.text.reading_list import list_text
from plmref.views.text.reading_list.listed import listed_entry
from tests.views.export.entries import ENTRIES


def read(text: str) -> list[Entry]:
    return list(read_markdown(text, "list.md", lambda _: True).entries)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(ENTRIES, min_size=1, max_size=3), st.sampled_from((("en",), ("zh",))))
def test_any_entries_come_back_as_they_were_written(entries: list[Entry], languages: tuple[str, ...]) -> None:
    written = [listed_entry(entry) for entry in entries]
    text = list_text(written, languages)
    again = [listed_entry(entry) for entry in read(text)]
    sections = ("", "models", "applications")
    assert [entry.carried for entry in again] == [e.carried for s in sections for e in written if e.section == s]
    assert list_text(again, languages) == text


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
@pytest.mark.parametrize("library", ["toy", "bundled"])
def test_the_catalogue_is_the_same_list_again(library: str, lang: str, request: pytest.FixtureRequest) -> None:
    opened: Library = request.getfixturevalue(library)
    text = export(opened, "markdown", lang=lang)
    entries = read(text)
    assert list_text([listed_entry(entry) for entry in entries], LANGUAGES[lang]) == text
    papers = [paper for section in ("models", "applications") for paper in opened.papers() if paper.section == section]
    for entry, paper in zip(entries, papers, strict=True):
        assert (entry.title, entry.date, entry.section) == (paper.title, paper.date, paper.section)
        assert {link.url: link.role for link in paper.links}.items() <= {
            each.url: each.role for each in entry.links
        }.items()
        told = entry.identifiers
        known = paper.identifiers
        assert (told.arxiv, told.acl, told.openreview) == (known.arxiv, known.acl, known.openreview)
        assert [picture.file for picture in entry.pictures] == [figure.file for figure in paper.figures]
    if lang != "both":
        for entry, paper in zip(entries, papers, strict=True):
            points = [(getattr(p, lang), [getattr(sub, lang) for sub in p.points]) for p in paper.key_points]
            assert [(each.text, [sub.text for sub in each.points]) for each in entry.remarks] == points
            note = getattr(paper.notes, lang) or paper.notes.en or paper.notes.zh
            assert entry.notes == ([note] if note else [])


def test_a_list_of_the_catalogue_has_no_finding(bundled: Library) -> None:
    root = bundled.location.root
    text = export(bundled, "markdown", lang="zh")
    assert read_markdown(text, "list.md", lambda name: (root / name).is_file()).findings == ()


def test_hardly_a_paper_of_the_catalogue_needs_its_head_spelt_out(bundled: Library) -> None:
    # "GPT Understands, Too" would be read as a paper of a model named GPT.
    for lang, label in (("en", "Full title"), ("zh", "完整标题")):
        assert export(bundled, "markdown", lang=lang).count(label) <= len(bundled.rows()) // 50


def test_an_entry_that_would_be_misread_is_spelt_out() -> None:
    entry = Entry(id="x", title="2001: A Survey", date="2019-07", remarks=[Remark(text="ACL 2019")], names=["Foo"])
    text = list_text([listed_entry(entry)], ("en",))
    assert "- Full title: 2001: A Survey\n    - Date: 2019-07\n    - Name: Foo\n- ACL 2019\n" in text
    [again] = read(text)
    assert (again.title, again.date, again.remarks, again.names) == (entry.title, "2019-07", entry.remarks, ["Foo"])


def test_the_page_that_plmref_began_from_keeps_its_papers() -> None:
    page = (Path(__file__).parents[2] / "formats/lists/chinese.md").read_text("utf-8")
    entries = read(page)
    again = read(list_text([listed_entry(entry) for entry in entries], ("zh",)))
    assert sorted(entry.title for entry in again) == sorted(entry.title for entry in entries)
