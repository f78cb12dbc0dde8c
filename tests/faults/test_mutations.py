"""Each mutation of `make mutations` still finds the text that it changes and the tests it names."""

from pathlib import Path

import pytest

from tests.faults.mutation import Mutation
from tests.faults.mutations import MUTATIONS, ROOT, NotFound, mutate


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda it: it.name)
def test_each_mutation_finds_its_text_and_its_tests(tmp_path: Path, mutation: Mutation) -> None:
    copy = tmp_path / mutation.file
    copy.parent.mkdir(parents=True)
    copy.write_text((ROOT / mutation.file).read_text(encoding="utf-8"), encoding="utf-8")

    assert mutate(tmp_path, mutation) != copy.read_text(encoding="utf-8")
    for named in mutation.tests:
        path, _, name = named.partition("::")
        assert f"def {name}" in (ROOT / path).read_text(encoding="utf-8")


def test_a_text_that_is_gone_is_refused_by_name(tmp_path: Path) -> None:
    mutation = Mutation(name="the dedup", file="any.py", old="x = 1", new="x = 2", tests=())
    (tmp_path / "any.py").write_text("y = 1", encoding="utf-8")

    with pytest.raises(NotFound, match="the text of “the dedup” 0 times"):
        mutate(tmp_path, mutation)
