"""A prospect's question from the guide to the deal: who reads it, what it becomes, where its answers go."""

import pytest

from enishi.bond.guiding.actions import take_question
from enishi.bond.models import DealTicket, GivenAnswer, GuideRun
from enishi.commerce.actions import create_product
from enishi.commerce.models import Product, ProductTie
from enishi.foundation import authz
from enishi.foundation.authz import LinkHolder, TokenActor
from enishi.interactions.models import Message
from enishi.sales.capture.actions import Posted, create_form
from enishi.sales.capture.tokens import Opened
from enishi.sales.guides.actions import draw_guide, publish_guide
from enishi.sales.models import Deal, Guide, Lead, Quote
from enishi.service.actions import add_note
from enishi.service.models import InternalNote, Ticket

TYPED = {"family_name": "渡辺", "company": "ハナサキ物流", "email": "w@hanasaki.example"}


def stored(model):
    return model.objects.unscoped("looking in a test")


@pytest.fixture
def guide(admin, cli, pipeline, service_team) -> Guide:
    product = create_product(cli, {"code": "MN", "name": "振動センサー", "price": 48_000})
    named = {"kind": "add", "products": [str(product.uid)], "field": "", "compare": "is", "value": ""}
    answers = [
        {
            "id": "a1",
            "text": "振動",
            "text_en": "",
            "effects": [{**named, "why": "振動を測れます", "why_en": ""}],
        }
    ]
    asked = {"id": "what", "text": "何を測りますか", "text_en": "", "takes_many": False, "answers": answers}
    fields = [{"name": "company"}, {"name": "family_name", "is_required": True}, {"name": "email"}]
    form = create_form(cli, {"name": "質問", "title": "質問", "fields": fields})
    made = draw_guide(admin, {"name": "選び方", "questions": [asked], "form_id": form.uid, "is_public": True})
    return publish_guide(admin, made.uid, version=made.version)


@pytest.fixture
def run(guide) -> GuideRun:
    """What a prospect asked; their lead is nobody's yet."""
    holder = LinkHolder("sales.Guide", guide.uid)
    return take_question(holder, {"what": ["a1"]}, "屋外でも使えますか", Posted(TYPED, Opened("n", 60)))


@pytest.fixture
def owned(run, sales_rep) -> Lead:
    """The prospect's lead, in the hands of a seller."""
    lead = stored(Lead).get()
    lead.owner_id, lead.status = sales_rep.user_id, Lead.WORKING
    lead.save()
    return lead


def test_who_reads_the_lead_reads_its_ticket_and_what_is_said_in_it(owned, run, api, sales_rep, other_rep):
    mine, others = api(sales_rep), api(other_rep)
    ticket = run.ticket.uid
    assert mine.get(f"/tickets/{ticket}").json()["subject"].startswith("ハナサキ物流 様")
    assert "屋外でも使えますか" in mine.get(f"/tickets/{ticket}/thread").content.decode()
    assert [one["id"] for one in mine.get("/tickets").json()["items"]] == [str(ticket)]
    assert others.get(f"/tickets/{ticket}").status_code == 404
    assert others.get("/tickets").json()["items"] == []


def test_it_is_read_and_not_changed_and_without_notes_among_colleagues(
    owned, run, service_agent, service_manager, sales_rep, sales_manager
):
    add_note(service_manager, run.ticket.uid, text="予算が厳しそう")
    for seller in (sales_rep, sales_manager):
        assert authz.scope(seller, Ticket).filter(pk=run.ticket.pk).exists()
        assert authz.scope(seller, Message).exists()
        assert not authz.scope(seller, InternalNote).exists()
        assert authz.may_do(seller, ["read", "update", "delete", "export"], run.ticket) == {
            "read": True,
            "update": False,
            "delete": False,
            "export": False,
        }
    assert authz.scope(service_agent, InternalNote).exists()


def test_a_token_that_does_not_reach_leads_reaches_no_ticket_by_one(owned, run, sales_rep):
    for scopes, sees in ((("tickets:read",), False), (("tickets:read", "deals:read"), True)):
        token = TokenActor(sales_rep, 1, frozenset(scopes))
        assert authz.scope(token, Ticket).filter(pk=run.ticket.pk).exists() is sees


def test_service_sees_the_ticket_and_the_answers_and_not_the_lead(run, api, service_agent):
    listed = api(service_agent).get(f"/guide-runs?ticket_id={run.ticket.uid}").json()
    told = listed["items"][0]
    assert listed["may"] == {"create": True}
    assert told["answers"] == [{"question": "何を測りますか", "answer": "振動"}]
    assert (told["lead"], told["ticket"]["number"], told["may"]) == (None, run.ticket.number, {"deal": False})


