"""What `cite` works with: papers that the command line or stdin names, as references."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from plmref.cli.session import Session
from plmref.errors import AmbiguousName, PaperNotFound, PlmrefError
from plmref.records.reference import Reference, has_preprint
from plmref.views.citing import CiteView

if TYPE_CHECKING:
    from plmref.records.paper import Paper


def load_references(session: Session, refs: Sequence[str], *, preprint: bool) -> list[Reference]:
    """Returns the reference to every paper that is named, each paper once; `-` stands for the lines of stdin.

    Raises:
        PaperNotFound: a REF means no paper; the other errors have been told.
        AmbiguousName: likewise, several papers.
        PlmrefError: stdin names nothing.
    """
    papers: dict[str, Paper] = {}
    errors: list[PlmrefError] = []
    named = _with_stdin(refs)
    for ref in named:
        try:
            paper = session.library.paper(ref)
        except (PaperNotFound, AmbiguousName) as error:
            errors.append(error)
        else:
            papers.setdefault(paper.id, paper)
    if not named:
        errors.append(PlmrefError("stdin names no paper", "one REF a line"))
    if errors and session.output.style.format == "json" and not session.output.style.file:
        session.output.write(CiteView([], "bibtex"))  # an empty answer is still valid JSON
    session.fail_with(errors)
    if preprint and (without := [paper.id for paper in papers.values() if not has_preprint(paper)]):
        session.output.say(f"no preprint of {', '.join(without)}; cited as it appeared")
    return [Reference.from_paper(paper, preprint=preprint) for paper in papers.values()]


def _with_stdin(refs: Sequence[str]) -> list[str]:
    """Returns the REFs with the lines of stdin, as far as they say something, in place of the first `-`."""
    if "-" not in refs:
        return list(refs)
    place = refs.index("-")
    rest = [ref for ref in refs[place + 1 :] if ref != "-"]
    return [*refs[:place], *_lines_of_stdin(), *rest]


def _lines_of_stdin() -> list[str]:
    if sys.stdin is None:  # closed by the shell
        return []
    text = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    return [line.strip() for line in text.splitlines() if line.strip()]
