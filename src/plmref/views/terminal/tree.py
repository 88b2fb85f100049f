"""Trees on a terminal: lines beside text that wraps as Chinese and English do, which rich.tree's does not."""

from collections.abc import Iterable, Sequence

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.constrain import Constrain
from rich.text import Text

from plmref.analysis.lineage import Branch, Tree
from plmref.views.branches import Papers, guides, heading, remark
from plmref.views.labels import colon, label
from plmref.views.terminal.prose import Prose, plain
from plmref.views.view import Page, shown

# A level that goes on, one that has ended, a branch with others below it, the last branch.
_LINES = ("│  ", "   ", "├─ ", "└─ ")
_ASCII = ("|  ", "   ", "|- ", "`- ")
_STEP = 3  # cells of each
_WIDEST = 100  # cells; longer lines are hard to read, however wide the terminal
_HANG = 2  # cells that further lines of a branch's text stand in


def drawn_trees(trees: Iterable[Tree], papers: Papers, page: Page) -> RenderableType:
    """Returns the trees, one below the other; trees of one root have it once, and a heading each."""
    page = page._replace(width=min(page.width, _WIDEST))
    parts: list[RenderableType] = []
    for tree in trees:
        title = heading(tree, page.languages)
        texts = [_text(papers, branch, page) for branch in tree.branches]
        if title:
            parts += [] if parts else [Prose(texts[0])]
            parts += [Text(), Text(title, style="bold underline")]
        start = 1 if title else 0
        parts.append(_Drawing(tree.branches[start:], texts[start:]))
    return Constrain(Group(*parts), page.width)


def _text(papers: Papers, branch: Branch, page: Page) -> Text:
    """Returns what stands on one line: the paper, its date, and how it comes to stand here."""
    languages = page.languages
    text = Text.assemble((branch.id, "bold cyan"), "  ", (papers.date(branch.id), "dim"))
    text.append(remark(branch, languages), "yellow")
    if edge := branch.edge:
        text.append_text(Text.assemble("  ", (colon(label(edge.relation, languages), languages), "dim")))
        return text.append_text(plain(shown(edge.how, languages)))
    return text.append_text(Text.assemble("  ", plain(papers.title(branch.id, languages), "bold")))


class _Drawing:
    """Branches with the lines that join them."""

    def __init__(self, branches: Sequence[Branch], texts: Sequence[Text]) -> None:
        self._branches, self._texts = branches, texts

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        signs = _ASCII if options.ascii_only else _LINES
        deepest = max(options.max_width // 2 // _STEP, 1)  # levels: text gets at least half of the page
        lines: list[Text] = []
        below = [branch.level for branch in self._branches[1:]] + [0]
        for branch, goes_on, text, next_level in zip(
            self._branches, guides(self._branches), self._texts, below, strict=True
        ):
            shown_levels = goes_on[-deepest:]
            indent = len(shown_levels) * _STEP
            first, others = _leads(shown_levels, signs, has_branches=next_level > branch.level)
            for place, line in enumerate(Prose(text).lines(options.max_width - indent - _HANG)):
                lines.append(Text.assemble((others if place else first, "dim"), line))
        whole = Text("\n").join(lines)
        whole.no_wrap, whole.overflow = True, "fold"
        yield whole


def _leads(goes_on: Sequence[bool], signs: Sequence[str], *, has_branches: bool) -> tuple[str, str]:
    """Returns what stands before the first line of a branch's text, and before each further line."""
    through, ended, fork, last = signs
    outer = "".join(through if further else ended for further in goes_on[:-1])
    inner = (through if has_branches else ended)[:_HANG]
    if not goes_on:
        return "", inner
    return outer + (fork if goes_on[-1] else last), outer + (through if goes_on[-1] else ended) + inner
