"""Which rows are a person's own, and which are their company's and may name them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Count, Model, Q, QuerySet, TextField
from django.db.models.functions import Cast

from enishi.customers.models import Account, Contact
from enishi.foundation.files.places import FILE
from enishi.foundation.text.phone import phone_format
from enishi.privacy.register import TABLES, Fate
from enishi.privacy.rules import Marks

WHY = "all that is a person's, whoever may see it"
CONTACT, ACCOUNT, LEAD = "customers.Contact", "customers.Account", "sales.Lead"
CONVERSATION, MESSAGE, TICKET = "interactions.Conversation", "interactions.Message", "service.Ticket"
MAIL, OUTGOING, RECEIVED = (
    f"enishi_channels.{one}" for one in ("MailMessage", "OutgoingMail", "ReceivedMail")
)
RECIPIENT = "enishi_channels.OutgoingRecipient"
POST, RUN = "sales.FormPost", "bond.GuideRun"
DEMO, GUEST = "sales.Demo", "sales.DemoGuest"
PER_READ = 500

Found = dict[str, set[Any]]


class Way(NamedTuple):
    """Rows of `label` whose `lookup` leads to a row found of `start`."""

    label: str
    lookup: str
    start: str


# Read from the top: a row found by one way is where later ones start.
OWN: tuple[Way, ...] = (
    Way("customers.AccountContact", "contact", CONTACT),
    Way(LEAD, "contact", CONTACT),
    Way(TICKET, "contact", CONTACT),
    Way(TICKET, "account", ACCOUNT),
    Way(CONVERSATION, "contact", CONTACT),
    Way(CONVERSATION, "account", ACCOUNT),
    Way(CONVERSATION, "ticket_link__ticket", TICKET),
    Way(CONVERSATION, "side_link__ticket", TICKET),
    Way(TICKET, "conversation_link__conversation", CONVERSATION),
    Way(MESSAGE, "conversation", CONVERSATION),
    Way(MESSAGE, "contact", CONTACT),
    Way("interactions.Activity", "contact", CONTACT),
    Way("interactions.Activity", "lead_link__lead", LEAD),
    Way(POST, "lead", LEAD),
    Way("interactions.Activity", "account", ACCOUNT),
    Way(RUN, "post", POST),
    Way(RUN, "lead", LEAD),
    Way(RUN, "ticket", TICKET),
    Way("bond.GivenAnswer", "run", RUN),
    Way("service.SurveyResponse", "contact", CONTACT),
    Way("service.SurveyResponse", "ticket", TICKET),
    Way("service.InternalNote", "ticket", TICKET),
    Way("service.Draft", "ticket", TICKET),
    Way("service.Escalation", "ticket", TICKET),
    Way("service.WorkSession", "ticket", TICKET),
    Way(MAIL, "message", MESSAGE),
    Way(OUTGOING, "message", MESSAGE),
    Way(RECIPIENT, "mail", OUTGOING),
    Way(GUEST, "contact", CONTACT),
    Way("sales.Enrolment", "contact", CONTACT),
    Way("sales.Enrolment", "lead", LEAD),
    Way(RECEIVED, "message", MESSAGE),
    Way(RECEIVED, "conversation", CONVERSATION),
)
# By an address that is nobody else's; `iexact` where it stands as it was typed.
ADDRESSED: tuple[tuple[str, str], ...] = (
    (LEAD, "email__iexact"),
    (POST, "values__email__iexact"),
    (RECIPIENT, "address_key"),
    (GUEST, "email_key"),
    (RECEIVED, "sender__iexact"),
)
# Rows of the company: what names the person is taken out of them, the rest stays.
COMPANY: tuple[Way, ...] = (
    Way(ACCOUNT, "pk", ACCOUNT),
    Way(CONTACT, "account_links__account", ACCOUNT),
    Way(LEAD, "account", ACCOUNT),
    Way("sales.Deal", "account", ACCOUNT),
    Way("sales.Deal", "contact", CONTACT),
    Way("sales.Quote", "deal__account", ACCOUNT),
    Way("sales.Quote", "contact", CONTACT),
    Way("sales.Proposal", "deal__account", ACCOUNT),
    Way("sales.Proposal", "contact", CONTACT),
    Way(DEMO, "deal__account", ACCOUNT),
    Way(DEMO, "lead", LEAD),
    Way(DEMO, "conversation__contact", CONTACT),
    Way(GUEST, "demo", DEMO),
    Way("sales.DemoQuestion", "demo", DEMO),
    Way("sales.DealCompetitor", "deal__account", ACCOUNT),
    Way("sales.Need", "deal__account", ACCOUNT),
    Way("sales.TargetRow", "account", ACCOUNT),
    Way("sales.Objection", "deal__account", ACCOUNT),
    Way("sales.Stakeholder", "deal__account", ACCOUNT),
    Way("sales.Stakeholder", "contact", CONTACT),
    Way("sales.Approval", "quote__deal__account", ACCOUNT),
    Way("sales.ApprovalStep", "approval__quote__deal__account", ACCOUNT),
    Way("sales.QuoteLine", "quote__deal__account", ACCOUNT),
    Way("bond.Handover", "account", ACCOUNT),
    Way("bond.Promise", "account", ACCOUNT),
    Way("bond.DealTicket", "deal__account", ACCOUNT),
    Way("commerce.OrderLine", "order__account", ACCOUNT),
    Way("commerce.Contract", "account", ACCOUNT),
    Way("commerce.InstalledItem", "account", ACCOUNT),
    Way("commerce.Delivery", "order__account", ACCOUNT),
    Way("commerce.Invoice", "account", ACCOUNT),
    Way("commerce.CreditNote", "invoice__account", ACCOUNT),
    Way("commerce.Payment", "account", ACCOUNT),
    Way("interactions.Task", "account", ACCOUNT),
    Way("interactions.Activity", "account", ACCOUNT),
    Way(TICKET, "account", ACCOUNT),
    Way("service.InternalNote", "ticket__account", ACCOUNT),
    Way("service.Draft", "ticket__account", ACCOUNT),
    Way("service.Escalation", "ticket__account", ACCOUNT),
    Way("service.WorkSession", "ticket__account", ACCOUNT),
    Way("service.SurveyResponse", "account", ACCOUNT),
    Way("service.Complaint", "ticket__account", ACCOUNT),
    Way("service.Complaint", "ticket__contact", CONTACT),
    Way(CONVERSATION, "account", ACCOUNT),
    Way(MESSAGE, "conversation__account", ACCOUNT),
    Way(MAIL, "message__conversation__account", ACCOUNT),
    Way(OUTGOING, "message__conversation__account", ACCOUNT),
    Way("customers.Merge", "kept_id", ACCOUNT),
)
# Tables of the whole house where somebody may have typed a name: looked through row by row.
EVERYWHERE = (
    "staff.View",
    "staff.BulkEdit",
    "exchange.Import",
    "foundation.Job",
    "sales.Campaign",
    "sales.LeadForm",
    "sales.Guide",
    "interactions.DailyReport",
    "interactions.ReportComment",
    "insight.MeetingItem",
    "service.Article",
    "service.Macro",
    "service.ArticleVersion",
    "service.HelpQuestion",
    "service.Improvement",
)
# What leads to the person again in an older backup; what hangs on these is found from them.
ROOTS = (CONTACT, ACCOUNT, LEAD, TICKET, CONVERSATION, MESSAGE, RECEIVED, "interactions.Activity")


@dataclass(frozen=True)
class Person:
    """A person's own rows by label, what they are known by, and the documents the law keeps."""

    own: Found
    addresses: Collection[str]
    marks: Marks
    held: Collection[Any] = field(default_factory=tuple)

    def counts(self) -> dict[str, int]:
        return {label: len(keys) for label, keys in sorted(self.own.items()) if keys}


