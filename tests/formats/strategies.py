"""Plain values that are valid records, made from the types of the records."""

from typing import Any

from hypothesis import strategies as st
from msgspec import Struct, inspect

# What can stand in one line of YAML: no line breaks, no control characters, no surrogates.
LINES = st.text(
    st.characters(categories=["L", "M", "N", "P", "S", "Zs"]) | st.sampled_from("预训练，。 #:-"), max_size=8
)


def valid(record_type: type[Struct]) -> st.SearchStrategy[dict[str, Any]]:
    """Returns a strategy for everything that decodes to `record_type`."""
    return _values(inspect.type_info(record_type))


def _values(info: inspect.Type) -> st.SearchStrategy[Any]:
    match info:
        case inspect.Metadata():
            return _values(info.type)
        case inspect.UnionType():
            return st.one_of([_values(option) for option in info.types])
        case inspect.NoneType():
            return st.none()
        case inspect.LiteralType():
            return st.sampled_from(info.values)
        case inspect.StructType():
            needed = {field.encode_name: _values(field.type) for field in info.fields if field.required}
            others = {field.encode_name: _values(field.type) for field in info.fields if not field.required}
            return st.fixed_dictionaries(needed, optional=others)
        case inspect.ListType():
            least = info.min_length or 0
            return st.lists(_values(info.item_type), min_size=least, max_size=max(least, 2))
    return _scalars(info)


def _scalars(info: inspect.Type) -> st.SearchStrategy[Any]:
    match info:
        case inspect.StrType(pattern=str() as pattern):
            return st.from_regex(pattern, fullmatch=True)
        case inspect.StrType():
            return LINES.filter(lambda text: len(text) >= (info.min_length or 0))
        case inspect.IntType():
            return st.integers(info.ge, info.le if info.le is not None else 10**15)
        case inspect.FloatType():
            least = 0 if info.gt is not None else -1e6
            return st.floats(least, 1e12, exclude_min=info.gt is not None, allow_subnormal=False)
        case inspect.DecimalType():
            return st.decimals(-1000, 1000, places=2)
    raise AssertionError(f"no values for {info}")
