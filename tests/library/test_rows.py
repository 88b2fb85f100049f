import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plmref.library.library import Library
from plmref.library.rows import packed, packed_words, unpacked
from plmref.records.rows import PaperRow, Words

ITEMS = st.lists(st.text(st.characters(exclude_characters="\x1e", exclude_categories=["Cs"]), min_size=1))


@settings(deadline=None)
@given(ITEMS)
def test_a_list_in_a_column_comes_back(items: list[str]) -> None:
    assert unpacked(packed(items)) == tuple(items)


@pytest.mark.parametrize("text", ["a\x1eb", "a\x1fb"])
def test_a_separator_in_a_text_does_not_split_it(text: str) -> None:
    assert len(unpacked(packed([packed_words(Words(text, None))]))) == 1
    assert packed_words(Words(text, text)).count("\x1f") == 1


def test_a_row_says_what_its_record_says(toy: Library) -> None:
    [row] = [row for row in toy.rows() if row.id == "toy-bert"]
    assert row == PaperRow(
        id="toy-bert",
        date="2018-10-11",
        title=Words("Toy-BERT: A Record to Copy", "玩具 BERT：可供照抄的记录"),
        names=("Toy-BERT", "玩具"),
        organizations=(Words("Example University", "示例大学"), Words("Baidu", "百度")),
        section="models",
        notes=("en", "zh"),
        figures=1,
    )


def test_rows_are_oldest_first(toy: Library) -> None:
    assert [row.id for row in toy.rows()] == ["toy-lstm", "toy-bert", "toy-ernie-1.0", "toy-ernie-thu", "toy-roberta"]
