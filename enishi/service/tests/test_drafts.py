"""What is being written is kept per person, ticket and kind, and gone once it is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.errors import NotAllowed, NotFound
from enishi.service import actions
from enishi.service.desk.actions import Many, act_on_many
from enishi.service.drafts import actions as drafts
from enishi.service.drafts import queries, rules
from enishi.service.models import Draft
from enishi.staff.models import User

WORDS = "お問い合わせありがとうございます。確認して"


def rows():
    return Draft.objects.unscoped("looking in a test")


def leave(user):
    User.objects.filter(pk=user.pk).update(is_active=False)


def test_a_draft_is_kept_as_it_is_typed_and_read_on_another_machine(api, service_agent, ticket):
    client = api(service_agent)
    at = f"/tickets/{ticket.uid}/drafts"
    for text in (WORDS[:8], WORDS):
        assert client.put(at, {"mode": "reply", "text": text}).status_code == 200
    client.put(at, {"mode": "note", "text": "前回も同じ症状"})
    told = client.get(at).json()
    assert [(one["mode"], one["text"]) for one in told["items"]] == [
        ("note", "前回も同じ症状"),
        ("reply", WORDS),
    ]
    assert told["left"] == []
    assert client.put(at, {"mode": "note", "text": " "}).json() == {"kept_at": None}
    assert rows().count() == 1


def test_a_draft_is_its_authors_alone(api, service_agent, second_agent, service_manager, ticket):
    draft = drafts.keep_draft(service_agent, ticket.uid, "reply", WORDS)
    for other in (second_agent, service_manager):
        assert queries.own(other, ticket.uid) == queries.left_behind(other, ticket.uid) == []
    with pytest.raises(NotFound):
        drafts.take_draft(second_agent, draft.uid)


def test_who_may_not_answer_keeps_no_draft(api, read_only, ticket, sales_rep):
    with pytest.raises(NotAllowed):
        drafts.keep_draft(read_only, ticket.uid, "reply", WORDS)
    with pytest.raises(NotAllowed):
        drafts.keep_draft(sales_rep, ticket.uid, "reply", WORDS)
    assert rows().count() == 0


def test_what_was_sent_is_no_draft_any_more(service_agent, second_agent, ticket):
    for mode in rules.MODES:
        drafts.keep_draft(service_agent, ticket.uid, mode, WORDS)
    drafts.keep_draft(second_agent, ticket.uid, "reply", "私からも")
    ticket = actions.reply(service_agent, ticket.uid, version=ticket.version, text=WORDS)
    assert [one.mode for one in queries.own(service_agent, ticket.uid)] == ["customer", "note"]
    actions.add_note(service_agent, ticket.uid, text="前回も同じ症状")
    actions.receive(service_agent, ticket.uid, text="まだです。")
    assert queries.own(service_agent, ticket.uid) == []
    assert [one.text for one in queries.own(second_agent, ticket.uid)] == ["私からも"]


def test_the_same_answer_to_many_leaves_what_one_is_writing(service_agent, ticket):
    drafts.keep_draft(service_agent, ticket.uid, "reply", WORDS)
    act_on_many(service_agent, [(ticket.uid, ticket.version)], Many(text="復旧しました。"))
    assert [one.text for one in queries.own(service_agent, ticket.uid)] == [WORDS]


def test_a_manager_takes_over_what_somebody_left_behind(
    service_agent, service_manager, user_of, ticket, events_of
):
    draft = drafts.keep_draft(service_agent, ticket.uid, "reply", WORDS)
    with pytest.raises(rules.AuthorStillHere):
        drafts.take_draft(service_manager, draft.uid)
    leave(user_of(service_agent))
    assert [one.uid for one in queries.left_behind(service_manager, ticket.uid)] == [draft.uid]
    drafts.keep_draft(service_manager, ticket.uid, "reply", "お待たせしております。")
    taken = drafts.take_draft(service_manager, draft.uid)
    assert taken.text == f"お待たせしております。\n\n{WORDS}"
    assert [one.uid for one in queries.own(service_manager, ticket.uid)] == [draft.uid]
    assert (rows().count(), events_of(draft)) == (1, ["draft.taken"])


def test_who_is_deactivated_leaves_their_drafts_to_who_leads(
    api, admin, service_agent, second_agent, service_manager, user_of, ticket
):
    drafts.keep_draft(service_agent, ticket.uid, "reply", WORDS)
    person = user_of(service_agent)
    gone = api(admin).post(f"/users/{person.uid}/leave", {}, if_match=f'"{person.version}"')
    assert gone.status_code == 200
    at = f"/tickets/{ticket.uid}/drafts"
    (left,) = api(service_manager).get(at).json()["left"]
    assert (left["text"], left["author"]["name"]) == (WORDS, person.name)
    assert api(second_agent).get(at).json()["left"] == []
    assert api(service_manager).post(f"/drafts/{left['id']}/take").json()["text"] == WORDS
    assert api(service_manager).get(at).json()["left"] == []


def test_no_word_of_a_draft_enters_the_event_log(service_agent, service_manager, user_of, ticket):
    draft = drafts.keep_draft(service_agent, ticket.uid, "reply", WORDS)
    assert "text" not in draft.snapshot()


@given(st.text(), st.text())
def test_joining_loses_nobodys_words(own, theirs):
    whole = rules.joined(own, theirs)
    assert own.rstrip() in whole
    assert theirs.strip() in whole
