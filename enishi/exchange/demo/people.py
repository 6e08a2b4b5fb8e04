"""Who works at みなも計装: 24 people at every size, and 96 more where there are thousands of customers. Pure."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from enishi.exchange.demo import names
from enishi.exchange.demo.dice import choose
from enishi.foundation.authz import Role


class Person(NamedTuple):
    name: str
    kana: str
    # Before the @.
    address: str
    team: str
    roles: tuple[Role, ...]
    manages: tuple[str, ...] = ()


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
# name, reading, address before the @, team, roles, manages
PEOPLE: tuple[Person, ...] = tuple(Person(*one) for one in (
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
))  # fmt: skip
# Teams that grow with the customers, each with the role and the number of those who join.
MORE = (
    ("東京営業部", Role.SALES_REP, 20),
    ("名古屋営業部", Role.SALES_REP, 8),
    ("大阪営業部", Role.SALES_REP, 8),
    ("福岡営業部", Role.SALES_REP, 6),
    ("インサイドセールス", Role.SALES_REP, 8),
    ("カスタマーサービス部", Role.SERVICE_AGENT, 40),
    ("管理部", Role.FINANCE, 6),
)
# Whose team looks after customers there; everybody else's is Tokyo's.
REGIONS = {
    "愛知県": "名古屋営業部",
    "静岡県": "名古屋営業部",
    "大阪府": "大阪営業部",
    "兵庫県": "大阪営業部",
    "広島県": "大阪営業部",
    "福岡県": "福岡営業部",
}
# Up to this customer the 24 do all the work: so a small company is the first part of a large one.
FEW = 200


def more() -> Iterator[Person]:
    """Those who join."""
    places = [(team, role) for team, role, count in MORE for _ in range(count)]
    for number, (team, role) in enumerate(places, 1):
        family, family_kana = choose("staffamily", number, names.SURNAMES)
        given, given_kana = choose("staffgiven", number, names.GIVEN)
        yield Person(f"{family} {given}", f"{family_kana} {given_kana}", f"m{number:03d}", team, (role,))


SMALL = PEOPLE
LARGE = (*PEOPLE, *more())


def working(number: int, role: Role, team: str = "") -> list[str]:
    """The addresses of those of a role, and of a team if one is named, who work for this customer."""
    return _working(number <= FEW, role, team)


@cache
def _working(is_small: bool, role: Role, team: str) -> list[str]:
    everybody = SMALL if is_small else LARGE
    return [one.address for one in everybody if role in one.roles and team in ("", one.team)]
