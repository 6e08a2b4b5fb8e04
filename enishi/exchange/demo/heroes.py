"""Heroes 3 to 8, one theme each, told thinly: what a room cannot hold yet stands in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from enishi.bond.actions.handover import accept_handover
from enishi.bond.models import Handover
from enishi.customers.actions import create_account, update_account
from enishi.customers.models import Account
from enishi.exchange.demo import quoted
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.teller import Teller, move, person, rates, visit
from enishi.interactions.actions import create_task
from enishi.sales.actions import (
    close_deal,
    convert_lead,
    create_deal,
    create_lead,
    disqualify_lead,
    lose_deal,
    update_deal,
)
from enishi.sales.models import Deal
from enishi.service.actions import ask_survey, open_ticket, reply, take_ticket


@dataclass(frozen=True)
class Met:
    """A company as we met it: by whom, when, and whom there."""

    who: str
    day: str
    company: str
    corporate_number: str
    family: str
    given: str
    kana: tuple[str, str, str]
    place: tuple[str, str]
    industry: str
    domain: str


def tell(company: Company) -> None:
    """Heroes 3 to 8 in the order of their numbers, then the namesake of the fifth."""
    teller = Teller(company)
    lost_to_a_price(teller)
    woken(teller)
    namesake(teller, "tokyo2", "株式会社アオバ電機", "3999901000005", ("宮城県", "仙台市青葉区"))
    entered_thrice(teller)
    paying_late(teller)
    large(teller)
    namesake(teller, "fukuoka1", "アオバ電機株式会社", "8999901000009", ("福岡県", "福岡市中央区"))


def lost_to_a_price(teller: Teller) -> None:
    """Hero 3: leaves after a price rise; the complaint in May was the sign nobody read."""
    deal = _first_deal(teller, MISAKI, "鋳造炉の温度監視", 1_080_000)
    account = _won(teller, "tokyo1", deal, "2025-06-10", "CLOUD-S")
    with teller.on("2026-04-01", 10):
        visit(teller, "tokyo1", account, "mail", "価格改定のご案内", "7月から月額8％の値上げ")
    agent = teller.actor("support3")
    with teller.on("2026-05-12", 9, 30):
        asked = {"account_id": account.uid, "contact_id": person(account).uid, "channel_kind": "mail"}
        facts = {
            "subject": "値上げの理由を説明してほしい",
            "type": "complaint",
            "category": "契約",
            "priority": 3,
        }
        words = "一方的な通知で納得できません。他社の見積も取り始めています。"
        ticket = open_ticket(agent, asked | facts, text=words)
        ticket = take_ticket(agent, ticket.uid, version=ticket.version)
    with teller.on("2026-05-15", 16):
        words = "改定のご案内をもう一度お送りします。"
        reply(agent, ticket.uid, version=ticket.version, text=words, status="solved")
        ask_survey(agent, ticket.uid)
    rates(teller, ticket, "2026-05-18", 1, "質問に答えていただけませんでした。")
    with teller.on("2026-08-03", 10):
        renewal = _deal(teller, "tokyo1", account, "クラウドの更新", "renewal", 583_000, date(2026, 9, 30))
    with teller.on("2026-09-30", 15):
        lose_deal(
            teller.actor("tokyo1"),
            renewal.uid,
            version=renewal.version,
            lost_reason="price",
            note="解約。5月の苦情に営業が気づかず、役員訪問の機会を逃した",
        )


def woken(teller: Teller) -> None:
    """Hero 4: silent for more than a year, then back."""
    deal = _first_deal(teller, SHIOKAZE, "冷凍機の振動監視", 940_000)
    account = _won(teller, "fukuoka1", deal, "2025-05-20", "MN-100")
    with teller.on("2026-09-08", 14):
        visit(teller, "fukuoka1", account, "visit", "休眠のお客様への訪問", "新しい工場でも使いたいとのこと")
        back = _deal(teller, "fukuoka1", account, "新工場への追加", "win_back", 1_450_000, date(2026, 10, 30))
    _won(teller, "fukuoka1", back, "2026-10-15", "MN-100")


def namesake(teller: Teller, who: str, name: str, number: str, place: tuple[str, str]) -> None:
    """Hero 5: one name before and after 株式会社, two companies. They must never become one."""
    with teller.on("2025-07-03", 10):
        facts = {"name": name, "kana": "アオバデンキ", "corporate_number": number, "industry": "製造"}
        where = {"prefecture": place[0], "city": place[1]}
        note = {"note": "同名の別会社あり。法人番号で見分ける"}
        create_account(teller.actor(who), facts | where | note)


def entered_thrice(teller: Teller) -> None:
    """Hero 6: one company typed in three ways; two of the leads are recognised and put aside."""
    _first_deal(teller, SHIRASAGI, "冷蔵庫の温度記録", 620_000)
    for day, company, address in (
        ("2025-09-16", "㈱シラサギ食品", "m.tsuji@shirasagi.example"),
        ("2025-10-07", "シラサギ食品　株式会社", "M.TSUJI@SHIRASAGI.EXAMPLE"),
    ):
        with teller.on(day, 11):
            lead = create_lead(
                teller.actor("osaka1"),
                {
                    "company": company,
                    "family_name": "辻",
                    "given_name": "真理",
                    "email": address,
                    "source": "web",
                },
            )
            disqualify_lead(teller.actor("osaka1"), lead.uid, version=lead.version, reason="重複（登録済み）")


def paying_late(teller: Teller) -> None:
    """Hero 7: pays late, so that nothing more is sold on credit."""
    deal = _first_deal(teller, TOKIWA, "ポンプ場の監視", 1_760_000)
    account = _won(teller, "osaka2", deal, "2025-12-12", "MG-10")
    with teller.on("2026-03-18", 15):
        visit(teller, "osaka2", account, "call", "お支払いの確認", "2か月の遅れ。3月末に支払う約束")
    with teller.on("2026-06-05", 11):
        account = teller.now(account)
        note = {"note": "与信停止（2026-06-05）。新しい受注は前払いのみ"}
        update_account(teller.actor("osaka2"), account.uid, note, version=account.version)
        create_task(
            teller.actor("osaka2"),
            {"account_id": account.uid, "subject": "支払計画の確認", "due_on": date(2026, 11, 27)},
        )


def large(teller: Teller) -> None:
    """Hero 8: a large deal under way, with a competitor, waiting for the customer's own approval."""
    deal = _first_deal(teller, HAKUREI, "全社の設備監視", 28_000_000)
    account = deal.account
    assert account is not None
    for day, stage, kind, subject, outcome in (
        ("2026-07-14", "ヒアリング", "visit", "現場の聞き取り", "6工場420台。まず本社工場から"),
        ("2026-08-25", "提案", "web_meeting", "提案とデモ", "競合C社も提案中。操作の分かりやすさで優位"),
        ("2026-09-29", "見積提出", "visit", "見積の説明", "28,000,000円。3年分の保守を含む"),
        ("2026-10-22", "稟議・決裁待ち", "call", "稟議の状況", "12月の役員会で決まる見込み"),
    ):
        with teller.on(day, 13):
            visit(teller, "tokyo3", account, kind, subject, outcome)
            deal = move(teller, deal, stage, "tokyo3")
            if stage == "見積提出":
                quoted.hakurei(teller, deal)
    with teller.on("2026-11-16", 10):
        update_deal(
            teller.actor("tokyo3"),
            deal.uid,
            {
                "expected_close": date(2026, 12, 18),
                "next_action": "役員会の資料を渡辺本部長と仕上げる",
                "next_action_on": date(2026, 11, 25),
                "note": "競合：C社（2割安、通信は別契約）",
            },
            version=deal.version,
        )
    with teller.on("2026-11-17", 11):
        quoted.asking_leave(teller, deal)


