"""What service lived through with hero 1: the handover, a first question, a grave complaint."""

from datetime import date
from decimal import Decimal

from enishi.bond.actions.handover import accept_handover, answer_handover, ask_back, complete_handover
from enishi.bond.actions.promise import PromiseMade, make_promise, settle_promise
from enishi.bond.models import Handover, Promise
from enishi.commerce.actions import LineFacts, record_order
from enishi.customers.models import Account
from enishi.exchange.demo.complaints import lost_alarms
from enishi.exchange.demo.teller import Teller, person, rates, ticket_of, visit
from enishi.interactions.actions import create_task, finish_task
from enishi.sales.models import Deal
from enishi.service.actions import (
    add_note,
    ask_survey,
    assign_ticket,
    receive,
    reply,
    set_status,
    take_ticket,
)


def handed_over(teller: Teller, deal: Deal) -> None:
    handover = Handover.objects.unscoped("the story goes on").get(deal=deal)
    seller, keeper = teller.actor("sales"), teller.actor("cs1")
    with teller.on("2025-06-23", 10):
        handover = complete_handover(
            seller,
            handover.uid,
            version=handover.version,
            changes={
                "people": "決裁：大谷工場長　推進：渡辺課長　窓口：倉本主任",
                "risks": "第二工場は電波が届きにくい。現地確認が必要",
            },
        )
        handover = ask_back(keeper, handover.uid, version=handover.version, question="分納の希望はありますか")
    with teller.on("2025-06-23", 16):
        handover = answer_handover(
            seller,
            handover.uid,
            version=handover.version,
            answer="センサー30台を先に、残り20台は設置日に納めます",
        )
    with teller.on("2025-06-24", 11):
        accept_handover(keeper, handover.uid, version=handover.version)
    for day, subject, outcome in (
        ("2025-07-22", "納品（1回目）", "センサー30台とゲートウェイ4台を納品"),
        ("2025-07-29", "納品（2回目）と設置", "残り20台を納品し、全台の通信を確認"),
    ):
        with teller.on(day, 10):
            visit(teller, "cs1", handover.account, "visit", subject, outcome)
    with teller.on("2025-08-05", 13):
        visit(teller, "cs1", handover.account, "visit", "キックオフ", "目標：夜間停止を月2回から月0回へ")
    promises = Promise.objects.unscoped("the story goes on").filter(handover=handover)
    for promise, day in zip(promises.order_by("id"), ("2025-09-01", "2025-08-28"), strict=True):
        with teller.on(day, 17):
            settle_promise(seller, promise.uid, version=promise.version, kept=True)
    with teller.on("2025-09-02", 15):
        visit(
            teller,
            "cs1",
            handover.account,
            "web_meeting",
            "オンボーディング完了",
            "28日で完了。現場の5名が毎日利用",
        )
        reminder = create_task(
            keeper,
            {
                "account_id": handover.account.uid,
                "subject": "年間保守の更新予告（2026年7月31日まで）",
                "due_on": date(2026, 5, 1),
            },
        )
    with teller.on("2026-05-01", 10):
        finish_task(keeper, reminder.uid, version=reminder.version)


def published(teller: Teller, account: Account) -> None:
    """What the complaint taught, for every customer."""
    with teller.on("2026-04-20", 10):
        outcome = "同種の問い合わせは月12件から3件へ"
        visit(teller, "support4", account, "mail", "FAQ「再起動時の警報」のご案内", outcome)


def first_question(teller: Teller, account: Account) -> None:
    agent = teller.actor("support")
    with teller.on("2025-10-30", 10, 5):
        ticket = ticket_of(
            teller,
            account,
            subject="センサー3台のデータが欠測している",
            channel_kind="phone",
            type="fault",
            category="計測",
            text="今朝から第一工場の3台だけグラフが途切れています。",
        )
        ticket = take_ticket(agent, ticket.uid, version=ticket.version)
    with teller.on("2025-10-30", 10, 47):
        words = "電池残量の低下でした。遠隔で送信間隔を変更し、復旧を確認しました。交換用電池をお送りします。"
        reply(agent, ticket.uid, version=ticket.version, text=words, status="solved")
        ask_survey(agent, ticket.uid)
    rates(teller, ticket, "2025-10-30", 5, "すぐに直していただき助かりました。")


def batteries(teller: Teller, account: Account) -> None:
    """The first question ends in an order: spare batteries."""
    with teller.on("2025-11-04", 11):
        record_order(
            teller.actor("sales"),
            account=account,
            owner=teller.user("sales"),
            contact=person(account),
            ordered_on=date(2025, 11, 4),
            lines=[LineFacts(unit_price=8_000, quantity=Decimal(3), text="センサー MN-100 交換用電池")],
        )


def complaint(teller: Teller, account: Account) -> None:
    first, second = teller.actor("support"), teller.actor("support4")
    with teller.on("2026-02-03", 9, 20):
        ticket = ticket_of(
            teller,
            account,
            subject="ゲートウェイの再起動で警報が届かなかった",
            channel_kind="phone",
            type="complaint",
            category="ゲートウェイ",
            priority=4,
            text="夜中に設備が止まったのに警報が来ませんでした。至急説明してください。",
        )
        ticket = take_ticket(first, ticket.uid, version=ticket.version)
        add_note(
            first,
            ticket.uid,
            text="重大度A。MG10-26系のファームウェア2.1.0。二次対応へ引き継ぐ。営業の佐藤にも連絡済み。",
        )
    asked = ticket
    with teller.on("2026-02-03", 10, 30):
        apology = "ご迷惑をおかけし申し訳ございません。代替機を本日発送し、原因の調査を始めました。"
        ticket = reply(first, ticket.uid, version=ticket.version, text=apology)
        ticket = assign_ticket(
            first, ticket.uid, {"assignee_id": teller.user("support4").uid}, version=ticket.version
        )
    with teller.on("2026-02-04", 14):
        ticket = reply(
            second,
            ticket.uid,
            version=ticket.version,
            text="代替機への交換が完了しました。警報の動作を確認済みです。",
        )
    with teller.on("2026-02-09", 11):
        receive(second, ticket.uid, text="再発しないと言える根拠を文書でください。")
    with teller.on("2026-02-10", 16):
        ticket = teller.now(ticket)
        words = "再起動中の警報を保持するファームウェア2.1.3を公開し、御社の全台に適用しました。報告書をお送りします。"
        ticket = reply(second, ticket.uid, version=ticket.version, text=words, status="solved")
        ask_survey(second, ticket.uid)
    rates(teller, ticket, "2026-02-12", 2, "対応は丁寧でしたが、警報が止まったことは重く受け止めています。")
    with teller.on("2026-02-17", 9):
        ticket = teller.now(ticket)
        set_status(second, ticket.uid, version=ticket.version, status="closed")
    lost_alarms(teller, asked)
    apologised(teller, account)


def apologised(teller: Teller, account: Account) -> None:
    """The board's visit after the complaint, and what was promised there."""
    with teller.on("2026-03-12", 14):
        visit(
            teller,
            "sales-manager",
            account,
            "visit",
            "役員訪問（お詫びと再発防止の説明）",
            "継続の意向を確認。月次の点検報告を約束",
        )
        promise = make_promise(
            teller.actor("sales-manager"),
            PromiseMade(
                account.uid, "毎月5営業日までに点検報告書を届ける", teller.user("sales").uid, date(2026, 6, 5)
            ),
        )
    with teller.on("2026-06-05", 17):
        settle_promise(teller.actor("sales-manager"), promise.uid, version=promise.version, kept=True)
