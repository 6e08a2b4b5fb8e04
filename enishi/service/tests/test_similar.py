"""Similar past tickets, with what was answered: the most alike first, and never one that is not the reader's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.errors import NotFound
from enishi.service import actions
from enishi.service.similar import queries
from enishi.service.similar.rules import Asked, similar
from enishi.staff.models import Team

HERE = Asked(1, "流量計の表示が点滅する", "昨日から数値が安定しません", "流量計", item=7, product=3)


def keys(past, ticket=HERE):
    return [like.key for like in similar(ticket, past)]


def test_the_same_words_come_before_a_category_in_common():
    same = Asked(2, "流量計の表示が点滅します", "数値が安定しない")
    other = Asked(3, "請求書の宛名", "変更したい", "流量計")
    assert keys([other, same]) == [2]
    (like,) = similar(HERE, [same, other])
    assert like.by == ("words",)


def test_the_same_machine_is_alike_whatever_was_said():
    machine = Asked(2, "異音", "ガタガタ鳴る", item=7, product=3)
    (like,) = similar(HERE, [machine])
    assert like.by[:2] == ("item", "product")


def test_a_ticket_is_not_like_itself_and_nothing_said_is_like_nothing():
    assert keys([HERE]) == []
    assert keys([Asked(2, "", "")], Asked(1, "", "")) == []


TEXT = st.text(st.sampled_from("流量計の表示が点滅ab"), max_size=12)
PAST = st.builds(Asked, st.integers(2, 60), TEXT, TEXT, st.sampled_from(["", "流量計"]), st.none(), st.none())


@given(st.lists(PAST, max_size=12, unique_by=lambda one: one.key))
def test_the_order_in_which_they_are_looked_at_says_nothing(past):
    assert keys(past) == keys(list(reversed(past)))
    assert len(keys(past)) <= 5
    assert set(keys(past)) <= {one.key for one in past}


@pytest.fixture
def solved(service_agent, asked):
    past = actions.open_ticket(service_agent, asked, text="流量計の表示が点滅します。")
    return actions.reply(
        service_agent, past.uid, version=past.version, text="電池を交換してください。", status="solved"
    )


def test_what_was_answered_before_stands_with_it(api, service_agent, ticket, solved):
    (one,) = api(service_agent).get(f"/tickets/{ticket.uid}/similar").json()["items"]
    assert (one["number"], one["answer"]) == (solved.number, "電池を交換してください。")
    assert one["by"] == ["category", "words"]


def test_what_is_not_the_readers_is_not_among_it(person, ticket, solved):
    far = person("遠藤 薫", "service_agent", team=Team.objects.create(name="別の課"))
    with pytest.raises(NotFound):
        queries.similar_to(far, ticket.uid)
    own = actions.open_ticket(far, {"subject": ticket.subject}, text="表示が点滅します。")
    assert queries.similar_to(far, own.uid) == []
