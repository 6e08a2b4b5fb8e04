"""Which rule holds for a lead, and whom it gives the lead to. Pure.

Rules are tried in order; the first that fits and finds somebody who is here decides. A team's leads go to whoever has
the fewest open ones, among those to whoever got one longest ago. People who are away are passed over.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from enishi.foundation.errors import BadInput
from enishi.foundation.text.postal import PREFECTURES

LANGUAGES = ("ja", "en")
LISTS = ("sources", "prefectures", "industries", "products", "languages")
CONDITIONS = (*LISTS, "employees")
MOST_RULES, MOST_VALUES, LONGEST_VALUE, MOST_EMPLOYEES = 50, 60, 100, 999_999_999
# What is not said of a rule that is written down.
BLANK: Mapping[str, Any] = {
    **dict.fromkeys(("sources", "prefectures", "industries", "languages", "product_ids"), ()),
    **dict.fromkeys(("employees_from", "employees_to", "person_id", "team_id")),
}
NEVER = datetime.min.replace(tzinfo=UTC)
PERSON, TEAM, DEPUTY = "person", "team", "deputy"


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
class Person:
    """A seller, what they have on their hands, and who stands in while they are away."""

    name: str
    load: int = 0
    last: datetime = NEVER
    is_away: bool = False
    stand_in: str = ""


@dataclass(frozen=True)
class House:
    """The sellers by public id, and the teams: how each is called, and who is in it."""

    people: Mapping[str, Person]
    teams: Mapping[str, tuple[str, tuple[str, ...]]]

    def with_one_more(self, who: str, at: datetime) -> "House":
        """The same house after this person got a lead."""
        one = self.people[who]
        return replace(self, people={**self.people, who: replace(one, load=one.load + 1, last=at)})


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
        found = _of_team(rule, house) if rule.team else _of_person(rule, house)
        if found:
            return found
    return None


def _of_person(rule: Rule, house: House) -> Choice | None:
    named = house.people.get(rule.person)
    if named is None:
        return None
    if not named.is_away:
        return _choice(rule, rule.person, PERSON)
    deputy = house.people.get(named.stand_in)
    if deputy is None or deputy.is_away:
        return None
    return _choice(rule, named.stand_in, DEPUTY, away=[named.name])


def _of_team(rule: Rule, house: House) -> Choice | None:
    name, members = house.teams.get(rule.team, ("", ()))
    people = {one: house.people[one] for one in members if one in house.people}
    here = [one for one in people if not people[one].is_away]
    if not here:
        return None
    who = min(here, key=lambda one: (people[one].load, people[one].last, one))
    away = sorted(one.name for one in people.values() if one.is_away)
    return _choice(rule, who, TEAM, team=name, load=people[who].load, away=away)


def _choice(rule: Rule, who: str, how: str, **more: Any) -> Choice:
    return Choice(who, {"rule": rule.name, "met": list(rule.asks), "how": how, **more})


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
