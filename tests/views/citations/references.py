"""References to build citations from."""

from typing import Any

from plmref.records.dates import PartialDate
from plmref.records.reference import Name, Reference, ReferenceType


def names(text: str) -> tuple[Name, ...]:
    """Returns the names in "Family, Given; Family, Given"; Han characters are a name in Chinese."""
    return tuple(_name(part.strip()) for part in text.split(";") if part.strip())


def _name(text: str) -> Name:
    family, comma, given = text.partition(", ")
    return Name(family, given if comma else None)


def reference(type_: ReferenceType, authors: str, title: str, date: str, **fields: Any) -> Reference:
    """Returns a reference; `date` is as records write it."""
    return Reference(
        id=fields.pop("id", "x"),
        type=type_,
        title=title,
        authors=names(authors),
        date=PartialDate.parse(date),
        **fields,
    )


BERT = reference(
    "inproceedings",
    "Devlin, Jacob; Chang, Ming-Wei; Lee, Kenton; Toutanova, Kristina",
    "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding",
    "2019",
    id="bert",
    venue="Proceedings of the 2019 Conference of the North American Chapter of the Association for Computational "
    "Linguistics: Human Language Technologies, Volume 1 (Long and Short Papers)",
    venue_short="NAACL",
    pages="4171-4186",
    publisher="Association for Computational Linguistics",
    place="Minneapolis, Minnesota",
    doi="10.18653/v1/N19-1423",
    url="https://aclanthology.org/N19-1423",
)
ROBERTA = reference(
    "preprint",
    "Liu, Yinhan; Ott, Myle; Goyal, Naman; Du, Jingfei; Joshi, Mandar; Chen, Danqi; Levy, Omer; Lewis, Mike; "
    "Zettlemoyer, Luke; Stoyanov, Veselin",
    "RoBERTa: A Robustly Optimized BERT Pretraining Approach",
    "2019-07-26",
    id="roberta",
    venue="arXiv",
    arxiv="1907.11692",
    arxiv_category="cs.CL",
    doi="10.48550/arXiv.1907.11692",
    url="https://arxiv.org/abs/1907.11692",
)
T5 = reference(
    "article",
    "Raffel, Colin; Shazeer, Noam; Roberts, Adam; Lee, Katherine; Narang, Sharan; Matena, Michael; Zhou, Yanqi; "
    "Li, Wei; Liu, Peter J.",
    "Exploring the Limits of Transfer Learning with a Unified Text-to-Text Transformer",
    "2020",
    id="t5",
    venue="Journal of Machine Learning Research",
    venue_short="JMLR",
    volume="21",
    number="140",
    pages="1-67",
    url="http://jmlr.org/papers/v21/20-074.html",
)
GPT = reference(
    "report",
    "Radford, Alec; Narasimhan, Karthik; Salimans, Tim; Sutskever, Ilya",
    "Improving Language Understanding by Generative Pre-Training",
    "2018-06-11",
    id="gpt",
    organization="OpenAI",
    url="https://example.org/gpt.pdf",
)
