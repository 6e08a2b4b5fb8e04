"""What sales lived through with hero 1: won, renewed, referred."""

from datetime import date
from decimal import Decimal

from enishi.bond.actions.handover import accept_handover
from enishi.bond.models import Handover
from enishi.commerce.actions import LineFacts, issue_order_confirmation, record_order
from enishi.customers.actions import create_contact, update_account
from enishi.customers.models import Account
from enishi.exchange.demo import quoted
from enishi.exchange.demo.teller import Teller, move, person, rates, ticket_of, visit
from enishi.foundation.authz import Staff
from enishi.sales.actions import (
    close_deal,
    convert_lead,
    create_deal,
    create_lead,
    update_deal,
    update_lead,
)
from enishi.sales.campaigns.actions import create_campaign
from enishi.sales.models import Deal, DealOrder
from enishi.service.actions import (
    ask_survey,
    reply,
    take_ticket,
)

WANTED = (("MN-100", 50), ("MG-10", 4), ("INSTALL", 1), ("CARE", 1))
COLD_STORE = (("MN-100", 17), ("MG-10", 4), ("INSTALL", 1))


def won(teller: Teller) -> Deal:
    """From the first card to the order."""
    seller, deal = teller.actor("sales"), _met(teller)
    account = deal.account
    assert account is not None
    with teller.on("2025-04-22"):
        outcome = "設備30台の停止が月2回。夜間の異常に気づけない"
        visit(teller, "sales", account, "visit", "訪問ヒアリング", outcome)
        deal = move(teller, deal, "ヒアリング")
    with teller.on("2025-05-14", 13):
        outcome = "振動の傾向グラフが好評。電池の寿命に質問"
        visit(teller, "sales", account, "web_meeting", "提案とデモ", outcome)
        deal = move(teller, deal, "提案")
    with teller.on("2025-05-28", 16):
        deal = move(teller, deal, "見積提出")
        deal = update_deal(seller, deal.uid, {"amount": 3_400_000}, version=deal.version)
        quoted.sent_before(2025, 16)
        delivery = {"delivery": "ご発注後6週間", "place": "貴社 第一工場"}
        quote = quoted.quoted(teller, "sales", deal, WANTED, discount=118_000, **delivery)
        outcome = "小計3,400,000円、税340,000円、合計3,740,000円"
        visit(teller, "sales", account, "mail", "見積書 Q2025-00017 の提出", outcome)
    with teller.on("2025-06-05", 14):
        outcome = "値引3.4％を課長決裁。同額で納期を変えた第2版を送付"
        visit(teller, "sales-manager", account, "mail", "出精値引の承認", outcome)
        quote = quoted.requoted(teller, "sales", quote, delivery="ご発注後4週間")
    with teller.on("2025-06-12", 15):
        deal = move(teller, deal, "稟議・決裁待ち")
    with teller.on("2025-06-20", 10):
        visit(teller, "sales", account, "mail", "注文書の受領", "注文請書を返送")
        quoted.accepted(teller, "sales", quote, "渡辺 千尋")
        deal = teller.now(deal)
    with teller.on("2025-06-20", 11):
        return close_deal(
            seller,
            deal.uid,
            version=deal.version,
            closed_on=date(2025, 6, 20),
            amount=3_400_000,
            product_id=teller.company.products["MN-100"].uid,
            kind="new",
            why_bought="夜間の停止を減らしたい。導入事例の停止時間40%減が決め手",
            go_live_on=date(2025, 8, 1),
            promises=["稼働開始から1か月は週次で傾向を報告する", "操作説明会を2回行う"],
        )


def confirmed(teller: Teller, deal: Deal, day: str) -> None:
    """What the customer ordered, put on paper and sent back the same day."""
    order = DealOrder.objects.unscoped("the story goes on").get(deal=deal).order
    with teller.on(day, 14):
        issue_order_confirmation(teller.actor("sales"), order.uid, language="ja")


def _met(teller: Teller) -> Deal:
    seller = teller.actor("sales")
    show = {"name": "春の製造技術展 2025", "kind": "exhibition", "cost": 1_500_000}
    with teller.on("2025-04-09", 9):
        days = {"starts_on": date(2025, 4, 9), "ends_on": date(2025, 4, 11)}
        campaign = create_campaign(teller.actor("sales-manager"), show | days)
    with teller.on("2025-04-09", 14):
        lead = create_lead(
            seller,
            {
                "company": "ハナサキ精機株式会社",
                "corporate_number": "6999901000002",
                "family_name": "渡辺",
                "given_name": "千尋",
                "family_kana": "ワタナベ",
                "given_kana": "チヒロ",
                "department": "生産技術部",
                "title": "課長",
                "email": "c.watanabe@hanasaki.example",
                "phone": "050-0000-1234",
                "source": "exhibition",
                "campaign_id": campaign.uid,
            },
        )
    with teller.on("2025-04-14", 11):
        known = (("budget", "400万円"), ("timeframe", "上期中に決めたい"))
        told = [{"item": item, "state": "confirmed", "text": text} for item, text in known]
        lead = update_lead(seller, lead.uid, {"checks": told}, version=lead.version)
        made = convert_lead(
            seller, lead.uid, version=lead.version, deal_name="第一工場 設備監視の導入", amount=4_000_000
        )
        _dress(seller, made.account)
        outcome = "予算400万円、上期中に決めたいとのこと"
        visit(teller, "sales", made.account, "call", "予算と時期の確認", outcome)
    return made.deal


