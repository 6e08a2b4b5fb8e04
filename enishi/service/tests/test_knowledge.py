"""Articles: written, looked over, published, suggested, used, read by everybody."""

from datetime import UTC, datetime

import pytest

from enishi.foundation.authz import LinkHolder, System
from enishi.foundation.errors import NotAllowed
from enishi.service import actions as tickets
from enishi.service.knowledge import rules
from enishi.service.knowledge.actions import (
    article_from_ticket,
    keep_question,
    set_article_status,
    update_article,
    vote_on_article,
    write_article,
)
from enishi.service.models import Article, ArticleVersion, HelpQuestion

NAMED = "渡辺 様（watanabe@hanasaki.example、03-1234-5678）のときは電源でした。"


@pytest.fixture
def draft(service_agent):
    values = {"title": "流量計の表示がおかしいとき", "body": "電源を入れ直します。", "audience": "public"}
    return write_article(service_agent, values)


@pytest.fixture
def published(service_manager, draft):
    return set_article_status(service_manager, draft.uid, "published", version=draft.version)


def test_what_names_a_person_is_found_whatever_form_it_has():
    found = rules.personal(f"{NAMED}\nお客様と皆様、ハナサキ精機では模様を見ます。", ["ハナサキ精機", "林"])
    assert [(named.kind, named.text) for named in found] == [
        ("person", "渡辺 様"),
        ("email", "watanabe@hanasaki.example"),
        ("phone", "03-1234-5678"),
        ("name", "ハナサキ精機"),
    ]


def test_articles_that_share_rare_words_with_the_question_come_first():
    articles = [
        rules.Written(1, "月次レポートのPDF", "クラウド", "レポートを毎月受け取ります。"),
        rules.Written(2, "センサーのデータが届かないとき", "計測", "電池と電波を確かめます。"),
        rules.Written(3, "予備のセンサーへの差し替え", "計測", "製造番号を入れます。"),
    ]
    assert rules.suggested("センサー３台のデータが届きません", "", articles)[0] == 2
    assert rules.suggested("PDFのレポート", "", articles)[0] == 1
    assert rules.suggested("", "計測", articles) == []


@pytest.mark.parametrize(("status", "chosen"), [("draft", "draft"), ("archived", "published")])
def test_a_status_that_does_not_follow_is_refused(status, chosen):
    with pytest.raises(rules.WrongStep):
        rules.check_step(status, chosen)


def test_an_agent_writes_and_hands_in_and_the_manager_publishes(
    service_agent, service_manager, draft, events_of
):
    waiting = set_article_status(service_agent, draft.uid, "review", version=draft.version)
    with pytest.raises(NotAllowed):
        set_article_status(service_agent, draft.uid, "published", version=waiting.version)
    live = set_article_status(service_manager, draft.uid, "published", version=waiting.version)
    assert (live.status, live.live_number, live.live_body) == ("published", 1, "電源を入れ直します。")
    assert events_of(live) == ["article.written", "article.updated", "article.published"]


def test_other_words_are_a_draft_until_published_and_every_publication_is_kept(
    service_agent, service_manager, published
):
    edited = update_article(
        service_agent, published.uid, {"body": "フィルターを洗います。"}, version=published.version
    )
    assert (edited.status, edited.live_body) == ("draft", "電源を入れ直します。")
    again = set_article_status(service_manager, edited.uid, "published", version=edited.version)
    kept = ArticleVersion.objects.unscoped("test").filter(article=again).order_by("number")
    assert [version.body for version in kept] == ["電源を入れ直します。", "フィルターを洗います。"]
    assert again.live_body == "フィルターを洗います。"


def test_what_names_a_person_is_published_to_customers_only_after_a_look(
    service_agent, service_manager, draft
):
    named = update_article(service_agent, draft.uid, {"body": NAMED}, version=draft.version)
    with pytest.raises(rules.NamesSomebody):
        set_article_status(service_manager, named.uid, "published", version=named.version)
    named.refresh_from_db()
    assert (named.status, named.live_number) == ("draft", 0)
    args = {"version": named.version, "is_checked": True}
    assert set_article_status(service_manager, named.uid, "published", **args).live_number == 1


