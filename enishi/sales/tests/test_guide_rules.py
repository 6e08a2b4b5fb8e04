"""Which products fit the answers, and why; which guides may be published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.errors import BadInput
from enishi.sales.guides import rules
from enishi.sales.guides.rules import ProductFacts, found, holds


def effect(kind="add", products=(), field="", compare="is", value="", why="理由", why_en=""):
    named = {"products": list(products), "field": field, "compare": compare, "value": value}
    return {"kind": kind, **named, "why": why, "why_en": why_en}


def question(name, *answers, takes_many=False):
    return {
        "id": name,
        "text": f"質問 {name}",
        "text_en": "",
        "takes_many": takes_many,
        "answers": [
            {"id": f"a{n}", "text": f"答え {n}", "text_en": "", "effects": list(effects)}
            for n, effects in enumerate(answers, start=1)
        ],
    }


INDOOR = ProductFacts("p1", "屋内センサー", "Indoor sensor", {"price": 48_000, "custom.ip": 40})
OUTDOOR = ProductFacts(
    "p2", "屋外センサー", "", {"price": 98_000, "custom.ip": 67, "custom.fits": ["pump", "fan"]}
)
CARE = ProductFacts("p3", "見守り契約", "", {"price": 12_000, "recurring": "month"})
ALL = [INDOOR, OUTDOOR, CARE]
GUIDE = [
    question(
        "what",
        [effect("add", ["p1", "p2"], why="振動を測れます", why_en="It measures vibration")],
        [effect("add", ["p3"], why="毎月見守ります")],
        takes_many=True,
    ),
    question(
        "where",
        [effect("require", field="custom.ip", compare="at_least", value="65", why="防水が要ります")],
        [],
    ),
    question(
        "money", [effect("exclude", field="price", compare="at_least", value="90000", why="ご予算を超えます")]
    ),
]


def told(chosen, guide=GUIDE, language="ja"):
    return [
        (one.product.id, one.fits, one.reasons, one.against) for one in found(guide, chosen, ALL, language)
    ]


def test_an_answer_adds_products_and_says_why():
    assert told({"what": ["a1"]}) == [
        ("p1", True, ("振動を測れます",), ()),
        ("p2", True, ("振動を測れます",), ()),
        ("p3", False, (), ()),
    ]


def test_a_requirement_tells_why_one_fits_and_another_does_not():
    assert told({"what": ["a1"], "where": ["a1"]}) == [
        ("p2", True, ("振動を測れます", "防水が要ります"), ()),
        ("p1", False, ("振動を測れます",), ("防水が要ります",)),
        ("p3", False, (), ("防水が要ります",)),
    ]


def test_what_an_answer_rules_out_does_not_fit_whatever_adds_it():
    assert [row[:2] for row in told({"what": ["a1", "a2"], "money": ["a1"]})] == [
        ("p1", True),
        ("p3", True),
        ("p2", False),
    ]


def test_without_answers_nothing_fits_and_nothing_is_against_it():
    assert all(not one.fits and one.unnamed for one in found(GUIDE, {}, ALL, "ja"))


def test_a_guide_that_adds_nothing_begins_with_everything():
    narrow = [question("where", [effect("require", field="recurring", value="month")])]
    assert [row[:2] for row in told({}, narrow)] == [("p1", True), ("p2", True), ("p3", True)]
    assert [row[0] for row in told({"where": ["a1"]}, narrow) if row[1]] == ["p3"]


def test_sentences_stand_in_the_readers_language_as_far_as_there_are_any():
    assert told({"what": ["a1"], "where": ["a1"]}, language="en")[0][2] == (
        "It measures vibration",
        "防水が要ります",
    )
    assert [one.product.called("en") for one in found(GUIDE, {"what": ["a1"]}, ALL, "en")][:1] == [
        "Indoor sensor"
    ]


@pytest.mark.parametrize(
    ("value", "how", "asked", "so"),
    [
        ("IP67", "is", "ip67", True),
        (48_000, "is", "48,000", True),
        (48_000, "at_most", "48000", True),
        (48_000, "at_least", "48001", False),
        ("高い", "at_least", "1", False),
        (["pump", "fan"], "contains", "PUM", True),
        (["pump", "fan"], "is_not", "fan", False),
        (True, "is", "yes", True),
        (None, "is_not", "x", True),
        (None, "at_most", "5", False),
        ("", "is", "", False),
    ],
)
def test_attributes_compare(value, how, asked, so):
    assert holds(value, how, asked) is so


@given(
    st.dictionaries(
        st.sampled_from(["what", "where", "money"]), st.lists(st.sampled_from(["a1", "a2"]), max_size=2)
    )
)
def test_what_fits_comes_first_and_never_has_anything_against_it(chosen):
    results = found(GUIDE, chosen, ALL, "ja")
    fits = [one.fits for one in results]
    assert fits == sorted(fits, reverse=True)
    assert all(one.reasons and not one.against for one in results if one.fits)
    assert all(one.against or one.unnamed for one in results if not one.fits)


def test_answers_that_are_none_of_the_questions_are_refused_together():
    with pytest.raises(BadInput) as refused:
        rules.check_chosen(GUIDE, {"what": ["a9"], "where": ["a1", "a2"], "other": ["a1"]})
    assert refused.value.fields == {
        "answers.what": "not_a_choice",
        "answers.where": "only_one",
        "answers.other": "not_a_choice",
    }


def test_every_fault_of_a_guide_is_named_in_its_order():
    broken = [
        {**question("q1"), "text": " "},
        question("q2", [effect(products=["gone"]), effect(), effect(field="price", why="")]),
    ]
    codes = [fault.code for fault in rules.faults(broken, ["p1"])]
    assert codes == ["no_words", "no_answers", "not_sold", "about_nothing", "no_value", "no_why"]
    assert [fault.code for fault in rules.faults([question("q1", [])], [])] == ["says_nothing"]
    assert [fault.code for fault in rules.faults([], [])] == ["empty"]
    assert rules.faults(GUIDE, ["p1", "p2", "p3"]) == []


def test_a_guide_is_refused_as_a_whole():
    twice = [question("q1", [], []), question("q1", [effect(field="colour")])]
    twice[0]["answers"][1]["id"] = "a1"
    with pytest.raises(BadInput) as refused:
        rules.in_form({"name": " ", "questions": twice})
    assert set(refused.value.fields) == {
        "name",
        "questions.0.id",
        "questions.1.id",
        "questions.0.answers.0.id",
        "questions.0.answers.1.id",
        "questions.1.answers.0.effects.0.field",
    }
