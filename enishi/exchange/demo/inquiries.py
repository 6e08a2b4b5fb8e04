"""Who has just asked about us: leads of the last weeks, some somebody's own, some still nobody's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from enishi.exchange.demo.company import Company
from enishi.exchange.demo.teller import Teller
from enishi.sales.actions import create_lead, update_lead
from enishi.sales.campaigns.actions import create_campaign
from enishi.sales.models import Campaign, Lead
from enishi.sales.qualifying.actions import record_lead_activity


@dataclass(frozen=True)
class Inquiry:
    """A person of a company who asked, on which day and how; whoever heard it keeps it, unless it is nobody's."""

    who: str
    day: str
    hour: int
    source: str
    company: str
    person: tuple[str, str, str, str]
    place: tuple[str, str]
    email: str
    note: str
    status: str = Lead.NEW
    is_taken: bool = True
    # The call in which they told what is known of them: by item, its state and what they said.
    told: Sequence[tuple[str, str, str]] = ()
    back_on: str = ""
    campaign: str = ""


SHOW, SEMINAR = "秋の計測展 2026", "停電に備える記録セミナー"
CAMPAIGNS: Mapping[str, Mapping[str, Any]] = {
    SHOW: {"kind": "exhibition", "first": "2026-11-04", "last": "2026-11-06", "cost": 1_800_000},
    SEMINAR: {"kind": "seminar", "first": "2026-11-19", "last": "2026-11-19", "cost": 240_000},
}
INQUIRIES = (
    Inquiry(
        "sales", "2026-11-05", 15, "exhibition", "株式会社ミネヤマ製紙", ("岸本", "達也", "キシモト", "タツヤ"),
        ("設備課", "係長"), "t.kishimoto@mineyama.example", "計測展で名刺交換。抄紙機の振動を監視したい", Lead.WORKING, campaign=SHOW,
        told=(
            ("budget", "confirmed", "修繕費の枠で上期に400万円"),
            ("need", "confirmed", "抄紙機の軸受で年3回の突発停止"),
            ("authority", "unknown", "工場長の決裁か、本社の稟議かは確認中"),
        ),
    ),
    Inquiry(
        "tokyo1", "2026-11-10", 10, "web", "北斗ガラス株式会社", ("船越", "由美", "フナコシ", "ユミ"),
        ("製造部", "課長"), "y.funakoshi@hokuto-glass.example", "徐冷炉の温度記録を紙から変えたい。来年4月の予算", Lead.NURTURING,
        told=(("timeframe", "confirmed", "2027年4月の予算で。1月に見積が要る"),), back_on="2027-01-12",
    ),
    Inquiry(
        "sales", "2026-11-13", 11, "referral", "東雲乳業株式会社", ("桐谷", "誠一", "キリタニ", "セイイチ"),
        ("品質管理部", "部長"), "s.kiritani@shinonome.example", "ハナサキ精機の紹介。冷蔵庫6室、HACCPの記録", Lead.WORKING,
    ),
    Inquiry(
        "tokyo2", "2026-11-16", 14, "phone", "有限会社タマキ木工", ("玉木", "洋子", "タマキ", "ヨウコ"),
        ("", "代表取締役"), "tamaki@tamaki-mokko.example", "乾燥室の湿度。まず資料がほしい",
    ),
    Inquiry(
        "sales", "2026-11-18", 16, "web", "アサギ化成株式会社", ("宮下", "俊介", "ミヤシタ", "シュンスケ"),
        ("生産技術部", "主任"), "s.miyashita@asagi-kasei.example", "ゲートウェイの台数と月額を知りたい",
    ),
    Inquiry(
        "sales-manager", "2026-11-19", 17, "seminar", "株式会社かえで冷凍", ("西山", "香織", "ニシヤマ", "カオリ"),
        ("物流部", ""), "k.nishiyama@kaede-reito.example", "セミナーの後の質問：停電のときの記録はどうなるか", is_taken=False,
        campaign=SEMINAR,
    ),
    Inquiry(
        "sales-manager", "2026-11-20", 9, "web", "つばめ運輸倉庫株式会社", ("尾崎", "健", "オザキ", "ケン"),
        ("", ""), "ozaki@tsubame-soko.example", "倉庫3棟の温度監視の見積を希望", is_taken=False,
    ),
)  # fmt: skip


def tell(company: Company) -> None:
    """Each inquiry on its day."""
    teller = Teller(company)
    campaigns = {name: _campaign(teller, name, **facts) for name, facts in CAMPAIGNS.items()}
    for one in INQUIRIES:
        family, given, family_kana, given_kana = one.person
        facts = {
            "company": one.company,
            "family_name": family,
            "given_name": given,
            "family_kana": family_kana,
            "given_kana": given_kana,
            "department": one.place[0],
            "title": one.place[1],
            "email": one.email,
            "source": one.source,
            "note": one.note,
            "campaign_id": campaigns[one.campaign].uid if one.campaign else None,
        }
        with teller.on(one.day, one.hour):
            actor = teller.actor(one.who)
            lead = create_lead(actor, facts if one.is_taken else facts | {"owner_id": None})
            _follow(teller, one, lead)


def _campaign(teller: Teller, name: str, *, kind: str, first: str, last: str, cost: int) -> Campaign:
    values = {"name": name, "kind": kind, "cost": cost, "owner_id": teller.user("sales-manager").uid}
    with teller.on(first, 9):
        days = {"starts_on": date.fromisoformat(first), "ends_on": date.fromisoformat(last)}
        return create_campaign(teller.actor("sales-manager"), values | days)


def _follow(teller: Teller, one: Inquiry, lead: Lead) -> None:
    """What became of it on the same day: a call, what was learnt from it, and how it stands."""
    changes: dict[str, Any] = {"status": one.status} if one.status != Lead.NEW else {}
    actor = teller.actor(one.who)
    if one.told:
        subject = "電話：状況をうかがう"
        call = record_lead_activity(actor, lead.uid, {"kind": "call", "subject": subject}).activity
        evidence = {"kind": "activity", "id": call.uid}
        changes["checks"] = [
            {"item": item, "state": state, "text": text, "evidence": evidence}
            for item, state, text in one.told
        ]
    if one.back_on:
        changes["nurture_until"] = date.fromisoformat(one.back_on)
    if changes:
        update_lead(actor, lead.uid, changes, version=teller.now(lead).version)
