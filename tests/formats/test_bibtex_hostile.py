"""No text makes the readers of bibliographies fail, or take more than their share of time."""

import json
import string
import time
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plmref.formats.bibtex import read_bibtex
from plmref.formats.csl_json import read_csl_json
from plmref.formats.json_lines import read_json_lines
from plmref.formats.latex import address, plain
from plmref.records.entry import Entry

_PIECES = st.sampled_from(
    [
        *(
            "@article{k, title = {T}}",
            "@article{",
            "@string{s = ",
            "@comment{",
            "@",
            "{",
            "}",
            "(",
            ")",
            '"',
            "=",
            ",",
            "#",
        ),
        *("\n", " ", "\\", "\\'", "\\'{\\i}", "\\c ", "\\foo{", "$", "~", "--", "%", "\0", "\r", "\u2028"),
        *(
            "title = ",
            "author = ",
            "month = ",
            "year = ",
            "crossref = k",
            "eprint = ",
            "doi = ",
            "url = ",
            "jan",
            "2019",
        ),
        *("1907.11692", "arXiv:", "http://a.b/c", " and ", "others", "von ", ", Jr, ", "王小明", "é", "s # s"),
    ]
)
_BIBTEX = st.lists(_PIECES | st.text(max_size=5), max_size=60).map("".join)
_FIELDS = st.sampled_from(
    ["title", "author", "year", "month", "date", "doi", "url", "pages", "keywords", "journal", "note"]
)
_VALUES = st.lists(_PIECES | st.text(max_size=8), max_size=12).map(lambda parts: "".join(parts).replace("@", ""))
_ENTRIES = st.dictionaries(_FIELDS, _VALUES, min_size=1).map(
    lambda fields: "@article{k," + ",\n".join(f"{name} = {{{value}}}" for name, value in fields.items()) + "}"
)


def assert_valid(entry: Entry) -> None:
    """The constructor checks nothing; what is handed on must be what the type says."""
    assert msgspec.convert(msgspec.to_builtins(entry), Entry) == entry


@given(_BIBTEX)
def test_no_text_makes_the_bibtex_reader_fail(text: str) -> None:
    entries, findings = read_bibtex(text, "refs.bib")
    for entry in entries:
        assert_valid(entry)
    last = text.count("\n") + 1
    assert all(1 <= line <= last for line in [item.line for item in entries] + [item.line for item in findings])


@given(_ENTRIES)
def test_no_value_makes_the_bibtex_reader_fail(text: str) -> None:
    for entry in read_bibtex(text, "refs.bib").entries:
        assert_valid(entry)


@given(st.lists(st.text(string.ascii_lowercase, min_size=1, max_size=4), unique=True, max_size=6))
def test_what_an_entry_says_does_not_depend_on_its_place(keys: list[str]) -> None:
    texts = [f"@article{{{key}, title = {{About {key}}}, year = 2019}}" for key in keys]
    there = read_bibtex("\n".join(texts), "a").entries
    back = read_bibtex("\n\n% more\n".join(reversed(texts)), "b").entries
    unplaced = [msgspec.structs.replace(entry, line=0) for entry in there]
    assert unplaced == [msgspec.structs.replace(entry, line=0) for entry in reversed(back)]


@given(_VALUES)
def test_no_latex_fails_and_plain_text_is_one_line(text: str) -> None:
    assert "\n" not in plain(text)
    assert address(text) == address(text).strip()


@given(st.text(string.ascii_letters + string.digits + " .,:;é王", max_size=40))
def test_text_without_latex_stays(text: str) -> None:
    assert plain(text) == " ".join(text.split())


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
_CSL = [
    "id",
    "title",
    "type",
    "author",
    "issued",
    "container-title",
    "DOI",
    "URL",
    "note",
    "keyword",
    "page",
    "abstract",
]
_ITEM = st.dictionaries(st.sampled_from(_CSL), _JSON | st.just([{"family": "王", "given": 1}, {"literal": "X"}]))


@given(st.lists(_ITEM | _JSON, max_size=4), st.text(max_size=5), st.integers(0, 300))
def test_no_text_makes_the_csl_reader_fail(items: list[object], junk: str, cut: int) -> None:
    text = json.dumps(items, ensure_ascii=False)
    for variant in (text, text[:cut], text[:cut] + junk + text[cut:], f'{{"items": {text}}}', junk):
        for entry in read_csl_json(variant, "refs.json").entries:
            assert_valid(entry)


