"""The lineage as a graph, in the languages of two programs that draw graphs.

Arrows lead from a paper to what it builds on, and time goes from left to right: both say "right to left".
"""

from collections.abc import Iterable, Sequence

from plmref.records.rows import Edge
from plmref.views.labels import label
from plmref.views.text.clean import one_line
from plmref.views.view import Languages, shown

Node = tuple[str, str, str]  # id, name, date

# Graphviz reads entities in labels, and escapes such as \N; https://graphviz.org/docs/attr-types/escString/
_DOT = str.maketrans({"\\": "\\\\", '"': '\\"', "&": "&amp;"})
# In quotes Mermaid reads entities (by number: #34;), HTML and Markdown; https://mermaid.js.org/syntax/flowchart.html
_MERMAID = str.maketrans({character: f"#{ord(character)};" for character in '#&"<>`*_~'})
_APART = "contrasts-with"  # drawn with a broken line: no descent, but an argument


def dot(nodes: Iterable[Node], edges: Iterable[Edge], languages: Languages) -> str:
    """Returns a graph for Graphviz; how a paper builds on another is the tooltip of the edge."""
    lines = ["digraph lineage {", "  rankdir=RL;", '  node [shape=box, style=rounded, fontname="sans-serif"];']
    lines.append('  edge [fontname="sans-serif", fontsize=10];')
    for name, called, date in nodes:
        text = "\\n".join(_quotable(part) for part in (called, date) if part)
        lines.append(f'  "{_quotable(name)}" [label="{text}"];')
    for edge in edges:
        style = ", style=dashed" if edge.relation == _APART else ""
        attributes = (
            f'label="{_quotable(label(edge.relation, languages))}", '
            f'tooltip="{_quotable(shown(edge.how, languages))}"{style}'
        )
        lines.append(f'  "{_quotable(edge.newer)}" -> "{_quotable(edge.older)}" [{attributes}];')
    return "\n".join([*lines, "}", ""])


def mermaid(nodes: Sequence[Node], edges: Iterable[Edge], languages: Languages) -> str:
    """Returns a flowchart for Mermaid. Its ids are numbered: a paper's may be a word of the language, such as `end`."""
    lines = ["flowchart RL"]
    numbers: dict[str, str] = {}
    for number, (name, called, date) in enumerate(nodes):
        numbers[name] = f"p{number}"
        text = "<br/>".join(_entities(part) for part in (called, date) if part)
        lines.append(f'  p{number}["{text}"]')
    for edge in edges:
        arrow = "-.->" if edge.relation == _APART else "-->"
        relation = _entities(label(edge.relation, languages))
        lines.append(f'  {numbers[edge.newer]} {arrow}|"{relation}"| {numbers[edge.older]}')
    return "\n".join([*lines, ""])


def _quotable(text: str) -> str:
    return one_line(text).translate(_DOT)


def _entities(text: str) -> str:
    return one_line(text).translate(_MERMAID)
