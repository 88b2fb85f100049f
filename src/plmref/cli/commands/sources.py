"""`plmref sources`."""

from plmref.cli.options import LISTS, command
from plmref.cli.session import Session
from plmref.library.sources import load_sources

EXAMPLES = [
    ("Your sources, with counts", "plmref sources"),
    ("What could not be read in them", "plmref sources --json"),
]


@command(LISTS, EXAMPLES, name="sources")
def app(session: Session) -> None:
    """List the files and folders that you added: records, how many of them are known, problems, last change."""
    from plmref.library.source_report import source_report
    from plmref.views.source_list import SourcesView

    reports = [source_report(session.library, source) for source in load_sources()]
    session.output.write(SourcesView(reports))
    session.expect(reports, "no sources", "plmref add FILE adds one")
