"""YAML files as plain values with line numbers, and values as YAML. The only module that imports yaml.

Stricter than YAML: duplicate keys, keys that are not text, anchors and aliases (the way to an "alias bomb") and
depths that no record has are refused, each with its line.
"""

import re
from decimal import Decimal
from math import isfinite
from pathlib import Path
from typing import Any

import yaml

from plmref.errors import CatalogueUnreadable
from plmref.records.chinese import CHINESE
from plmref.records.finding import Finding

_HINT = "a catalogue is a folder with data/papers.yaml and data/terms.yaml"
LARGEST_FILE = 64 * 2**20
DEEPEST = 40

# YAML folds a line break to a blank; Chinese has no blanks, so between Han characters and their punctuation it goes.
_FOLDED_HAN = re.compile(rf"(?<={CHINESE}) (?={CHINESE})")

# As a float, 68.10 would lose the digit that says how exact it is.
_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")
# What is written as an escape: control characters, and those that break lines or override the direction of text.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_FLOAT = "tag:yaml.org,2002:float"
_ONE_LINE = 100  # characters of a mapping or list that stands in one

_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Unreadable(Exception):
    """The file stops being YAML here."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message, self.line = message, line


class _Loader(_SafeLoader):  # type: ignore[misc]  # which of yaml's two loaders is known at run time
    """Counts levels while composing: libyaml composes by recursion in C, and a deep file would end the process."""

    _depth = 0

    def descend_resolver(self, parent: yaml.Node | None, index: object) -> None:
        """Is called before a node is composed."""
        self._depth += 1
        if parent and self._depth > DEEPEST + 1:
            raise _Unreadable(f"nested more than {DEEPEST} levels deep", parent.start_mark.line + 1)

    def ascend_resolver(self) -> None:
        """Is called when a node is composed."""
        self._depth -= 1


class YamlFile:
    """One YAML file.

    Attributes:
        path: the file, as named.
        value: what it says, in dicts, lists and scalars; None if it cannot be read.
        lines: line (from 1) of every path in it, such as "[3].sizes[0].layers".
        findings: what is wrong with it as YAML.
    """

    def __init__(self, path: Path) -> None:
        """Reads the file.

        Raises:
            CatalogueUnreadable: there is no such file, or the system refuses to read it.
        """
        self.path = path
        self.value: Any = None
        self.lines: dict[str, int] = {}
        self.findings: list[Finding] = []
        self._scalars = yaml.constructor.SafeConstructor()
        try:
            node = _compose(_text(path))
        except _Unreadable as problem:
            self._report(problem.line, problem.message)
            return
        if node is not None:
            self.value = self._construct(node, "", set())

    def _report(self, line: int, message: str) -> None:
        self.findings.append(Finding("yaml", str(self.path), line, "", "", message))

    def _construct(self, node: yaml.Node, path: str, seen: set[int]) -> Any:
        line = node.start_mark.line + 1
        self.lines.setdefault(path, line)
        if id(node) in seen:
            self._report(line, "anchors and aliases are not used in catalogues; write the value out")
            return None
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path, seen)
        if isinstance(node, yaml.SequenceNode):
            return [self._construct(item, f"{path}[{i}]", seen) for i, item in enumerate(node.value)]
        return self._scalar(node, line)

    def _mapping(self, node: yaml.MappingNode, path: str, seen: set[int]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if key_node.tag != "tag:yaml.org,2002:str":
                name = f"{key_node.value[:40]!r} " if isinstance(key_node, yaml.ScalarNode) else ""
                self._report(line, f"the key {name}is not text; quote it")
                continue
            key = key_node.value
            if key in result:
                self._report(line, f"the key {key!r} stands twice; only one of them would count")
                continue
            below = f"{path}.{key}" if path else key
            result[key] = self._construct(value_node, below, seen)
            self.lines[below] = line
        return result

    def _scalar(self, node: yaml.Node, line: int) -> Any:
        # A date stays the text that the file has: 2019-07 is no timestamp, and 2019-07-26 must be its like.
        if node.tag == "tag:yaml.org,2002:timestamp":
            return node.value
        try:
            value = self._scalars.construct_object(node)
        except (yaml.constructor.ConstructorError, ValueError, LookupError) as error:
            self._report(line, f"not a plain value: {str(error).splitlines()[0]}")
            return None
        if isinstance(value, float) and not isfinite(value):
            self._report(line, f"{node.value} is not a number that JSON can say")
            return None
        if isinstance(value, float) and _DECIMAL.fullmatch(node.value):
            return Decimal(node.value)
        if isinstance(value, str) and node.end_mark.line > node.start_mark.line:
            return _FOLDED_HAN.sub("", value.strip())
        return value


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            raise CatalogueUnreadable(f"{path}: {'not a file' if path.exists() else 'no such file'}", _HINT)
        if path.stat().st_size > LARGEST_FILE:
            raise _Unreadable(f"larger than {LARGEST_FILE // 2**20} MB", 0)
        content = path.read_bytes()
    except OSError as error:
        raise CatalogueUnreadable(f"{path}: {error.strerror or error}") from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _Unreadable(f"not UTF-8 (byte 0x{content[error.start]:02x})", line) from error


def _compose(text: str) -> yaml.Node | None:
    try:
        return yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        what = error.problem or error.context or "not YAML"
        raise _Unreadable(what, mark.line + 1 if mark else 0) from error
    except yaml.reader.ReaderError as error:
        # Not at `error.position`: libyaml counts bytes there. The first such character in the text is the one.
        line = text.count("\n", 0, text.index(chr(error.character))) + 1
        raise _Unreadable(f"a character that YAML does not allow: U+{error.character:04X}", line) from error
    except yaml.YAMLError as error:
        raise _Unreadable(str(error).splitlines()[0], 0) from error


class _Dumper(yaml.SafeDumper):
    """Writes as the catalogue is written: items indented, small mappings in one line."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Is called where something is indented; yaml itself would leave the items of a list where its key stands."""
        return super().increase_indent(flow, False)


def _small(dumper: _Dumper, value: dict[str, Any]) -> yaml.Node:
    node = dumper.represent_dict(value)
    scalars = not any(isinstance(item, dict | list) for item in value.values())
    node.flow_style = scalars and sum(len(str(part)) + 2 for item in value.items() for part in item) < _ONE_LINE
    return node


def _words(dumper: _Dumper, value: list[Any]) -> yaml.Node:
    node = dumper.represent_list(value)
    short = sum(len(str(item)) + 2 for item in value) < _ONE_LINE
    node.flow_style = not value or (short and not any(isinstance(item, dict | list) for item in value))
    return node


def _text_node(dumper: _Dumper, value: str) -> yaml.Node:
    style = '"' if _UNSEEN.search(value) else None  # there anything can stand, in one line
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(dict, _small)
_Dumper.add_representer(list, _words)
_Dumper.add_representer(str, _text_node)
_Dumper.add_representer(Decimal, lambda dumper, value: dumper.represent_scalar(_FLOAT, f"{value:f}"))


def yaml_text(value: Any) -> str:
    """Returns plain values as YAML, as `YamlFile` reads them back; no text is broken over two lines."""
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**9)
    return _UNSEEN.sub(lambda found: found[0] if found[0] == "\n" else f"\\u{ord(found[0]):04x}", text)
