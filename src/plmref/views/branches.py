"""What a drawn lineage is made of, whatever it is drawn with."""

from collections.abc import Mapping, Sequence

from plmref.analysis.lineage import Branch, Tree
from plmref.records.rows import PaperRow
from plmref.views.dated import paper_name
from plmref.views.labels import bracketed, label
from plmref.views.text.clean import one_line
from plmref.views.view import Languages, shown

_HEADINGS = {"up": "lineage up", "down": "lineage down"}


class Papers:
    """What the catalogue has of the papers that edges name; it may not have all of them."""

    def __init__(self, rows: Mapping[str, PaperRow]) -> None:
        """Knows the papers by their ids."""
        self.rows = rows

    def date(self, paper: str) -> str:
        """Returns a paper's date, or ""."""
        return self.rows[paper].date if paper in self.rows else ""

    def title(self, paper: str, languages: Languages) -> str:
        """Returns a paper's title on one line, or ""."""
        return one_line(shown(self.rows[paper].title, languages)) if paper in self.rows else ""

    def name(self, paper: str) -> str:
        """Returns what people call a paper, or its id."""
        return one_line(paper_name(self.rows[paper])) if paper in self.rows else paper


def heading(tree: Tree, languages: Languages) -> str:
    """Returns what stands between a root and its branches; nothing where there are several roots."""
    return label(_HEADINGS[tree.direction], languages) if sum(not branch.level for branch in tree.branches) == 1 else ""


def remark(branch: Branch, languages: Languages) -> str:
    """Returns where a paper's own branches are if they are not below it, in brackets, ready to stand behind it."""
    if branch.seen:
        return bracketed(label(f"see {branch.seen}", languages), languages)
    if not branch.hidden:
        return ""
    return bracketed(f"另有 {branch.hidden} 篇" if languages[0] == "zh" else f"{branch.hidden} more", languages)


def guides(branches: Sequence[Branch]) -> list[tuple[bool, ...]]:
    """Returns, for each line and each level down to its own, whether that level goes on below the line."""
    found: list[tuple[bool, ...]] = []
    open_levels: list[bool] = []  # of what stands below the line that is looked at
    for branch in reversed(branches):
        open_levels = [*open_levels, *[False] * branch.level][: branch.level]
        found.append(tuple(open_levels))
        if branch.level:
            open_levels[-1] = True
    return found[::-1]
