"""What `cite` works with: papers that the command line or stdin names, as references."""

from collections.abc import Sequence

from plmref.cli.named import find_named
from plmref.cli.session import Session
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
    wholes, errors = find_named(refs, session.library.whole, lambda whole: whole.row.id)
    if errors and session.output.style.format == "json" and not session.output.style.file:
        session.output.write(CiteView([], "bibtex"))  # an empty answer is still valid JSON
    session.fail_with(errors)
    if preprint and (without := [whole.row.id for whole in wholes if not has_preprint(whole.paper)]):
        session.output.say(f"no preprint of {', '.join(without)}; cited as it appeared")
    return [reference(whole.lead, preprint=preprint)._replace(id=whole.row.id) for whole in wholes]
