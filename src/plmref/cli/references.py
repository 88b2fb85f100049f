"""What `cite` works with: papers that the command line or stdin names, as references."""

from collections.abc import Sequence

from plmref.cli.session import Session
from plmref.cli.stdin import with_stdin
from plmref.errors import AmbiguousName, PaperNotFound, PlmrefError
from plmref.library.whole import Whole
from plmref.records.reference import Reference, has_preprint
from plmref.views.citing import CiteView
from plmref.views.text.bibliography import reference


def load_references(session: Session, refs: Sequence[str], *, preprint: bool) -> list[Reference]:
    """Returns the reference to every paper that is named, each paper once; `-` stands for the lines of stdin.

    Raises:
        PaperNotFound: a REF means no paper; the other errors have been told.
        AmbiguousName: likewise, several papers.
        PlmrefError: stdin names nothing.
    """
    papers: dict[str, Whole] = {}
    errors: list[PlmrefError] = []
    named = with_stdin(refs)
    for ref in named:
        try:
            whole = session.library.whole(ref)
        except (PaperNotFound, AmbiguousName) as error:
            errors.append(error)
        else:
            papers.setdefault(whole.row.id, whole)
    if not named:
        errors.append(PlmrefError("stdin names no paper", "one REF a line"))
    if errors and session.output.style.format == "json" and not session.output.style.file:
        session.output.write(CiteView([], "bibtex"))  # an empty answer is still valid JSON
    session.fail_with(errors)
    if preprint and (without := [name for name, whole in papers.items() if not has_preprint(whole.paper)]):
        session.output.say(f"no preprint of {', '.join(without)}; cited as it appeared")
    return [reference(whole.lead, preprint=preprint)._replace(id=name) for name, whole in papers.items()]
