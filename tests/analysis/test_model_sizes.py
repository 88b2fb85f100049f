from plmref.analysis.model_sizes import largest_models
from plmref.library.library import Library


def test_the_largest_model_of_each_paper_that_states_its_size_is_taken(bundled: Library) -> None:
    found = {size.mark.id: size for size in largest_models(bundled.papers())}
    assert (found["t5"].model, found["t5"].parameters) == ("T5-11B", 11_000_000_000)
    assert "sa-lstm" not in found


def test_each_says_where_the_paper_states_it(bundled: Library) -> None:
    found = largest_models(bundled.papers())
    assert found
    assert all(size.source for size in found)
    assert [size.mark.date for size in found] == sorted(size.mark.date for size in found)