def rows(label: str) -> QuerySet[Any]:
    """Every row of a table, past the gate."""
    manager: Any = apps.get_model(label)._default_manager
    return manager.unscoped(WHY) if hasattr(manager, "unscoped") else manager.all()


def parts(keys: Iterable[Any], size: int = PER_READ) -> Iterator[list[Any]]:
    listed = sorted(keys, key=str)
    return (listed[at : at + size] for at in range(0, len(listed), size))


def person_of(seeds: Mapping[str, Collection[Any]]) -> Person:
    """All of the person whose rows these keys are; `seeds` has contacts, and what an older journal tells."""
    own: Found = defaultdict(set, {label: set(keys) for label, keys in seeds.items()})
    own[CONTACT] = _merged(own[CONTACT])
    own[ACCOUNT] |= _persons_alone(own[CONTACT])
    addresses = _own_addresses(own[CONTACT])
    for label, lookup in ADDRESSED:
        for address in addresses:
            own[label] |= _keys(rows(label).filter(**{lookup: address}))
    _walk(OWN, own)
    own["customers.Merge"] |= _merges(own[CONTACT])
    own[FILE] |= files_on(own)
    return Person(own, addresses, marks_of(own, addresses), _documents(own[CONTACT]))


def threads_of(tickets: Collection[Any]) -> Mapping[str, set[Any]]:
    """What hangs on these tickets, and they themselves."""
    own: Found = defaultdict(set, {TICKET: set(tickets)})
    _walk(OWN, own)
    own[FILE] |= files_on(own)
    return own


def files_on(own: Mapping[str, set[Any]]) -> set[Any]:
    """The files that hang on these rows."""
    found: set[Any] = set()
    for label, keys in own.items():
        for part in parts(keys):
            found |= _keys(rows(FILE).filter(subject=label, subject_id__in=part))
    return found


