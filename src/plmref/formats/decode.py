"""Plain values to typed records, with every problem of a record told at once.

msgspec stops at the first problem. A record that fails is therefore taken apart along its types, and each part
is decoded by itself.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, NamedTuple, TypeVar

import msgspec
from msgspec import Meta, inspect

R = TypeVar("R", bound=msgspec.Struct)

# A decimal number is one in the file, so that its text in quotes is none.
_OWN = (Decimal,)


class Problem(NamedTuple):
    """What is wrong with one field; `path` is relative to the record ("sizes[0].layers")."""

    path: str
    message: str


def decode(value: Any, record_type: type[R]) -> R | list[Problem]:
    """Returns the record that `value` holds, or all its problems."""
    try:
        return msgspec.convert(value, record_type, builtin_types=_OWN)
    except msgspec.ValidationError as error:
        problems = list(_problems(value, inspect.type_info(record_type), record_type, ""))
        # Never silent: if taking the record apart finds nothing, the first message stands.
        return problems or [Problem("", _plain(error))]


def _problems(value: Any, info: inspect.Type, declared: Any, path: str) -> Iterator[Problem]:
    if isinstance(info, inspect.Metadata):
        info = info.type
    if isinstance(info, inspect.UnionType) and value is not None:
        options = [option for option in info.types if not isinstance(option, inspect.NoneType)]
        info = options[0] if len(options) == 1 else info
    if isinstance(info, inspect.StructType) and isinstance(value, dict):
        yield from _struct_problems(value, info, path)
    elif isinstance(info, inspect.ListType) and isinstance(value, list) and value:
        for index, item in enumerate(value):
            yield from _problems(item, info.item_type, None, f"{path}[{index}]")
    else:
        yield from _leaf_problems(value, info, declared, path)


def _struct_problems(value: dict[str, Any], info: inspect.StructType, path: str) -> Iterator[Problem]:
    declared = {field.name: field.type for field in msgspec.structs.fields(info.cls)}
    for field in info.fields:
        below = f"{path}.{field.encode_name}" if path else field.encode_name
        if field.encode_name in value:
            yield from _problems(value[field.encode_name], field.type, declared[field.name], below)
        elif field.required:
            yield Problem(below, "is missing")
    known = [field.encode_name for field in info.fields]
    for name in value:
        if name not in known:
            yield Problem(f"{path}.{name}" if path else name, f"unknown field (known here: {', '.join(known)})")


def _leaf_problems(value: Any, info: inspect.Type, declared: Any, path: str) -> Iterator[Problem]:
    target = info.cls if isinstance(info, inspect.StructType) else declared
    if target is None:
        target = _declared_of(info)
    try:
        msgspec.convert(value, target, builtin_types=_OWN)
    except msgspec.ValidationError as error:
        hint = "; quote it" if isinstance(info, inspect.StrType) and isinstance(value, int | float | Decimal) else ""
        yield Problem(path, _plain(error) + hint)


def _declared_of(info: inspect.Type) -> Any:
    """Returns a type that msgspec can convert to for an item of a list (lists hold records or strings)."""
    if isinstance(info, inspect.StrType):
        return Annotated[str, Meta(pattern=info.pattern, min_length=info.min_length)]
    return Any


def _plain(error: msgspec.ValidationError) -> str:
    message = str(error).partition(" - at `")[0]
    return message[:1].lower() + message[1:]
