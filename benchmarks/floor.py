"""The floor: what a six-command Typer program costs that prints a Rich table of eight rows and does nothing else."""

from typing import Annotated

import typer

app = typer.Typer(add_completion=True, pretty_exceptions_enable=False)

Words = Annotated[list[str], typer.Argument(help="Words to look for.")]
Limit = Annotated[int, typer.Option("--limit", "-n", help="At most this many.")]


@app.command()
def search(words: Words, limit: Limit = 20) -> None:
    """Print a table of eight rows."""
    from rich.console import Console
    from rich.table import Table

    table = Table("id", "date", "title")
    for number in range(8):
        table.add_row(f"paper-{number}", "2019-07-26", f"{' '.join(words)}: the title of paper {number} of {limit}")
    Console().print(table)


@app.command()
def show(words: Words, limit: Limit = 20) -> None:
    """Print a page of Markdown."""
    from rich.console import Console
    from rich.markdown import Markdown

    Console().print(Markdown("# A note\n\n" + "- one point of it\n" * limit))


def _register(name: str) -> None:
    def idle(words: Words, limit: Limit = 20) -> None:
        """Do nothing."""

    app.command(name)(idle)


for other in ("list", "timeline", "term", "check"):
    _register(other)

if __name__ == "__main__":
    app()
