import string
from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plmref.errors import CatalogueUnreadable
from plmref.formats import yaml_file
from plmref.formats.yaml_file import DEEPEST, YamlFile
from plmref.records.finding import Finding

Read = Callable[[str | bytes], YamlFile]


@pytest.fixture(name="read")
def fixture_read(tmp_path: Path) -> Read:
    def read(content: str | bytes) -> YamlFile:
        path = tmp_path / "x.yaml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return YamlFile(path)

    return read


def problems(file: YamlFile) -> list[tuple[int, str]]:
    assert all(finding == ("yaml", str(file.path), finding.line, "", "", finding.message) for finding in file.findings)
    return [(finding.line, finding.message) for finding in file.findings]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1906.08230", Decimal("1906.08230")),
        ("'1906.08230'", "1906.08230"),
        ("NO", False),
        ("on", True),
        ("'NO'", "NO"),
        ("~", None),
        ("", None),
        ("010", 8),
        ("0x1F", 31),
        ("1:30", 90),
        ("1_000", 1000),
        ("88.0", Decimal("88.0")),
        ("-0.50", Decimal("-0.50")),
        ("1.5e+3", 1500.0),
        ("1e3", "1e3"),
        ("1-9", "1-9"),
        ("2019", 2019),
        ("2019-07", "2019-07"),
        ("2019-07-26", "2019-07-26"),
        ("2019-13-45", "2019-13-45"),
        ("2019-07-26T10:00:00Z", "2019-07-26T10:00:00Z"),
        ("!!str 2019", "2019"),
        ("[MASK]", ["MASK"]),
        ('"[MASK]"', "[MASK]"),
        ('"\\e[31m"', "\x1b[31m"),
        ("😀", "😀"),
    ],
)
def test_a_scalar_is_what_yaml_says_but_a_date_is_text(read: Read, written: str, value: Any) -> None:
    file = read(f"a: {written}\n")
    assert (file.value, problems(file)) == ({"a": value}, [])
    assert type(file.value["a"]) is type(value)


@pytest.mark.parametrize("nothing", ["", "# only a remark\n", "~\n", "---\n"])
def test_a_file_that_says_nothing_is_none(read: Read, nothing: str) -> None:
    file = read(nothing)
    assert (file.value, problems(file)) == (None, [])


def test_every_path_has_its_line(read: Read) -> None:
    file = read("# remark\n- id: a\n  sizes:\n    - {name: x, layers: 1}\n    - name: y\n      heads: 2\n\n- id: b\n")
    assert file.lines == {
        "": 2,
        "[0]": 2,
        "[0].id": 2,
        "[0].sizes": 3,
        "[0].sizes[0]": 4,
        "[0].sizes[0].name": 4,
        "[0].sizes[0].layers": 4,
        "[0].sizes[1]": 5,
        "[0].sizes[1].name": 5,
        "[0].sizes[1].heads": 6,
        "[1]": 8,
        "[1].id": 8,
    }


def test_the_line_of_a_folded_field_is_that_of_its_key(read: Read) -> None:
    assert read("a: 1\nb: >-\n  long\n  text\n").lines == {"": 1, "a": 1, "b": 2}


def test_a_duplicate_key_is_a_finding_and_the_first_one_counts(read: Read) -> None:
    file = read("a: 1\nb:\n  c: 2\n  d: 3\n  c: 4\na: 5\n")
    assert file.value == {"a": 1, "b": {"c": 2, "d": 3}}
    assert problems(file) == [
        (5, "the key 'c' stands twice; only one of them would count"),
        (6, "the key 'a' stands twice; only one of them would count"),
    ]
    assert file.lines["a"] == 1


@pytest.mark.parametrize(
    ("key", "name"),
    [
        *(
            ("NO", "'NO' "),
            ("1", "'1' "),
            ("1906.08230", "'1906.08230' "),
            ("~", "'~' "),
            ("2019-07-26", "'2019-07-26' "),
        ),
        *(("<<", "'<<' "), ("? [a, b]\n", ""), ("? {a: b}\n", "")),
    ],
)
def test_a_key_that_is_not_text_is_a_finding(read: Read, key: str, name: str) -> None:
    file = read(f"ok: 1\n{key}: {{x: 2}}\n")
    assert (file.value, problems(file)) == ({"ok": 1}, [(2, f"the key {name}is not text; quote it")])


