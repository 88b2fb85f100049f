"""`plmref plot`."""

from typing import Annotated

import typer

from plmref.cli.options import HAND_IN, command
from plmref.cli.session import Session
from plmref.library.filters import Filters
from plmref.views.plots import NARROWEST, TOPICS, WIDEST, WIDTH, Kind
from plmref.views.plotted import Look, PlotView

EXAMPLES = [
    ("The family, as a figure for a survey", "plmref plot lineage -o family.svg"),
    ("One column wide, for LaTeX", "plmref plot parameters --width 8.5 -o parameters.pdf"),
    ("Only the numbers behind it", "plmref plot topics --top 5 --format tsv"),
]


@command(
    HAND_IN,
    EXAMPLES,
    name="plot",
    formats=PlotView.formats[1:],
    otherwise="Else by the ending of FILE; tsv and json give the data of the plot.",
)
def app(
    filters: Filters,
    session: Session,
    kind: Annotated[
        Kind,
        typer.Argument(
            metavar="timeline|lineage|parameters|topics",
            help="Papers in lanes by architecture; the same with what builds on what; sizes of models; topics by year.",
        ),
    ],
    width: Annotated[
        float,
        typer.Option("--width", "-w", metavar="CM", min=NARROWEST, max=WIDEST, help="8.5 is one column, 17 are two."),
    ] = WIDTH,
    top: Annotated[int, typer.Option("--top", min=0, help="Topics at most, the most used first; 0 is all.")] = TOPICS,
) -> None:
    """Draw the literature as a figure to hand in: SVG, PNG or PDF, by the extra `plots`."""
    library = session.library
    papers = library.papers(filters)
    view = PlotView(kind, papers, library.terms(), Look(width, top), pictures=session.pictures)
    session.output.write(view)
    session.expect(papers, "no paper passes these filters")
    session.expect(view.total, f"no paper that passes these filters says what the plot {kind} shows")