def test_an_article_is_made_from_a_ticket_in_one_step(service_agent, ticket):
    ticket = tickets.take_ticket(service_agent, ticket.uid, version=ticket.version)
    tickets.reply(service_agent, ticket.uid, version=ticket.version, text="電源を入れ直してください。")
    made = article_from_ticket(service_agent, ticket.uid)
    assert made.title == "流量計の表示がおかしい"
    assert made.body == ("## 症状\n\n昨日から数値が安定しません。\n\n## 対処\n\n電源を入れ直してください。")
    assert (made.ticket, made.category) == (ticket, "流量計")


def test_a_published_article_is_suggested_on_a_ticket_and_its_use_is_counted(
    api, service_agent, published, ticket
):
    client = api(service_agent)
    told = client.get(f"/tickets/{ticket.uid}/articles").json()
    assert [(one["title"], one["is_used"]) for one in told["items"]] == [
        ("流量計の表示がおかしいとき", False)
    ]
    body = {"ticket_id": str(ticket.uid), "kind": "text"}
    assert client.post(f"/articles/{published.uid}/uses", body).status_code == 204
    record = client.get(f"/articles/{published.uid}").json()
    assert (record["used"], record["uses"][0]["ticket"]["number"]) == (1, ticket.number)


def test_everybody_reads_what_is_public_and_nothing_else(api, service_agent, service_manager, published):
    for audience in ("members", "internal"):
        values = {"title": f"流量計 {audience}", "body": "秘密の手順", "audience": audience}
        other = write_article(service_agent, values)
        set_article_status(service_manager, other.uid, "published", version=other.version)
    write_article(service_agent, {"title": "流量計の下書き", "body": "未公開", "audience": "public"})
    nobody = api(None)
    found = nobody.get("/help/articles?q=流量計").json()
    assert [one["title"] for one in found["items"]] == ["流量計の表示がおかしいとき"]
    assert nobody.get(f"/help/articles/{published.number}").json()["body"] == "電源を入れ直します。"
    assert nobody.get(f"/help/articles/{published.number + 1}").status_code == 404
    archived = set_article_status(service_manager, published.uid, "archived", version=published.version)
    assert nobody.get(f"/help/articles/{archived.number}").status_code == 404


def test_a_vote_is_counted_without_getting_in_a_writers_way(service_agent, published):
    vote_on_article(LinkHolder("service.Article", published.uid), is_helpful=True)
    update_article(service_agent, published.uid, {"category": "計測"}, version=published.version)
    now = Article.objects.unscoped("test").get(pk=published.pk)
    assert (now.helpful, now.unhelpful, now.category) == (1, 0, "計測")


def test_a_question_without_an_answer_is_counted_however_it_is_typed(api, service_manager):
    for text in ("電池の交換", "電池の 交換", "ﾃﾞﾝﾁ"):
        keep_question(System("event"), text)
    rows = HelpQuestion.objects.unscoped("test").order_by("-times")
    assert [(one.text, one.times) for one in rows][0] == ("電池の交換", 2)
    client = api(service_manager)
    first = client.get("/help-questions").json()["items"][0]
    answer = client.post(f"/help-questions/{first['id']}/settle", if_match='"2"')
    assert answer.status_code == 204
    assert client.get("/help-questions").json()["total"] == 1


def test_one_place_votes_only_so_often(api, published):
    nobody = api(None)
    path = f"/help/articles/{published.number}/votes"
    codes = [nobody.post(path, {"is_helpful": True}).status_code for _ in range(21)]
    assert (codes[0], codes[-1]) == (204, 429)


def test_articles_due_for_a_look_are_listed(api, service_agent, draft, time_machine):
    time_machine.move_to(datetime(2026, 11, 20, 3, tzinfo=UTC), tick=False)
    client = api(service_agent)
    client.patch(f"/articles/{draft.uid}", {"review_on": "2026-11-20"}, version=draft.version)
    assert client.get("/articles?due=true").json()["total"] == 1
