import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plmref.formats.bibtex import read_bibtex
from plmref.formats.file_text import decode_text
from plmref.records.finding import Finding

CHINESE = "@article{王, title = {预训练语言模型综述}}\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_word(encoding: str) -> None:
    assert decode_text(CHINESE.encode(encoding), "f") == (CHINESE, [])


def test_utf_16_of_either_byte_order_is_known_by_its_mark() -> None:
    assert decode_text(codecs.BOM_UTF16_BE + CHINESE.encode("utf-16-be"), "f") == (CHINESE, [])


@pytest.mark.parametrize("encoding", ["gb18030", "gbk", "gb2312"])
def test_what_looks_chinese_is_gb18030_and_told(encoding: str) -> None:
    text, [finding] = decode_text(("% x\n" + CHINESE).encode(encoding), "refs.bib")
    assert text == "% x\n" + CHINESE
    assert finding == Finding("encoding", "refs.bib", 2, "", "", "not UTF-8 (byte 0xcd); read as GB18030")


@pytest.mark.parametrize("name", ["Müller", "Jörg, Zoë", "Çelik", "señor", "Ångström é", "Łódź".replace("Łó", "Ö")])
def test_what_looks_european_is_latin_1_and_told(name: str) -> None:
    text, [finding] = decode_text(f"a\r\nb\rc {name}".encode("latin-1", "replace"), "f")
    assert text.startswith("a\nb\nc ")
    assert text.encode("latin-1") == f"a\nb\nc {name}".encode("latin-1", "replace")
    assert (finding.rule, finding.line) == ("encoding", 3)
    assert finding.message.endswith("Latin-1")


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("% Encoding: GB18030", "gb18030"),
        ("% -*- coding: latin-1 -*-", "latin-1"),
        ("% This file was created with JabRef 2.10.\n% Encoding: Cp1252", "cp1252"),
        ("% Encoding: Big5", "big5"),
        ("% Encoding: ISO8859_1", "latin-1"),
    ],
)
def test_what_the_file_declares_is_taken_without_a_word(head: str, encoding: str) -> None:
    body = "王 預訓練" if encoding in ("gb18030", "big5") else "Müller"
    text = f"{head}\n{body}\n"
    assert decode_text(text.encode(encoding), "f") == (text, [])


@pytest.mark.parametrize(
    "head", ["% Encoding: punycode", "% coding: rot13", "% coding: unicode_escape", "% coding: no-such"]
)
def test_no_other_codec_is_run(head: str) -> None:
    text, [finding] = decode_text(f"{head}\nMüller \\x41".encode("latin-1"), "f")
    assert text == f"{head}\nMüller \\x41"
    assert finding.line == 2


def test_a_declaration_counts_in_the_first_two_lines_alone() -> None:
    assert decode_text("a\nb\n% Encoding: Cp1252\nMüller €".encode("cp1252"), "f")[1]


def test_utf_8_is_utf_8_whatever_the_file_declares() -> None:
    text = "% Encoding: Cp1252\n预训练"
    assert decode_text(text.encode(), "f") == (text, [])


def test_a_broken_utf_16_file_is_read_as_far_as_it_goes() -> None:
    text, [finding] = decode_text("ab\n王".encode("utf-16")[:-1], "f")
    assert text.startswith("ab\n")
    assert finding.line == 2


def test_line_ends_are_alike_and_nul_is_gone() -> None:
    assert decode_text(b"a\r\nb\rc\n\0d", "f") == ("a\nb\nc\nd", [])


@given(st.binary(max_size=200))
def test_no_bytes_make_it_fail(content: bytes) -> None:
    for mark in (b"", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE, b"% Encoding: GBK\n"):
        text, findings = decode_text(mark + content, "f")
        assert "\r" not in text
        assert "\0" not in text
        assert len(findings) < 2
        text.encode("utf-8")


@given(st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"])))
def test_text_comes_back(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode_text(text.encode(), "f") == (text, [])


def test_a_bibliography_with_a_mark_and_windows_line_ends() -> None:
    content = codecs.BOM_UTF8 + b"@article{a,\r\n  title = {T\r\n U}\r\n}\r\n\r\n@book{b, title = {B}}\r\n"
    text, _ = decode_text(content, "f")
    assert [(entry.id, entry.title, entry.line) for entry in read_bibtex(text, "f").entries] == [
        ("a", "T U", 1),
        ("b", "B", 6),
    ]
