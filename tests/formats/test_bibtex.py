"""The bibliography in bib/traps.bib has what goes wrong in real ones; each test tells what must come out."""

from pathlib import Path

import pytest

from plmref.formats.bibtex import bibtex_entries, read_bibtex
from plmref.formats.read import Read
from plmref.records.entry import Entry, EntryLink, Publication, Remark
from plmref.records.finding import Finding
from plmref.records.paper import Author, Identifiers

TRAPS = Path(__file__).parent / "bib" / "traps.bib"


def read(text: str) -> Read:
    return read_bibtex(text, "refs.bib")


def one(text: str) -> Entry:
    [entry] = read(text).entries
    return entry


def article(fields: str) -> Entry:
    return one(f"@article{{key, title = {{Title}}, {fields}}}")


@pytest.fixture(scope="module")
def traps() -> dict[str, Entry]:
    return {entry.id: entry for entry in read(TRAPS.read_text("utf-8")).entries}


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    return list(read(TRAPS.read_text("utf-8")).findings)


def test_a_whole_entry(traps: dict[str, Entry]) -> None:
    assert traps["devlin-2019"] == Entry(
        id="devlin-2019",
        title="BERT: Pre-training of Deep Bidirectional Transformers",
        type="inproceedings",
        authors=[
            Author(family="Devlin", given="Jacob"),
            Author(family="Chang", given="Ming-Wei"),
            Author(family="Lee", given="Kenton"),
        ],
        date="2019-06",
        venue=Publication(
            name="Proceedings of NAACL – Long Papers",
            year=2019,
            pages="4171-4186",
            publisher="Association for Computational Linguistics",
            place="Minneapolis, Minnesota",
        ),
        identifiers=Identifiers(doi="10.18653/v1/N19-1423", acl="N19-1423"),
        links=[EntryLink(url="https://aclanthology.org/N19-1423")],
        line=7,
    )


def test_every_entry_with_a_title_is_there_in_file_order_and_no_other() -> None:
    ids = [entry.id for entry in read(TRAPS.read_text("utf-8")).entries]
    assert " ".join(ids) == (
        "devlin-2019 liu_2019 DBLP:journals/corr/abs-1906-08237 clark2020electra accents signs parens child parent "
        "orphan twice twice thesis master report page web review keywords comma days day"
    )


def test_each_entry_stands_in_its_line() -> None:
    lines = TRAPS.read_text("utf-8").split("\n")
    for entry in read(TRAPS.read_text("utf-8")).entries:
        assert entry.id in lines[entry.line - 1]


def test_what_is_wrong_is_told_with_its_line(findings: list[Finding]) -> None:
    lines = TRAPS.read_text("utf-8").split("\n")
    told = [(finding.rule, finding.record, finding.field, lines[finding.line - 1][:16]) for finding in findings]
    assert told == [
        ("unknown-crossref", "orphan", "crossref", "@inproceedings{o"),
        ("duplicate-field", "twice", "year", "@article{twice, "),
        ("duplicate-key", "twice", "", "@article{twice, "),
        ("broken-entry", "", "", "@article{broken,"),
        ("no-title", "untitled", "title", "@article{untitle"),
        ("undefined-string", "keywords", "journal", "@article{keyword"),
    ]
    assert all(finding.file == "refs.bib" for finding in findings)


@pytest.mark.parametrize(
    ("key", "arxiv"),
    [
        ("liu_2019", "1907.11692"),
        ("DBLP:journals/corr/abs-1906-08237", "1906.08237"),
        ("clark2020electra", "2003.10555"),
    ],
)
def test_arxiv_numbers_are_found_and_make_a_preprint_without_venue(
    traps: dict[str, Entry], key: str, arxiv: str
) -> None:
    assert traps[key].identifiers == Identifiers(arxiv=arxiv)
    assert traps[key].type == "preprint"
    assert traps[key].venue is None


def test_accents_are_letters(traps: dict[str, Entry]) -> None:
    entry = traps["accents"]
    assert entry.title == "Straße naïve día í ế Č øre Ås"
    assert [author.name for author in entry.authors] == ["Jörg Müller", "Pál Erdős", "Łukasz Kaiser", "An Nguyễn"]


def test_signs_are_what_they_stand_for_and_formulas_stay(traps: dict[str, Entry]) -> None:
    expected = 'Costs & Benefits: 100% of $O(n^2)$ – “quoted” and tied, a "quoted" word, C# bold nested braces'
    assert traps["signs"].title == expected
    assert traps["signs"].venue == Publication(name="Nature & Science", year=1999, volume="5", number="3–4")
    assert traps["signs"].date == "1999-01-01"


def test_particles_belong_to_the_family_name_and_juniors_too(traps: dict[str, Entry]) -> None:
    assert traps["signs"].authors == [
        Author(family="van Beethoven", given="Ludwig"),
        Author(family="de la Cruz, Jr.", given="Juan"),
        Author(family="van der Maaten", given="Laurens"),
        Author(family="Zola", given="Émile"),
    ]


def test_organizations_in_braces_are_one_name(traps: dict[str, Entry]) -> None:
    assert traps["liu_2019"].authors[1] == Author(family="Facebook AI and Friends")


def test_chinese_names_are_split_and_kept_whole(traps: dict[str, Entry]) -> None:
    assert traps["child"].authors == [
        Author(family="王", given="小明", zh="王小明"),
        Author(family="欧阳", given="修", zh="欧阳修"),
        Author(family="诸葛", given="亮", zh="诸葛亮"),
        Author(family="孙", given="茂松", zh="孙茂松"),
        Author(family="清华大学自然语言处理实验室", zh="清华大学自然语言处理实验室"),
    ]


