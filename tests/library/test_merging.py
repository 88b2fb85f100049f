"""One paper in several places is one paper; two papers are never one."""

import json
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plmref.errors import AmbiguousName
from plmref.library.library import Library
from plmref.library.merging import Group, Known, merged
from plmref.library.sources import Source, with_source
from tests.conftest import TOY
from tests.library.catalogues import record, write_catalogue

Groups = frozenset[frozenset[tuple[str, int]]]

TITLE = "A Long Enough Title of Words"


def paper(number: int, title: str = TITLE, **fields: Any) -> dict[str, Any]:
    return {"id": f"p{number}", "title": title, **fields}


def write_sources(folder: Path, sources: Sequence[Sequence[dict[str, Any]]]) -> list[Source]:
    """Writes each source as JSON Lines; they are called s0, s1 ..."""
    found: list[Source] = []
    folder.mkdir(exist_ok=True)
    for number, papers in enumerate(sources):
        file = folder / f"s{number}"
        file.write_text("".join(f"{json.dumps(each)}\n" for each in papers), "utf-8")
        found, _ = with_source(found, file, "jsonl")
    return found


def groups(library: Library) -> Groups:
    """Returns the papers of a library, each as the (source, line) of its records; those of the catalogue have none."""
    found = []
    for row in library.rows():
        whole = library.whole(row.id)
        assert whole.row == row
        lines = [(own.source, own.line) for own in whole.own]
        found.append(frozenset([*lines, ("catalogue", hash(row.id))] if whole.is_catalogued else lines))
    assert sum(map(len, found)) == len(frozenset().union(*found)), "a record is of one paper"
    return frozenset(found)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue of a single paper that nobody else has."""
    return write_catalogue(tmp_path_factory.mktemp("bare"), [record("nobodys", title="What Nobody Else Has at All")])


def are_one(bare: Path, folder: Path, *papers: dict[str, Any]) -> bool:
    """Tells whether records, each in a source of its own, are all one paper; else all must stand alone."""
    with Library.open(bare, sources=write_sources(folder, [[each] for each in papers]), cache=None) as library:
        found = [group for group in groups(library) if ("s0", 1) in group or len(group) > 1]
        sizes = sorted(map(len, found))
    assert sizes in ([1], [len(papers)])
    return sizes == [len(papers)]


ARXIV, DOI, ACL, OPEN = "2001.00001", "10.1000/Some.Thing", "N19-1423", "SyxS0T4tvS"


def link(url: str, role: str = "paper") -> dict[str, Any]:
    return {"links": [{"url": url, "role": role}]}


def ids(**identifiers: str) -> dict[str, Any]:
    return {"identifiers": identifiers}


class TestIdentity:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (ids(arxiv=ARXIV), ids(arxiv=ARXIV)),
            (ids(arxiv=ARXIV), link(f"https://arxiv.org/pdf/{ARXIV}v3.pdf")),
            (ids(arxiv=ARXIV), ids(doi=f"10.48550/arXiv.{ARXIV}")),
            (ids(doi=DOI), ids(doi=DOI.upper())),
            (ids(doi=DOI), link(f"https://doi.org/{DOI}")),
            (ids(acl=ACL), link(f"https://www.aclweb.org/anthology/{ACL}.pdf")),
            (ids(acl=ACL), ids(doi=f"10.18653/v1/{ACL}")),
            (ids(openreview=OPEN), link(f"https://openreview.net/forum?id={OPEN}")),
            (link("https://www.example.org/Paper/"), link("http://example.org/paper#top")),
        ],
    )
    def test_a_shared_identifier_or_address_makes_one_paper(
        self, bare: Path, tmp_path: Path, one: dict[str, Any], other: dict[str, Any]
    ) -> None:
        first, second = paper(1, "One Title of Its Own", **one), paper(2, "Quite Another Title Here", **other)
        assert are_one(bare, tmp_path / "a", first, second)
        assert are_one(bare, tmp_path / "b", first, second | {"date": "1999"})

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (link("https://github.com/a/b", "code"), link("https://github.com/a/b", "code")),
            (link(f"https://arxiv.org/abs/{ARXIV}", "note"), ids(arxiv=ARXIV)),
            (ids(openreview=OPEN), ids(openreview=OPEN.lower())),
            (ids(arxiv=ARXIV), ids(arxiv="2001.00002")),
        ],
    )
    def test_what_is_no_identity_makes_none(
        self, bare: Path, tmp_path: Path, one: dict[str, Any], other: dict[str, Any]
    ) -> None:
        first, second = paper(1, "One Title of Its Own", **one), paper(2, "Quite Another Title Here", **other)
        assert not are_one(bare, tmp_path, first, second)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("RoBERTa: A Robustly Optimized Approach", "roberta - a ROBUSTLY optimized approach"),
            ("RoBERTa: A Robustly Optimized Approach", "A Robustly Optimized Approach"),
            ("RoBERTa: A Robustly Optimized Approach", "Robust：A Robustly Optimized Approach"),
            ("Pre-training of Deep Things", "Pretraining of deep things"),
            ("文本分类的预训练语言模型研究", "文本分类的预训练语言模型研究。"),
        ],
    )
    def test_a_title_is_the_same_without_case_punctuation_and_the_name_in_front(
        self, bare: Path, tmp_path: Path, one: str, other: str
    ) -> None:
        assert are_one(bare, tmp_path, paper(1, one), paper(2, other))

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Introduction", "Introduction"),
            ("Technical Report", "Technical Report"),
            ("GPT-4: Technical Report", "Qwen: Technical Report"),
            ("预训练", "预训练"),
            ("语言模型", "语言模型"),
            ("One Title of Its Own", "One Title of Its Owner"),
        ],
    )
    def test_a_title_that_may_be_anybodys_is_no_identity(
        self, bare: Path, tmp_path: Path, one: str, other: str
    ) -> None:
        assert not are_one(bare, tmp_path, paper(1, one), paper(2, other))

    def test_the_chinese_title_is_a_title_too(self, bare: Path, tmp_path: Path) -> None:
        chinese = "一种稳健的语言模型预训练方法"
        assert are_one(bare, tmp_path, paper(1, title_zh=chinese), paper(2, chinese))

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("2019", "2019-07-26", True),
            ("2018", "2019", True),
            ("2018-01", "2019-12", True),
            ("2018", "2020", False),
            ("2018", None, True),
            (None, None, True),
        ],
    )
    def test_years_of_one_title_are_at_most_one_apart_or_not_known(
        self, bare: Path, tmp_path: Path, one: str | None, other: str | None, same: bool
    ) -> None:
        assert are_one(bare, tmp_path, paper(1, date=one), paper(2, date=other)) is same

    def test_the_year_of_the_venue_stands_in_for_the_date(self, bare: Path, tmp_path: Path) -> None:
        assert not are_one(bare, tmp_path, paper(1, venue={"year": 2015}), paper(2, date="2019"))

    def test_what_has_no_year_goes_with_neither_of_two_papers_of_one_title(self, bare: Path, tmp_path: Path) -> None:
        assert not are_one(bare, tmp_path, paper(1, date="2010"), paper(2), paper(3, date="2020"))

    @pytest.mark.parametrize(
        "papers",
        [
            [ids(arxiv=ARXIV), {}, ids(arxiv="2001.00002")],
            [ids(arxiv=ARXIV), ids(doi=DOI), ids(arxiv="2001.00002", doi=DOI)],
            [ids(arxiv=ARXIV, doi=DOI), ids(doi=DOI), ids(arxiv="2001.00002", doi=DOI)],
            [ids(acl=ACL), link("https://example.org/paper"), ids(acl="P19-1139") | link("https://example.org/paper")],
        ],
    )
    def test_two_values_of_one_kind_never_meet_not_even_through_a_third(
        self, bare: Path, tmp_path: Path, papers: list[dict[str, Any]]
    ) -> None:
        numbered = [paper(number, **fields) for number, fields in enumerate(papers)]
        with Library.open(bare, sources=write_sources(tmp_path, [[each] for each in numbered]), cache=None) as library:
            assert not [group for group in groups(library) if {("s0", 1), ("s2", 1)} <= group]

    def test_records_of_one_file_are_merged_as_well(self, bare: Path, tmp_path: Path) -> None:
        twice = [paper(1, **ids(arxiv=ARXIV)), paper(2, "Elsewhere by Another Name", **ids(arxiv=ARXIV))]
        with Library.open(bare, sources=write_sources(tmp_path, [twice]), cache=None) as library:
            assert frozenset({("s0", 1), ("s0", 2)}) in groups(library)

    def test_the_catalogue_leads_and_then_the_first_source_by_name(self, tmp_path: Path) -> None:
        toy = {"id": "mine", "title": "My Own Idea of It", "identifiers": {"arxiv": "1907.00001"}}
        sources = write_sources(tmp_path, [[paper(1, TITLE)], [paper(2, TITLE.upper()), toy]])
        with Library.open(TOY, sources=sources, cache=None) as library:
            assert library.resolve("mine").title.en == "RoBERTa: A Toy Approach"
            assert library.resolve("mine").sources == ("catalogue", "s1")
            assert (library.resolve("p2").title.en, library.resolve("p2").id) == (TITLE, "p1")

    def test_a_merge_on_the_title_alone_is_doubtful(self, bare: Path, tmp_path: Path) -> None:
        sources = write_sources(tmp_path, [[paper(1, **ids(arxiv=ARXIV))], [paper(2, **ids(arxiv=ARXIV)), paper(3)]])
        with Library.open(bare, sources=sources, cache=None) as library:
            of_s1 = library.merges.of_segment(2)
        assert [doubtful for _, _, doubtful in of_s1] == [0, 1]


class TestIds:
    def open(self, folder: Path, *sources: list[dict[str, Any]]) -> Library:
        return Library.open(TOY, sources=write_sources(folder, sources), cache=None)

    @pytest.mark.parametrize("name", ["toy-bert", "Toy-BERT"])
    def test_the_catalogues_id_wins_in_any_case(self, tmp_path: Path, name: str) -> None:
        with self.open(tmp_path, [paper(1) | {"id": name}]) as library:
            assert library.resolve(name).title.en == "Toy-BERT: A Record to Copy"
            for ref in (f"s0/{name}", f"S0/{name.upper()}"):
                assert (library.resolve(ref).title.en, library.resolve(ref).id) == (TITLE, f"s0/{name}")
            assert f"s0/{name}" in [row.id for row in library.rows()]

    def test_an_id_that_is_unique_has_two_forms(self, tmp_path: Path) -> None:
        with self.open(tmp_path, [paper(1)]) as library:
            assert library.resolve("p1") == library.resolve("s0/p1")
            assert library.resolve("s0/p1").id == "p1"

    def test_two_papers_of_one_id_are_asked_for_by_their_sources(self, tmp_path: Path) -> None:
        with self.open(tmp_path, [paper(1, "Once upon a Time")], [paper(1, "Twice upon a Time")]) as library:
            with pytest.raises(AmbiguousName) as error:
                library.resolve("p1")
            assert [name for name, _, _ in error.value.candidates] == ["s0/p1", "s1/p1"]
            assert library.resolve("s1/p1").title.en == "Twice upon a Time"
            assert [hit.row.id for hit in library.search("twice upon").hits] == ["s1/p1"]

    def test_one_paper_of_one_id_in_two_files_keeps_it(self, tmp_path: Path) -> None:
        with self.open(tmp_path, [paper(1)], [paper(1)]) as library:
            assert library.resolve("p1").sources == ("s0", "s1")

    @pytest.mark.parametrize("name", ["journals/corr/abs-1706", "DBLP:conf/nips/X", "s0/s1/x", "a b"])
    def test_slashes_in_ids_are_no_trouble(self, tmp_path: Path, name: str) -> None:
        first, second = (paper(1, f"{count} upon a Time") | {"id": name} for count in ("Once", "Twice"))
        with self.open(tmp_path, [first], [second]) as library:
            assert library.resolve(f"s1/{name}").title.en == "Twice upon a Time"

    def test_one_id_twice_in_a_file_depends_on_the_entries_alone(self, tmp_path: Path) -> None:
        one, two, three = (paper(1, f"{count} upon a Time") for count in ("Once", "Twice", "Thrice"))
        with (
            self.open(tmp_path / "a", [one, two, three]) as first,
            self.open(tmp_path / "b", [one, three, two]) as second,
        ):
            assert [{row.id: row.title.en for row in each.rows()} for each in (first,)] == [
                {row.id: row.title.en for row in second.rows()}
            ]


POOL = [
    "The First Title of All",
    "Name: The First Title of All",
    "A Second Title of Words",
    "Short",
    "名字：预训练语言模型综述",
]
RECORDS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(["x", "X", "y", "toy-bert", "Toy-LSTM", "s1/x", "s0/s1/x", "j/c/z"]),
        "title": st.sampled_from(POOL),
    },
    optional={
        "date": st.sampled_from(["2017", "2018-03", "2019", "2021"]),
        "identifiers": st.fixed_dictionaries(
            {},
            optional={
                "arxiv": st.sampled_from(["1810.00001", "2001.00001", "2001.00002"]),
                "doi": st.sampled_from(["10.1000/a", "10.1000/b", "10.18653/v1/N19-0001"]),
                "acl": st.sampled_from(["N19-0001", "P19-0001"]),
            },
        ),
        "links": st.lists(
            st.sampled_from(
                ["https://example.org/toy-lstm", "https://arxiv.org/abs/2001.00001", "https://e.org/b"]
            ).map(lambda url: {"url": url, "role": "paper"}),
            max_size=2,
        ),
    },
)


@settings(deadline=None, max_examples=20)
@given(
    sources=st.lists(st.lists(RECORDS, min_size=1, max_size=4), min_size=2, max_size=4),
    removed=st.integers(0, 3),
    data=st.data(),
)
def test_neither_the_order_of_adding_nor_what_was_removed_leaves_a_trace(
    tmp_path_factory: pytest.TempPathFactory, sources: list[list[dict[str, Any]]], removed: int, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("merging")
    listed = write_sources(folder, sources)
    without = [source for source in listed if source.name != f"s{removed % len(sources)}"]

    def opened(added: Sequence[Source], cache: Path | None) -> tuple[Groups, list[Any]]:
        with Library.open(TOY, sources=added, cache=cache) as library:
            rows = library.rows()
            assert len({row.id.lower() for row in rows}) == len(rows)
            assert [library.resolve(row.id) for row in rows] == rows
            assert {hit.row.id for hit in library.search("title", limit=0).hits} <= {row.id for row in rows}
            return groups(library), rows

    never = opened(without, None)
    cache = folder / "cache"
    everything: list[Source] = []
    for source in data.draw(st.permutations(listed)):
        everything, _ = with_source(everything, source.path, source.format)
        opened(everything, cache)
    assert everything == listed
    assert opened(everything, cache) == opened(listed, None)
    assert opened(without, cache) == never


# `merged` against something slow that is obviously right.

KINDS = ("arxiv", "doi", "url", "title")
KEYS = [f"{kind}:{value}" for kind in KINDS for value in "abc"]
BEARERS = st.lists(
    st.tuples(st.sampled_from([0, 2017, 2018, 2019, 2021]), st.sets(st.sampled_from(KEYS), max_size=4)), max_size=9
)


def classes(keys: Sequence[set[str]]) -> Iterator[tuple[str, set[int]]]:
    for key in KEYS:
        bearers = {number for number, mine in enumerate(keys) if key in mine}
        if len(bearers) > 1:
            yield key, bearers


def known(papers: Sequence[tuple[int, set[str]]]) -> dict[int, Known]:
    return {
        number: Known(
            number,
            year,
            frozenset((kind, value) for kind, _, value in (key.partition(":") for key in keys) if kind in KINDS[:2]),
        )
        for number, (year, keys) in enumerate(papers)
    }


def at_odds(one: set[str], other: set[str]) -> bool:
    """Tells whether two records have different values of one kind of identifier."""
    return any(
        mine != theirs and mine[:3] == theirs[:3] for mine in one for theirs in other if mine[:3] in ("arx", "doi")
    )


def slowly(papers: Sequence[tuple[int, set[str]]]) -> set[frozenset[int]]:
    """Returns the groups of more than one: key by key, all that bear it come together, unless two are at odds."""
    found = [frozenset([number]) for number in range(len(papers))]
    for key in KEYS:
        bearers = [number for number, (_, keys) in enumerate(papers) if key in keys]
        for these in split(bearers, papers) if key.startswith("title") else [bearers]:
            touched = [group for group in found if group & set(these)]
            union = frozenset[int]().union(*touched)
            if not any(at_odds(papers[one][1], papers[two][1]) for one in union for two in union):
                found = [group for group in found if group not in touched] + [union] * bool(union)
    return {group for group in found if len(group) > 1}


def split(bearers: list[int], papers: Sequence[tuple[int, set[str]]]) -> list[list[int]]:
    """Splits records of one title between years of which the next is more than one later."""
    years = sorted({papers[number][0] for number in bearers} - {0})
    ends = [year for year, later in pairwise(years) if later - year > 1]
    parts = [
        [number for number in bearers if papers[number][0] and sum(papers[number][0] > end for end in ends) == run]
        for run in range(len(ends) + 1)
    ]
    undated = [number for number in bearers if not papers[number][0]]
    return [parts[0] + undated] if not ends else [*parts, undated]


@settings(deadline=None, max_examples=300)
@given(papers=BEARERS, data=st.data())
def test_groups_are_those_of_the_slow_way_whatever_the_order_and_the_numbers(
    papers: list[tuple[int, set[str]]], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(range(len(papers))))
    right = slowly(papers)
    found = merged(data.draw(st.permutations(list(classes([keys for _, keys in papers])))), known(papers))
    assert {group.papers for group in found} == right
    renumbered = [papers[number] for number in shuffled]
    again = merged(classes([keys for _, keys in renumbered]), known(renumbered))
    assert {frozenset(shuffled[number] for number in group.papers) for group in again} == right
    assert all(group.doubtful < group.papers for group in found)


@settings(deadline=None, max_examples=200)
@given(papers=BEARERS)
def test_no_group_is_at_odds_and_none_could_be_larger(papers: list[tuple[int, set[str]]]) -> None:
    found: list[Group] = merged(classes([keys for _, keys in papers]), known(papers))
    alone = set(range(len(papers))) - {number for group in found for number in group.papers}
    parts = [*(group.papers for group in found), *(frozenset([number]) for number in alone)]
    for part in parts:
        assert len(part) == 1 or not any(at_odds(papers[one][1], papers[two][1]) for one in part for two in part)
    for one, two in combinations(parts, 2):
        shared = {key for number in one for key in papers[number][1]} & {
            key for number in two for key in papers[number][1]
        }
        for key in shared:
            if not key.startswith("title"):
                bearers = [part for part in parts if any(key in papers[number][1] for number in part)]
                everybody = frozenset[int]().union(*bearers)
                assert any(at_odds(papers[a][1], papers[b][1]) for a in everybody for b in everybody)
