"""How hero 8 weighs us up: who decides, what they need, what another offers, what holds them back, and the paper on it."""

from datetime import date, datetime, time

from enishi.customers.actions import create_contact
from enishi.customers.models import Account, Contact
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.facts import TOKYO
from enishi.exchange.demo.teller import Teller, person
from enishi.sales.actions import update_deal
from enishi.sales.demos.actions import add_question, close_demo, plan_demo
from enishi.sales.models import Deal, DemoGuest, Stakeholder
from enishi.sales.negotiating.actions import (
    add_competitor,
    add_need,
    add_objection,
    create_competitor,
)
from enishi.sales.proposals.actions import create_proposal, issue_proposal, update_proposal
from enishi.sales.stakeholders.actions import add_stakeholder

WHO = "tokyo3"
WHY = "the story goes on"
CARD = {
    "name": "C社 設備みまもりパック",
    "strengths": "初期費用が2割安い。電池の寿命は5年と長い。",
    "weaknesses": "通信は別契約。傾向グラフは月に一度の報告書だけ。現地の調査はしない。",
    "answer": "通信と保守を含む3年の総額で比べていただく。本社工場で電波を測り、届くことを先に確かめる。",
}
# family, given, readings, department, title; role, attitude, note; above them
PEOPLE = (
    ("大河内", "誠", ("オオコウチ", "マコト"), "役員室", "常務取締役", "decision_maker", "neutral", "投資は3年で回収できることを重んじる", None),
    ("渡辺", "貴子", None, "", "", "promoter", "for", "役員会の資料を一緒に作っている", 0),
    ("西脇", "浩二", ("ニシワキ", "コウジ"), "購買部", "部長", "approver", "against", "C社の2割安を推している", 0),
    ("秋元", "亮", ("アキモト", "リョウ"), "設備保全課", "課長", "user", "for", "夜間の見回りを減らしたい", 1),
)  # fmt: skip
# what they need, how important, our fit, the other's
NEEDS = (
    ("夜間の異常に、翌朝までに気づける", 5, 2, 1),
    ("6工場の傾向を一つの画面で比べられる", 4, 2, 0),
    ("3年の総額が稟議の枠に収まる", 5, 1, 2),
    ("既設の配線に手を入れずに付けられる", 3, 2, 2),
)
# category, what was said, our answer, what came of it
OBJECTIONS = (
    ("trust", "工場の奥まで電波が届くのか。", "本社工場で電波を測り、中継器1台で全台が届くことを記録でお渡しした。", "resolved"),
    ("price", "C社のほうが2割安い。", "通信と保守を含む3年の総額では当社が4％下回る。比較表を役員会の資料に入れる。", "open"),
    ("support", "夜間に止まったとき、誰に連絡すればよいのか。", "保守契約に24時間の電話窓口が含まれる。", "resolved"),
)  # fmt: skip
POINTS = (
    ("ゲートウェイ MG-10 が1分ごとに値を送り、しきい値を超えると担当者へ知らせます。", "夜間の見回りを1日2回から0回へ", "ハナサキ精機様：設備の停止時間を40%減"),
    ("3年の総額に通信と保守を含めます。", "追加の契約と月々の手間がなくなります", "お見積 Q2026-00002"),
    ("みなもクラウド Enterprise で、工場ごとの傾向を並べて見られます。", "良い工場のやり方を、ほかの工場へ広げられます", "画面例：傾向の比較"),
    ("電池式のセンサーを磁石で取り付けます。", "工事なしで、1台5分で付きます", "本社工場の試験：12台を1時間で設置"),
)  # fmt: skip
KNOWN = (
    ("budget", "今期の設備投資枠に3,000万円"),
    ("authority", "大河内常務が役員会で決める"),
    ("need", "夜間の停止が年9回"),
    ("timeframe", "12月18日の役員会"),
    ("competition", "C社が相見積"),
)
NEXT = {"next_action": "役員会の資料を渡辺本部長と仕上げる", "next_action_on": date(2026, 11, 25)}
QUESTIONS = (
    ("電池はどのくらい持ちますか。", "1分ごとの送信で約3年です。交換は工具なしで1分です。"),
    ("海外の工場でも使えますか。", ""),
)


