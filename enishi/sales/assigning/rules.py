"""Which rule holds for a lead, and whom it gives the lead to. Pure.

Rules are tried in order; the first that fits and finds somebody who is here decides. A team's leads go to whoever has
the fewest open ones, among those to whoever got one longest ago. People who are away are passed over.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from enishi.foundation.errors import BadInput
from enishi.foundation.text.postal import PREFECTURES
from enishi.staff.turns.rules import PERSON, TURN, House, Taker, person_or_deputy, whose_turn

LANGUAGES = ("ja", "en")
LISTS = ("sources", "prefectures", "industries", "products", "languages")
CONDITIONS = (*LISTS, "employees")
MOST_RULES, MOST_VALUES, LONGEST_VALUE, MOST_EMPLOYEES = 50, 60, 100, 999_999_999
# What is not said of a rule that is written down.
BLANK: Mapping[str, Any] = {
    **dict.fromkeys(("sources", "prefectures", "industries", "languages", "product_ids"), ()),
    **dict.fromkeys(("employees_from", "employees_to", "person_id", "team_id")),
}


@dataclass(frozen=True)
class Traits:
    """What rules may ask of a lead; empty or None where it is not known."""

    source: str = ""
    prefecture: str = ""
    industry: str = ""
    product: str = ""
    language: str = ""
    employees: int | None = None


@dataclass(frozen=True)
class Rule:
    """Whom leads go to that meet every condition; an empty one asks for nothing. `person` or `team`, by public id."""

    name: str
    sources: tuple[str, ...] = ()
    prefectures: tuple[str, ...] = ()
    # Words that stand in the lead's industry.
    industries: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    employees_from: int | None = None
    employees_to: int | None = None
    person: str = ""
    team: str = ""

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> "Rule":
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()
        }
        return cls(**values)

    @property
    def asks(self) -> tuple[str, ...]:
        """The conditions it has."""
        sized = self.employees_from is not None or self.employees_to is not None
        return tuple(name for name in LISTS if getattr(self, name)) + (("employees",) if sized else ())

    def unmet(self, lead: Traits) -> tuple[str, ...]:
        """The conditions a lead does not meet; what is not known of it meets none."""
        size, least, most = lead.employees, self.employees_from or 0, self.employees_to
        holds = {
            "sources": lead.source in self.sources,
            "prefectures": lead.prefecture in self.prefectures,
            "industries": any(word in lead.industry for word in self.industries),
            "products": lead.product in self.products,
            "languages": lead.language in self.languages,
            "employees": size is not None and least <= size and (most is None or size <= most),
        }
        return tuple(name for name in self.asks if not holds[name])


@dataclass(frozen=True)
class Choice:
    """Whose the lead is, and why: kept on the lead, and told in the reader's words."""

    person: str
    why: dict[str, Any]


def chosen(rules: Iterable[Rule], lead: Traits, house: House) -> Choice | None:
    """Whose a lead is by these rules; None where none fits, or nobody is here."""
    for rule in rules:
        if rule.unmet(lead):
            continue
        members = house.teams.get(rule.team, ("", ()))[1]
        taker = whose_turn(house, members) if rule.team else person_or_deputy(house, rule.person)
        if taker:
            return _choice(rule, taker, house)
    return None


def _choice(rule: Rule, taker: Taker, house: House) -> Choice:
    why: dict[str, Any] = {"rule": rule.name, "met": list(rule.asks), "how": taker.how}
    if taker.how == TURN:
        why |= {"team": house.teams[rule.team][0], "load": taker.load}
    if taker.how != PERSON:
        why["away"] = list(taker.away)
    return Choice(taker.person, why)


def rules_in_form(given: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rules as they are kept; BadInput names each that nobody could use."""
    kept = [
        {
            "name": one["name"].strip(),
            **{
                name: list(dict.fromkeys(text.strip() for text in one[name] if text.strip()))
                for name in LISTS
            },
            **{name: one[name] for name in ("employees_from", "employees_to", "person", "team")},
        }
        for one in given
    ]
    refused = {f"assignment.{place}": fault for place, one in enumerate(kept) if (fault := _fault(one))}
    if len(kept) > MOST_RULES:
        refused["assignment"] = "too_long"
    if refused:
        raise BadInput(fields=refused)
    return kept


def _fault(rule: Mapping[str, Any]) -> str:
    if not rule["name"]:
        return "rule_without_name"
    if bool(rule["person"]) == bool(rule["team"]):
        return "person_or_team"
    if set(rule["prefectures"]) - set(PREFECTURES) or set(rule["languages"]) - set(LANGUAGES):
        return "not_a_choice"
    least, most = rule["employees_from"], rule["employees_to"]
    return "from_above_to" if least is not None and most is not None and least > most else ""
