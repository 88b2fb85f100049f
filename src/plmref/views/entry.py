"""What an entry of the glossary is made of, whatever it is written in."""

from plmref.records.rows import TermRow
from plmref.views.labels import label, listed
from plmref.views.view import Languages


def term_name(term: TermRow, languages: Languages) -> str:
    """Returns the term's name in the leading language, then in the other."""
    return " / ".join(dict.fromkeys((term.name.in_language(languages[0]), term.name.en, term.name.zh or term.name.en)))


def definitions(term: TermRow, languages: Languages) -> list[str]:
    """Returns the definition in each of the languages, once where they are alike."""
    return list(dict.fromkeys(term.definition.in_language(lang) for lang in languages))


def term_lines(term: TermRow, languages: Languages) -> list[tuple[str, str]]:
    """Returns (label, text) of what an entry says besides the definition."""
    lines = [
        ("aliases", listed(term.aliases, languages)),
        ("see also", listed(term.see_also, languages)),
        ("used by", listed(term.papers, languages)),
    ]
    return [(label(key, languages), text) for key, text in lines if text]
