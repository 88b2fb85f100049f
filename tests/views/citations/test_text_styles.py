"""ACL, APA and IEEE, against entries of published reference lists and of the styles' own guides."""

# ruff: noqa: E501  # entries stand as they are printed

from typing import get_args

import pytest

from plmref.records.dates import PartialDate
from plmref.records.reference import Name, Reference, ReferenceType
from plmref.views.text.citations import citations, document
from plmref.views.text.citations.acl import acl
from plmref.views.text.citations.apa import apa
from plmref.views.text.citations.emphasis import italic, markdown, plain
from plmref.views.text.citations.ieee import ieee
from plmref.views.text.citations.names import initials
from tests.views.citations.references import BERT, GPT, ROBERTA, T5, reference

LUBY = reference(
    "book", "Luby, Joan L.", "Handbook of Preschool Mental Health: Development, Disorders, and Treatment", "2006",
    publisher="Guilford Press",
)  # fmt: skip
HAMPTON = reference(
    "preprint", "Hampton, Sarah; Rabagliati, Hugh; Sorace, Antonella; Fletcher-Watson, Sue",
    "Autism and bilingualism: A qualitative interview study of parents’ perspectives and experiences", "2017",
    venue="PsyArXiv",
)  # fmt: skip
AKERLUND = reference(
    "article", "Åkerlund, C.; Amrein, K.; Andelic, N.; Andreassen, L.; Anke, A.; Antoni, A.; Audibert, G.; Azouvi, P.; "
    "Azzolini, M. L.; Bartels, R.; Barzó, P.; Beauvais, R.; Beer, R.; Bellander, B.-M.; Belli, A.; Benali, H.; "
    "Berardino, M.; Beretta, L.; Blaabjerg, M.; Twentieth, T.; Steyerberg, E. W.",
    "Machine learning algorithms performed no better than regression models for prognostication in traumatic brain injury",
    "2020", venue="Journal of Clinical Epidemiology", doi="10.1016/j.jclinepi.2020.03.005",
)  # fmt: skip
ERNIE2 = reference(
    "inproceedings", "Sun, Yu; Wang, Shuohuan", "ERNIE 2.0: A Continual Pre-Training Framework", "2020",
    venue="Proceedings of the AAAI Conference on Artificial Intelligence", volume="34", number="05", pages="8968-8975",
    publisher="AAAI Press", doi="10.1609/aaai.v34i05.6428",
)  # fmt: skip


# What `bibtex` makes of our own entries with acl_natbib.bst (github.com/acl-org/acl-style-files, June 2026).
@pytest.mark.parametrize(
    ("work", "printed"),
    [
        (BERT, "Jacob Devlin, Ming-Wei Chang, Kenton Lee, and Kristina Toutanova. 2019. BERT: Pre-training of deep "
         "bidirectional transformers for language understanding. In Proceedings of the 2019 Conference of the North "
         "American Chapter of the Association for Computational Linguistics: Human Language Technologies, Volume 1 "
         "(Long and Short Papers), pages 4171–4186, Minneapolis, Minnesota. Association for Computational Linguistics."),
        (ROBERTA, "Yinhan Liu, Myle Ott, Naman Goyal, Jingfei Du, Mandar Joshi, Danqi Chen, Omer Levy, Mike Lewis, Luke "
         "Zettlemoyer, and Veselin Stoyanov. 2019. RoBERTa: A robustly optimized BERT pretraining approach. Preprint, "
         "arXiv:1907.11692."),
        (T5, "Colin Raffel, Noam Shazeer, Adam Roberts, Katherine Lee, Sharan Narang, Michael Matena, Yanqi Zhou, Wei "
         "Li, and Peter J. Liu. 2020. Exploring the limits of transfer learning with a unified text-to-text "
         "transformer. Journal of Machine Learning Research, 21(140):1–67."),
        (GPT, "Alec Radford, Karthik Narasimhan, Tim Salimans, and Ilya Sutskever. 2018. Improving language "
         "understanding by generative pre-training. Technical report, OpenAI."),
    ],
)  # fmt: skip
def test_acl_is_what_its_style_file_prints(work: Reference, printed: str) -> None:
    assert plain(acl(work)) == printed


