"""What a custom field takes, whatever is sent."""

from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.foundation.custom import DECIMALS, KINDS, LARGEST, Facts, Unusable, kept, sent

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.just(10**400) | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


@given(kind=st.sampled_from(KINDS), value=JSON)
@settings(max_examples=500)
def test_whatever_is_sent_is_taken_as_its_kind_or_refused_with_a_reason(kind, value):
    facts = Facts(kind, ("option_1", "option_2"), "JPY")
    try:
        taken = kept(facts, value)
    except Unusable as reason:
        assert str(reason)
        return
    assert taken is None or kept(facts, sent(facts, taken)) == taken


@given(st.integers(-LARGEST, LARGEST) | st.floats(-(10**9), 10**9).map(lambda one: round(one, DECIMALS)))
def test_a_number_is_kept_as_it_was_typed(number):
    assert kept(Facts("number"), number) == number
    assert kept(Facts("money"), {"amount": int(number), "currency": "JPY"}) == int(number)