def tell(company: Company) -> None:
    """From summer to the days before the board meets."""
    teller, deal = Teller(company), Deal.objects.unscoped(WHY).get(name="全社の設備監視")
    seller, account = teller.actor(WHO), deal.account
    assert account is not None
    _drew_the_map(teller, deal, account)
    with teller.on("2026-08-20", 16):
        card = create_competitor(teller.actor("sales-director"), CARD)
        add_competitor(seller, deal.uid, card.uid, note="購買部が相見積を取得")
    with teller.on("2026-08-26", 10):
        for text, importance, fit, theirs in NEEDS:
            told = {"text": text, "importance": importance, "said_by_id": person(account).uid}
            add_need(seller, deal.uid, told | {"ours": fit, "theirs": {card.uid: theirs}})
    _showed_it(teller, deal)
    for day, (category, said, answer, outcome) in zip(
        ("2026-09-03", "2026-09-29", "2026-10-22"), OBJECTIONS, strict=True
    ):
        with teller.on(day, 17):
            told = {"category": category, "text": said, "answer": answer, "outcome": outcome}
            add_objection(seller, deal.uid, told)
    _put_it_on_paper(teller, deal)
    with teller.on("2026-11-18", 16):
        deal = teller.now(deal)
        checks = [{"item": item, "state": "confirmed", "text": text} for item, text in KNOWN]
        update_deal(seller, deal.uid, NEXT | {"checks": checks}, version=deal.version)


def _drew_the_map(teller: Teller, deal: Deal, account: Account) -> None:
    seller = teller.actor(WHO)
    parts: list[Stakeholder] = []
    with teller.on("2026-07-15", 9):
        for family, given, kana, department, title, role, attitude, note, above in PEOPLE:
            contact = person(account) if kana is None else None
            if contact is None:
                assert kana is not None
                names = {
                    "family_name": family,
                    "given_name": given,
                    "family_kana": kana[0],
                    "given_kana": kana[1],
                }
                place = {"department": department, "title": title, "role": role}
                contact = create_contact(seller, names, account_id=account.uid, place=place)
            told = {
                "contact_id": contact.uid,
                "role": role,
                "attitude": attitude,
                "note": note,
                "reports_to_id": parts[above].uid if above is not None else None,
                "influences": [],
            }
            add_stakeholder(seller, deal.uid, told)
            parts.append(Stakeholder.objects.unscoped(WHY).get(deal=deal, contact=contact))


def _showed_it(teller: Teller, deal: Deal) -> None:
    """One demo was held with those who will use it; the next one is before the board."""
    seller, company = teller.actor(WHO), teller.company
    keepers = Contact.objects.unscoped(WHY).filter(
        account_links__account=deal.account, family_name__in=("渡辺", "秋元")
    )
    guests = [{"contact_id": one.uid, "name": "", "email": ""} for one in keepers.order_by("pk")]
    about = {
        "minutes": 60,
        "place": "白嶺重工 本社工場 第2会議室",
        "url": "",
        "message": "",
        "language": "ja",
    }
    products = [company.products[code].uid for code in ("MN-100", "MG-10", "CLOUD-E")]
    with teller.on("2026-08-27", 10):
        facts = {"title": "現場での実演（本社工場）", "starts_at": _at("2026-09-02", 13)}
        demo = plan_demo(seller, deal, about | facts | {"product_ids": products, "guests": guests})
        came = [one.uid for one in DemoGuest.objects.unscoped(WHY).filter(demo=demo)]
    with teller.on("2026-09-02", 15):
        for text, answer in QUESTIONS:
            add_question(seller, demo.uid, text=text, answer=answer)
        close_demo(
            seller,
            demo.uid,
            {
                "came": came,
                "shown": "12台を取り付け、しきい値を超えたときの知らせまで",
                "outcome": "保全課は採用に前向き。海外工場の質問は持ち帰り",
                "next_action": "電波の測定記録を渡す",
                "next_action_on": date(2026, 9, 3),
            },
            version=demo.version,
        )
    with teller.on("2026-11-18", 15):
        facts = {"title": "役員の皆様への実演（オンライン）", "starts_at": _at("2026-12-03", 14)}
        online = {"place": "", "url": "https://meet.minamo.example/hakurei"}
        plan_demo(seller, deal, about | facts | online | {"product_ids": products, "guests": guests})


def _put_it_on_paper(teller: Teller, deal: Deal) -> None:
    """The proposal as the board has it."""
    seller = teller.actor(WHO)
    with teller.on("2026-10-20", 14):
        draft = create_proposal(seller, deal.uid, language="ja")
        points = [
            {**point, "feature": feature, "benefit": benefit, "proof": proof}
            for point, (feature, benefit, proof) in zip(draft.points, POINTS, strict=True)
        ]
        words = {
            "title": "全社の設備監視のご提案",
            "situation": "6工場420台の設備を、夜間は1日2回の見回りで守っておられます。昨年の停止は14回、うち9回は夜間でした。",
            "points": points,
            "closing": "まず本社工場の70台から始め、効果を確かめながら広げる進め方をご提案します。",
        }
        draft = update_proposal(seller, draft.uid, words, version=draft.version)
        issue_proposal(seller, draft.uid, version=draft.version)


def _at(day: str, hour: int) -> datetime:
    return datetime.combine(date.fromisoformat(day), time(hour), TOKYO)