@pytest.mark.parametrize(
    ("work", "printed"),
    [
        # pressbooks.pub/bankstreetlibrary/chapter/authors
        (LUBY, "Luby, J. L. (2006). Handbook of preschool mental health: Development, disorders, and treatment. "
         "Guilford Press."),
        # apastyle.apa.org, preprint article references
        (HAMPTON, "Hampton, S., Rabagliati, H., Sorace, A., & Fletcher-Watson, S. (2017). Autism and bilingualism: A "
         "qualitative interview study of parents’ perspectives and experiences. PsyArXiv."),
        # pressbooks.pub/bankstreetlibrary/chapter/authors, there in press: nineteen authors and the last
        (AKERLUND, "Åkerlund, C., Amrein, K., Andelic, N., Andreassen, L., Anke, A., Antoni, A., Audibert, G., Azouvi, "
         "P., Azzolini, M. L., Bartels, R., Barzó, P., Beauvais, R., Beer, R., Bellander, B.-M., Belli, A., Benali, H., "
         "Berardino, M., Beretta, L., Blaabjerg, M., … Steyerberg, E. W. (2020). Machine learning algorithms performed "
         "no better than regression models for prognostication in traumatic brain injury. Journal of Clinical "
         "Epidemiology. https://doi.org/10.1016/j.jclinepi.2020.03.005"),
    ],
)  # fmt: skip
def test_apa_is_what_guides_print(work: Reference, printed: str) -> None:
    assert plain(apa(work)) == printed


# guides.smu.edu, IEEE Style: References: Articles & Proceedings; without the month, which records do not have.
@pytest.mark.parametrize(
    ("work", "printed"),
    [
        (
            reference(
                "article", "Brunschwiler, T.; B, B.; C, C.; D, D.; E, E.; F, F.; G, G.",
                "Formulation of percolating thermal underfills using hierarchical self-assembly of microparticles and "
                "nanoparticles by centrifugal forces and capillary bridging", "2012",
                venue="J. Microelectron. Electron. Packag.", volume="9", number="4", pages="149-159",
                doi="10.4071/imaps.357",
            ),
            "T. Brunschwiler et al., “Formulation of percolating thermal underfills using hierarchical self-assembly of "
            "microparticles and nanoparticles by centrifugal forces and capillary bridging,” J. Microelectron. Electron. "
            "Packag., vol. 9, no. 4, pp. 149–159, 2012, doi: 10.4071/imaps.357.",
        ),
        (
            reference(
                "article", "Fardel, R.; Nagel, M.; Nuesch, F.; Lippert, T.; Wokaun, A.", "Fabrication of organic light "
                "emitting diode pixels by laser-assisted forward transfer", "2007", venue="Appl. Phys. Lett.",
                volume="91", number="6",
            ),
            "R. Fardel, M. Nagel, F. Nuesch, T. Lippert, and A. Wokaun, “Fabrication of organic light emitting diode "
            "pixels by laser-assisted forward transfer,” Appl. Phys. Lett., vol. 91, no. 6, 2007.",
        ),
    ],
)  # fmt: skip
def test_ieee_is_what_a_guide_prints(work: Reference, printed: str) -> None:
    assert plain(ieee(work)) == printed


@pytest.mark.parametrize(
    ("name", "short"),
    [
        # guides.smu.edu and uniskills.library.curtin.edu.au, after the IEEE Reference Guide
        ("Proceedings of the 1996 Robotics and Automation Conference", "Proc. 1996 Robot. Automat. Conf."),
        ("IEEE Transactions on Biomedical Engineering", "IEEE Trans. Biomedical Eng."),
        ("Proceedings of the Fifth International Conference on Machine Learning", "Proc. 5th Int. Conf. Mach. Learn."),
        ("Nature", "Nature"),
    ],
)
def test_ieee_abbreviates_names(name: str, short: str) -> None:
    work = reference("inproceedings", "Li, Wei", "A", "2019", venue=name, pages="1-2")
    assert plain(ieee(work)) == f"W. Li, “A,” in {short}, 2019, pp. 1–2."


def test_ieee_takes_the_volume_out_of_a_name_and_spells_states_short() -> None:
    assert plain(ieee(BERT)) == (
        "J. Devlin, M.-W. Chang, K. Lee, and K. Toutanova, “BERT: Pre-training of deep bidirectional transformers for "
        "language understanding,” in Proc. 2019 Conf. North Amer. Chapter Assoc. Comput. Linguistics: Hum. Lang. "
        "Technol., vol. 1, Minneapolis, MN, USA, 2019, pp. 4171–4186, doi: 10.18653/v1/N19-1423."
    )
    acl_2018 = BERT._replace(
        venue="Proceedings of the 56th Annual Meeting of the Association for Computational Linguistics (Volume 1: Long "
        "Papers)",
        place="Melbourne, Australia",
    )
    assert "Proc. 56th Annu. Meeting Assoc. Comput. Linguistics, vol. 1, Melbourne, Australia," in plain(ieee(acl_2018))
    assert "Long Beach, CA, USA, 2019" in plain(ieee(BERT._replace(place="Long Beach, California, USA")))


