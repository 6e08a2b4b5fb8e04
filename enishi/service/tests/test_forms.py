"""A ticket reaches a status once its form is filled in: by hand, in bulk, by macros and with an answer alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation import clock
from enishi.foundation.authz import System
from enishi.foundation.errors import BadInput, NotAllowed
from enishi.interactions.models import Message
from enishi.service import actions
from enishi.service.actions.steps import move
from enishi.service.desk.actions import Many, act_on_many
from enishi.service.forms import actions as forms
from enishi.service.forms import rules
from enishi.service.macros import actions as macros
from enishi.service.models import Ticket
from enishi.service.tests.test_macros import PLAIN
from enishi.staff.actions.custom_fields import create_custom_field

ASKS = [
    {"field": "category", "before": "solved"},
    {"field": "custom.cause", "before": "solved"},
    {"field": "tags", "before": "closed"},
    {"field": "item", "before": "solved"},
    {"field": "urgency", "before": ""},
]


def rows(model):
    return model.objects.unscoped("looking in a test")


@pytest.fixture
def cause(admin):
    """A field of the house: 原因."""
    return create_custom_field(
        admin, {"entity": "tickets", "key": "cause", "kind": "text", "name": "原因", "name_en": "Cause"}
    )


@pytest.fixture
def form(service_manager, cause, organisation):
    def keep(*fields, version=1):
        return forms.update_forms(
            service_manager, [{"type": "fault", "fields": list(fields)}], version=version
        )

    keep(*ASKS[:3])
    return keep


@pytest.fixture
def bare(service_agent, asked):
    return actions.open_ticket(service_agent, asked | {"category": ""}, text="止まりました。")


def test_what_is_missing_is_named_in_the_readers_language(api, service_agent, form, bare):
    client, at = api(service_agent), f"/tickets/{bare.uid}"
    refused = client.post(f"{at}/status", {"status": "solved"}, if_match='"1"')
    told = refused.json()
    assert (refused.status_code, told["code"]) == (400, "ticket.fields_needed")
    assert told["title"] == "先に入力する項目があります：分類、原因"
    assert list(told["fields"]) == ["category", "custom.cause"]
    refused = client.post(f"{at}/status", {"status": "solved"}, if_match='"1"', accept_language="en")
    assert refused.json()["title"] == "To be filled in first: Category, Cause"
    told = client.get(at).json()
    assert (told["status"], told["version"]) == ("new", 1)
    assert told["form"] == [
        {"field": "category", "before": "solved", "is_missing": True},
        {"field": "custom.cause", "before": "solved", "is_missing": True},
        {"field": "tags", "before": "closed", "is_missing": True},
    ]
    filled = client.patch(at, {"category": "計測", "custom": {"cause": "断線"}}, version=1)
    assert [one["is_missing"] for one in filled.json()["form"]] == [False, False, True]
    solved = client.post(f"{at}/status", {"status": "solved"}, if_match='"2"')
    assert solved.json()["status"] == "solved"
    closed = client.post(f"{at}/status", {"status": "closed"}, if_match='"3"')
    assert closed.json()["title"] == "先に入力する項目があります：タグ"


def test_of_an_answer_with_a_status_nothing_is_left_behind(service_agent, form, bare):
    said = rows(Message).count()
    with pytest.raises(rules.FieldsNeeded):
        actions.reply(service_agent, bare.uid, version=1, text="直しました。", status="solved")
    assert rows(Message).count() == said
    bare.refresh_from_db()
    assert (bare.status, bare.version, bare.assignee) == ("new", 1, None)
    assert actions.reply(service_agent, bare.uid, version=1, text="調べます。").status == "open"


def test_of_many_those_that_lack_something_say_what(api, service_agent, form, bare, ticket):
    actions.update_ticket(service_agent, ticket.uid, {"custom": {"cause": "断線"}}, version=1)
    seen = [{"id": str(bare.uid), "version": 1}, {"id": str(ticket.uid), "version": 2}]
    told = api(service_agent).post("/tickets/acts", {"tickets": seen, "status": "solved"}).json()
    assert [(one["is_done"], one["refusal"]) for one in told["items"]] == [
        (False, "先に入力する項目があります：分類、原因"),
        (True, None),
    ]


def test_tags_put_on_with_a_status_count_for_it(service_agent, service_manager, form, bare):
    form({"field": "tags", "before": "waiting"}, version=2)
    done = act_on_many(service_agent, [(bare.uid, 1)], Many(status="waiting", add_tags=["再発"]))
    assert done[0].refusal is None


def test_a_macro_does_all_or_nothing(service_agent, form, bare):
    given = PLAIN | {"text": "", "status": "solved", "priority": 4, "note": "済み"}
    macro = macros.create_macro(service_agent, given)
    with pytest.raises(rules.FieldsNeeded):
        macros.run_macro(service_agent, bare.uid, macro.uid, version=1)
    bare.refresh_from_db()
    assert (bare.priority, bare.version, bare.notes.unscoped("looking").count()) == (3, 1, 0)
    other = macros.create_macro(service_agent, given | {"category": "計測"})
    actions.update_ticket(service_agent, bare.uid, {"custom": {"cause": "断線"}}, version=1)
    assert macros.run_macro(service_agent, bare.uid, other.uid, version=2).ticket.status == "solved"


def test_what_a_status_needed_is_not_emptied_again(service_agent, form, bare):
    actions.update_ticket(
        service_agent, bare.uid, {"category": "計測", "custom": {"cause": "断線"}}, version=1
    )
    actions.set_status(service_agent, bare.uid, version=2, status="solved")
    for change in ({"category": ""}, {"custom": {"cause": None}}):
        with pytest.raises(rules.FieldsNeeded):
            actions.update_ticket(service_agent, bare.uid, change, version=3)
    assert actions.update_ticket(service_agent, bare.uid, {"priority": 4}, version=3).version == 4


def test_the_product_itself_is_asked_for_nothing_and_another_type_has_another_form(
    service_agent, form, bare, ticket
):
    move(System("job"), bare, "closed", clock.now())
    assert bare.status == "closed"
    asked = actions.update_ticket(service_agent, ticket.uid, {"type": "request"}, version=1)
    assert actions.set_status(service_agent, asked.uid, version=2, status="solved").status == "solved"


def test_without_a_customer_no_machine_of_theirs_is_asked_for(service_agent, form, asked):
    form({"field": "item", "before": "solved"}, version=2)
    nobody = actions.open_ticket(service_agent, asked | {"account_id": None}, text="止まりました。")
    assert actions.set_status(service_agent, nobody.uid, version=1, status="solved").status == "solved"
    theirs = actions.open_ticket(service_agent, asked, text="止まりました。")
    with pytest.raises(rules.FieldsNeeded):
        actions.set_status(service_agent, theirs.uid, version=1, status="solved")


def test_who_leads_service_chooses_the_forms(api, service_agent, service_manager, form):
    with pytest.raises(NotAllowed):
        forms.update_forms(service_agent, [], version=2)
    client = api(service_manager)
    told = client.get("/ticket-forms").json()
    assert (told["version"], told["may"]) == (2, {"update": True})
    assert told["forms"] == [{"type": "fault", "fields": ASKS[:3]}]
    assert api(service_agent).get("/ticket-forms").json()["may"] == {"update": False}
    twice = {"type": "fault", "fields": [ASKS[0], ASKS[0]]}
    unknown = {"type": "request", "fields": [{"field": "custom.none", "before": ""}]}
    refused = client.patch("/ticket-forms", {"forms": [twice, unknown]}, version=2)
    assert list(refused.json()["fields"]) == ["forms.0", "forms.1"]
    assert client.patch("/ticket-forms", {"forms": []}, version=2).json()["forms"] == []
    assert rows(Ticket).count() == 0


FORMS = st.lists(
    st.builds(rules.Asked, st.sampled_from(rules.FIELDS), st.sampled_from(("", *rules.ORDER))),
    unique_by=lambda one: one.field,
)


@given(FORMS, st.sets(st.sampled_from(rules.FIELDS)), st.sampled_from(("new", "open", *rules.ORDER)))
def test_a_later_status_needs_all_that_an_earlier_one_does(form, filled, status):
    left = rules.missing(form, filled, status)
    assert set(left) <= {one.field for one in form if one.before} - filled
    for later, rank in rules.ORDER.items():
        if rank >= rules.ORDER.get(status, 0):
            assert set(left) <= set(rules.missing(form, filled, later))
    assert rules.missing(form, set(rules.FIELDS), status) == []
    assert rules.missing(form, filled, "open") == []


@pytest.mark.parametrize("kind", ["question", "nothing"])
def test_a_form_is_of_a_type_there_is(kind):
    given = [{"type": kind, "fields": [{"field": "category", "before": "solved"}]}]
    if kind == "nothing":
        with pytest.raises(BadInput):
            rules.in_form(given, [])
    else:
        assert rules.in_form(given, []) == {"question": [{"field": "category", "before": "solved"}]}
