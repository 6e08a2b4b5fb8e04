"""Every read of customers and their people, scoped to an actor."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet

from enishi.customers import rules
from enishi.customers.following import followings
from enishi.customers.models import Account, AccountContact, Contact, Merge, Standing
from enishi.foundation import authz, clock
from enishi.foundation.authz import Actor, Staff, TokenActor
from enishi.foundation.errors import BadInput
from enishi.foundation.prepared import Lines
from enishi.foundation.rows import own_columns
from enishi.foundation.text.company import CompanyFacts, CompanyMatch
from enishi.staff.queries import our_organisation

R = TypeVar("R")
SHOWN_AT_MOST = 8
CONTACT_NAMES = "uid family_name given_name family_kana given_kana email phone mobile".split()
NOBODY = UUID(int=0)
ACCOUNTS = Lines(
    Account,
    (
        *own_columns(Account),
        *(f"{who}__{name}" for who in ("sales_owner", "service_owner", "parent") for name in ("uid", "name")),
        *(f"standing__{name}" for name in own_columns(Standing) if name != "account"),
    ),
)
LINKS = Lines(AccountContact, ("contact__pk", "department", "title", "account__uid", "account__name"))
# The places at one customer, which whoever may read the customer may read: who is there now first, the main
# contact on top.
PLACES = Lines(
    AccountContact,
    (*own_columns(AccountContact), *(f"contact__{name}" for name in CONTACT_NAMES)),
    by="account",
    where=Q(contact__deleted_at=None),
    order=("active_to", "-is_primary", "id"),
)


def staff_behind(actor: Actor) -> Staff | None:
    """The person who acts, themself or through their token."""
    person = actor.owner if isinstance(actor, TokenActor) else actor
    return person if isinstance(person, Staff) else None


def currency() -> str:
    """The organisation's currency, in which standing and revenue are counted."""
    organisation = our_organisation()
    return organisation.currency if organisation else "JPY"


def in_our_currency(given: dict[str, Any], *names: str) -> dict[str, Any]:
    """What was sent, with the money of these fields as its amount; BadInput where it is of another currency."""
    ours = currency() if any(given.get(name) is not None for name in names) else ""
    for name in names:
        if given.get(name) is None:
            continue
        if given[name]["currency"] != ours:
            raise BadInput(fields={name: "other_currency"})
        given[name] = given[name]["amount"]
    return given


def standing_of(account: Any) -> Any:
    """The account's standing; an empty one before anything has happened."""
    return getattr(account, "standing", None) or Standing()


def account(actor: Actor, uid: UUID) -> Any:
    """What one customer's record shows, a line of `ACCOUNTS`. Two SQL."""
    return ACCOUNTS.one(authz.find_key(actor, Account, uid))


def owned(rows: QuerySet[Account], owner: str, actor: Actor) -> QuerySet[Account]:
    """Those that I own, my team owns, or nobody owns, on either side."""
    person = staff_behind(actor)
    if owner == "none":
        return rows.filter(sales_owner=None, service_owner=None)
    if person is None:
        return rows.none()
    if owner == "mine":
        return rows.filter(Q(sales_owner=person.user_id) | Q(service_owner=person.user_id))
    teams = person.teams
    return rows.filter(Q(sales_owner__team__in=teams) | Q(service_owner__team__in=teams))


def contacts(actor: Actor) -> QuerySet[Contact]:
    """The people one may read, each with the places one may see. Two SQL."""
    places = authz.scope(actor, AccountContact).select_related("account").order_by("-is_primary", "id")
    return authz.scope(actor, Contact).prefetch_related(Prefetch("account_links", places, to_attr="places"))


def contact(actor: Actor, uid: UUID) -> Contact:
    """One person with their places. Three SQL."""
    found = authz.find(actor, Contact, uid)
    return contacts(actor).get(pk=found.pk)


def contacts_at(actor: Actor, account: Account) -> QuerySet[Contact]:
    """The people with a place at this customer, first the one entered first."""
    return authz.scope(actor, Contact).filter(account_links__account=account).order_by("id")


def current_links(actor: Actor, people: Collection[int]) -> list[Any]:
    """The present places of people with these keys, the main one last, as lines of `LINKS`. Two SQL."""
    rows = authz.scope(actor, AccountContact).filter(contact__in=people)
    present = rows.filter(Q(active_to=None) | Q(active_to__gte=clock.today(actor.zone)))
    keys = list(present.order_by("is_primary", "id").values_list("pk", flat=True))
    found = LINKS.read(keys)
    return [found[key] for key in keys if key in found]


def is_present(link: Any, today: date) -> bool:
    return link.active_to is None or link.active_to >= today


@dataclass(frozen=True)
class Likeness(Generic[R]):
    """A stored row that may be the one being typed, and how sure that is."""

    row: R
    match: str