def _dress(actor: Staff, account: Account) -> None:
    update_account(
        actor,
        account.uid,
        {
            "kana": "ハナサキセイキ",
            "prefecture": "愛知県",
            "city": "名古屋市中区",
            "street": "花咲町9-9-9",
            "industry": "製造",
            "employees": 820,
            "phone": "050-0000-1200",
            "website": "https://www.hanasaki.example",
        },
        version=account.version,
    )
    for family, given, kana, role, department, title in (
        ("大谷", "正樹", ("オオタニ", "マサキ"), "decision_maker", "工場", "工場長"),
        ("倉本", "由紀", ("クラモト", "ユキ"), "window", "設備保全課", "主任"),
    ):
        create_contact(
            actor,
            {
                "family_name": family,
                "given_name": given,
                "family_kana": kana[0],
                "given_kana": kana[1],
                "email": f"{kana[1].lower()}@hanasaki.example" if kana[1].isascii() else "",
            },
            account_id=account.uid,
            place={"role": role, "department": department, "title": title},
        )


def invoiced(teller: Teller, account: Account) -> None:
    """Accepted, billed and paid; the cloud service runs beside from August on."""
    with teller.on("2025-07-31", 15):
        outcome = "売上を計上。請求 INV2025-00031（末締め翌月末）を送付"
        visit(teller, "sales", account, "mail", "検収書の受領と請求", outcome)
    with teller.on("2025-08-01", 9):
        record_order(
            teller.actor("sales"),
            account=account,
            owner=teller.user("sales"),
            contact=person(account),
            ordered_on=date(2025, 8, 1),
            lines=[
                LineFacts(
                    unit_price=45_000,
                    quantity=Decimal(12),
                    product_id=teller.company.products["CLOUD-S"].pk,
                    text="みなもクラウド Standard 2025-08-01から12か月",
                )
            ],
        )
    with teller.on("2025-08-29", 16):
        visit(teller, "sales", account, "call", "入金のお礼", "3,740,000円の入金を確認（8月31日は日曜）")


def renewed(teller: Teller, account: Account) -> None:
    seller = teller.actor("sales")
    with teller.on("2026-05-20", 10):
        ticket = ticket_of(
            teller,
            account,
            subject="点検報告書の見方を教えてほしい",
            channel_kind="mail",
            type="question",
            category="書類",
            text="報告書の傾向値の単位を教えてください。",
        )
        agent = teller.actor("support2")
        ticket = take_ticket(agent, ticket.uid, version=ticket.version)
    with teller.on("2026-05-20", 10, 40):
        reply(
            agent,
            ticket.uid,
            version=ticket.version,
            text="mm/s（速度の実効値）です。判断の目安表も添えました。",
            status="solved",
        )
        ask_survey(agent, ticket.uid)
    rates(teller, ticket, "2026-05-25", 5, "説明が分かりやすく、報告書が現場で役立っています。")
    with teller.on("2026-06-01", 10):
        deal = create_deal(
            seller,
            {
                "name": "保守更新とクラウドEnterprise化",
                "kind": "expansion",
                "account_id": account.uid,
                "contact_id": person(account).uid,
                "product_id": teller.company.products["CLOUD-E"].uid,
                "amount": 900_000,
                "expected_close": date(2026, 6, 30),
            },
        )
    with teller.on("2026-06-30", 11):
        deal = close_deal(
            seller,
            deal.uid,
            version=deal.version,
            closed_on=date(2026, 6, 30),
            amount=900_000,
            why_bought="月次報告を全工場へ広げるため",
            go_live_on=date(2026, 8, 1),
        )
    confirmed(teller, deal, "2026-06-30")
    handover = Handover.objects.unscoped("the story goes on").get(deal=deal)
    with teller.on("2026-07-01", 10):
        accept_handover(teller.actor("cs1"), handover.uid, version=handover.version)


def refers(teller: Teller, account: Account) -> None:
    """Hero 2, ハナサキ物流: sent by hero 1, won in Silver Week; its handover still waits for service."""
    seller = teller.actor("sales")
    with teller.on("2026-08-20", 13):
        lead = create_lead(
            seller,
            {
                "company": "ハナサキ物流株式会社",
                "corporate_number": "5999901000003",
                "family_name": "長尾",
                "given_name": "恵一",
                "family_kana": "ナガオ",
                "given_kana": "ケイイチ",
                "department": "倉庫管理部",
                "title": "部長",
                "email": "k.nagao@hanasaki-logi.example",
                "source": "referral",
                "referrer_id": person(account).uid,
            },
        )
    with teller.on("2026-08-27", 10):
        made = convert_lead(
            seller, lead.uid, version=lead.version, deal_name="冷蔵倉庫の温度監視", amount=1_620_000
        )
    with teller.on("2026-09-18", 15):
        deal = move(teller, made.deal, "見積提出")
        quote = quoted.quoted(teller, "sales", deal, COLD_STORE, discount=26_000)
    with teller.on("2026-09-24", 10):
        quoted.accepted(teller, "sales", quote, "長尾 恵一")
        deal = teller.now(deal)
    with teller.on("2026-09-24", 11):
        close_deal(
            seller,
            deal.uid,
            version=deal.version,
            closed_on=date(2026, 9, 24),
            amount=1_620_000,
            product_id=teller.company.products["MG-10"].uid,
            kind="new",
            why_bought="ハナサキ精機 渡辺課長のご紹介。冷蔵の温度逸脱をすぐ知りたい",
            go_live_on=date(2026, 12, 1),
        )
