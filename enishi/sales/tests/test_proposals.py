"""提案書: begun on a deal, written, issued once, copied for another deal."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from enishi.customers.actions import create_account
from enishi.foundation.errors import BadInput
from enishi.sales.actions import create_deal
from enishi.sales.models import Need, Proposal
from enishi.sales.proposals import papers, queries, rules

POINT = {
    "need": "止まる前に気づきたい",
    "feature": "振動センサーで見張る",
    "benefit": "停止が年5回から1回に",
    "proof": "導入事例 みさき電装様",
}
WORDS = st.dictionaries(st.sampled_from(rules.PARTS), st.text(max_size=20))


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages).split())


@pytest.fixture
def other_account(sales_rep):
    return create_account(sales_rep, {"name": "株式会社しおさい"})


@pytest.fixture
def mine(api, sales_rep):
    return api(sales_rep)


@pytest.fixture
def begun(mine, deal):
    return mine.post(f"/deals/{deal.uid}/proposals", {}).json()


def at(proposal):
    return {"if_match": f'"{proposal["version"]}"'}


def written(mine, begun, **more):
    body = {"points": [POINT], "situation": "年に3回、ラインが止まる。"} | more
    return mine.patch(f"/proposals/{begun['id']}", body, version=begun["version"]).json()


def test_a_draft_is_called_as_its_deal_and_says_what_is_missing(begun, deal):
    assert (begun["title"], begun["status"], begun["number"]) == (deal.name, "draft", None)
    assert begun["missing"]


def test_what_the_customer_needs_is_taken_over_the_weightiest_first(mine, deal):
    for text, importance in (("安く", 2), ("止めない", 5)):
        Need.objects.create(deal=deal, text=text, importance=importance)
    made = mine.post(f"/deals/{deal.uid}/proposals", {}).json()
    assert [point["need"] for point in made["points"]] == ["止めない", "安く"]


def test_an_issued_one_is_numbered_kept_as_printed_and_never_changes(mine, begun, events_of):
    draft = written(mine, begun)
    issued = mine.post(f"/proposals/{draft['id']}/issue", **at(draft)).json()
    assert issued["status"] == "issued" and issued["number"].startswith("P20")
    text = text_of(mine.get(f"/documents/{issued['document']['id']}/file").content)
    for word in ("ご提案書", issued["number"], *POINT.values(), "年に3回、ラインが止まる。"):
        assert word.replace(" ", "") in text, word
    late = mine.patch(f"/proposals/{draft['id']}", {"title": "別の件"}, version=issued["version"])
    assert (late.status_code, late.json()["code"]) == (409, "proposal.issued")
    kinds = events_of(Proposal.objects.unscoped("test").get())
    assert kinds == ["proposal.created", "proposal.updated", "proposal.issued"]


def test_what_is_missing_is_named_and_nothing_is_issued(mine, begun):
    draft = written(mine, begun, points=[POINT | {"benefit": " "}])
    refused = mine.post(f"/proposals/{draft['id']}/issue", **at(draft))
    assert (refused.status_code, list(refused.json()["fields"])) == (409, ["points.0.benefit"])
    assert Proposal.objects.unscoped("test").get().number is None


def test_a_copy_has_the_words_and_one_for_another_customer_leaves_theirs_behind(
    mine, sales_rep, begun, other_account
):
    draft = written(mine, begun)
    same = mine.post(f"/proposals/{draft['id']}/copy", {}).json()
    assert (same["points"], same["situation"]) == (draft["points"], draft["situation"])
    other = create_deal(sales_rep, {"name": "第二工場", "account_id": other_account.uid})
    copied = mine.post(f"/proposals/{draft['id']}/copy", {"deal_id": str(other.uid)}).json()
    assert (copied["title"], copied["situation"], copied["points"]) == ("第二工場", "", draft["points"])


def test_the_quote_it_goes_with_is_of_its_deal_and_printed_once_it_was_sent(mine, sales_rep, begun, deal):
    other = create_deal(sales_rep, {"name": "第二工場"})
    foreign = mine.post(f"/deals/{other.uid}/quotes", {}).json()
    refused = mine.patch(f"/proposals/{begun['id']}", {"quote_id": foreign["id"]}, version=begun["version"])
    assert (refused.status_code, list(refused.json()["fields"])) == (400, ["quote_id"])
    quote = mine.post(f"/deals/{deal.uid}/quotes", {}).json()
    draft = written(mine, begun, quote_id=quote["id"])
    sheet = queries.sheet_of(Proposal.objects.unscoped("test").get(uid=draft["id"]))
    assert papers.price(sheet) == ""
    sheet.proposal.quote.number, sheet.proposal.quote.total = "Q2026-00001", 1_100
    assert "Q2026-00001" in papers.price(sheet) and "1,100" in papers.price(sheet)


def test_a_draft_is_thrown_away_and_an_issued_one_is_not(mine, begun):
    again = mine.post(f"/proposals/{begun['id']}/copy", {}).json()
    assert mine.delete(f"/proposals/{again['id']}", **at(again)).status_code == 204
    draft = written(mine, begun)
    issued = mine.post(f"/proposals/{draft['id']}/issue", **at(draft)).json()
    assert mine.delete(f"/proposals/{issued['id']}", **at(issued)).status_code == 409
    assert [one["id"] for one in mine.get("/proposals").json()["items"]] == [issued["id"]]


@given(st.lists(WORDS, max_size=rules.MOST_POINTS))
def test_kept_points_say_something_and_keep_their_order(given_points):
    kept = rules.points_in(given_points)
    assert all(any(point.values()) and set(point) == set(rules.PARTS) for point in kept)
    assert kept == rules.points_in(kept)
    assert [point["need"] for point in kept if point["need"]] == [
        need for point in given_points if (need := point.get("need", "").strip())
    ]


def test_a_title_is_asked_for_and_points_have_an_end():
    with pytest.raises(BadInput):
        rules.in_form({"title": " "})
    with pytest.raises(BadInput):
        rules.points_in([POINT] * (rules.MOST_POINTS + 1))
