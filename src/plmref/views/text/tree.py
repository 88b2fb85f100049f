"""Trees drawn with ASCII, a branch a line however long: what a pipe gets of the lineage."""

from collections.abc import Iterable

from plmref.analysis.lineage import Branch, Tree
from plmref.views.branches import Papers, guides, heading, remark
from plmref.views.labels import label, named
from plmref.views.text.clean import one_line
from plmref.views.view import Languages, shown


def ascii_tree(trees: Iterable[Tree], papers: Papers, languages: Languages) -> str:
    """Returns the trees, one below the other; trees of one root have it once, and a heading each."""
    lines: list[str] = []
    for tree in trees:
        title = heading(tree, languages)
        for branch, goes_on in zip(tree.branches, guides(tree.branches), strict=True):
            if not branch.level and title:
                lines += [title] if lines else [_line(papers, branch, languages), title]
            else:
                lines.append(_lead(goes_on) + _line(papers, branch, languages))
    return "".join(f"{line}\n" for line in lines)


def _lead(goes_on: tuple[bool, ...]) -> str:
    if not goes_on:
        return ""
    return "".join("|   " if further else "    " for further in goes_on[:-1]) + ("|-- " if goes_on[-1] else "`-- ")


def _line(papers: Papers, branch: Branch, languages: Languages) -> str:
    edge = branch.edge
    text = (
        named(label(edge.relation, languages), one_line(shown(edge.how, languages)), languages)
        if edge
        else papers.title(branch.id, languages)
    )
    return "  ".join(filter(None, (branch.id, papers.date(branch.id) + remark(branch, languages), text)))
