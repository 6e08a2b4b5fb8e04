"""What customers have of みなも計装: contracts that run, and machines that stand in their works."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from enishi.commerce.contracts import rules
from enishi.commerce.contracts.actions import create_contract, end_contract
from enishi.commerce.models import Contract, InstalledItem
from enishi.customers.models import Account
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.dice import choose, whole
from enishi.exchange.demo.facts import HEROES, TODAY, TOKYO, business_day, customer
from enishi.exchange.demo.sales_facts import GATEWAY, MENDED_ON, NEW, first_deal, is_faulty
from enishi.exchange.demo.service_facts import SILENT_ALARM
from enishi.exchange.demo.teller import Teller
from enishi.foundation import events
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.events import Change
from enishi.foundation.ids import next_numbers
from enishi.foundation.inserts import insert_many
from enishi.sales.models import Deal, StageType
from enishi.service.actions import update_ticket
from enishi.service.models import Ticket
from enishi.staff.models import User

WHY = "the demo company's own customers"
YEAR, DAY = timedelta(days=365), timedelta(days=1)
SITES = ("本社工場", "第一工場", "第二工場", "物流倉庫", "ポンプ室", "機械室")
USES = ("コンプレッサーの振動監視", "冷却ポンプの温度監視", "搬送モーターの振動監視", "炉の温度監視")
CARE = {"kind": "maintenance", "per": "year", "notice_days": 90, "entitlement_class": "weekday"}
CLOUD = {"kind": "subscription", "per": "month", "notice_days": 60, "auto_renews": True}
# Told of some, by code: what the contract is called, and what is usual for it.
SOLD: dict[str, tuple[str, dict[str, Any]]] = {
    "CARE": ("年間保守", CARE | {"amount": 288_000}),
    "CLOUD-S": ("みなもクラウド Standard", CLOUD | {"amount": 45_000}),
}
AT_ONCE = 200


def tell(company: Company) -> None:
    """The heroes' by what people did on their days, then all others'. Last of all: no other row gets another id."""
    teller = Teller(company)
    hanasaki(teller)
    others(teller)
    deals = Deal.objects.unscoped(WHY).filter(
        account__number__gt=HEROES, stage_type=StageType.WON, deleted_at=None
    )
    told = list(deals.select_related("account", "product").order_by("account__number", "closed_on", "pk"))
    for start in range(0, len(told), AT_ONCE):
        crowd(System("demo"), told[start : start + AT_ONCE])


def hanasaki(teller: Teller) -> None:
    """Hero 1: cared for since August 2025, renewed for the second year with the larger cloud service."""
    account = _account(1)
    first = _agree(
        teller, "cs1", account, "2025-08-01", "CARE", "年間保守（第一工場）", date(2025, 8, 1), **CARE
    )
    _agree(
        teller, "cs1", account, "2025-08-01", "CLOUD-S", "みなもクラウド Standard", date(2025, 8, 1),
        **CLOUD | {"amount": 45_000, "auto_renews": False},
    )  # fmt: skip
    care = _agree(teller, "cs1", account, "2026-07-01", "CARE", "年間保守（2年目）", date(2026, 8, 1), **CARE)
    _agree(
        teller, "cs1", account, "2026-07-01", "CLOUD-E", "みなもクラウド Enterprise", date(2026, 8, 1),
        **CLOUD | {"amount": 120_000},
    )  # fmt: skip
    installed = date(2025, 7, 29)
    machines = [
        *(
            _machine(teller, account, care, "MN-100", f"MN100-25{n:04d}", installed, n)
            for n in range(201, 251)
        ),
        *(_machine(teller, account, care, "MG-10", f"MG10-26{n:04d}", installed, n) for n in range(17, 21)),
    ]
    with teller.on("2025-07-29", 17):
        _installed(System("demo"), machines, teller.user("cs1"))
    for subject, item, under in (
        ("センサー3台のデータが欠測している", machines[6], first),
        ("ゲートウェイの再起動で警報が届かなかった", machines[50], first),
    ):
        ticket = Ticket.objects.unscoped(WHY).get(account=account, subject=subject)
        with teller.on(f"{ticket.opened_at.astimezone(TOKYO):%Y-%m-%d}", 18):
            things = {"item_id": item.uid, "contract_id": under.uid}
            update_ticket(System("demo"), ticket.uid, things, version=ticket.version)


def others(teller: Teller) -> None:
    """Hero 2 begins in December, hero 3 went after the price rise, hero 7's year ends next month."""
    _agree(teller, "cs2", _account(2), "2026-09-24", "CARE", "年間保守", date(2026, 12, 1), **CARE)
    misaki = _agree(
        teller, "cs2", _account(3), "2025-06-10", "CLOUD-S", "みなもクラウド Standard", date(2025, 10, 1),
        **CLOUD | {"amount": 45_000, "auto_renews": False},
    )  # fmt: skip
    with teller.on("2026-09-30", 16):
        reason = "値上げを受け入れられないとのこと。他社へ切り替え"
        end_contract(
            teller.actor("cs2"), misaki.uid, version=misaki.version, last_day=date(2026, 9, 30), reason=reason
        )
    tokiwa = _account(7)
    care = _agree(teller, "cs2", tokiwa, "2025-12-12", "CARE", "年間保守", date(2025, 12, 15), **CARE)
    gateways = [
        _machine(teller, tokiwa, care, "MG-10", f"MG10-25{n:04d}", date(2025, 12, 22), n)
        for n in range(311, 315)
    ]
    with teller.on("2025-12-22", 16):
        _installed(System("demo"), gateways, teller.user("cs2"))


def _account(number: int) -> Account:
    found: Account = Account.objects.unscoped(WHY).get(number=number)
    return found


