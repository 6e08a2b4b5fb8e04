"""B58: a filter is a tree of known shape, or a sentence about what is wrong with it."""

import json

import pytest

from enishi.foundation.errors import BadInput
from enishi.foundation.filters.tree import Condition, Group, conditions, parse, read

OWNED = {"field": "owner", "op": "empty"}


def faults(tree) -> dict[str, str]:
    with pytest.raises(BadInput) as refused:
        parse(tree)
    return refused.value.fields


def test_conditions_and_groups_keep_their_place():
    tree = parse({"all": [OWNED, {"any": [{"field": "amount", "op": "at_least", "value": 3}]}]})
    assert tree == Group(
        "all",
        (
            Condition("owner", "empty", None, "filter.all.0"),
            Group("any", (Condition("amount", "at_least", 3, "filter.all.1.any.0"),)),
        ),
    )
    assert [one.field for one in conditions(tree)] == ["owner", "amount"]


def test_no_filter_narrows_nothing():
    assert parse({}) == parse(None) == Group("all", ())


@pytest.mark.parametrize(
    ("tree", "place", "code"),
    [
        ([], "filter", "filter_unreadable"),
        (OWNED, "filter", "filter_unreadable"),
        ({"all": [], "any": []}, "filter", "filter_unreadable"),
        ({"none": []}, "filter", "filter_unreadable"),
        ({"all": [7]}, "filter.all.0", "filter_unreadable"),
        ({"all": [OWNED | {"sql": "1=1"}]}, "filter.all.0", "filter_unreadable"),
        ({"all": [{"field": ["owner"], "op": "empty"}]}, "filter.all.0", "filter_unreadable"),
        ({"all": [OWNED | {"value": "a\x00b"}]}, "filter.all.0", "control_characters"),
        ({"all": [OWNED | {"value": ["a", "\ud800"]}]}, "filter.all.0", "control_characters"),
        ({"all": [{"any": [{"all": [{"any": [OWNED]}]}]}]}, "filter.all.0.any.0.all.0.any.0", "filter_too_deep"),
        ({"all": [OWNED] * 51}, "filter", "filter_too_long"),
        ({"all": [{"any": [OWNED] * 30}] * 2}, "filter", "filter_too_long"),
    ],
)  # fmt: skip
def test_b58_a_tree_of_another_shape_is_refused_at_its_place(tree, place, code):
    assert faults(tree) == {place: code}


def test_b58_ten_thousand_clauses_are_refused_before_they_are_walked():
    with pytest.raises(BadInput) as refused:
        read(json.dumps({"any": [OWNED] * 10_000}))
    assert refused.value.fields == {"filter": "filter_too_long"}
    assert faults({"any": [OWNED] * 10_000}) == {"filter": "filter_too_long"}


@pytest.mark.parametrize("text", ["", "{", "nonsense", '{"all": [NaN]}', "[" * 7_000])
def test_b58_what_is_no_json_is_refused(text):
    with pytest.raises(BadInput) as refused:
        read(text)
    assert refused.value.fields == {"filter": "filter_unreadable"}
