"""Titles in sentence case, and the words in them whose capitals no style may take away.

A record has the title as published. Which capitals belong to a word itself cannot be known without a dictionary, so
this is a rule: a capital after the first letter (BERT, RoBERTa), a capital beside a digit (T5), a single capital letter
(L in L-BFGS), and names of languages and a few more. In a title published in sentence case every capital stays.
"""

import re
from collections.abc import Callable

_RUN = re.compile(r"[^\W_]+")
# A capital here is the beginning of a title or of a subtitle: all styles leave it.
_BEGINNING = re.compile(r"(?:^|[:?!.—]\s+)[\"“‘'(\[]*$")
_LONG = 4  # letters: shorter words are small in both ways of writing titles

# Words whose capital is part of the spelling: languages and peoples, and persons after whom methods are called.
_PROPER = frozenset(
    """Afrikaans African American Amharic Anglo Arabic Asian Bantu Basque Bayes Bayesian Bengali Boltzmann Brazilian
    British Bulgarian Cantonese Catalan Chinese Czech Danish Dravidian Dutch English Esperanto Estonian European
    Finnish French Gaussian German Google Greek Gujarati Hausa Hebrew Hessian Hindi Hungarian Icelandic Igbo Indian
    Indic Indonesian Irish Italian Japanese Kannada Kazakh Khmer Korean Lao Laplacian Latin Latvian Lithuanian Malay
    Malayalam Mandarin Marathi Markov Mongolian Nepali Newton Norwegian Persian Polish Portuguese Punjabi Quechua
    Reddit Riemannian Romanian Russian Sanskrit Semitic Serbian Shakespeare Slavic Slovak Slovene Somali Spanish
    Swahili Swedish Tagalog Tamil Telugu Thai Tibetan Turing Turkic Turkish Twitter Uighur Ukrainian Urdu Uyghur
    Vietnamese Wasserstein Welsh Wikidata Wikipedia Winograd Yoruba Zipf Zulu""".split()  # noqa: SIM905  # one word a line would fill pages
)


def each_word(title: str, change: Callable[[str, bool, bool], str]) -> str:
    """Returns `title` with each word as `change(word, whether its capitals stay, whether it begins a part)` has it."""
    keep_all = _is_in_sentence_case(title)

    def changed(match: re.Match[str]) -> str:
        word, first = match[0], bool(_BEGINNING.search(title[: match.start()]))
        return change(word, _has_own_capitals(word) or (keep_all and not first and word != word.lower()), first)

    return _RUN.sub(changed, title)


def sentence_case(title: str, *, subtitle: bool = False) -> str:
    """Returns `title` in sentence case; with `subtitle` a subtitle begins with a capital, else as it is published."""

    def change(word: str, kept: bool, first: bool) -> str:
        if kept:
            return word
        if not first:
            return word.lower()
        return word[0].upper() + word[1:] if subtitle else word

    return each_word(title, change)


def _has_own_capitals(word: str) -> bool:
    inner = word[1:] != word[1:].lower()
    beside_digit = word[0].isupper() and any(map(str.isdecimal, word))
    single = len(word) == 1 and word.isupper() and word != "A"
    return inner or beside_digit or single or word in _PROPER


def _is_in_sentence_case(title: str) -> bool:
    """Tells whether a title is published in sentence case: most of its longer words but the first begin small."""
    longer = [match[0] for match in _RUN.finditer(title) if len(match[0]) >= _LONG]
    ordinary = [word for word in longer[1:] if not _has_own_capitals(word)]
    small = sum(word[0].islower() for word in ordinary)
    return len(ordinary) > 1 and 2 * small > len(ordinary)
