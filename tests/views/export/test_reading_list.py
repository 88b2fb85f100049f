"""A reading list is written, read and written again: byte for byte the same, and nothing lost that lists can say."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plmref.formats.markdown_list import read_markdown
from plmref.records.entry import Entry
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