def _agree(
    teller: Teller, who: str, account: Account, day: str, code: str, name: str, starts: date, **facts: Any
) -> Contract:
    """A year of it, as whoever looks after the customer wrote it down."""
    product = teller.company.products[code]
    told = {
        "account_id": account.uid,
        "product_id": product.uid,
        "name": name,
        "starts_on": starts,
        "ends_on": starts.replace(year=starts.year + 1) - DAY,
        "amount": product.price,
        **facts,
    }
    if facts["kind"] == "maintenance":
        told["entitlement"] = "電話・メールでの技術対応、年1回の定期点検、故障時の代替機"
    with teller.on(day, 17):
        return create_contract(teller.actor(who), told)


def _machine(
    teller: Teller, account: Account, contract: Contract | None, code: str, serial: str, day: date, key: int
) -> InstalledItem:
    return InstalledItem(
        product=teller.company.products[code],
        serial=serial,
        account=account,
        contract=contract,
        site=choose("site", key, SITES[1:3]),
        installed_on=day,
        warranty_until=day + YEAR,
        usage=choose("use", key, USES),
    )


@action
def _installed(actor: System, items: Iterable[InstalledItem], by: User) -> None:
    """Machines written down at once: what their customer's timeline is not to be filled with."""
    rows = list(items)
    insert_many(rows)
    events.record_many("item.created", actor, [Change(row, by=by.pk) for row in rows], history=True)


@action
def crowd(actor: System, deals: Iterable[Deal]) -> None:
    """What the other customers' won deals left with them."""
    renewed = {
        (account, product)
        for account, product in Deal.objects.unscoped(WHY)
        .filter(kind="renewal", stage_type=StageType.WON)
        .values_list("account", "product")
    }
    agreed = [
        (deal, _contract(deal, renewed)) for deal in deals if deal.product and deal.product.code in SOLD
    ]
    contracts = [contract for _, contract in agreed if contract is not None]
    for contract, number in zip(
        contracts, next_numbers("contract", len(contracts)) if contracts else (), strict=True
    ):
        contract.number = number
    insert_many(contracts)
    events.record_many("contract.created", actor, list(_told(contracts)), history=True)
    items = [item for deal in deals for item in _items(deal)]
    insert_many(items)
    events.record_many("item.created", actor, list(_told(items)), history=True)
    _failed(actor, items)


def _failed(actor: System, items: Iterable[InstalledItem]) -> None:
    """Which gateway was meant by those who said that theirs fails: the first they have."""
    gateways: dict[int, InstalledItem] = {}
    for item in items:
        if item.product.code == GATEWAY:
            gateways.setdefault(item.account_id, item)
    rows = Ticket.objects.unscoped(WHY).filter(account__in=gateways, subject=SILENT_ALARM[0], item=None)
    tickets, changes = list(rows.order_by("pk")), []
    for ticket in tickets:
        before = ticket.snapshot()
        ticket.item = gateways[ticket.account_id]
        changes.append(Change(ticket, before, at=ticket.opened_at, by=None))
    Ticket.objects.unscoped(WHY).bulk_update(tickets, ["item"], batch_size=200)
    events.record_many("ticket.updated", actor, changes, history=True)


def _told(rows: Iterable[Any]) -> Iterator[Change]:
    for row in rows:
        yield Change(row, at=row.created_at, by=None)


def _contract(deal: Deal, renewed: set[tuple[int | None, int | None]]) -> Contract | None:
    """A year from the order on. What was renewed is the later order's."""
    assert deal.product is not None and deal.closed_on is not None
    name, usual = SOLD[deal.product.code]
    starts, ends = deal.closed_on, deal.closed_on + YEAR - DAY
    is_over = ends < TODAY
    if is_over and deal.kind != "renewal" and (deal.account_id, deal.product_id) in renewed:
        return None
    moment = datetime.combine(starts, time(17), TOKYO)
    notice = rules.notice_on(ends, usual["notice_days"], lambda day: business_day(day) == day)
    return Contract(
        name=name,
        account=deal.account,
        product=deal.product,
        starts_on=starts,
        ends_on=ends,
        renewal_on=ends + DAY,
        notice_on=notice,
        created_at=moment,
        updated_at=moment,
        **usual | ({"auto_renews": False} if is_over else {}),
    )


def _series(deal: Deal, day: date) -> tuple[str, str]:
    """The first digits of a machine's serial number, and what is noted of it. A gateway is of a model's year."""
    assert deal.product is not None and deal.account is not None
    if deal.product.code != GATEWAY:
        return f"{day:%y}", ""
    if day >= MENDED_ON:
        return "27", ""
    fact = customer(deal.account.number)
    if deal.kind == NEW and is_faulty(fact, first_deal(fact)):
        return "26", "FW 2.1.0。2026-02-10に2.1.3へ更新済み"
    return "25", ""


def _items(deal: Deal) -> Iterator[InstalledItem]:
    """Some of the machines that came with an order."""
    if deal.product is None or deal.product.code not in ("MN-100", "MG-10") or deal.closed_on is None:
        return
    day = business_day(deal.closed_on + timedelta(days=21))
    if day > TODAY:
        return
    moment = datetime.combine(day, time(17), TOKYO)
    code = deal.product.code.replace("-", "")
    series, note = _series(deal, day)
    for k in range(whole("machines", deal.number, 1, 4)):
        yield InstalledItem(
            product=deal.product,
            serial=f"{code}-{series}{deal.number:05d}{k}",
            note=note,
            account=deal.account,
            site=choose("site", deal.number * 8 + k, SITES),
            installed_on=day,
            warranty_until=day + YEAR,
            usage=choose("use", deal.number * 8 + k, USES),
            created_at=moment,
            updated_at=moment,
        )
