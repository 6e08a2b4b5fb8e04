"""みなも計装株式会社 itself: the organisation, its 24 people, what it sells, its targets."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from enishi.commerce.models import Product
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

# name, its parent, is it the team handovers go to
TEAMS = (
    ("営業本部", None, False),
    ("インサイドセールス", "営業本部", False),
    ("東京営業部", "営業本部", False),
    ("名古屋営業部", "営業本部", False),
    ("大阪営業部", "営業本部", False),
    ("福岡営業部", "営業本部", False),
    ("サービス本部", None, False),
    ("カスタマーサービス部", "サービス本部", True),
    ("管理部", None, False),
)
# name, reading, address before the @, team, roles, language, manages
PEOPLE = (
    ("水野 明", "ミズノ アキラ", "owner", "管理部", (Role.OWNER,), ()),
    ("三浦 理恵", "ミウラ リエ", "admin", "管理部", (Role.ADMIN,), ("管理部",)),
    ("大野 隆", "オオノ タカシ", "sales-director", "営業本部", (Role.SALES_MANAGER,), ("営業本部",)),
    ("藤原 大樹", "フジワラ ダイキ", "sales-manager", "名古屋営業部", (Role.SALES_MANAGER,), ("名古屋営業部",)),
    ("黒田 結衣", "クロダ ユイ", "is1", "インサイドセールス", (Role.SALES_REP,), ()),
    ("平野 蓮", "ヒラノ レン", "is2", "インサイドセールス", (Role.SALES_REP,), ()),
    ("久保 さくら", "クボ サクラ", "is3", "インサイドセールス", (Role.SALES_REP,), ()),
    ("佐藤 健", "サトウ ケン", "sales", "名古屋営業部", (Role.SALES_REP,), ()),
    ("村田 翼", "ムラタ ツバサ", "tokyo1", "東京営業部", (Role.SALES_REP,), ()),
    ("原 美穂", "ハラ ミホ", "tokyo2", "東京営業部", (Role.SALES_REP,), ()),
    ("中川 悠", "ナカガワ ユウ", "tokyo3", "東京営業部", (Role.SALES_REP,), ()),
    ("小川 玲奈", "オガワ レナ", "tokyo4", "東京営業部", (Role.SALES_REP,), ()),
    ("竹内 陸", "タケウチ リク", "osaka1", "大阪営業部", (Role.SALES_REP,), ()),
    ("上田 葵", "ウエダ アオイ", "osaka2", "大阪営業部", (Role.SALES_REP,), ()),
    ("増田 海斗", "マスダ カイト", "fukuoka1", "福岡営業部", (Role.SALES_REP,), ()),
    ("小林 誠", "コバヤシ マコト", "service-manager", "サービス本部", (Role.SERVICE_MANAGER,), ("サービス本部",)),
    ("石田 優", "イシダ ユウ", "cs1", "カスタマーサービス部", (Role.SERVICE_AGENT,), ()),
    ("丸山 詩織", "マルヤマ シオリ", "cs2", "カスタマーサービス部", (Role.SERVICE_AGENT,), ()),
    ("田中 美咲", "タナカ ミサキ", "support", "カスタマーサービス部", (Role.SERVICE_AGENT,), ()),
    ("今井 颯", "イマイ ハヤテ", "support2", "カスタマーサービス部", (Role.SERVICE_AGENT,), ()),
    ("菊地 楓", "キクチ カエデ", "support3", "カスタマーサービス部", (Role.SERVICE_AGENT,), ()),
    ("野口 剛", "ノグチ ツヨシ", "support4", "カスタマーサービス部", (Role.SERVICE_AGENT,), ()),
    ("松井 京子", "マツイ キョウコ", "finance", "管理部", (Role.FINANCE,), ()),
    ("長田 正義", "ナガタ マサヨシ", "executive", "管理部", (Role.EXECUTIVE,), ()),
)  # fmt: skip
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

    @property
    def sellers(self) -> list[User]:
        return [u for u in self.users.values() if Role.SALES_REP in u.role_set]

    @property
    def supporters(self) -> list[User]:
        return [u for u in self.users.values() if Role.SERVICE_AGENT in u.role_set]


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
        fiscal_year_start=4,
        working_hours={day: HOURS for day in WEEK},
        closures=[YEAR_END],
        set_up_at=clock.now(),
    )
    teams = _teams()
    users = _people(actor, teams)
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


def _people(actor: System, teams: dict[str, Team]) -> dict[str, User]:
    # One hash for all: the demo's password is no secret, and twenty-four hashes would take seconds.
    password = make_password(PASSWORD)
    users = [
        User(
            name=name,
            kana=kana,
            email=f"{address}@minamo.example",
            password=password,
            team=teams[team],
            roles=[role.value for role in roles],
        )
        for name, kana, address, team, roles, _ in PEOPLE
    ]
    User.objects.bulk_create(users)
    for user, (*_, manages) in zip(users, PEOPLE, strict=True):
        for team in manages:
            teams[team].manager = user
            teams[team].save(update_fields=["manager"])
    events.record_many("user.created", actor, [Change(user) for user in users], history=True)
    return {address: user for user, (_, _, address, *_) in zip(users, PEOPLE, strict=True)}


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
    targets = [Target(metric="won_value", person=user, value=24_000_000, **year) for user in company.sellers]
    service = company.teams["サービス本部"]
    targets += [
        Target(metric="csat", team=service, value=900, **year),
        Target(metric="resolution_rate", team=service, value=950, **year),
    ]
    Target.objects.bulk_create(targets)
