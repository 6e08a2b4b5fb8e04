import pytest

from enishi.foundation.search import commonness
from enishi.foundation.search.commonness import are_common


@pytest.fixture
def shares(monkeypatch):
    told = {"050": 0.145, "500": 0.143, "§05": 0.142, "799": 0.02, "rare": 0.0001}
    monkeypatch.setattr(commonness, "_shares", lambda: told)


@pytest.mark.parametrize(
    ("tokens", "common"),
    [
        (["050", "500", "§05"], True),  # together nearly as often as each alone
        (["050", "rare"], False),
        (["050", "unknown"], False),
        (["799"] * 4, False),  # of many pieces that are each common, few rows have all
        (["050"], False),  # one piece the planner judges rightly
        ([], False),
    ],
)
def test_a_word_is_common_if_its_pieces_are_and_are_not_many(shares, tokens, common):
    assert are_common(tokens) is common