def marks_of(own: Mapping[str, set[Any]], addresses: Collection[str]) -> Marks:
    """What the person is known by, in all their entries as a contact and as a lead."""
    names: set[tuple[str, str]] = set()
    phones: set[str] = set()
    for label, columns in ((CONTACT, ("phone", "mobile", "private_phone")), (LEAD, ("phone",))):
        for row in rows(label).filter(pk__in=own.get(label, ())):
            names |= {(row.family_name, row.given_name), (row.family_kana, row.given_kana)}
            phones |= {getattr(row, name) for name in columns}
    shared = _company_phones(own)
    phones = {one for one in phones if one and (phone_format(one) or one) not in shared}
    return Marks(sorted(names), sorted(addresses), sorted(phones))


def _walk(ways: Iterable[Way], own: Found) -> None:
    for way in ways:
        for part in parts(own[way.start]):
            own[way.label] |= _keys(rows(way.label).filter(**{f"{way.lookup}__in": part}))


def _keys(found: QuerySet[Any]) -> set[Any]:
    return set(found.order_by().values_list("pk", flat=True))


def _merged(contacts: Collection[Any]) -> set[Any]:
    """These, and whoever was found to be one of them."""
    found, fresh = set(contacts), set(contacts)
    while fresh:
        fresh = _keys(rows(CONTACT).filter(merged_into__in=fresh)) - found
        found |= fresh
    return found


def _persons_alone(contacts: Collection[Any]) -> set[Any]:
    """Customers that are a person, and that have nobody else."""
    alone = Account.objects.unscoped(WHY).filter(kind=Account.PERSON, contact_links__contact__in=contacts)
    others = Account.objects.unscoped(WHY).annotate(
        others=Count("contact_links", filter=~Q(contact_links__contact__in=contacts))
    )
    return _keys(others.filter(pk__in=_keys(alone), others=0))


def _own_addresses(contacts: Collection[Any]) -> list[str]:
    """The addresses of these people that nobody else has: what comes to info@ is not one person's."""
    everybody = Contact.objects.unscoped(WHY)
    theirs = set(everybody.filter(pk__in=contacts).exclude(email_key="").values_list("email_key", flat=True))
    shared = everybody.filter(email_key__in=theirs, deleted_at=None).exclude(pk__in=contacts)
    companies = Account.objects.unscoped(WHY).filter(kind=Account.COMPANY)
    theirs -= set(shared.values_list("email_key", flat=True))
    return sorted(one for one in theirs if not companies.filter(email__iexact=one).exists())


def _company_phones(own: Mapping[str, set[Any]]) -> set[str]:
    """Numbers that are their company's: they name nobody."""
    places = Account.objects.unscoped(WHY).filter(
        kind=Account.COMPANY, contact_links__contact__in=own[CONTACT]
    )
    return {phone_format(one) or one for one in places.values_list("phone", flat=True) if one}


def company_of(person: Person) -> Found:
    """Rows beside the person's own in which they may be named. It looks through whole tables: for a job only."""
    own = person.own
    accounts = _keys(
        Account.objects.unscoped(WHY).filter(
            Q(contact_links__contact__in=own[CONTACT])
            | Q(tickets__in=own[TICKET])
            | Q(conversations__in=own[CONVERSATION])
            | Q(deals__contact__in=own[CONTACT])
            | Q(orders__contact__in=own[CONTACT])
        )
    )
    found: Found = defaultdict(set)
    starts: Found = defaultdict(set, {ACCOUNT: accounts, CONTACT: own[CONTACT]})
    for way in COMPANY:
        for part in parts(starts[way.start]):
            found[way.label] |= _keys(rows(way.label).filter(**{f"{way.lookup}__in": part}))
    found[FILE] |= files_on(found)
    for address in person.addresses:
        beside = rows(MAIL).annotate(to_text=Cast("to", TextField()), cc_text=Cast("cc", TextField()))
        found[MAIL] |= _keys(beside.filter(Q(to_text__icontains=address) | Q(cc_text__icontains=address)))
    for label in EVERYWHERE:
        found[label] |= _keys(rows(label))
    return {label: keys - own.get(label, set()) for label, keys in found.items()}


def _merges(contacts: Collection[Any]) -> set[Any]:
    merges = rows("customers.Merge").filter(label=CONTACT)
    return _keys(merges.filter(Q(kept_id__in=contacts) | Q(gone_id__in=contacts)))


def _documents(contacts: Collection[Any]) -> list[Any]:
    """Issued documents that are about this person's orders or quotes: the law keeps them."""
    about = Q(order__contact__in=contacts) | Q(quotes__contact__in=contacts)
    return list(rows("commerce.Document").filter(about).order_by("issued_on", "pk"))


def personal(model: type[Model], *fates: Fate) -> dict[str, Fate]:
    """The personal columns of a model, of these fates or of all."""
    told = TABLES[model._meta.label].person
    return {name: fate for name, fate in told.items() if not fates or fate in fates}
