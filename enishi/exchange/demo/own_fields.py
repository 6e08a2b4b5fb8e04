"""The fields みなも計装 made up: what a maker of sensors wants to know of a customer and of a deal."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from enishi.customers.models import Account
from enishi.exchange.demo.dice import choose, uniform, weighted, whole
from enishi.exchange.demo.facts import TODAY, CustomerFact, business_day
from enishi.exchange.demo.sales_facts import DealFact
from enishi.foundation import events
from enishi.foundation.actions import action
from enishi.foundation.authz import System
from enishi.foundation.events import Change
from enishi.staff.actions.custom_fields import create_custom_field

EQUIPMENT = (
    ("rotating", "回転機（モーター・ポンプ）", "Motors and pumps"),
    ("furnace", "炉・加熱設備", "Furnaces"),
    ("cooling", "冷凍機・空調", "Cooling"),
    ("conveyor", "搬送設備", "Conveyors"),
)
PLANTS = ((1, 55.0), (2, 20.0), (3, 12.0), (5, 8.0), (8, 5.0))
FIELDS = (
    {"entity": "accounts", "key": "plants", "kind": "number", "name": "工場数", "name_en": "Plants"},
    {
        "entity": "accounts",
        "key": "equipment",
        "kind": "choices",
        "name": "監視したい設備",
        "name_en": "Equipment to watch",
        "choices": [{"value": value, "name": ja, "name_en": en} for value, ja, en in EQUIPMENT],
    },
    {
        "entity": "deals",
        "key": "site_survey_on",
        "kind": "date",
        "name": "現地調査日",
        "name_en": "Site survey",
    },
    {
        "entity": "deals",
        "key": "discount",
        "kind": "number",
        "name": "提示した値引（%）",
        "name_en": "Discount offered (%)",
    },
)
# The heroes' own, by number.
HEROES: Mapping[int, Mapping[str, Any]] = {
    1: {"plants": 3, "equipment": ["rotating", "conveyor"]},
    2: {"plants": 1, "equipment": ["conveyor"]},
    3: {"plants": 2, "equipment": ["furnace"]},
    4: {"plants": 2, "equipment": ["cooling"]},
    8: {"plants": 8, "equipment": ["rotating", "furnace", "cooling"]},
}


@action
def define(actor: System) -> None:
    """The fields, and what the heroes have in them. Last of all, so that no other row gets another id."""
    for field in FIELDS:
        create_custom_field(actor, field)
    changes = []
    heroes = Account.objects.unscoped("the demo company's own customers").filter(number__in=HEROES)
    for account in heroes.order_by("number"):
        before = account.snapshot()
        account.custom = dict(HEROES[account.number])
        account.save(update_fields=["custom"])
        changes.append(Change(account, before))
    events.record_many("account.updated", actor, changes, history=True)


def of_account(fact: CustomerFact) -> dict[str, Any]:
    """Four in five were asked."""
    if uniform("asked", fact.number) > 0.8:
        return {}
    first = choose("watched", fact.number, EQUIPMENT)[0]
    second = choose("watched too", fact.number, EQUIPMENT)[0]
    chosen = [value for value, *_ in EQUIPMENT if value in (first, second)]
    return {"plants": weighted("plants", fact.number, PLANTS), "equipment": chosen}


def of_deal(fact: DealFact) -> dict[str, Any]:
    """What was offered off; half of the sites were looked at, some days after the deal was opened."""
    told: dict[str, Any] = {} if fact.discount is None else {"discount": fact.discount}
    surveyed = business_day(fact.opened + timedelta(days=whole("survey", fact.key, 5, 25)))
    if uniform("surveyed", fact.key) > 0.5 or surveyed > TODAY + timedelta(days=30):
        return told
    return told | {"site_survey_on": surveyed.isoformat()}
