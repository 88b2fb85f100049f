import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plmref.records.identifiers import Identifier, identify


def test_a_key_is_kind_and_value() -> None:
    assert Identifier("arxiv", "1907.11692").key == "arxiv:1907.11692"


@pytest.mark.parametrize(
    "text",
    [
        "1907.11692",
        "1907.11692v1",
        " 1907.11692 \n",
        "arXiv:1907.11692",
        "ARXIV: 1907.11692v2",
        "arXiv:1907.11692v1 [cs.CL]",
        "https://arxiv.org/abs/1907.11692",
        "http://arxiv.org/abs/1907.11692v1",
        "HTTPS://ARXIV.ORG/ABS/1907.11692",
        "arxiv.org/abs/1907.11692",
        "www.arxiv.org/abs/1907.11692",
        "https://arxiv.org/abs/1907.11692/",
        "https://arxiv.org/abs/1907.11692?context=cs",
        "https://arxiv.org/pdf/1907.11692",
        "https://www.arxiv.org/pdf/1907.11692v1.pdf",
        "https://arxiv.org/pdf/1907.11692.pdf#page=3",
        "https://arxiv.org/html/1907.11692v1",
        "https://arxiv.org/format/1907.11692",
        "https://arxiv.org/e-print/1907.11692",
        "https://export.arxiv.org/abs/1907.11692",
        "https://ar5iv.labs.arxiv.org/html/1907.11692",
        "https://ar5iv.org/abs/1907.11692",
        "https://www.arxiv-vanity.com/papers/1907.11692/",
        "https://www.alphaxiv.org/abs/1907.11692",
        "https://www.alphaxiv.org/overview/1907.11692",
        "https://huggingface.co/papers/1907.11692",
        "https://hf.co/papers/1907.11692",
        "10.48550/arXiv.1907.11692",
        "doi:10.48550/arXiv.1907.11692",
        "https://doi.org/10.48550/arXiv.1907.11692",
        "https://dx.doi.org/10.48550/arxiv.1907.11692",
    ],
)
def test_every_form_of_an_arxiv_number_is_that_number(text: str) -> None:
    assert identify(text) == ("arxiv", "1907.11692")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0704.0001", "0704.0001"),
        ("cmp-lg/9404001", "cmp-lg/9404001"),
        ("arXiv:cs/0112017v1", "cs/0112017"),
        ("https://arxiv.org/abs/math.GT/0309136", "math.gt/0309136"),
        ("https://arxiv.org/pdf/cs/0112017v2.pdf", "cs/0112017"),
    ],
)
def test_old_arxiv_numbers_are_known(text: str, value: str) -> None:
    assert identify(text) == ("arxiv", value)


@pytest.mark.parametrize("text", ["1913.00001", "1900.12345", "1907.116", "1907.1169234", "11907.11692", "1907.11692x"])
def test_a_number_with_no_such_month_or_length_is_not_arxivs(text: str) -> None:
    assert identify(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "N19-1423",
        "n19-1423",
        "acl:N19-1423",
        "https://aclanthology.org/N19-1423",
        "https://aclanthology.org/N19-1423/",
        "https://aclanthology.org/N19-1423.pdf",
        "https://www.aclanthology.org/N19-1423.bib",
        "https://aclanthology.org/N19-1423v2.pdf",
        "https://aclanthology.info/papers/N19-1423",
        "https://www.aclweb.org/anthology/N19-1423/",
        "http://aclweb.org/anthology/N19-1423v2",
        "https://www.aclweb.org/anthology/papers/N/N19/N19-1423/",
        "10.18653/v1/N19-1423",
        "doi:10.18653/v1/N19-1423",
        "DOI: 10.18653/V1/N19-1423.",
        "https://doi.org/10.18653/v1/N19-1423",
    ],
)
def test_every_form_of_an_acl_id_and_its_doi_are_one(text: str) -> None:
    assert identify(text) == ("acl", "N19-1423")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2020.acl-main.740", "2020.acl-main.740"),
        ("2020.ACL-main.740", "2020.acl-main.740"),
        ("https://aclanthology.org/2020.findings-emnlp.139/", "2020.findings-emnlp.139"),
        ("https://aclanthology.org/2023.eacl-long.5v2.pdf", "2023.eacl-long.5"),
        ("https://doi.org/10.18653/v1/2020.acl-main.740", "2020.acl-main.740"),
    ],
)
def test_new_acl_ids_are_known(text: str, value: str) -> None:
    assert identify(text) == ("acl", value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("10.1162/tacl_a_00300", "10.1162/tacl_a_00300"),
        ("https://www.doi.org/10.1162/TACL_A_00300", "10.1162/tacl_a_00300"),
        ("http://dx.doi.org/10.1162/tacl_a_00300.", "10.1162/tacl_a_00300"),
        ("doi: 10.1016/S0140-6736(20)30183-5", "10.1016/s0140-6736(20)30183-5"),
        ("10.18653/v1/some-other-thing", "10.18653/v1/some-other-thing"),
    ],
)
def test_a_doi_is_lower_case_and_bare(text: str, value: str) -> None:
    assert identify(text) == ("doi", value)


