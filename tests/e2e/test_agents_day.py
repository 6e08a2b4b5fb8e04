"""An agent's day without a mouse: twenty tickets taken, answered by mail, joined, passed on, complained of, taken apart."""

import email.policy
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import Desk, PostOffice
from tests.e2e.keyboard import Keyboard
from tests.e2e.test_languages_and_axe import grave
from tests.e2e.test_mail import PATIENCE_SECONDS, arrived
from tests.mail_server.server import DOVECOT, PASSWORD, send

SHOTS = Path(__file__).parents[2] / "var" / "day"
OURS, ASADA, OKA = "madoguchi@minamo.example", "asada@tsubame.example", "oka@kawasemi.example"
# All of the day's tickets are found by this word of their subjects.
DAY = "朝の便り"
ANSWERED, JOINED, GONE, ESCALATED = "部品の在庫", "計器の校正", "計器の校正（再送）", "警報の遅れ"
COMPLAINED, TAKEN_APART = "納品した箱のへこみ", "1台だけ値が来ない"
BY_MAIL = {ANSWERED: ASADA, JOINED: OKA, GONE: OKA, ESCALATED: ASADA}
OTHERS = [COMPLAINED, TAKEN_APART, *(f"問い合わせ{place}" for place in "ABCDEFGHIJKLMN")]
TREE = "センサーのデータが届かない"


@dataclass(frozen=True)
class Seat:
    """Somebody's desk and the keys on it."""

    desk: Desk
    keys: Keyboard

    @property
    def page(self) -> Page:
        return self.desk.page

    def button(self, name: str | re.Pattern[str]) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def field(self, name: str) -> Locator:
        return self.page.get_by_role("textbox", name=name, exact=True)

    def stop(self, station: str) -> None:
        """At each station the page is without a serious fault, and is photographed."""
        self.page.wait_for_load_state("networkidle")
        assert grave(self.page) == [], station
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{station}.png", animations="disabled")


@pytest.fixture
def sit(desk_of: Callable[..., Desk]) -> Iterator[Callable[[str], Seat]]:
    """`sit("support")`: this person at their keyboard. Nobody may have touched a mouse in the end."""
    seats: list[Seat] = []

    def arrive(login: str) -> Seat:
        desk = desk_of(login)
        seats.append(Seat(desk, Keyboard(desk.page)))
        return seats[-1]

    yield arrive
    for seat in seats:
        seat.keys.check_alone()


def test_an_agents_day_by_keyboard_alone(
    post_office: PostOffice, desk_of: Callable[..., Desk], sit: Callable[[str], Seat]
) -> None:
    assert DOVECOT, "The mail server of this test is Debian's dovecot-imapd."
    twenty_tickets_come(post_office, desk_of("admin"))
    agent = sit("support")
    triage(agent)
    answer_by_mail(agent, post_office.mail.port)
    join_two(agent)
    ask_the_second_line(agent, sit("support4"))
    close_a_complaint(agent)
    take_a_fault_apart(agent)
    unsolved = {one["subject"] for one in todays(agent.desk) if one["status"] not in ("solved", "closed")}
    assert unsolved == {f"{DAY} {one}" for one in (JOINED, ESCALATED, *OTHERS) if one != TAKEN_APART}


def twenty_tickets_come(post_office: PostOffice, admin: Desk) -> None:
    """Four by mail, and of the others mail would tell nothing more."""
    assert len(BY_MAIL) + len(OTHERS) == 20
    for address in (OURS, ASADA, OKA):
        post_office.mail.maildir(address)
    team = next(one["id"] for one in admin.get("/teams")["items"] if one["name"] == "カスタマーサービス部")
    for place, (subject, sender) in enumerate(BY_MAIL.items()):
        mail = EmailMessage()
        mail["From"], mail["To"], mail["Subject"] = sender, OURS, f"{DAY} {subject}"
        mail["Message-ID"] = f"<{place}@morning.example>"
        mail.set_content(f"{subject}について、お尋ねします。")
        send(post_office.smtp_port, OURS, mail.as_bytes(policy=email.policy.SMTP))
    server = {"imap_host": "127.0.0.1", "imap_port": post_office.mail.port, "imap_security": "none"}
    server |= {"smtp_host": "127.0.0.1", "smtp_port": post_office.smtp_port, "smtp_security": "none"}
    person = {"imap_user": OURS, "imap_password": PASSWORD}
    mailbox = admin.post("/mailboxes", {"address": OURS, "team_id": team, **server, **person})
    admin.patch(f"/sending-mailboxes/{mailbox['id']}", {"undo_seconds": 0}, mailbox["version"])
    account = admin.get("/accounts?q=ハナサキ精機&limit=1")["items"][0]["id"]
    for subject in OTHERS:
        words = {"subject": f"{DAY} {subject}", "text": f"{subject}について伺います。", "channel_kind": "web"}
        admin.post("/tickets", {**words, "type": "question", "account_id": account})
    until = time.monotonic() + PATIENCE_SECONDS
    while len(todays(admin)) < 20:
        assert time.monotonic() < until, "not all mail became tickets"
        time.sleep(0.1)


