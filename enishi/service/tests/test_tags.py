"""Tags are kept tidy, found, put on many, carried by macros, rules and files, and called otherwise everywhere."""

import json
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enishi.foundation.authz import System
from enishi.foundation.bulk import Brought, RowsRefused
from enishi.foundation.errors import BadInput, NotAllowed
from enishi.service import actions, bring_in
from enishi.service.desk.actions import Many, act_on_many
from enishi.service.macros import actions as macros
from enishi.service.models import Macro, Ticket
from enishi.service.routing.actions import update_routing
from enishi.service.routing.queries import settings
from enishi.service.tags import actions as tags
from enishi.service.tags import queries, rules
from enishi.service.tests.test_macros import PLAIN
from enishi.service.ties.actions import merge_tickets
from enishi.staff.actions.views import create_view
from enishi.staff.models import View

LINE = {
    "name": "通信断はすべて",
    "to": "turn",
    "person_id": None,
    "team_id": None,
    "skills": [],
    "priority": 4,
    "category": "",
}


def rows(model):
    return model.objects.unscoped("looking in a test")


@pytest.fixture
def opened(service_agent, asked):
    return lambda *worn: actions.open_ticket(
        service_agent, asked | {"tags": list(worn)}, text="止まりました。"
    )


def listed(client, filter):
    return client.get(f"/tickets?{urlencode({'filter': json.dumps(filter)})}").json()


def asks(op, value=None):
    return {"all": [{"field": "tags", "op": op, **({"value": value} if value else {})}]}


def test_a_tag_is_written_as_the_house_writes_it(api, service_agent, opened):
    opened("VIP", "通信 断")
    two = opened(" ｖｉｐ ", "通信　断", "vip", "新しい")
    assert two.tags == ["VIP", "通信 断", "新しい"]
    told = api(service_agent).get("/ticket-tags").json()
    assert told["items"][:2] == [{"name": "VIP", "count": 2}, {"name": "通信 断", "count": 2}]
    assert told["may"] == {"update": False}


def test_a_tag_too_long_or_one_too_many_is_said_in_words(api, service_agent, ticket):
    client = api(service_agent)
    at = f"/tickets/{ticket.uid}"
    refused = client.patch(at, {"tags": ["あ" * 31]}, version=1)
    assert refused.json()["fields"] == {"tags": "タグは30文字までです。短くしてください。"}
    refused = client.patch(at, {"tags": [str(n) for n in range(21)]}, version=1)
    assert "20個" in refused.json()["fields"]["tags"]
    kept = client.patch(at, {"tags": ["通信断"]}, version=1).json()
    assert (kept["tags"], kept["version"]) == (["通信断"], 2)
    assert client.patch(at, {"tags": []}, version=2).json()["tags"] == []


def test_lists_are_narrowed_by_tags_found_and_taken_out_with_them(
    api, service_agent, service_manager, opened
):
    one, both, none = opened("通信断"), opened("通信断", "再発"), opened()
    client = api(service_agent)
    found = lambda filter: {row["id"] for row in listed(client, filter)["items"]}  # noqa: E731
    assert found(asks("any_of", ["通信断"])) == {str(one.uid), str(both.uid)}
    assert found(asks("any_of", ["再発", "ない"])) == {str(both.uid)}
    assert found(asks("none_of", ["再発"])) == {str(one.uid), str(none.uid)}
    assert found(asks("empty")) == {str(none.uid)}
    # A mark in a tag is no pattern, and part of a tag is no tag.
    assert found(asks("any_of", ["通信", "%", '"'])) == set()
    assert {row["id"] for row in client.get(f"/tickets?{urlencode({'q': '再発'})}").json()["items"]} == {
        str(both.uid)
    }
    fields = client.get("/views/fields?entity=tickets").json()["items"]
    (field,) = [one for one in fields if one["name"] == "tags"]
    assert [choice["value"] for choice in field["choices"]] == ["通信断", "再発"]
    asked = {"columns": ["number", "tags"], "filter": json.dumps(asks("any_of", ["再発"])), "form": "csv"}
    assert "通信断 / 再発" in api(service_manager).post("/tickets/export", asked).content.decode()


def test_many_are_tagged_at_once_and_each_keeps_its_own(service_agent, opened):
    one, two = opened("通信断"), opened("再発", "通信断")
    act = Many(add_tags=["第一工場"], remove_tags=["通信断"])
    done = act_on_many(service_agent, [(row.uid, row.version) for row in (one, two)], act)
    assert [one.refusal for one in done] == [None, None]
    assert [row.tags for row in rows(Ticket).order_by("pk")] == [["第一工場"], ["再発", "第一工場"]]