MISAKI = Met(
    "tokyo1", "2025-04-22", "ミサキ鋳造株式会社", "4999901000004", "川端", "浩", ("ミサキチュウゾウ", "カワバタ", "ヒロシ"),
    ("製造部", "部長"), "製造", "misaki-cast.example",
)  # fmt: skip
SHIOKAZE = Met(
    "fukuoka1", "2025-04-16", "有限会社しおかぜ水産", "6999901000010", "浜田", "茂", ("シオカゼスイサン", "ハマダ", "シゲル"),
    ("工場", "工場長"), "製造", "shiokaze.example",
)  # fmt: skip
SHIRASAGI = Met(
    "osaka1", "2025-08-19", "株式会社シラサギ食品", "2999901000006", "辻", "真理", ("シラサギショクヒン", "ツジ", "マリ"),
    ("品質保証部", "課長"), "製造", "shirasagi.example",
)  # fmt: skip
TOKIWA = Met(
    "osaka2", "2025-10-21", "トキワ設備株式会社", "1999901000007", "梶原", "徹", ("トキワセツビ", "カジワラ", "トオル"),
    ("工務部", "次長"), "建設", "tokiwa-setsubi.example",
)  # fmt: skip
HAKUREI = Met(
    "tokyo3", "2026-06-18", "白嶺重工株式会社", "9999901000008", "渡辺", "貴子", ("ハクレイジュウコウ", "ワタナベ", "タカコ"),
    ("生産本部", "本部長"), "製造", "hakurei.example",
)  # fmt: skip


def _first_deal(teller: Teller, met: Met, name: str, amount: int) -> Deal:
    """A lead, turned into customer, person and deal four days of talk later."""
    seller = teller.actor(met.who)
    company_kana, family_kana, given_kana = met.kana
    with teller.on(met.day, 14):
        lead = create_lead(
            seller,
            {
                "company": met.company,
                "corporate_number": met.corporate_number,
                "family_name": met.family,
                "given_name": met.given,
                "family_kana": family_kana,
                "given_kana": given_kana,
                "department": met.place[0],
                "title": met.place[1],
                "email": f"info@{met.domain}",
                "source": "web",
            },
        )
    with teller.on(met.day, 16):
        made = convert_lead(seller, lead.uid, version=lead.version, deal_name=name, amount=amount)
        facts: Mapping[str, Any] = {"kana": company_kana, "industry": met.industry}
        update_account(seller, made.account.uid, facts, version=made.account.version)
    return made.deal


def _deal(
    teller: Teller, who: str, account: Account, name: str, kind: str, amount: int, expected: date
) -> Deal:
    facts = {"account_id": account.uid, "contact_id": person(account).uid, "name": name, "kind": kind}
    return create_deal(teller.actor(who), facts | {"amount": amount, "expected_close": expected})


def _won(teller: Teller, who: str, deal: Deal, day: str, product: str) -> Account:
    """Won on this day; service takes the customer over an hour later."""
    with teller.on(day, 11):
        deal = close_deal(
            teller.actor(who),
            deal.uid,
            version=deal.version,
            closed_on=date.fromisoformat(day),
            product_id=teller.company.products[product].uid,
        )
    handover = Handover.objects.unscoped("the story goes on").get(deal=deal)
    with teller.on(day, 15):
        accept_handover(teller.actor("cs2"), handover.uid, version=handover.version)
    assert deal.account is not None
    return deal.account
