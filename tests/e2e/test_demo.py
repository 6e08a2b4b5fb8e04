"""製品デモ: planned and invited to in the browser, and answered from the customer's calendar by real mail."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.e2e.conftest import Desk, PostOffice
from tests.e2e.invitations import answer, invitation
from tests.e2e.program import Program
from tests.e2e.sold import sales_mailbox
from tests.mail_server.server import DOVECOT

OURS, CUSTOMER = "demo@minamo.example", "kojo@hanasaki.example"
PATIENCE = 60_000


def test_a_customer_accepts_by_mail_and_the_page_says_so(
    post_office: PostOffice, desk_of: Callable[[str], Desk]
) -> None:
    assert DOVECOT, "The mail server of this test is Debian's dovecot-imapd."
    for address in (OURS, CUSTOMER):
        post_office.mail.maildir(address)
    sales_mailbox(Program(desk_of("admin")), post_office, OURS)

    sales = desk_of("sales")
    deal = sales.get("/deals?stage_type=open&owner=mine")["items"][0]
    page = sales.open(f"/deals/{deal['id']}")
    page.get_by_role("button", name="デモを予定する").click()
    page.get_by_label("件名").fill("設備監視のご紹介")
    page.get_by_label("メールアドレスで加える").fill(CUSTOMER)
    page.get_by_role("button", name="加える", exact=True).click()
    page.get_by_role("button", name="予定する", exact=True).click()
    page.get_by_role("button", name="招待を送る").click()
    expect(page.get_by_text("返事待ち").first).to_be_visible()

    answer(post_office, CUSTOMER, "ACCEPTED")
    guests = page.get_by_role("region", name="参加者")
    expect(guests.get_by_text("出席", exact=True).first).to_be_visible(timeout=PATIENCE)

    page.get_by_role("button", name="予定を変更").click()
    page.get_by_label("時間（分）").fill("90")
    page.get_by_role("button", name="保存して知らせる").click()
    expect(guests.get_by_text("返事待ち")).to_be_visible()
    assert invitation(post_office, CUSTOMER, sequence=1)["sequence"] == 1
    answer(post_office, CUSTOMER, "TENTATIVE", sequence=1)
    expect(guests.get_by_text("仮承諾")).to_be_visible(timeout=PATIENCE)
