"""Hero 1, ハナサキ精機: a whole customer's life, told through the product's own actions on its own dates."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from enishi.bond.actions.handover import accept_handover, answer_handover, ask_back, complete_handover
from enishi.bond.actions.promise import PromiseMade, make_promise, settle_promise
from enishi.bond.models import Handover, Promise
from enishi.customers.actions import create_contact, update_account
from enishi.customers.models import Account, Contact
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.facts import TOKYO
from enishi.foundation import clock
from enishi.foundation.authz import LinkHolder, Staff, System
from enishi.interactions.actions import create_task, record_activity
from enishi.sales.actions import close_deal, convert_lead, create_deal, create_lead, move_deal, update_deal
from enishi.sales.models import Deal
from enishi.service.actions import (
    add_note,
    answer_survey,
    ask_survey,
    assign_ticket,
    open_ticket,
    receive,
    reply,
    set_status,
    take_ticket,
)
from enishi.service.models import Ticket
from enishi.staff.models import User
from enishi.staff.signin import staff_of

STORY = System("demo")


@dataclass
class Teller:
    """Tells one customer's story: who acts, on what, and on which day."""

    company: Company

    @contextmanager
    def on(self, day: str, hour: int = 10, minute: int = 0) -> Iterator[None]:
        """The story's present: a day of Tokyo, at an hour."""
        moment = datetime.combine(date.fromisoformat(day), time(hour, minute), TOKYO)
        with clock.at(moment):
            yield

    def actor(self, address: str) -> Staff:
        return staff_of(self.company.users[address])

    def user(self, address: str) -> User:
        return self.company.users[address]

    def now(self, row: Any) -> Any:
        """The row as it is stored now."""
        return type(row).rows.get(pk=row.pk)


def tell(company: Company) -> Account:
    """Hero 1, from the card exchanged at a fair to the referral of a sister company."""
    teller = Teller(company)
    deal = _won(teller)
    account = deal.account
    assert account is not None
    _handed_over(teller, deal)
    _first_question(teller, account)
    _complaint(teller, account)
    _renewed(teller, account)
    _refers(teller, account)
    with teller.on("2026-11-18", 9):
        create_task(
            teller.actor("sales"),
            {
                "account_id": account.uid,
                "subject": "上期レビュー訪問（ハナサキ精機）",
                "due_on": date(2026, 11, 20),
            },
        )
    return account


def _won(teller: Teller) -> Deal:
    seller = teller.actor("sales")
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
            },
        )
    with teller.on("2025-04-14", 11):
        made = convert_lead(
            seller, lead.uid, version=lead.version, deal_name="第一工場 設備監視の導入", amount=4_000_000
        )
        _dress(seller, made.account)
        _visit(
            teller, "sales", made.account, "call", "予算と時期の確認", "予算400万円、上期中に決めたいとのこと"
        )
    with teller.on("2025-04-22"):
        _visit(
            teller,
            "sales",
            made.account,
            "visit",
            "訪問ヒアリング",
            "設備30台の停止が月2回。夜間の異常に気づけない",
        )
        deal = _move(teller, made.deal, "ヒアリング")
    with teller.on("2025-05-14", 13):
        _visit(
            teller,
            "sales",
            made.account,
            "web_meeting",
            "提案とデモ",
            "振動の傾向グラフが好評。電池の寿命に質問",
        )
        deal = _move(teller, deal, "提案")
    with teller.on("2025-05-28", 16):
        deal = _move(teller, deal, "見積提出")
        deal = update_deal(seller, deal.uid, {"amount": 3_400_000}, version=deal.version)
    with teller.on("2025-06-12", 15):
        deal = _move(teller, deal, "稟議・決裁待ち")
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


def _move(teller: Teller, deal: Deal, stage: str) -> Deal:
    deal = teller.now(deal)
    return move_deal(
        teller.actor("sales"), deal.uid, stage_id=teller.company.stages[stage].uid, version=deal.version
    )