def test_a_ticket_becomes_a_deal_in_one_step_and_all_of_them_name_each_other(owned, run, api, sales_rep):
    mine = api(sales_rep)
    deal = mine.post(f"/tickets/{run.ticket.uid}/deal", {"name": "センサー導入"}).json()["deal"]
    told = mine.get(f"/guide-runs?deal_id={deal['id']}").json()["items"][0]
    assert (told["deal"]["id"], told["lead"]["id"], told["ticket"]["id"]) == (
        deal["id"],
        str(owned.uid),
        str(run.ticket.uid),
    )
    assert mine.get(f"/deals/{deal['id']}").json()["lead"]["id"] == str(owned.uid)
    assert [one["id"] for one in mine.get(f"/deals/{deal['id']}/bond").json()["tickets"]] == [
        str(run.ticket.uid)
    ]
    assert [one["id"] for one in mine.get(f"/tickets/{run.ticket.uid}/bond").json()["deals"]] == [deal["id"]]
    assert [one["id"] for one in mine.get(f"/guide-runs?lead_id={owned.uid}").json()["items"]] == [
        str(run.uid)
    ]


def test_nobody_makes_a_deal_of_a_ticket_they_cannot_read(owned, run, api, other_rep, service_agent):
    assert api(other_rep).post(f"/tickets/{run.ticket.uid}/deal", {}).status_code == 404
    assert api(service_agent).post(f"/tickets/{run.ticket.uid}/deal", {}).status_code == 403
    assert (stored(Deal).count(), stored(DealTicket).count()) == (0, 0)


def test_on_conversion_the_question_and_the_answers_go_over_to_the_customer(owned, run, api, sales_rep):
    mine = api(sales_rep)
    made = mine.post(
        f"/leads/{owned.uid}/convert", {"deal_name": "導入"}, if_match=f'"{owned.version}"'
    ).json()
    account = made["account"]["id"]
    ticket = stored(Ticket).get()
    assert (str(ticket.account.uid), ticket.contact.family_name) == (account, "渡辺")
    told = mine.get(f"/guide-runs?account_id={account}").json()["items"]
    assert [one["id"] for one in told] == [str(run.uid)]
    lead = stored(Lead).get()
    taken = mine.post(f"/leads/{owned.uid}/unconvert", if_match=f'"{lead.version}"')
    assert taken.status_code == 200, taken.json()
    assert (stored(Ticket).get().account, stored(GuideRun).get().account) == (None, None)


def test_a_deal_begun_with_the_lead_is_the_one_it_converts_to(owned, run, api, sales_rep):
    mine = api(sales_rep)
    begun = mine.post(f"/tickets/{run.ticket.uid}/deal", {"name": "センサー導入"}).json()["deal"]
    made = mine.post(
        f"/leads/{owned.uid}/convert",
        {"deal_name": "導入", "amount": {"amount": 5, "currency": "JPY"}},
        if_match=f'"{owned.version}"',
    ).json()
    assert made["deal"]["id"] == begun["id"] and stored(Deal).count() == 1
    deal = stored(Deal).get()
    assert (deal.name, deal.amount, str(deal.account.uid)) == ("センサー導入", 5, made["account"]["id"])
    # What was there before the conversion does not go away with it.
    lead = stored(Lead).get()
    assert mine.post(f"/leads/{owned.uid}/unconvert", if_match=f'"{lead.version}"').status_code == 409


@pytest.mark.parametrize("name", ["lead", "account", "deal", "ticket"])
def test_we_go_through_a_guide_with_somebody_and_it_stands_on_them(
    name, guide, owned, run, account, ticket, pipeline, api, sales_rep
):
    mine = api(sales_rep)
    deal = mine.post("/deals", {"name": "見守り", "account_id": str(account.uid)}).json()
    about = {"lead": owned.uid, "account": account.uid, "deal": deal["id"], "ticket": ticket.uid}[name]
    body = {"guide_id": str(guide.uid), "answers": {"what": ["a1"]}, f"{name}_id": str(about)}
    made = mine.post("/guide-runs", body)
    assert made.status_code == 201, made.json()
    told = mine.get(f"/guide-runs?{name}_id={about}").json()["items"][0]
    assert (told["id"], told[name]["id"], told["taken_by"]["name"]) == (
        made.json()["id"],
        str(about),
        sales_rep.name,
    )
    assert [(one["name"], one["reasons"]) for one in told["found"]] == [("振動センサー", ["振動を測れます"])]
    if name != "lead":
        assert told["account"]["id"] == str(account.uid)


def test_a_run_is_about_one_record_and_its_answers_are_the_guides(guide, account, api, sales_rep):
    mine, before = api(sales_rep), {"guide_id": str(guide.uid)}
    for body in (before, {**before, "account_id": str(account.uid), "answers": {"what": ["a9"]}}):
        assert mine.post("/guide-runs", body).status_code == 400
    assert (stored(GuideRun).count(), stored(GivenAnswer).count()) == (0, 0)


