"""Macros: places are filled in from a fixed list, once; running one does all of it or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.errors import BadInput, NotAllowed, NotFound
from enishi.interactions.models import Message
from enishi.service import actions
from enishi.service.desk.actions import Many, act_on_many
from enishi.service.macros import actions as macros
from enishi.service.macros import queries, rules
from enishi.service.models import InternalNote, Macro

PLAIN = {
    "name": "受付のお知らせ",
    "text": "{宛名}\n\n{number}を承りました。\n{自社名} {agent}",
    "status": "",
    "reason": "",
    "priority": None,
    "category": "",
    "tags": [],
    "assignee_id": None,
    "takes": False,
    "note": "",
    "is_shared": False,
}


def rows(model):
    return model.objects.unscoped("looking in a test")


@pytest.fixture
def named(service_agent, asked, contact):
    """A ticket whose person is known."""
    return actions.open_ticket(service_agent, asked | {"contact_id": contact.uid}, text="動きません。")


def test_places_are_filled_in_with_the_addressee_as_custom_asks(
    api, service_agent, named, ticket, organisation
):
    macros.create_macro(service_agent, PLAIN)
    at = api(service_agent)
    (one,) = at.get(f"/tickets/{named.uid}/macros").json()["items"]
    who = "株式会社ハナサキ精機 渡辺 千尋 様"
    assert one["text"].splitlines()[0] == who
    assert f"#{named.number}を承りました。" in one["text"]
    assert one["empty"] == []
    (one,) = at.get(f"/tickets/{ticket.uid}/macros").json()["items"]
    assert one["text"].splitlines()[0] == "株式会社ハナサキ精機 御中"


def test_a_place_without_a_word_is_named_and_stays(service_agent, ticket):
    macros.create_macro(service_agent, PLAIN | {"text": "{contact}様の{機器}について"})
    (ready,) = queries.ready_in(service_agent, ticket.uid)
    assert (ready.text.text, ready.text.empty) == ("{contact}様の{機器}について", ("contact", "item"))


@pytest.mark.parametrize(
    "text",
    ["{{7*7}}", "{{ ticket.__class__ }}", "{% load x %}", "{agent.password}", "{x|safe}", "{password}"],
)
def test_nothing_else_in_braces_means_anything(text):
    assert rules.filled(text, {"agent": "鈴木"}) == rules.Filled(text, ())


@given(st.text(), st.dictionaries(st.sampled_from(sorted(rules.PLACES)), st.text(min_size=1)))
def test_what_a_word_holds_is_never_looked_at_again(text, words):
    once = rules.filled("{account}", {**words, "account": text or "x"})
    assert once == rules.Filled(text or "x", ())
    whole = rules.filled(text, words)
    assert set(whole.empty).isdisjoint(words)
    if "{" not in text:
        assert whole == rules.Filled(text, ())


def test_ones_own_is_seen_by_nobody_else_and_a_shared_one_by_all(
    service_agent, second_agent, service_manager
):
    macros.create_macro(service_agent, PLAIN)
    with pytest.raises(NotAllowed):
        macros.create_macro(service_agent, PLAIN | {"is_shared": True})
    macros.create_macro(service_manager, PLAIN | {"name": "みんなの", "is_shared": True})
    names = {one: [macro.name for macro in queries.usable(one)] for one in (service_agent, second_agent)}
    assert names == {service_agent: ["みんなの", "受付のお知らせ"], second_agent: ["みんなの"]}
    assert rows(Macro).count() == 2


def test_an_agent_changes_and_deletes_their_own_alone(service_agent, second_agent, service_manager):
    own = macros.create_macro(service_agent, PLAIN)
    shared = macros.create_macro(service_manager, PLAIN | {"is_shared": True})
    own = macros.update_macro(service_agent, own.uid, PLAIN | {"name": "改"}, version=own.version)
    for actor, uid in ((second_agent, own.uid), (service_agent, shared.uid)):
        with pytest.raises((NotAllowed, NotFound)):
            macros.delete_macro(actor, uid, version=own.version)
    macros.delete_macro(service_agent, own.uid, version=own.version)
    assert [macro.name for macro in queries.usable(service_agent)] == [PLAIN["name"]]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": " "}, "name"),
        ({"text": ""}, "text"),
        ({"status": "new"}, "status"),
        ({"status": "solved", "reason": "maker"}, "reason"),
        ({"takes": True, "assignee_id": "x"}, "assignee_id"),
    ],
)
def test_a_macro_that_cannot_be_is_refused(service_agent, change, field):
    with pytest.raises(BadInput) as refused:
        macros.create_macro(service_agent, PLAIN | change)
    assert list(refused.value.fields) == [field]
    assert rows(Macro).count() == 0


def test_running_one_does_all_of_it(service_agent, user_of, ticket):
    given = PLAIN | {
        "status": "waiting",
        "priority": 4,
        "category": "点検",
        "takes": True,
        "note": "{会社名}へ折り返し",
    }
    macro = macros.create_macro(service_agent, given | {"text": "{宛名}\n確認中です。"})
    ran = macros.run_macro(service_agent, ticket.uid, macro.uid, version=ticket.version)
    done = ran.ticket
    assert (done.status, done.priority, done.category) == ("waiting", 4, "点検")
    assert done.assignee == user_of(service_agent)
    assert rows(Message).filter(direction="out").get().text == "株式会社ハナサキ精機 御中\n確認中です。"
    assert rows(InternalNote).get().text == "株式会社ハナサキ精機へ折り返し"


def test_with_a_place_empty_nothing_of_it_is_done_in_that_ticket(service_agent, ticket, named):
    macro = macros.create_macro(service_agent, PLAIN | {"text": "{お名前}様", "priority": 4})
    seen = [(ticket.uid, ticket.version), (named.uid, named.version)]
    done = act_on_many(service_agent, seen, Many(macro_id=macro.uid))
    assert [one.refusal and one.refusal.code for one in done] == ["macro.places_empty", None]
    ticket.refresh_from_db()
    assert (ticket.priority, ticket.version) == (3, 1)
    assert [said.text for said in rows(Message).filter(direction="out")] == ["渡辺 千尋様"]


def test_somebody_elses_macro_is_not_there(service_agent, second_agent, ticket):
    macro = macros.create_macro(service_agent, PLAIN)
    with pytest.raises(NotFound):
        macros.run_macro(second_agent, ticket.uid, macro.uid, version=ticket.version)