def test_a_macro_puts_tags_on_besides_those_worn(service_agent, opened):
    ticket = opened("通信断")
    macro = macros.create_macro(service_agent, PLAIN | {"text": "", "tags": ["折り返し", "通信断"]})
    ran = macros.run_macro(service_agent, ticket.uid, macro.uid, version=ticket.version)
    assert ran.ticket.tags == ["通信断", "折り返し"]


def test_a_rule_asks_for_tags_however_they_are_written(service_manager, opened, organisation):
    asked = [{"field": "tags", "values": ["ＶＩＰ"]}]
    update_routing(service_manager, {"rules": [LINE | {"conditions": asked}]}, version=1)
    assert (opened("vip").priority, opened("その他").priority) == (3, 3)
    assert [row.routed_why["rule"] for row in rows(Ticket).order_by("pk")] == [LINE["name"], ""]


def test_a_file_brings_tags_in_as_the_house_writes_them(admin, opened):
    opened("VIP")
    values = {
        "external_id": "x1",
        "subject": "件",
        "opened_at": opened().opened_at,
        "tags": "vip、再発, 再発",
    }
    outcome = bring_in.bring_in_tickets(admin, [Brought(1, values)])
    assert outcome.new[0].tags == ["VIP", "再発"]
    assert bring_in.bring_in_tickets(admin, [Brought(1, values)]).same == 1
    with pytest.raises(RowsRefused):
        bring_in.bring_in_tickets(admin, [Brought(1, values | {"tags": "あ" * 31})])


def test_tickets_that_become_one_wear_the_tags_of_both(service_agent, opened):
    one, two = opened("通信断"), opened("再発", "通信断")
    kept = merge_tickets(service_agent, one.uid, two.uid, version=one.version)
    assert kept.tags == ["通信断", "再発"]


def test_a_tag_is_joined_with_another_wherever_it_stands(
    service_agent, service_manager, opened, organisation, events_of
):
    one, two = opened("つうしん断", "再発"), opened("通信断", "つうしん断")
    macros.create_macro(service_agent, PLAIN | {"tags": ["つうしん断"]})
    update_routing(
        service_manager,
        {"rules": [LINE | {"conditions": [{"field": "tags", "values": ["つうしん断"]}]}]},
        version=1,
    )
    view = {"entity": "tickets", "name": "通信", "filter": asks("any_of", ["つうしん断"])}
    create_view(service_agent, view)
    with pytest.raises(NotAllowed):
        tags.rename_tag(service_agent, "つうしん断", "通信断")
    assert tags.rename_tag(service_manager, "つうしん断", " 通信断") == 0
    assert [row.tags for row in rows(Ticket).order_by("pk")] == [["通信断", "再発"], ["通信断"]]
    assert rows(Macro).get().tags == ["通信断"]
    assert settings().rules[0]["conditions"] == [{"field": "tags", "values": ["通信断"]}]
    assert rows(View).get().filter == asks("any_of", ["通信断"])
    assert events_of(one)[-1] == "ticket.updated"
    one.refresh_from_db()
    assert one.version == 2
    with pytest.raises(BadInput):
        tags.rename_tag(service_manager, "つうしん断", "通信断")
    assert tags.rename_tag(service_manager, "通信断", "") == 0
    assert queries.in_use(service_manager) == [("再発", 1)]
    two.refresh_from_db()
    assert two.tags is None


def test_what_many_wear_follows_in_the_background(service_manager, opened, monkeypatch, outbox):
    monkeypatch.setattr(tags, "BATCH", 2)
    for _ in range(3):
        opened("古い")
    assert tags.rename_tag(service_manager, "古い", "新しい") == 1
    assert ("service.tags.jobs.rename", {"ways": ["古い"], "new": "新しい"}) in outbox()
    assert tags.rename_in_tickets(System("job"), ["古い"], "新しい") == 0
    assert queries.in_use(service_manager) == [("新しい", 3)]


TAG = st.text(max_size=40)


@given(st.lists(TAG, max_size=25))
def test_tags_kept_are_tidy_and_none_stands_twice(given):
    try:
        kept = rules.kept(given, {}) or []
    except BadInput:
        return
    assert len({rules.key(one) for one in kept}) == len(kept) <= rules.MOST
    assert all(0 < len(one) <= rules.LONGEST and one == rules.tidy(one) for one in kept)
    assert {rules.key(one) for one in given if rules.tidy(one)} == {rules.key(one) for one in kept}
    assert rules.kept(kept, {}) == (kept or None)


@given(st.lists(st.sampled_from("あいうえ"), max_size=6), st.sampled_from("あい"), st.sampled_from("うえ"))
def test_a_tag_called_otherwise_is_gone_and_nothing_else_is_lost(worn, old, new):
    after = rules.renamed(worn, old, new)
    assert set(after) == {new if one == old else one for one in worn}
    assert len(after) == len(set(after))
