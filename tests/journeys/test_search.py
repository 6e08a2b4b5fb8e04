"""What is typed into the search box, and the record that comes first."""

from urllib.parse import quote

import pytest
from django.db import connection

from enishi.customers.models import Account
from enishi.foundation import search
from enishi.foundation.search import asking, commonness
from enishi.service.actions import delete_ticket
from enishi.service.models import Ticket
from tests.journeys import searches


@pytest.fixture
def world(sales_rep, service_agent, owner):
    searches.build(sales_rep, service_agent, owner)


def asked(client, query, **more):
    answer = client.get(
        "/search?" + "&".join(f"{k}={quote(str(v))}" for k, v in {"q": query, **more}.items())
    )
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_the_record_that_is_meant_comes_first(api, owner, world):
    assert len(searches.FIRST) >= 100
    client = api(owner)
    missed = [
        (query, found, (kind, title))
        for query, kind, title in searches.FIRST
        if (found := searches.first_of(asked(client, query))) != (kind, title)
    ]
    assert missed == []


def test_where_the_newest_rows_are_looked_at_first_the_same_is_found(sales_rep, owner, world, monkeypatch):
    queries = [query for query, *_ in searches.FIRST[::3]]
    usual = [search.find(reader, query) for reader in (sales_rep, owner) for query in queries]
    monkeypatch.setattr(asking, "are_common", lambda tokens: True)
    for near in (0, 3):
        monkeypatch.setattr(asking, "NEAR", near)
        assert [search.find(reader, query) for reader in (sales_rep, owner) for query in queries] == usual


def test_postgresql_is_asked_how_common_tokens_are(owner, world, monkeypatch):
    monkeypatch.setattr(commonness, "_known", commonness._Known())
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE foundation_searchrow")
    assert search.find(owner, "ハナサキ")
    assert bool(commonness._known.shares) == (connection.vendor == "postgresql")


def test_nobody_finds_what_is_not_theirs(api, other_rep, world):
    """Products are everybody's; of all else another team's sales rep finds nothing."""
    client = api(other_rep)
    kinds = {group["kind"] for query, *_ in searches.FIRST for group in asked(client, query)["groups"]}
    assert kinds == {"product"}


def test_b08_what_is_noted_among_colleagues_is_not_indexed_at_all(api, service_agent, world):
    for query in ("CANARY-7731", "値引き", "値引きの前例"):
        assert asked(api(service_agent), query)["groups"] == []


def test_a_hit_says_where_it_was_found_when_its_line_does_not(api, owner, world):
    def matched(query):
        group = asked(api(owner), query)["groups"][0]
        return group["items"][0]["matched"]

    assert matched("ハナサキ") is None
    assert matched("0312345678") == {"field": "phone", "before": "", "hit": "03-1234-5678", "after": ""}
    assert matched("あおば") == {"field": "kana", "before": "", "hit": "アオバ", "after": "ショウジ"}
    assert matched("ﾁﾋﾛ") == {"field": "kana", "before": "ワタナベ ", "hit": "チヒロ", "after": ""}
    assert matched("赤い三角") == {
        "field": "text",
        "before": "画面の右上に",
        "hit": "赤い三角",
        "after": "が点滅しています。",
    }


def test_what_was_said_opens_the_ticket_it_was_said_in(api, owner, world):
    ticket = Ticket.objects.unscoped("test").get(subject="流量計の表示がおかしい")
    (group,) = asked(api(owner), "ファームウェア")["groups"]
    (line,) = group["items"]
    assert (group["kind"], line["kind"], line["id"], line["number"]) == (
        "message",
        "ticket",
        str(ticket.uid),
        ticket.number,
    )


def test_what_was_said_is_found_by_who_may_read_the_ticket_today(api, service_agent, owner, person, world):
    ticket = Ticket.objects.unscoped("test").get(subject="流量計の表示がおかしい")
    assert asked(api(service_agent), "赤い三角")["groups"][0]["count"] == 1
    delete_ticket(owner, ticket.uid, version=ticket.version)
    for reader in (service_agent, owner):
        assert asked(api(reader), "赤い三角")["groups"] == []


def test_hits_are_counted_by_kind_and_one_kind_can_be_asked_for(api, owner, world):
    groups = asked(api(owner), "田中", limit=2)["groups"]
    assert [(group["kind"], group["count"], group["is_more"]) for group in groups] == [("account", 3, False)]
    assert [line["title"] for line in groups[0]["items"]] == ["株式会社田中", "田中電機株式会社"]
    assert [group["kind"] for group in asked(api(owner), "はやし")["groups"]] == ["contact", "account"]
    assert [group["kind"] for group in asked(api(owner), "はやし", kind="account")["groups"]] == ["account"]
    assert asked(api(owner), "はやし", kind="moon")["groups"] == []


def test_more_than_fifty_hits_are_not_counted(api, owner):
    Account.objects.bulk_create(Account(number=n, name=f"田中第{n}工場") for n in range(1, 131))
    assert search.fill() == 130
    (group,) = asked(api(owner), "田中")["groups"]
    assert (group["count"], group["is_more"], len(group["items"])) == (50, True, 6)