def test_a_quoted_key_is_text(read: Read) -> None:
    assert read("'NO': 1\n\"1\": 2\n").value == {"NO": 1, "1": 2}


ALIAS = "anchors and aliases are not used in catalogues; write the value out"


@pytest.mark.parametrize(
    ("text", "value", "lines"),
    [
        ("a: &x 1\nb: *x\n", {"a": 1, "b": None}, [1]),
        ("a: &x {c: 1}\nb: [*x, *x]\n", {"a": {"c": 1}, "b": [None, None]}, [1, 1]),
        ("a: &x [*x]\n", {"a": [None]}, [1]),
    ],
)
def test_an_alias_is_a_finding_at_its_anchor(read: Read, text: str, value: Any, lines: list[int]) -> None:
    file = read(text)
    assert file.value == value
    assert problems(file) == [(line, ALIAS) for line in lines]


def test_an_alias_bomb_never_goes_off(read: Read) -> None:
    letters = string.ascii_lowercase
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{inner}'] * 9)}]\n" for inner, name in pairwise(letters)
    )
    file = read(bomb)  # 9 ** 26 values if it went off
    assert file.value == {"a": ["x"] * 9} | dict.fromkeys(letters[1:], [None] * 9)
    assert len(file.findings) == 25 * 9


def test_an_alias_without_an_anchor_is_a_finding(read: Read) -> None:
    file = read("a: 1\nb: *x\n")
    assert (file.value, problems(file)) == (None, [(2, "found undefined alias")])


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000 + "]" * 10_000,
        "{a: " * 10_000 + "}" * 10_000,
        "- " * 10_000 + "a",
        "? " * 10_000 + "a",
        "[" * 1_000_000,  # libyaml's composer ends the process here
    ],
    ids=["lists", "mappings", "dashes", "keys", "a million"],
)
def test_nesting_without_end_is_a_finding(read: Read, text: str) -> None:
    file = read(text)
    [(line, message)] = problems(file)
    # libyaml from 0.2.6 on may refuse before we do, in its own words.
    assert (file.value, line) == (None, 1)
    assert message in {f"nested more than {DEEPEST} levels deep", "exceeded maximum nesting depth"}


def test_nesting_is_told_with_its_line(read: Read) -> None:
    assert problems(read("\n".join(" " * level + "a:" for level in range(100)))) == [
        (41, "nested more than 40 levels deep")
    ]


def test_as_deep_as_allowed_is_allowed(read: Read) -> None:
    file = read("[" * DEEPEST + "1" + "]" * DEEPEST)
    assert problems(file) == []
    assert str(file.value) == "[" * DEEPEST + "1" + "]" * DEEPEST
    assert len(problems(read("[" * (DEEPEST + 1) + "1" + "]" * (DEEPEST + 1)))) == 1


def test_many_records_are_not_deep(read: Read) -> None:
    assert len(read("- {a: [1, {b: 2}]}\n" * 1000).value) == 1000


def test_a_byte_order_mark_is_no_part_of_the_text(read: Read) -> None:
    file = read(b"\xef\xbb\xbfa: 1\n")
    assert (file.value, problems(file)) == ({"a": 1}, [])


def test_windows_line_ends_count_once(read: Read) -> None:
    file = read("a: 1\r\nb: 预训练\r\n  模型\r\nc: 2\r\n")
    assert (file.value, file.lines["c"]) == ({"a": 1, "b": "预训练模型", "c": 2}, 4)


@pytest.mark.parametrize(
    ("content", "line", "byte"),
    [
        (b"a: 1\nb: M\xfcller\n", 2, "fc"),
        ("a: 预训练\nb: 模型\n".encode() + b"c: \xff\n", 3, "ff"),
        ("a: 预训练".encode()[:-1], 1, "e7"),
        ("a: 掩码\n".encode("gbk"), 1, "d1"),
        ("a: 1\n".encode("utf-16"), 1, "ff"),
    ],
)
def test_what_is_not_utf8_is_told_with_its_line(read: Read, content: bytes, line: int, byte: str) -> None:
    file = read(content)
    assert (file.value, problems(file)) == (None, [(line, f"not UTF-8 (byte 0x{byte})")])


