import json

from hypothesis import given, settings
from hypothesis import strategies as st

from plmref.views.text.document import DocumentView
from plmref.views.text.json_text import json_document, json_lines
from plmref.views.text.tsv import tsv

# What `clean` leaves alone.
_PRINTABLE = st.text(st.characters(blacklist_categories=["Cc", "Cf", "Cs"]) | st.sampled_from("\t\n\\"))


def test_tab_newline_return_and_backslash_are_escaped() -> None:
    assert tsv([["a\tb", "c\nd"], ["e\\n", "f\rg"]]) == "a\\tb\tc\\nd\ne\\\\n\tf\\rg\n"


def test_no_rows_are_no_text() -> None:
    assert tsv([]) == ""


@settings(deadline=None)
@given(st.lists(st.lists(_PRINTABLE, min_size=1, max_size=4), max_size=4))
def test_every_value_of_a_table_can_be_read_back(rows: list[list[str]]) -> None:
    lines = tsv(rows).split("\n")[:-1]
    assert [[_unescaped(value) for value in line.split("\t")] for line in lines] == rows


def _unescaped(value: str) -> str:
    parts = [part.replace("\\t", "\t").replace("\\n", "\n") for part in value.split("\\\\")]
    return "\\".join(parts)


def test_a_document_of_json_says_what_it_is() -> None:
    assert json.loads(json_document("list", 7, [{"id": "bert"}])) == {
        "schema": 1,
        "command": "list",
        "total": 7,
        "items": [{"id": "bert"}],
    }


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | _PRINTABLE,
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner) | st.dictionaries(_PRINTABLE, inner, max_size=3),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.lists(_JSON, max_size=3))
def test_a_document_is_indented_as_the_standard_library_does(items: list[object]) -> None:
    envelope = {"schema": 1, "command": "x", "total": 0, "items": items}
    assert json_document("x", 0, items) == json.dumps(envelope, ensure_ascii=False, indent=2) + "\n"


def test_json_is_utf_8_and_not_escapes() -> None:
    assert json_lines([{"zh": "掩码"}]) == '{"zh": "掩码"}\n'


@settings(deadline=None)
@given(st.lists(st.text(st.characters(blacklist_categories=["Cs"]))))
def test_json_lines_hold_any_text_one_item_a_line(texts: list[str]) -> None:
    lines = json_lines(texts).split("\n")[:-1]
    assert [json.loads(line) for line in lines] == texts


def test_json_never_holds_a_raw_control_character() -> None:
    assert json_document("x", 1, ["\x1b\x9b\u202e"]).count("\\u") == 3


def test_a_document_ends_in_one_newline() -> None:
    assert DocumentView("schema", "{}\n\n", {}).markdown(("en",)) == "{}\n"
