from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings

from plmref.formats.catalogue import load_catalogue
from plmref.formats.decode import decode
from plmref.formats.yaml_file import YamlFile
from plmref.records.paper import Paper
from plmref.records.term import Term
from tests.conftest import TOY
from tests.formats.plain import plain
from tests.formats.strategies import valid

REPOSITORY = Path(__file__).parents[2]


class _Dumper(yaml.SafeDumper):
    """Writes decimals with their digits."""


_Dumper.add_representer(Decimal, lambda dumper, value: dumper.represent_scalar("tag:yaml.org,2002:float", str(value)))


def write(path: Path, records: Any, width: int) -> None:
    text = yaml.dump(records, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=width)
    path.write_text(text, "utf-8")


@pytest.mark.parametrize("root", [TOY, REPOSITORY], ids=["toy", "bundled"])
@pytest.mark.parametrize("width", [40, 10**6], ids=["folded", "one line"])
def test_a_catalogue_written_and_read_again_is_the_same(root: Path, width: int, tmp_path: Path) -> None:
    catalogue = load_catalogue(root)
    (tmp_path / "data").mkdir()
    write(tmp_path / "data/papers.yaml", list(map(plain, catalogue.papers)), width)
    write(tmp_path / "data/terms.yaml", list(map(plain, catalogue.terms)), width)
    again = load_catalogue(tmp_path)
    assert again.findings == ()
    assert again.papers == catalogue.papers
    assert again.terms == catalogue.terms


@pytest.mark.parametrize("record_type", [Paper, Term])
def test_any_record_written_and_read_again_is_the_same(
    record_type: type[Paper] | type[Term], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
    @given(valid(record_type))
    def check(value: Any) -> None:
        record = decode(value, record_type)
        assert isinstance(record, record_type)
        write(path, plain(record), 10**6)
        file = YamlFile(path)
        assert file.findings == []
        assert decode(file.value, record_type) == record

    check()