@pytest.mark.parametrize("character", ["\0", "\x07", "\x1b", "\x7f", "\x9b", "\ufffe"])
def test_a_control_character_is_told_with_its_line(read: Read, character: str) -> None:
    # The Chinese lines have three times as many bytes as characters, and libyaml counts bytes.
    file = read(f"a: 预训练语言模型\nb: 掩码语言模型\nc: x{character}y\n" + "d: 1\n" * 20)
    told = f"a character that YAML does not allow: U+{ord(character):04X}"
    assert (file.value, problems(file)) == (None, [(3, told)])


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: [1, 2\nb: 3\n", 2, "did not find expected ',' or ']'"),
        ("a: 1\n\tb: 2\n", 2, "found a tab character that violates indentation"),
        ("a: b: c\n", 1, "mapping values are not allowed in this context"),
        ("a: 1\n---\nb: 2\n", 2, "but found another document"),
        ("%YAML 9.9\n---\na: 1\n", 1, "found incompatible YAML document"),
    ],
)
def test_what_is_not_yaml_is_told_with_its_line(read: Read, text: str, line: int, message: str) -> None:
    file = read(text)
    assert (file.value, problems(file)) == (None, [(line, message)])


@pytest.mark.parametrize(
    "written",
    [
        *("!foo x", "!!int x", "!!int ''", "!!float abc", "!!float ''", "!!bool x", "!!binary a", "=", "9" * 5000),
        *("!!python/name:os.system x", "!!python/object:os.system x"),
    ],
)
def test_a_tag_or_number_that_makes_no_sense_is_a_finding(read: Read, written: str) -> None:
    file = read(f"a: 1\nb: {written}\nc: 3\n")
    assert file.value == {"a": 1, "b": None, "c": 3}
    [(line, message)] = problems(file)
    assert line == 2
    assert message.startswith("not a plain value: ")


@pytest.mark.parametrize("written", [".nan", ".inf", "-.INF", "1.0e+999"])
def test_a_number_that_json_cannot_say_is_a_finding(read: Read, written: str) -> None:
    file = read(f"a: 1\nb: {written}\n")
    assert (file.value, problems(file)) == ({"a": 1, "b": None}, [(2, f"{written} is not a number that JSON can say")])


def test_a_tag_never_makes_an_object(read: Read) -> None:
    assert read("a: !!python/object/apply:os.system ['false']\n").value == {"a": ["false"]}


def test_a_file_over_the_limit_is_not_read(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_file, "LARGEST_FILE", 2**20)
    fits = "a: " + "x" * (2**20 - 4) + "\n"
    assert problems(read(fits)) == []
    file = read(fits + "\n")
    assert (file.value, problems(file)) == (None, [(0, "larger than 1 MB")])


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnreadable, match=r"none\.yaml: no such file$") as raised:
        YamlFile(tmp_path / "none.yaml")
    assert raised.value.exit_code == 3
    assert raised.value.hint


def test_a_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CatalogueUnreadable, match=r"not a file$"):
        YamlFile(tmp_path)


def test_a_file_below_a_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CatalogueUnreadable, match=r"no such file$"):
        YamlFile(tmp_path / "file" / "x.yaml")


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (">-\n  预训练\n  模型", "预训练模型"),
        ("预训练\n  模型", "预训练模型"),
        ('"预训练\n  模型"', "预训练模型"),
        ("'预训练，\n  模型。'", "预训练，模型。"),
        (">-\n  得分（F1）\n  很高。", "得分（F1）很高。"),
        (">-\n  使用\n  BERT\n  模型", "使用 BERT 模型"),
        (">-\n  masked\n  language", "masked language"),
        (">-\n  一\n  二\n  三\n  四", "一二三四"),
        ("|\n  预训练\n  模型", "预训练\n模型"),
        ("预训练 模型", "预训练 模型"),
    ],
)
def test_a_line_break_between_han_characters_is_no_blank(read: Read, written: str, value: str) -> None:
    assert read(f"a: {written}\nb: 1\n").value == {"a": value, "b": 1}


TOKENS = [
    "a: ",
    "- ",
    "? ",
    "\n",
    "\n  ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    "&x ",
    "*x ",
    "!!int ",
    "!!bool ",
    "!!set ",
    "|",
    ">-",
]


@given(
    st.lists(st.sampled_from([*TOKENS, "'", '"', "#", "%", "<<: ", "1", "~", ".", "掩", "\t"]), max_size=25).map(
        "".join
    )
)
@example("!!int ''")
@example("!!bool x")
def test_no_text_breaks_it(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_text(text, "utf-8")
    file = YamlFile(path)
    count = text.count("\n") + 2
    assert all(isinstance(finding, Finding) and 0 < finding.line <= count for finding in file.findings)
