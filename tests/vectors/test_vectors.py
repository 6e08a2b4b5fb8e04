"""Every published case of every group that the product implements."""

import pytest

from tests.vectors.compare import misses, read
from tests.vectors.groups import GROUPS

CASES = read()


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_the_product_answers_every_published_case(group):
    assert len(CASES[group]) >= 25
    assert list(misses(group, CASES[group])) == []