def test_ieee_says_where_a_work_without_doi_and_pages_is() -> None:
    day = PartialDate(2026, 11, 20)
    assert plain(ieee(ROBERTA)).endswith("pretraining approach,” 2019, arXiv:1907.11692.")
    assert plain(ieee(GPT, accessed=day)).endswith(
        "OpenAI, Tech. Rep., 2018. Accessed: Nov. 20, 2026. [Online]. Available: https://example.org/gpt.pdf"
    )
    assert plain(ieee(T5)).endswith("J. Mach. Learn. Res., vol. 21, no. 140, pp. 1–67, 2020.")


def test_apa_of_papers() -> None:
    assert plain(apa(ROBERTA)).endswith(
        "(2019). RoBERTa: A robustly optimized BERT pretraining approach (arXiv:1907.11692). arXiv. "
        "https://doi.org/10.48550/arXiv.1907.11692"
    )
    assert plain(apa(BERT)).endswith(
        "Volume 1 (Long and Short Papers) (pp. 4171–4186). Association for Computational Linguistics. "
        "https://doi.org/10.18653/v1/N19-1423"
    )
    assert plain(apa(ERNIE2)).endswith(
        "Proceedings of the AAAI Conference on Artificial Intelligence, 34(05), 8968–8975. "
        "https://doi.org/10.1609/aaai.v34i05.6428"
    )
    assert plain(apa(GPT)).endswith("generative pre-training. OpenAI. https://example.org/gpt.pdf")


def test_apa_of_others() -> None:
    page = reference("web", "OpenAI", "A Page of Theirs", "2019-02-14", url="https://example.org/page")
    thesis = reference("thesis", "Li, Wei; Ma, Jun", "On Masks", "2020", organization="A University")
    nobody = reference("web", "", "Who Was It?", "2019", url="https://example.org/page")
    assert plain(apa(page)) == "OpenAI. (2019, February 14). A page of theirs. https://example.org/page"
    assert plain(apa(thesis)) == "Li, W., & Ma, J. (2020). On masks [Thesis, A University]."
    assert plain(apa(nobody)) == "Who was it? (2019). https://example.org/page"


def test_acl_of_others() -> None:
    many = BERT._replace(authors=tuple(Name(f"Family{number}", "A.") for number in range(22)))
    page = reference("web", "OpenAI", "A Page", "2019", organization="OpenAI")
    assert "A. Family18, and 3 others. 2019." in plain(acl(many))
    assert plain(acl(page)) == "OpenAI. 2019. A page. OpenAI."
    assert plain(acl(BERT._replace(pages="7", place=None))).endswith(
        "Papers), page 7. Association for Computational Linguistics."
    )
    assert plain(acl(LUBY)) == (
        "Joan L. Luby. 2006. Handbook of Preschool Mental Health: Development, Disorders, and Treatment. Guilford Press."
    )


@pytest.mark.parametrize(
    ("given", "short"),
    [("Ming-Wei", "M.-W."), ("Quoc V.", "Q. V."), ("J.R.", "J. R."), ("Łukasz", "Ł."), ("Jean-luc", "J.-L."), ("", "")],
)
def test_initials(given: str, short: str) -> None:
    assert initials(given) == short


def test_italics_show_in_markdown_alone() -> None:
    assert plain(f"a {italic('b')} c") == "a b c"
    assert markdown(f"a_1 {italic('b*')} https://x.org/a_b") == "a\\_1 *b\\** https://x.org/a_b"
    assert italic("") == ""


@pytest.mark.parametrize("style", ["acl", "apa", "ieee", "gbt7714-2015", "gbt7714-2025"])
@pytest.mark.parametrize("kind", get_args(ReferenceType))
def test_a_work_of_which_little_is_known_is_cited_without_holes(style: str, kind: ReferenceType) -> None:
    bare = BERT._replace(
        type=kind, venue=None, venue_short=None, pages=None, publisher=None, place=None, doi=None, url=None
    )
    text = document(citations([bare], style), style)
    assert not any(hole in text for hole in ("  ", ",,", "..", ", .", "()", "None", " ,", "：：")), text
