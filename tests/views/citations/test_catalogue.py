"""Citations of the papers of the bundled catalogue."""

import re

import pytest
from bibtexparser.entrypoint import parse_string

from plmref.library.library import Library
from plmref.records.reference import Reference
from plmref.views.text.citations import STYLES, citations, cite

_HOLES = re.compile(r"  |,,|(?<!\.)\.\.(?!\.)|, \.|\(\)|None| ,|：：|\[\]")

# From the Anthology's own entries (aclanthology.org/N19-1423.bib and so on), but for months, which records do not have.
ANTHOLOGY = {
    "bert": {
        "title": "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
        "author": "Devlin, Jacob and Chang, Ming-Wei and Lee, Kenton and Toutanova, Kristina",
        "booktitle": "Proceedings of the 2019 Conference of the North American Chapter of the Association for "
        "Computational Linguistics: Human Language Technologies, Volume 1 (Long and Short Papers)",
        "year": "2019",
        "address": "Minneapolis, Minnesota",
        "publisher": "Association for Computational Linguistics",
        "url": "https://aclanthology.org/N19-1423",
        "doi": "10.18653/v1/N19-1423",
        "pages": "4171--4186",
    },
    "laser": {
        "journal": "Transactions of the Association for Computational Linguistics",
        "volume": "7",
        "year": "2019",
        "address": "Cambridge, MA",
        "publisher": "MIT Press",
        "url": "https://aclanthology.org/Q19-1038",
        "doi": "10.1162/tacl_a_00288",
        "pages": "597--610",
    },
    "ernie-thu": {
        "title": "ERNIE: Enhanced Language Representation with Informative Entities",
        "author": "Zhang, Zhengyan and Han, Xu and Liu, Zhiyuan and Jiang, Xin and Sun, Maosong and Liu, Qun",
        "booktitle": "Proceedings of the 57th Annual Meeting of the Association for Computational Linguistics",
        "address": "Florence, Italy",
        "pages": "1441--1451",
    },
}
KEYS = {
    "ulmfit": "howard-ruder-2018-universal",
    "elmo": "peters-etal-2018-deep",
    "bert": "devlin-etal-2019-bert",
    "laser": "artetxe-schwenk-2019-massively",
    "ernie-thu": "zhang-etal-2019-ernie",
}


@pytest.mark.parametrize("name", ANTHOLOGY)
def test_the_fields_are_those_of_the_anthology(bundled: Library, name: str) -> None:
    [entry] = parse_string(cite([bundled.paper(name)])).entries
    ours = {field.key: " ".join(re.sub(r"[{}]", "", field.value).split()) for field in entry.fields}
    assert {field: ours[field] for field in ANTHOLOGY[name]} == ANTHOLOGY[name]


@pytest.mark.parametrize("name", KEYS)
def test_the_key_is_that_of_the_anthology(bundled: Library, name: str) -> None:
    assert cite([bundled.paper(name)]).partition("{")[2].partition(",")[0] == KEYS[name]


@pytest.mark.parametrize("style", [style for style, known in STYLES.items() if not known.entries])
@pytest.mark.parametrize("preprint", [False, True])
def test_no_citation_has_a_hole(bundled: Library, style: str, preprint: bool) -> None:
    references = [Reference.from_paper(paper, preprint=preprint) for paper in bundled.papers()]
    assert [text for _, text in citations(references, style) if _HOLES.search(text)] == []


def test_every_entry_is_read_back(bundled: Library) -> None:
    papers = bundled.papers()
    for style in ("bibtex", "biblatex"):
        for ascii_only in (False, True):
            library = parse_string(cite(papers, style, ascii_only=ascii_only))
            assert (len(library.entries), library.failed_blocks) == (len(papers), [])