def todays(desk: Desk) -> list[dict]:
    found: list[dict] = desk.get(f"/tickets?q={DAY}&limit=50")["items"]
    return found


def triage(agent: Seat) -> None:
    """The twenty are found, chosen line by line, and taken; one of them is made urgent."""
    keys, page = agent.keys, agent.page
    keys.press("g", "t")
    expect(page.get_by_role("heading", level=1, name="問い合わせ")).to_be_visible()
    # In the middle of a conversion no letter is a shortcut: `c` would open a form, `g` `h` go home.
    search = page.get_by_role("searchbox", name="検索")
    keys.reach(search)
    keys.compose("cghjx")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(search).to_be_focused()
    keys.write(search, "あさのたより", DAY)
    lines = page.get_by_role("region", name="問い合わせの一覧").locator("li[data-line]")
    expect(lines).to_have_count(20)
    keys.reach(page.get_by_role("textbox", name="並べ替え"))
    keys.press("Tab")
    keys.press(*["j", "x"] * 20)
    expect(page.get_by_text("20件を選択中")).to_be_visible()
    agent.stop("1-inbox")
    keys.do(agent.button("自分が担当する").first, back=True)
    expect(page.get_by_text("20件のうち20件に行いました。")).to_be_visible(timeout=PATIENCE_SECONDS * 1000)
    assert {one["assignee"]["name"] for one in todays(agent.desk)} == {"田中 美咲"}

    open_line(agent, ANSWERED)
    keys.press("r")
    keys.do(agent.button("優先度を編集"))
    keys.pick(agent.field("優先度"), "緊急")
    expect(agent.button("優先度を編集")).to_be_focused()
    assert ticket_of(agent.desk, ANSWERED)["priority"] == 4


def ticket_of(desk: Desk, subject: str) -> dict:
    return next(one for one in todays(desk) if one["subject"] == f"{DAY} {subject}")


def open_line(agent: Seat, subject: str) -> None:
    """Down the queue to this line, and into it."""
    if "/tickets" not in agent.page.url:
        agent.keys.press("g", "t")
        search = agent.page.get_by_role("searchbox", name="検索")
        agent.keys.write(search, "あさのたより", DAY)
    queue = agent.page.get_by_role("region", name="問い合わせの一覧")
    line = queue.get_by_role("link", name=f"{DAY} {subject}", exact=True)
    expect(line).to_be_visible()
    agent.keys.go_along(line, most=25)
    title = agent.page.get_by_role("heading", level=2, name=f"{DAY} {subject}")
    expect(title).to_contain_text(re.compile(f"{re.escape(subject)}$"))


def answer_by_mail(agent: Seat, port: int) -> None:
    """In the ticket that is open the answer is written with R, sent with a status, and arrives in the customer's thread."""
    keys, page = agent.keys, agent.page
    answer = "在庫がございます。本日お送りします。"
    keys.press("r")
    expect(agent.field("返信")).to_be_focused()
    keys.convert("ざいこがございます", answer)
    keys.choose(agent.button("状態も変えて送信する"), "送信して解決にする")
    expect(page.get_by_text("送信済み").first).to_be_visible(timeout=PATIENCE_SECONDS * 1000)
    agent.stop("2-answered")
    mail = arrived(port, ASADA)
    assert mail["In-Reply-To"] == "<0@morning.example>"
    body = mail.get_body(("plain",))
    assert body and answer in body.get_content()
    assert ticket_of(agent.desk, ANSWERED)["status"] == "solved"


def join_two(agent: Seat) -> None:
    """The same question came twice: the later joins the earlier, and one answer in all is awaited."""
    keys, page = agent.keys, agent.page
    kept = ticket_of(agent.desk, JOINED)
    open_line(agent, GONE)
    keys.press("s")
    keys.take("ほかの問い合わせと統合する")
    form = page.get_by_role("dialog", name="問い合わせを統合する")
    other = str(kept["number"])
    keys.pick(
        form.get_by_role("textbox", name="統合する相手"), f"{other} {DAY} {JOINED}", typed=(other, other)
    )
    agent.stop("3-merging")
    keys.do(form.get_by_role("button", name="統合する", exact=True))
    expect(page.get_by_text(f"問い合わせ {kept['number']} に統合しました。")).to_be_visible()
    expect(page).to_have_url(re.compile(kept["id"]))
    assert len(todays(agent.desk)) == 19


