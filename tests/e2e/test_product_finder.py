"""From a prospect on a phone to a deal: the guide is made in the browser, answered on its public page, and followed."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.e2e.conftest import Desk

ASKED = "屋外の配管にも付けられますか"


def test_a_prospects_question_becomes_a_ticket_and_a_deal_that_lead_to_each_other(
    desk_of: Callable[..., Desk], stranger: Callable[[str], Page]
) -> None:
    boss = desk_of("admin")
    guide = drawn(boss)
    ask(stranger(guide["address"]))
    run = boss.get(f"/guide-runs?guide_id={guide['id']}")["items"][0]

    page = boss.open(f"/leads/{run['lead']['id']}")
    card = page.get_by_role("region", name="製品ガイド")
    expect(card.get_by_text(ASKED)).to_be_visible()
    card.get_by_role("link", name=re.compile("問い合わせ #")).click()
    page.wait_for_url(re.compile(r"/tickets/"))
    page.get_by_role("button", name="商談にする").click()
    page.wait_for_url(re.compile(r"/deals/"))
    card = page.get_by_role("region", name="製品ガイド")
    expect(card.get_by_text(ASKED)).to_be_visible()
    card.get_by_role("link", name=re.compile("リード #")).click()
    page.wait_for_url(re.compile(r"/leads/"))
    card = page.get_by_role("region", name="製品ガイド")
    expect(card.get_by_role("link", name=re.compile("商談 #"))).to_be_visible()
    card.get_by_role("button", name="構成して見積を作る").click()
    page.get_by_role("dialog").get_by_role("button", name="見積の下書きを作る").click()
    page.wait_for_url(re.compile(r"/quotes/"))
    card = page.get_by_role("region", name="製品ガイド")
    expect(card.get_by_text(ASKED)).to_be_visible()
    expect(card.get_by_role("link", name=re.compile("リード #|問い合わせ #|商談 #"))).to_have_count(3)


def drawn(boss: Desk) -> dict:
    """A guide of one question, drawn and published on its page; its form is made beforehand."""
    fields = [{"name": "company"}, {"name": "family_name", "is_required": True}, {"name": "email"}]
    form = boss.post("/lead-forms", {"name": "ガイドの質問", "title": "質問", "fields": fields})
    page = boss.open("/guides")
    page.get_by_role("button", name="製品ガイドを作る").first.click()
    page.wait_for_url(re.compile(r"/guides/[0-9a-f-]{36}"))
    page.get_by_role("button", name="質問を追加する").click()
    card = page.get_by_role("region", name="質問 1")
    card.get_by_role("textbox", name="質問の文", exact=True).fill("何を測りますか")
    card.get_by_role("textbox", name="答え 1", exact=True).fill("振動")
    card.get_by_role("textbox", name="答え 2", exact=True).fill("温度")
    card.get_by_role("button", name="この答えで製品を決める").first.click()
    card.get_by_role("textbox", name="製品", exact=True).click()
    page.get_by_role("option").first.click()
    card.get_by_role("textbox", name="読む人に見せる理由", exact=True).fill("振動を測れます")
    page.get_by_role("button", name="公開する").click()
    expect(page.get_by_text("公開済み")).to_be_visible()
    found = boss.get("/guides")["items"][0]
    return boss.patch(f"/guides/{found['id']}", {"is_public": True, "form_id": form["id"]}, found["version"])


def ask(page: Page) -> None:
    page.get_by_label("振動").check()
    page.get_by_role("button", name="合う製品を見る").click()
    expect(page.get_by_text("○ 振動を測れます")).to_be_visible()
    page.get_by_label("ご質問").fill(ASKED)
    page.get_by_label("会社名").fill("ナナホシ配管株式会社")
    page.get_by_label("姓").fill("星野")
    page.get_by_label("メールアドレス").fill("hoshino@nanahoshi.example")
    # Nobody types that in less: what is quicker is held as a machine's.
    page.wait_for_timeout(3_100)
    page.get_by_role("button", name="送信する").click()
    expect(page.get_by_role("status")).to_be_visible()
