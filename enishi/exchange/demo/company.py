"""みなも計装株式会社 itself: the organisation, its 24 people, what it sells, its targets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from enishi.commerce.models import Product
from enishi.exchange.demo.people import SMALL, TEAMS, Person
from enishi.foundation import clock, events
from enishi.foundation.authz import Role, System
from enishi.foundation.events import Change
from enishi.sales.actions import ensure_default_pipeline
from enishi.sales.models import Stage
from enishi.service.models import Survey
from enishi.staff.models import Organisation, Target, Team, User

PASSWORD = "minamo-demo-2026"
WEEK = ("mon", "tue", "wed", "thu", "fri")
HOURS = [["09:00", "12:00"], ["13:00", "18:00"]]
YEAR_END = {"name": "年末年始", "first": "2024-12-29", "last": "2025-01-03", "yearly": True}

LOGINS = ("owner", "admin", "sales-manager", "sales", "service-manager", "support", "finance", "executive")
PRODUCTS = (
    ("MN-100", "振動・温度センサー MN-100", "Vibration and temperature sensor MN-100", "台", 48_000, ""),
    ("MG-10", "ゲートウェイ MG-10", "Gateway MG-10", "台", 120_000, ""),
    ("CLOUD-L", "みなもクラウド Lite", "Minamo Cloud Lite", "月", 18_000, "month"),
    ("CLOUD-S", "みなもクラウド Standard", "Minamo Cloud Standard", "月", 45_000, "month"),
    ("CLOUD-E", "みなもクラウド Enterprise", "Minamo Cloud Enterprise", "月", 120_000, "month"),
    ("INSTALL", "導入設置", "Installation", "式", 350_000, ""),
    ("CARE", "年間保守", "Yearly maintenance", "年", 288_000, "year"),
    ("CHECK", "点検スポット", "Spot inspection", "回", 80_000, ""),
    ("LUNCH", "研修弁当", "Training lunch", "個", 1_080, ""),
)


@dataclass(frozen=True)
class Company:
    """What the rest of the story needs of the company."""

    users: dict[str, User]
    teams: dict[str, Team]
    products: dict[str, Product]
    stages: dict[str, Stage]
    survey: Survey


def found(actor: System) -> Company:
    """Make the company. Runs inside the generator's action."""
    Organisation.objects.create(
        name="みなも計装株式会社",
        name_en="Minamo Instruments Co., Ltd.",
        postal_code="105-0011",
        prefecture="東京都",
        city="港区",
        street="芝公園9-99-99",
        phone="03-0000-1000",
        invoice_number="T7999901000001",
        bank_account="みなも銀行 本店営業部\n普通 1234567 ミナモケイソウ（カ",
        fiscal_year_start=4,
        working_hours={day: HOURS for day in WEEK},
        closures=[YEAR_END],
        set_up_at=clock.now(),
    )
    teams = _teams()
    users = _people(actor, teams, SMALL)
    pipeline = ensure_default_pipeline(actor)
    stages = Stage.objects.unscoped("the demo company's own pipeline").filter(pipeline=pipeline)
    company = Company(
        users=users,
        teams=teams,
        products=_products(actor),
        stages={stage.name: stage for stage in stages.order_by("position")},
        survey=Survey.objects.create(
            name="対応後アンケート",
            question="今回の対応にご満足いただけましたか。",
            question_en="How satisfied are you with how we handled this?",
        ),
    )
    _targets(company)
    return company


def _teams() -> dict[str, Team]:
    teams: dict[str, Team] = {}
    for name, parent, takes_handovers in TEAMS:
        teams[name] = Team.objects.create(
            name=name, parent=teams[parent] if parent else None, is_default_service=takes_handovers
        )
    return teams


def join(actor: System, company: Company, people: Iterable[Person]) -> None:
    """More people, of whom none manages a team yet. Runs inside the generator's action."""
    company.users.update(_people(actor, company.teams, people))


def _people(actor: System, teams: dict[str, Team], people: Iterable[Person]) -> dict[str, User]:
    # One hash for all: the demo's password is no secret, and one hash each would take seconds.
    password = make_password(PASSWORD)
    users = {
        one.address: User(
            name=one.name,
            kana=one.kana,
            email=f"{one.address}@minamo.example",
            password=password,
            team=teams[one.team],
            roles=[role.value for role in one.roles],
        )
        for one in people
    }
    User.objects.bulk_create(users.values())
    for one in people:
        for team in one.manages:
            teams[team].manager = users[one.address]
            teams[team].save(update_fields=["manager"])
    events.record_many("user.created", actor, [Change(user) for user in users.values()], history=True)
    return users


def _products(actor: System) -> dict[str, Product]:
    products = [
        Product(
            code=code,
            name=name,
            name_en=name_en,
            unit=unit,
            price=price,
            recurring=recurring,
            tax_class="reduced" if code == "LUNCH" else "standard",
        )
        for code, name, name_en, unit, price, recurring in PRODUCTS
    ]
    Product.objects.bulk_create(products)
    events.record_many("product.created", actor, [Change(product) for product in products], history=True)
    return {product.code: product for product in products}


def _targets(company: Company) -> None:
    """Yearly targets: won value for each seller, satisfaction and resolution for the service side."""
    year = {"starts_on": date(2026, 4, 1), "ends_on": date(2027, 3, 31)}
    targets = [
        Target(metric="won_value", person=user, value=24_000_000, **year)
        for user in company.users.values()
        if Role.SALES_REP in user.role_set
    ]
    service = company.teams["サービス本部"]
    targets += [
        Target(metric="csat", team=service, value=900, **year),
        Target(metric="resolution_rate", team=service, value=950, **year),
    ]
    Target.objects.bulk_create(targets)