def test_a_child_inherits_what_its_proceedings_say_but_not_their_address(traps: dict[str, Entry]) -> None:
    child = traps["child"]
    assert child.venue == Publication(name="Proceedings of Everything", year=2018, pages="1-8", publisher="The Press")
    assert child.date == "2018"
    assert child.links == []


def test_both_entries_of_a_key_are_kept() -> None:
    both = [entry for entry in read(TRAPS.read_text("utf-8")).entries if entry.id == "twice"]
    assert [(entry.title, entry.date) for entry in both] == [("The First", "2001"), ("The Second", "2002")]


@pytest.mark.parametrize(
    ("key", "kind", "date"),
    [
        ("thesis", "thesis", "2010-07"),
        ("master", "thesis", "2011"),
        ("report", "report", "2012-07"),
        ("page", "web", None),
        ("web", "web", None),
        ("parens", "inproceedings", "1984"),
        ("parent", None, "2018"),
        ("comma", None, "2019-07-26"),
        ("days", "inproceedings", "2019-07"),
        ("day", "inproceedings", "2019-07-26"),
    ],
)
def test_types_and_dates(traps: dict[str, Entry], key: str, kind: str | None, date: str | None) -> None:
    assert (traps[key].type, traps[key].date) == (kind, date)


def test_addresses_lose_the_escapes_of_latex_alone(traps: dict[str, Entry]) -> None:
    assert [link.url for link in traps["page"].links] == ["https://example.org/a%20b?c=d&e=%7E"]
    assert traps["web"].links == [EntryLink(url="https://github.com/google-research/bert", role="code")]
    assert traps["review"].identifiers == Identifiers(openreview="SyxS0T4tvS")


def test_keywords_abstract_and_notes(traps: dict[str, Entry]) -> None:
    entry = traps["keywords"]
    assert entry.topics == ["masked language modelling", "BERT, RoBERTa", "BERT"]
    assert entry.abstract == "Line one and line two, 10% more."
    assert entry.remarks == [Remark(text="Read it twice.")]
    assert entry.venue == Publication(name="TPAMI")
    assert traps["comma"].topics == ["one", "two", "three"]


def test_a_value_may_have_several_lines() -> None:
    text = "@article{a,\n title = {One\n Two}}\n\n@article{b, title = {Three}}"
    assert [(entry.id, entry.title, entry.line) for entry in read(text).entries] == [
        ("a", "One Two", 1),
        ("b", "Three", 5),
    ]


def test_all_entries_may_stand_in_one_line() -> None:
    strings = '@string{v = "V"} @article{a, title = {A}, journal = v}'
    text = f"{strings} @inproceedings(b, title = {{B}}, crossref = {{c}}) @book{{c, title = {{C}}}}"
    [a, b, c] = read(text).entries
    assert (a.venue, b.venue, c.venue) == (Publication(name="V"), Publication(name="C"), None)


def test_the_next_entry_is_read_after_an_unclosed_quote() -> None:
    found = read('@article{a, title = "Open, year = 2000}\n@article{b, title = {B}}\n@article{c, title = "C}\n}\n')
    assert [entry.id for entry in found.entries] == ["b"]
    assert [(finding.rule, finding.line) for finding in found.findings] == [("broken-entry", 1), ("broken-entry", 3)]


def test_an_entry_without_a_key_is_told() -> None:
    [finding] = read("@article{, title = {T}}").findings
    assert (finding.rule, finding.line) == ("broken-entry", 1)


def test_strings_that_name_themselves_or_each_other_end() -> None:
    text = "@string{a = b # b}@string{b = a # a}@article{k, title = a # { T}}"
    assert one(text).title.endswith("T")
    bomb = "@string{s0 = {ha}}" + "".join(f"@string{{s{i} = s{i - 1} # s{i - 1}}}" for i in range(1, 60))
    assert len(one(bomb + "@article{k, title = s15 # s15}").title) <= 4_000
    assert len(one(bomb + "@article{k, title = s59}").title) <= 4_000


def test_a_number_sign_inside_braces_joins_nothing() -> None:
    assert one('@article{k, title = {C# and F#}, note = "a # b"}').title == "C# and F#"


def test_a_doi_of_another_registry_is_kept_and_identifies() -> None:
    assert article("doi = {10.48550/arXiv.1904.09223}").identifiers == Identifiers(
        arxiv="1904.09223", doi="10.48550/arXiv.1904.09223"
    )


def test_an_eprint_of_another_server_is_no_arxiv_number() -> None:
    assert article("eprint = {1904.09223}, eprinttype = {hal}").identifiers == Identifiers()


def test_a_published_paper_with_an_arxiv_number_stays_published() -> None:
    entry = article("journal = {TACL}, eprint = {1907.10529}, archiveprefix = {arXiv}, year = {2020}")
    assert (entry.type, entry.venue) == ("article", Publication(name="TACL", year=2020))


def test_a_tilde_after_a_blank_is_one() -> None:
    assert article("abstract = {Figure~3 shows ~5 points}").abstract == "Figure 3 shows ~5 points"


def test_the_stream_tells_what_the_reader_returns() -> None:
    text = TRAPS.read_text("utf-8")
    entries, findings = read(text)
    streamed = list(bibtex_entries(text, "refs.bib"))
    assert tuple(item for item in streamed if isinstance(item, Entry)) == entries
    assert tuple(item for item in streamed if isinstance(item, Finding)) == findings


def test_the_parser_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    read("@article{a, title = {\n@article{b, title = }")
    assert capfd.readouterr() == ("", "")