def _visit(teller: Teller, who: str, account: Account, kind: str, subject: str, outcome: str) -> None:
    record_activity(
        teller.actor(who),
        {
            "account_id": account.uid,
            "kind": kind,
            "subject": subject,
            "outcome": outcome,
            "happened_at": clock.now(),
            "minutes": 60,
        },
    )


def _handed_over(teller: Teller, deal: Deal) -> None:
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
    with teller.on("2025-08-05", 13):
        _visit(teller, "cs1", handover.account, "visit", "キックオフ", "目標：夜間停止を月2回から月0回へ")
    promises = Promise.objects.unscoped("the story goes on").filter(handover=handover)
    for promise, day in zip(promises.order_by("id"), ("2025-09-01", "2025-08-28"), strict=True):
        with teller.on(day, 17):
            settle_promise(seller, promise.uid, version=promise.version, kept=True)
    with teller.on("2025-09-02", 15):
        _visit(
            teller,
            "cs1",
            handover.account,
            "web_meeting",
            "オンボーディング完了",
            "28日で完了。現場の5名が毎日利用",
        )


def _person(account: Account) -> Contact:
    contacts = Contact.objects.unscoped("the story goes on")
    return contacts.filter(account_links__account=account, family_name="渡辺").get()


def _ticket(teller: Teller, account: Account, **facts: Any) -> Ticket:
    text = facts.pop("text")
    values = {"account_id": account.uid, "contact_id": _person(account).uid, **facts}
    return open_ticket(teller.actor("support"), values, text=text)


def _first_question(teller: Teller, account: Account) -> None:
    agent = teller.actor("support")
    with teller.on("2025-10-30", 10, 5):
        ticket = _ticket(
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
    _rates(teller, ticket, "2025-10-30", 5, "すぐに直していただき助かりました。")


def _rates(teller: Teller, ticket: Ticket, day: str, score: int, comment: str) -> None:
    with teller.on(day, 15):
        response = ticket.survey_responses.unscoped("the customer answers").latest("asked_at")
        holder = LinkHolder("service.SurveyResponse", response.uid)
        answer_survey(holder, score=score, comment=comment)


def _complaint(teller: Teller, account: Account) -> None:
    first, second = teller.actor("support"), teller.actor("support4")
    with teller.on("2026-02-03", 9, 20):
        ticket = _ticket(
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
    _rates(teller, ticket, "2026-02-12", 2, "対応は丁寧でしたが、警報が止まったことは重く受け止めています。")
    with teller.on("2026-02-17", 9):
        ticket = teller.now(ticket)
        set_status(second, ticket.uid, version=ticket.version, status="closed")
    with teller.on("2026-03-12", 14):
        _visit(
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


def _renewed(teller: Teller, account: Account) -> None:
    seller = teller.actor("sales")
    with teller.on("2026-05-20", 10):
        ticket = _ticket(
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
    _rates(teller, ticket, "2026-05-25", 5, "説明が分かりやすく、報告書が現場で役立っています。")
    with teller.on("2026-06-01", 10):
        deal = create_deal(
            seller,
            {
                "name": "保守更新とクラウドEnterprise化",
                "kind": "expansion",
                "account_id": account.uid,
                "contact_id": _person(account).uid,
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
    handover = Handover.objects.unscoped("the story goes on").get(deal=deal)
    with teller.on("2026-07-01", 10):
        accept_handover(teller.actor("cs1"), handover.uid, version=handover.version)


def _refers(teller: Teller, account: Account) -> None:
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
                "referrer_id": _person(account).uid,
            },
        )
    with teller.on("2026-08-27", 10):
        made = convert_lead(
            seller, lead.uid, version=lead.version, deal_name="冷蔵倉庫の温度監視", amount=1_620_000
        )
    with teller.on("2026-09-18", 15):
        deal = _move(teller, made.deal, "見積提出")
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
