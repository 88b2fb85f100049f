"""Rules on what a record refers to: papers, terms, files."""

from collections.abc import Iterator

from plmref.analysis.checks.registry import Found, Subject, rule
from plmref.records.paper import Paper


@rule("unknown-paper")
def unknown_paper(subject: Subject) -> Iterator[Found]:
    """`builds_on` names papers of the catalogue, and never the paper itself."""
    known = {paper.id for _, paper in subject.papers()} | subject.undecoded
    for place, paper in subject.papers():
        for index, edge in enumerate(paper.builds_on):
            if edge.id not in known:
                yield Found(place, f"builds_on[{index}].id", f"no paper {edge.id!r} in the catalogue")
            elif edge.id == paper.id:
                yield Found(place, f"builds_on[{index}].id", "a paper does not build on itself")


@rule("repeated-edge")
def repeated_edge(subject: Subject) -> Iterator[Found]:
    """`builds_on` names each paper once: one edge says all that there is between two papers."""
    for place, paper in subject.papers():
        seen: set[str] = set()
        for index, edge in enumerate(paper.builds_on):
            if edge.id in seen:
                yield Found(place, f"builds_on[{index}].id", f"{edge.id!r} stands here twice")
            seen.add(edge.id)


@rule("lineage-cycle")
def lineage_cycle(subject: Subject) -> Iterator[Found]:
    """No paper builds, through others, on itself."""
    builds_on = {paper.id: [edge.id for edge in paper.builds_on] for _, paper in subject.papers()}
    for place, paper in subject.papers():
        reached: set[str] = set()
        waiting = [name for name in builds_on[paper.id] if name != paper.id]
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += builds_on.get(name, [])
        if paper.id in reached:
            yield Found(place, "builds_on", "the lineage leads back to this paper")


@rule("unknown-term")
def unknown_term(subject: Subject) -> Iterator[Found]:
    """Topics, objectives, architecture, tokenizer and `see_also` name terms of the glossary."""
    known = {term.id for _, term in subject.terms()} | subject.undecoded
    for place, paper in subject.papers():
        used = [(f"topics[{index}]", name) for index, name in enumerate(paper.topics)]
        used += [(field, name) for field, name, _ in _terms_of_a_kind(paper)]
        yield from (
            Found(place, field, f"no term {name!r} in the glossary") for field, name in used if name not in known
        )
    for place, term in subject.terms():
        for index, name in enumerate(term.see_also):
            if name not in known:
                yield Found(place, f"see_also[{index}]", f"no term {name!r} in the glossary", in_terms=True)


@rule("term-kind")
def term_kind(subject: Subject) -> Iterator[Found]:
    """An objective is a term of kind objective, an architecture one of kind architecture, a tokenizer likewise."""
    kinds = {term.id: term.kind for _, term in subject.terms()}
    for place, paper in subject.papers():
        for field, name, kind in _terms_of_a_kind(paper):
            if kinds.get(name, kind) != kind:
                yield Found(place, field, f"{name!r} is a term of kind {kinds[name]}, not {kind}")


@rule("unused-term")
def unused_term(subject: Subject) -> Iterator[Found]:
    """Every term of the glossary is used by a paper, or another term's `see_also` leads to it."""
    used = {name for _, term in subject.terms() for name in term.see_also if name != term.id}
    for _, paper in subject.papers():
        used.update(paper.topics, (name for _, name, _ in _terms_of_a_kind(paper)))
    for place, term in subject.terms():
        if term.id not in used:
            yield Found(place, "id", "no paper uses this term, and no other term leads to it", in_terms=True)


@rule("missing-file")
def missing_file(subject: Subject) -> Iterator[Found]:
    """Every note and figure that a record names exists inside the catalogue's folder; a PNG has its SVG beside it."""
    for place, paper in subject.papers():
        named = [("notes.en", paper.notes.en), ("notes.zh", paper.notes.zh)]
        for index, figure in enumerate(paper.figures):
            named.append((f"figures[{index}].file", figure.file))
            if figure.file.endswith(".png"):
                named.append((f"figures[{index}].file", figure.file.removesuffix(".png") + ".svg"))
        for field, name in named:
            if name and name not in subject.files:
                yield Found(place, field, f"no file {name}")


def _terms_of_a_kind(paper: Paper) -> Iterator[tuple[str, str, str]]:
    """Yields (field, term id, kind) of every place where only a term of that kind may stand."""
    for index, objective in enumerate(paper.objectives):
        yield f"objectives[{index}].term", objective.term, "objective"
    if paper.architecture:
        yield "architecture.term", paper.architecture.term, "architecture"
    if paper.tokenizer:
        yield "tokenizer.kind", paper.tokenizer.kind, "tokenizer"
