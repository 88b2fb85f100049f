"""Checking a catalogue: reads it afresh, looks which of its files exist, and asks the rules."""

from pathlib import Path

from plmref.analysis.checks import check_catalogue
from plmref.formats.catalogue import PAPERS, load_catalogue
from plmref.library.location import Location
from plmref.records.finding import Finding


def inspect_catalogue(path: Path | str | None = None) -> list[Finding]:
    """Returns everything that is wrong with a catalogue, in the order of its files and lines.

    Args:
        path: the catalogue's folder, or its `data/papers.yaml`; None is the bundled catalogue.

    Raises:
        CatalogueUnreadable: there is no catalogue, or it cannot be read at all.
    """
    location = Location(_folder(Path(path))) if path else Location.bundled()
    catalogue = load_catalogue(location.root)
    named = {name for paper in catalogue.papers for name in paper.resources}
    named |= {name.removesuffix(".png") + ".svg" for name in named if name.endswith(".png")}
    files = {name: _text(location, name) for name in named if location.resource(name)}
    return sorted(
        [*catalogue.findings, *check_catalogue(catalogue, files)],
        key=lambda finding: (finding.file, finding.line, finding.rule, finding.message),
    )


def _text(location: Location, name: str) -> str:
    return (location.text(name) or "") if name.endswith(".md") else ""


def _folder(path: Path) -> Path:
    if path.name != PAPERS.name or not path.is_file():
        return path
    # Of `papers.yaml` or `../papers.yaml`, the parent's name is not in the path.
    return path.parent / ".." if path.parent.name in ("", "..") else path.parent.parent