@dataclass(frozen=True)
class Likenesses(Generic[R]):
    """The rows one may see, the surest first; `hidden` says that there is one that one may not see."""

    seen: list[Likeness[R]]
    hidden: bool


def like_account(actor: Actor, typed: CompanyFacts, except_uid: UUID | None = None) -> Likenesses[Account]:
    """Accounts that may be the one being typed. Two SQL."""
    same = Q()
    if typed.corporate_number:
        same |= Q(corporate_number=typed.corporate_number)
    if core := rules.core_key(typed.name):
        same |= Q(core_key=core)
    if not same:
        return Likenesses([], hidden=False)
    rows = Account.objects.unscoped("a duplicate is one whoever may see it; what is shown is narrowed below")
    found = [
        Likeness(row, match.value)
        for row in rows.filter(same, deleted_at=None)
        .select_related("sales_owner")
        .exclude(uid=except_uid or NOBODY)[:200]
        if (match := rules.company_likeness(typed, company_facts(row)))
    ]
    found.sort(key=lambda like: (rules.WORTH_SHOWING[CompanyMatch(like.match)], like.row.pk))
    return _seen(actor, Account, found, untold={CompanyMatch.NEVER.value})


def company_facts(account: Account) -> CompanyFacts:
    return CompanyFacts(
        name=account.name,
        corporate_number=account.corporate_number,
        postal=account.postal_code,
        phone=account.phone,
        email=account.email,
        url=account.website,
    )


def like_contact(
    actor: Actor, typed: rules.PersonTraits, at: Account | None, except_uid: UUID | None = None
) -> Likenesses[Contact]:
    """People who may be the one being typed. Three SQL."""
    traits = {"name_key": typed.name_key, "email_key": typed.email_key, "mobile_e164": typed.mobile_e164}
    same = Q()
    for column, value in traits.items():
        same |= Q(**{column: value}) if value else Q()
    if not same:
        return Likenesses([], hidden=False)
    rows = Contact.objects.unscoped("a duplicate is one whoever may see it; what is shown is narrowed below")
    people = list(rows.filter(same, deleted_at=None).exclude(uid=except_uid or NOBODY)[:200])
    here = set(contacts_at(actor, at).values_list("pk", flat=True)) if at else set()
    found = [
        Likeness(row, match)
        for row in people
        if (match := rules.person_likeness(typed, traits_of(row), same_account=row.pk in here))
    ]
    found.sort(key=lambda like: (like.match != "strong", like.row.pk))
    # A name alone is no news about people one may not see: there are many 佐藤 健.
    return _seen(actor, Contact, found, untold={"candidate"})


def traits_of(contact: Contact) -> rules.PersonTraits:
    return rules.PersonTraits(contact.name_key, contact.email_key, contact.mobile_e164)


def typed_traits(family: str, given: str, email: str, mobile: str) -> rules.PersonTraits:
    """What is being typed, as far as it can be compared already."""
    return rules.PersonTraits(**rules.person_keys(family, given, email, mobile))


def _seen(actor: Actor, model: Any, found: list[Likeness[R]], untold: set[str]) -> Likenesses[R]:
    visible = set(
        authz.scope(actor, model)
        .filter(pk__in=[like.row.pk for like in found])  # type: ignore[attr-defined]  # R is a model's row
        .values_list("pk", flat=True)
    )
    seen = [like for like in found if like.row.pk in visible]  # type: ignore[attr-defined]  # as above
    hidden = any(like.row.pk not in visible and like.match not in untold for like in found)  # type: ignore[attr-defined]  # as above
    return Likenesses(seen[:SHOWN_AT_MOST], hidden)


@dataclass(frozen=True)
class Going:
    """How many rows of one kind would go along with a record that is merged away."""

    label: str
    rows: int


def goes_along(actor: Actor, gone: Account | Contact) -> tuple[list[Going], bool]:
    """What hangs on the record, as far as one may see it, and whether there is more. Two SQL a kind."""
    counts: dict[str, int] = {}
    is_more = False
    for following in followings(type(gone)):
        model: Any = following.rows
        if issubclass(model, Standing):
            continue
        theirs = Q(**{following.column: gone.pk}, **dict(following.where))
        seen = authz.scope(actor, model).filter(theirs).count()
        every = model.objects.unscoped("whether there is more than one may see").filter(theirs)
        if hasattr(model, "deleted_at"):
            every = every.filter(deleted_at=None)
        is_more |= every.count() > seen
        counts[following.label] = counts.get(following.label, 0) + seen
    return [Going(label, rows) for label, rows in counts.items() if rows], is_more


def merges_of(kept: Account | Contact) -> list[Merge]:
    """What was merged into a record that the reader may see, the latest first. One SQL."""
    rows = Merge.objects.unscoped("they belong to a record that passed the gate").select_related("merged_by")
    return list(rows.filter(label=kept._meta.label, kept_id=kept.pk).order_by("-id"))
