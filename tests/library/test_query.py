import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plmref.errors import UsageError
from plmref.library.filters import Filters, Years
from plmref.library.library import Library
from plmref.library.query import FIELDS, MOST_WORDS, Piece, parse_query


def pieces(*texts: str) -> tuple[Piece, ...]:
    return tuple(Piece(tuple(text.split())) for text in texts)


def phrase(text: str) -> Piece:
    return Piece(tuple(text.split()), quoted=True)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dynamic masking", pieces("dynamic", "masking")),
        ("bert-base", pieces("bert base")),
        ("C++", pieces("c++")),
        ("动态掩码", pieces("动 态 掩 码")),
        ("掩码 模型", pieces("掩 码", "模 型")),
        ("基于Transformer的", pieces("基 于", "transformer", "的")),
        ('"dynamic masking" bert', (phrase("dynamic masking"), *pieces("bert"))),
        ('"dynamic masking', (phrase("dynamic masking"),)),
        ('"bert"', pieces("bert")),
        ('"动态掩码"', (phrase("动 态 掩 码"),)),
        ("attention: is", pieces("attention", "is")),
        ("Author:liu", pieces("author liu")),
        ("bert bert", pieces("bert")),
        ("NOT AND NEAR( *", pieces("not", "and", "near")),
        ('"" \x00 😀 …', ()),
    ],
)
def test_words_stand_for_themselves(typed: str, expected: tuple[Piece, ...]) -> None:
    query = parse_query(typed)
    assert (query.pieces, query.excluded, query.filters) == (expected, (), Filters())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("author:liu", Filters(authors=("liu",))),
        ('author:"yinhan liu" author:ott', Filters(authors=("yinhan liu", "ott"))),
        ("year:2018..2020", Filters(years=(Years(2018, 2020),))),
        ("org:百度", Filters(orgs=("百度",))),
        ("venue:acl", Filters(venues=("acl",))),
        ("topic:MLM", Filters(topics=("MLM",))),
        ("section:models", Filters(sections=("models",))),
        ("id:toy-bert", Filters(ids=("toy-bert",))),
    ],
)
def test_a_known_field_filters(typed: str, expected: Filters) -> None:
    query = parse_query(f"masking {typed}")
    assert (query.text, query.pieces, query.filters) == ("masking", pieces("masking"), expected)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("not:ernie", pieces("ernie")),
        ("-ernie", pieces("ernie")),
        ('not:"next sentence"', (phrase("next sentence"),)),
        ('-"next sentence"', (phrase("next sentence"),)),
        ("-掩码", pieces("掩 码")),
        ("-", ()),
    ],
)
def test_a_word_is_excluded(typed: str, expected: tuple[Piece, ...]) -> None:
    query = parse_query(f"masking {typed}")
    assert (query.excluded, query.filters) == (expected, Filters())


@pytest.mark.parametrize("typed", ["year: bert", "bert author:", "topic:"])
def test_a_filter_without_a_value_is_refused(typed: str) -> None:
    with pytest.raises(UsageError, match="has no value"):
        parse_query(typed)


@pytest.mark.parametrize("typed", ["year:soon", 'year:""', "year:2020..2019"])
def test_a_year_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        parse_query(typed)


@pytest.mark.parametrize(
    ("arguments", "same"),
    [
        (["dynamic", "masking"], "dynamic masking"),
        (["dynamic masking"], '"dynamic masking"'),
        (["dynamic masking", "bert"], '"dynamic masking" bert'),
        (["author:yinhan liu"], 'author:"yinhan liu"'),
        (["not:next sentence"], 'not:"next sentence"'),
        (["masking -ernie"], "masking -ernie"),
        (["masking author:liu"], "masking author:liu"),
        (['"dynamic masking" bert'], '"dynamic masking" bert'),
        ([" bert "], "bert"),
        ([], ""),
    ],
)
def test_an_argument_with_a_blank_is_a_phrase_unless_it_is_a_query(arguments: list[str], same: str) -> None:
    query, expected = parse_query(arguments), parse_query(same)
    assert query._replace(text="") == expected._replace(text="")


def test_words_beyond_the_most_are_left_out_and_counted() -> None:
    query = parse_query(" ".join(f"w{number}" for number in range(MOST_WORDS + 6)))
    assert (len(query.pieces), query.cut) == (MOST_WORDS, 6)


def test_a_long_run_of_han_is_cut_within_itself() -> None:
    query = parse_query("bert " + "掩" * 10_000)
    assert ([len(piece.words) for piece in query.pieces], query.cut) == ([1, MOST_WORDS - 1], 10_001 - MOST_WORDS)


PARTS = [
    *'"()*^:+-{}',
    "NOT",
    "a AND",
    "OR",
    "NEAR(",
    "not:",
    "author:",
    'org:"',
    "id:",
    "venue:",
    "掩码",
    "bert",
    "\0",
]


def search_anything(toy: Library, typed: str | list[str]) -> None:
    try:
        result = toy.search(typed)
    except UsageError:  # only what is no year, topic or section is refused, and a filter without a value
        assert any(f"{field}:" in "".join(typed) for field in FIELDS)
        return
    assert len(result.hits) <= result.total <= 5
    for hit in result.hits:
        assert all(0 <= start < end <= len(hit.line) for start, end in hit.marks)


@settings(deadline=None, max_examples=300)
@given(typed=st.text(st.characters()))
def test_any_text_can_be_searched(toy: Library, typed: str) -> None:
    search_anything(toy, typed)


@settings(deadline=None, max_examples=300)
@given(typed=st.lists(st.sampled_from(PARTS) | st.text(max_size=3)))
def test_any_syntax_can_be_searched(toy: Library, typed: list[str]) -> None:
    search_anything(toy, "".join(typed))
    search_anything(toy, " ".join(typed))


@settings(deadline=None)
@given(typed=st.lists(st.text(st.characters()) | st.sampled_from(["-a b", 'a "b', "year: 1", "not:a b", "掩 码"])))
def test_any_arguments_can_be_searched(toy: Library, typed: list[str]) -> None:
    search_anything(toy, typed)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bert-base", ["toy-bert"]),
        ("C++", []),
        ("NOT", []),
        ('"', []),
        ("", []),
        (" ", []),
        ("NEAR(", []),
        ("bert*", ["toy-bert", "toy-ernie-1.0"]),
        ("title:bert", []),
        ("x" * 10_000, []),
        ("x " * 5_000, []),
        ("掩" * 10_000, []),
        ("\0", []),
        ("be\0rt", ["toy-bert", "toy-ernie-1.0"]),
        ("😀", []),
        ("bért", ["toy-bert", "toy-ernie-1.0"]),
        ("be\u0301rt", ["toy-bert", "toy-ernie-1.0"]),
        ("\u0301" * 100, []),
        ("\u202ebert", ["toy-bert", "toy-ernie-1.0"]),
        ("http://\udcff.org/x", []),
        ("id:\udcff", []),
    ],
)
def test_no_text_is_a_syntax_error(toy: Library, typed: str, found: list[str]) -> None:
    assert [hit.row.id for hit in toy.search(typed).hits] == found


def test_exclusions_beyond_the_most_are_told_too() -> None:
    query = parse_query(" ".join(["bert", *(f"not:bert{number}" for number in range(MOST_WORDS + 6))]))
    assert (len(query.pieces), len(query.excluded), query.cut) == (1, MOST_WORDS, 6)
