"""What can go wrong, with the exit code it ends in and a hint what to do.

Exit codes: 1 nothing found or findings; 2 usage; 3 a named file cannot be read; 70 a bug.
"""


class PlmrefError(Exception):
    """Base of all errors that plmref raises on purpose.

    Attributes:
        exit_code: what the program ends with when this reaches the shell.
        hint: what the user can do about it, or None.
    """

    exit_code = 1
    hint: str | None = None

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        if hint is not None:
            self.hint = hint


class UsageError(PlmrefError):
    """A value that makes no sense: a bad year range, an unknown column, an output file that exists."""

    exit_code = 2


class CatalogueUnreadable(PlmrefError):
    """A catalogue or another named file cannot be read at all."""

    exit_code = 3


class NotFound(PlmrefError):
    """Nothing in the library bears this name; base of the errors that say what was asked for.

    Attributes:
        ref: what was asked for.
        suggestions: ids that look like it, best first.
    """

    kind: str
    otherwise: str  # the hint where there is nothing to suggest

    def __init__(self, ref: str, suggestions: tuple[str, ...] = ()) -> None:
        guess = f"; did you mean {_either(suggestions)}?" if suggestions else ""
        super().__init__(f'no {self.kind} "{ref}"{guess}', None if suggestions else self.otherwise)
        self.ref = ref
        self.suggestions = suggestions


class PaperNotFound(NotFound):
    """No paper bears this id, name, identifier or URL."""

    kind, otherwise = "paper", "plmref search finds papers by words"


class AmbiguousName(PlmrefError):
    """Several papers bear this name.

    Attributes:
        ref: what was asked for.
        candidates: (id, date, title) of every paper that bears the name.
    """

    def __init__(self, ref: str, candidates: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(f'{len(candidates)} papers are called "{ref}"', "ask for one of them by its id")
        self.ref = ref
        self.candidates = candidates


class TermNotFound(NotFound):
    """The glossary has no such term."""

    kind, otherwise = "term", "plmref term lists the glossary"


def _either(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " or " + words[-1]
