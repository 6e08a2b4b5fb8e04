"""Records that may be one with others, looked for a batch at a time: what a report lists for somebody to merge.

Whoever may see the others: what is shown of them is narrowed where it is read.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Q

from enishi.customers.companies import name_key
from enishi.customers.models import Account, AccountContact, Contact
from enishi.customers.queries import company_facts
from enishi.foundation.text.company import CompanyMatch, company_match
from enishi.foundation.text.likeness import PersonFacts, Together, person_evidence

WHY = "a duplicate is one whoever may see it"
COLUMNS = ("pk", "name_key", "kana_key", "email_key", "mobile_e164", "given_name", "given_kana")


@dataclass(frozen=True)
class Alike:
    """A record, one that was there before it, and what says that they are one."""

    row_id: int
    other_id: int
    reasons: tuple[str, ...]


Look = Callable[[Sequence[Any]], list[Alike]]


class Place(NamedTuple):
    """Where somebody works, as far as two companies can be told apart by it."""

    account_id: int
    name: str
    number: str

    def beside(self, other: "Place") -> Together:
        if self.account_id == other.account_id:
            # Without its number it may stand for several companies of its name.
            return Together.SAME if self.number else Together.ALIKE
        if self.number and other.number or name_key(self.name) != name_key(other.name):
            return Together.APART
        return Together.ALIKE


def contacts_alike(made: Sequence[Contact]) -> list[Alike]:
    """People of whom a record stood there before these, or stands before them in the same batch. Four SQL."""
    if not made:
        return []
    places = _places(AccountContact.objects.unscoped(WHY).filter(contact__id__among=[one.pk for one in made]))
    direct, named = _direct(made), _named(made, places)
    found = []
    for one in made:
        facts = facts_of(one)
        near = direct.of(facts) | named.of(facts)
        for other_id, other in sorted(near.items()):
            if other_id >= one.pk:
                continue
            reasons = person_evidence(facts, other, _together(places[one.pk], named.places[other_id]))
            if reasons:
                found.append(Alike(one.pk, other_id, reasons))
    return found


def facts_of(one: Contact) -> PersonFacts:
    return PersonFacts(
        one.name_key,
        one.kana_key,
        one.email_key,
        one.mobile_e164,
        one.given_name,
        one.given_kana,
    )


class Known:
    """Stored people by what they may be found by."""

    def __init__(self, columns: Sequence[str]) -> None:
        self.columns = columns
        self.by: dict[tuple[str, str], dict[int, PersonFacts]] = defaultdict(dict)
        self.places: dict[int, list[Place]] = defaultdict(list)

    def add(self, pk: int, facts: PersonFacts) -> None:
        for column in self.columns:
            if key := getattr(facts, column):
                self.by[_kind(column), key][pk] = facts

    def of(self, facts: PersonFacts) -> dict[int, PersonFacts]:
        found: dict[int, PersonFacts] = {}
        for column in self.columns:
            if key := getattr(facts, column):
                found |= self.by.get((_kind(column), key), {})
        return found


def _kind(column: str) -> str:
    """A name written in kana is looked for among readings, and the other way round."""
    return "name" if column in ("name_key", "kana_key") else column


def _direct(made: Sequence[Contact]) -> Known:
    known = Known(("email_key", "mobile_e164"))
    wanted = Q()
    for column in known.columns:
        if keys := {key for one in made if (key := getattr(one, column))}:
            wanted |= Q(**{f"{column}__among": keys})
    if wanted:
        people = Contact.objects.unscoped(WHY).filter(wanted, deleted_at=None)
        for pk, *columns in people.values_list(*COLUMNS):
            known.add(pk, _facts(columns))
    return known


def _named(made: Sequence[Contact], places: dict[int, list[Place]]) -> Known:
    """People of these names in companies of these names."""
    known = Known(("name_key", "kana_key"))
    names = {key for one in made for key in (one.name_key, one.kana_key) if key}
    cores = {name_key(place.name)[2] for each in places.values() for place in each}
    people = Contact.objects.unscoped(WHY).filter(
        Q(name_key__among=names) | Q(kana_key__among=names), deleted_at=None
    )
    # Asked apart: joined with the companies' names, PostgreSQL may take a way that costs a hundred times as much.
    links = AccountContact.objects.unscoped(WHY).filter(
        contact__id__among=list(people.values_list("pk", flat=True)),
        account__core_key__among=cores,
        account__deleted_at=None,
    )
    account = ("account_id", "account__name", "account__corporate_number")
    for found in links.values_list(*account, *(f"contact__{name}" for name in COLUMNS)):
        where, (pk, *columns) = found[:3], found[3:]
        known.places[pk].append(Place(*where))
        known.add(pk, _facts(columns))
    return known


def _facts(columns: Iterable[str]) -> PersonFacts:
    return PersonFacts(*columns)


def _places(links: Any) -> dict[int, list[Place]]:
    found: dict[int, list[Place]] = defaultdict(list)
    for contact_id, *where in links.values_list(
        "contact_id", "account_id", "account__name", "account__corporate_number"
    ):
        found[contact_id].append(Place(*where))
    return found


def _together(ours: Sequence[Place], theirs: Sequence[Place]) -> Together:
    """The closest of their companies."""
    pairs = {one.beside(other) for one in ours for other in theirs}
    return next((one for one in (Together.SAME, Together.ALIKE) if one in pairs), Together.APART)


def accounts_alike(made: Sequence[Account]) -> list[Alike]:
    """Customers of which a record stood there before these. One SQL."""
    wanted = Q()
    for column in ("core_key", "corporate_number"):
        if keys := {key for one in made if (key := getattr(one, column))}:
            wanted |= Q(**{f"{column}__among": keys})
    if not wanted:
        return []
    by_core: dict[str, list[Account]] = defaultdict(list)
    by_number: dict[str, list[Account]] = defaultdict(list)
    for other in Account.objects.unscoped(WHY).filter(wanted, deleted_at=None).order_by("pk"):
        by_core[other.core_key].append(other)
        by_number[other.corporate_number].append(other)
    found = []
    for one in made:
        near = {
            other.pk: other for other in (by_number[one.corporate_number] if one.corporate_number else [])
        }
        near |= {other.pk: other for other in (by_core[one.core_key] if one.core_key else [])}
        for pk, other in sorted(near.items()):
            if pk < one.pk and (reasons := _company_reasons(one, other)):
                found.append(Alike(one.pk, pk, reasons))
    return found


def _company_reasons(one: Account, other: Account) -> tuple[str, ...]:
    match = company_match(company_facts(one), company_facts(other))
    if match is CompanyMatch.CERTAIN:
        return ("corporate_number",)
    if match is CompanyMatch.STRONG:
        return ("company", "place")
    spelled_alike = match is CompanyMatch.CANDIDATE and name_key(one.name) == name_key(other.name)
    return ("company",) if spelled_alike else ()