def ask_the_second_line(agent: Seat, second: Seat) -> None:
    """一次 → 二次 and back: asked with what was tried, answered at the other desk, and ours again."""
    keys, page = agent.keys, agent.page
    open_line(agent, ESCALATED)
    keys.press("s")
    keys.take("二次対応を頼む")
    form = page.get_by_role("dialog", name="二次対応を頼む")
    keys.write(form.get_by_role("textbox", name="頼む理由"), "けいほうがおそい", "警報が10分遅れる")
    keys.write(form.get_by_role("textbox", name="試したこと"), "さいきどう", "再起動と時刻合わせ")
    keys.pick(form.get_by_role("textbox", name="頼む人"), "野口 剛", typed=("のぐち", "野口"))
    keys.do(form.get_by_role("button", name="頼む", exact=True))
    expect(page.get_by_text("二次対応へ：")).to_be_visible()

    second.keys.press("g", "t")
    second.keys.do(second.page.get_by_role("link", name=re.compile("^二次対応中")))
    second.keys.do(second.page.get_by_role("link", name=f"{DAY} {ESCALATED}", exact=True))
    second.keys.write(second.field("回答"), "じこくのずれ", "時刻のずれが原因です。")
    second.stop("4-second-line")
    second.keys.do(second.button("回答して戻す"))
    expect(second.page.get_by_text("回答しました。")).to_be_visible()

    expect(page.get_by_text("時刻のずれが原因です。")).to_be_visible(timeout=PATIENCE_SECONDS * 1000)
    one = ticket_of(agent.desk, ESCALATED)
    assert (one["held_for"], one["assignee"]["name"]) == ("", "田中 美咲")
    agent.stop("5-given-back")


STEPS: dict[str, dict[str, str]] = {
    "お詫び・事実確認": {"お詫びの内容": "お電話でお詫びした", "事実関係": "外箱の角がへこんでいた"},
    "暫定対応": {"暫定対応": "代わりの品を送った"},
    "原因調査": {"原因（まとめ）": "積み重ねすぎた"},
    "恒久対策（再発防止）": {"恒久対策": "箱に段数を書いた"},
    "報告書提出": {},
    "効果確認": {"効果の確認": "一か月へこみがない"},
}


def close_a_complaint(agent: Seat) -> None:
    """A ticket becomes a complaint, which goes from step to step to its report and its end."""
    keys, page = agent.keys, agent.page
    open_line(agent, COMPLAINED)
    keys.press("r")
    keys.do(agent.button("クレームとして受け付ける"))
    form = page.get_by_role("dialog", name="クレームとして受け付ける")
    keys.segment(form.get_by_role("radiogroup", name="重大度"), "C（軽微）")
    keys.write(form.get_by_role("textbox", name="お申し出・ご要望"), "こうかん", "箱を交換してほしい")
    keys.do(form.get_by_role("button", name="受け付ける", exact=True))
    page.wait_for_url(re.compile(r"/complaints/[0-9a-f-]{36}"))
    complaint = page.url.rsplit("/", 1)[1]
    for step, told in STEPS.items():
        for name, words in told.items():
            keys.do(agent.button(f"{name}を編集"))
            keys.write(agent.field(name), "かな", words)
            keys.press("Control+Enter")
            expect(agent.button(f"{name}を編集")).to_be_focused()
        if step == "報告書提出":
            issue_the_report(agent, complaint)
        keys.do(agent.button("完了にする"))
        expect(page.get_by_text(f"「{step}」を終えました")).to_be_visible()
    keys.do(agent.button("クレームを完了にする"))
    expect(page.get_by_text("「完了」を終えました")).to_be_visible()
    agent.stop("6-complaint")
    assert agent.desk.get(f"/complaints/{complaint}")["step"] == "closed"


def issue_the_report(agent: Seat, complaint: str) -> None:
    agent.keys.do(agent.button("報告書"))
    items = agent.page.get_by_role("menuitem", name="お客様向け · 日本語", exact=True)
    agent.keys.take(items.last)
    expect(agent.page.get_by_text("報告書を発行しました")).to_be_visible()
    files = agent.desk.get(f"/files?subject=complaint&subject_id={complaint}")["items"]
    assert [one["name"] for one in files if one["name"].endswith(".pdf")]


def take_a_fault_apart(agent: Seat) -> None:
    """切り分け with the customer leads to the mend, which is answered and becomes an article."""
    keys, page = agent.keys, agent.page
    open_line(agent, TAKEN_APART)
    keys.press("r")
    walks = page.get_by_role("region", name="切り分け")
    keys.do(walks.get_by_role("button", name="始める"))
    keys.take(page.get_by_role("menuitem").filter(has_text=TREE))
    for answer in ("1台だけ", "光らない", "光る"):
        keys.do(walks.get_by_role("button", name=answer, exact=True))
        expect(walks.locator("li").filter(has_text=f"→ {answer}").last).to_be_visible()
    expect(walks.get_by_text("解決：")).to_be_visible()
    keys.press("r")
    keys.convert("でんちのこうかん", "電池の交換で直りました。")
    keys.choose(agent.button("状態も変えて記録する"), "記録して解決にする")
    expect(page.get_by_text("「解決」にしました。")).to_be_visible()
    agent.stop("7-taken-apart")
    keys.do(agent.button("この問い合わせから記事を作る"))
    page.wait_for_url(re.compile("/articles/"))
    keys.do(agent.button("確認を頼む"))
    expect(page.get_by_text("「確認待ち」にしました")).to_be_visible()
    agent.stop("8-article")