def test_a_guide_is_drawn_tried_and_published_by_who_may_change_products(
    api, admin, sales_rep, pipeline, product_id
):
    boss, mine = api(admin), api(sales_rep)
    assert mine.post("/guides", {"name": "選び方"}).status_code == 403
    guide = boss.post("/guides", {"name": "選び方"}).json()
    refused = boss.post(f"/guides/{guide['id']}/publish", if_match=f'"{guide["version"]}"')
    assert (refused.status_code, refused.json()["code"]) == (409, "guide.broken")
    effect = {
        "kind": "require",
        "field": "price",
        "compare": "at_most",
        "value": "50,000",
        "why": "ご予算の内です",
    }
    question = {
        "id": "q1",
        "text": "ご予算は",
        "answers": [{"id": "a1", "text": "5万円まで", "effects": [effect]}],
    }
    guide = boss.patch(f"/guides/{guide['id']}", {"questions": [question]}, version=guide["version"]).json()
    assert (guide["faults"], guide["has_changes"], guide["title"]) == ([], True, "選び方")
    tried = boss.post(f"/guides/{guide['id']}/matches", {"answers": {"q1": ["a1"]}, "is_drawn": True}).json()
    assert [(one["product"]["id"], one["fits"], one["reasons"]) for one in tried["items"]] == [
        (product_id, True, ["ご予算の内です"])
    ]
    early = mine.post(f"/guides/{guide['id']}/matches", {"answers": {}})
    assert (early.status_code, early.json()["code"]) == (409, "guide.not_published")
    done = boss.post(f"/guides/{guide['id']}/publish", if_match=f'"{guide["version"]}"').json()
    assert (done["has_changes"], done["live"]) == (False, done["questions"])
    assert mine.post(f"/guides/{guide['id']}/matches", {"answers": {}}).status_code == 200
    gone = boss.delete(f"/guides/{guide['id']}", if_match=f'"{done["version"]}"')
    assert (gone.status_code, mine.get("/guides").json()["items"]) == (204, [])


@pytest.fixture
def product_id(cli, organisation) -> str:
    return str(create_product(cli, {"code": "MN", "name": "振動センサー", "price": 48_000}).uid)


@pytest.fixture
def picks(cli, guide) -> list[dict]:
    """The sensor, and the case it needs."""
    sensor = stored(Product).get(code="MN")
    case = create_product(cli, {"code": "CASE", "name": "防水ケース", "price": 5_000})
    ProductTie.objects.create(product=sensor, other=case, kind="requires", why="屋外では要ります。")
    return [{"product_id": str(sensor.uid), "quantity": 3}, {"product_id": str(case.uid), "quantity": 3}]


def test_what_fits_becomes_a_quote_on_a_deal_made_in_the_same_step(owned, run, picks, api, sales_rep):
    mine = api(sales_rep)
    told = mine.post("/configurations/quotes", {"picks": picks, "run_id": str(run.uid)})
    assert told.status_code == 201, told.json()
    quote, deal = told.json()["quote"]["id"], told.json()["deal"]["id"]
    kept = mine.get(f"/quotes/{quote}").json()
    assert [
        (line["product"]["name"], line["quantity"], line["unit_price"]["amount"]) for line in kept["lines"]
    ] == [
        ("振動センサー", 3, 48_000),
        ("防水ケース", 3, 5_000),
    ]
    assert (kept["status"], kept["totals"]["net"]["amount"]) == ("draft", 159_000)
    one = mine.get(f"/guide-runs?quote_id={quote}").json()["items"][0]
    assert (one["id"], one["deal"]["id"], one["quote"]["id"], one["ticket"]["id"]) == (
        str(run.uid),
        deal,
        quote,
        str(run.ticket.uid),
    )
    assert [row["id"] for row in mine.get(f"/deals/{deal}/bond").json()["tickets"]] == [str(run.ticket.uid)]
    again = mine.post("/configurations/quotes", {"picks": picks, "run_id": str(run.uid)}).json()
    assert again["deal"]["id"] == deal and stored(Deal).count() == 1


def test_what_does_not_go_together_makes_no_quote_and_says_why(owned, run, picks, api, sales_rep):
    refused = api(sales_rep).post("/configurations/quotes", {"picks": picks[:1], "run_id": str(run.uid)})
    assert (refused.status_code, refused.json()["code"]) == (409, "configuration.broken")
    assert "「振動センサー」には「防水ケース」が必要です。 屋外では要ります。" in refused.json()["detail"]
    assert (stored(Quote).count(), stored(Deal).count(), stored(DealTicket).count()) == (0, 0, 0)


def test_a_quote_of_what_was_picked_stands_on_the_deal_named_or_on_a_new_one(
    picks, account, api, sales_rep, other_rep
):
    mine = api(sales_rep)
    deal = mine.post("/deals", {"name": "見守り", "account_id": str(account.uid)}).json()["id"]
    told = mine.post("/configurations/quotes", {"picks": picks, "deal_id": deal}).json()
    assert told["deal"]["id"] == deal
    nameless = mine.post("/configurations/quotes", {"picks": picks})
    assert (nameless.status_code, list(nameless.json()["fields"])) == (400, ["deal_name"])
    assert (
        mine.post("/configurations/quotes", {"picks": picks, "deal_name": "新規"}).json()["deal"]["name"]
        == "新規"
    )
    assert api(other_rep).post("/configurations/quotes", {"picks": picks, "deal_id": deal}).status_code == 400