@given(st.lists(_ITEM | _JSON, max_size=4), st.text(max_size=5), st.integers(0, 300))
def test_no_line_makes_the_json_lines_reader_fail(items: list[object], junk: str, cut: int) -> None:
    lines = [json.dumps(item, ensure_ascii=False) for item in items]
    for record in read_json_lines([*lines, *(line[:cut] + junk for line in lines), junk], "refs.jsonl"):
        if isinstance(record, Entry):
            assert_valid(record)


def bibtex(text: str) -> object:
    return read_bibtex(text, "refs.bib")


def csl(text: str) -> object:
    return read_csl_json(text, "refs.json")


def lines(text: str) -> object:
    return list(read_json_lines([text], "refs.jsonl"))


_HOSTILE: list[tuple[Callable[[str], object], str, str, str]] = [
    (bibtex, "@article{k, title = {", "{", ""),
    (bibtex, "@article{k, title = {T}, author = {", "{", ""),
    (bibtex, '@article{k, title = "', "}", '"}'),
    (bibtex, '@article{k, title = {T}, author = "', "}", '"}'),
    (bibtex, "@article{k, title = {T}, author = {", "A and ", "}}"),
    (bibtex, "@article{k, title = {T}, author = {", " ", "}}"),
    (bibtex, "@article{k, title = {T}, author = {", ",", "}}"),
    (bibtex, '@article{k, title = "', "x ", ""),
    (bibtex, "@article{k, title = {", "\\'", "}}"),
    (bibtex, "@article{k, title = {", "\\'{", "}" * 3),
    (bibtex, "@article{k, title = {", "\\foo{", "}}"),
    (bibtex, "@article{k, title = {", "$", "}}"),
    (bibtex, "@article{k, title = {", "\\(", "}}"),
    (bibtex, "@article{k, title = {", "~", "}}"),
    (bibtex, "@article{k, title = {", " -", "}}"),
    (bibtex, "@article{k, title = {T}, pages = {", " ", "}}"),
    (bibtex, "@article{k, title = {T}, year = {", "1", "}}"),
    (bibtex, "@article{k, title = {T}, doi = {10.1000/", "a.", "}}"),
    (bibtex, "@article{k, title = {T}, url = {https://openreview.net/forum?", "&id=", "}}"),
    (bibtex, "@article{k, title = {T}, note = {arXiv ", "arxiv:", "}}"),
    (bibtex, "@article{k, title = ", "a # ", "a}"),
    (bibtex, "", "@article{", ""),
    (bibtex, "", "@article{k, title = {", ""),
    (bibtex, "", "@article{k, title = {\n", ""),
    (bibtex, "", "@article{k, title = {T}, crossref = {k}} ", ""),
    (bibtex, "", "@string{a = {x}} ", "@article{k, title = a}"),
    (bibtex, "", "@(", ""),
    (bibtex, "@", "a", ""),
    (bibtex, "@comment{", "\n", ""),
    (csl, "", "[", ""),
    (csl, "", '{"id":', ""),
    (csl, '[{"id":1,"title":"', "x", '"}]'),
    (csl, '[{"id":1,"title":"', "<i", '"}]'),
    (csl, "[", '{"id":1,"title":"T"} ', "]"),
    (csl, "[", '{"id":[1,', "]"),
    (csl, "[", '}, {"id":1,', "]"),
    (lines, "", "[", ""),
    (lines, '{"id":"1","title":"', " x", '","authors":"A"}'),
    (lines, '{"id":"1","title":"T","authors":"', "(", '"}'),
    (lines, '{"id":"1","title":"T","authors":"', " and ", '"}'),
]


def _seconds(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start


@pytest.mark.parametrize(("read", "head", "part", "tail"), _HOSTILE)
def test_time_grows_with_the_text_and_not_with_its_square(
    read: Callable[[str], object], head: str, part: str, tail: str
) -> None:
    small, large = (head + part * (size // len(part)) + tail for size in (20_000, 160_000))
    # Eight times the text: 8 or 64 times the time. What is done in no time has no square in it.
    assert _seconds(read, large) < max(2.0, 24 * _seconds(read, small))


def test_a_value_of_50_mb_is_read() -> None:
    words = 10_000_000
    [entry] = read_bibtex("@article{k, title = {T}, abstract = {" + "word " * words + "}}", "refs.bib").entries
    assert entry.abstract is not None
    assert len(entry.abstract) == 5 * words - 1