@pytest.mark.parametrize(
    "text",
    [
        "openreview:SyxS0T4tvS",
        "https://openreview.net/forum?id=SyxS0T4tvS",
        "https://openreview.net/pdf?id=SyxS0T4tvS",
        "openreview.net/forum?id=SyxS0T4tvS&noteId=abc",
        "https://openreview.net/forum?noteId=abc&id=SyxS0T4tvS#all",
    ],
)
def test_an_openreview_id_keeps_its_capitals(text: str) -> None:
    assert identify(text) == ("openreview", "SyxS0T4tvS")


@pytest.mark.parametrize(
    "text",
    [
        "https://github.com/pytorch/fairseq",
        "http://www.github.com/pytorch/fairseq/",
        "https://GitHub.com/PyTorch/fairseq.git",
        "https://github.com/pytorch/fairseq#readme",
        "github.com/pytorch/fairseq",
    ],
)
def test_any_other_address_is_a_url_without_scheme_and_trimmings(text: str) -> None:
    assert identify(text) == ("url", "github.com/pytorch/fairseq")


@pytest.mark.parametrize("text", ["https://evilarxiv.org/abs/1907.11692", "https://example.org/abs/1907.11692"])
def test_a_number_on_another_host_is_only_a_url(text: str) -> None:
    assert identify(text) == ("url", text.removeprefix("https://"))


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "roberta", "RoBERTa: A Robustly", "ernie-2.0", "ernie 2.0", "gpt-2", "t5", "and/or", "text/plain"),
        *(
            "3.5",
            "2019-07",
            "10.5 GB/s",
            "SyxS0T4tvS",
            "掩码",
            "https://arxiv.org/abs/1907.11692 RoBERTa",
            "１９０７.１１６９２",
        ),
        *("ftp://example.org/x", "file:///etc/passwd", "javascript:alert(1)"),
    ],
)
def test_words_and_other_schemes_are_no_identifiers(text: str) -> None:
    assert identify(text) is None


@given(st.text(st.sampled_from("aZ19./:-?=#&v _[]()\n掩"), max_size=30) | st.text())
@example("https://")
@example("10.18653/v1/10.18653/v1/N19-1423")
def test_no_text_breaks_it(text: str) -> None:
    found = identify(text)
    assert found is None or found.kind in ("arxiv", "doi", "acl", "openreview", "url")


@given(
    st.from_regex(r"[0-9]{2}(0[1-9]|1[0-2])\.[0-9]{5}", fullmatch=True),
    st.sampled_from(["{}", "arXiv:{}v3", "https://arxiv.org/abs/{}", "https://arxiv.org/pdf/{}v1.pdf"]),
)
def test_the_canonical_form_is_found_in_every_form_and_is_its_own(number: str, form: str) -> None:
    assert identify(form.format(number)) == identify(number) == ("arxiv", number)
