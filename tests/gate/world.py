"""A small organisation: nine people of one role each, and the same customer for each of them and around them.

Every actor has a *kit*, one row of each kind that is theirs. Then there is a team-mate's kit on either
side, a stranger's, and of all of them one more whose rows lie in the bin. The names in a kit are words
that stand nowhere else, so whoever finds one in an answer knows whose it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.test import Client

from enishi.automation.models import Webhook, WebhookDelivery
from enishi.bond.models import Handover, Promise, Referral
from enishi.commerce.models import CustomerTerms, Document, Order, OrderLine, Product
from enishi.customers.models import Account, AccountContact, Contact
from enishi.customers.rules import company_keys, person_keys
from enishi.exchange import uploads
from enishi.exchange.models import Import
from enishi.foundation import clock, events
from enishi.foundation.actions import one_transaction
from enishi.foundation.authz import Role, Staff, System
from enishi.foundation.authz.actors import SALES_ROLES, SERVICE_ROLES
from enishi.foundation.events.models import Event
from enishi.foundation.ids import new_uid, next_numbers
from enishi.foundation.jobs.models import Job
from enishi.foundation.sealed import seal
from enishi.insight.models import FrozenDeal, RevenueLine
from enishi.interactions.models import Activity, Channel, Conversation, Message, Task
from enishi.privacy.models import Erasure
from enishi.sales.actions import ensure_default_pipeline
from enishi.sales.models import Campaign, Deal, Lead, LeadActivity, LeadSettings, Stage, StageType
from enishi.service.models import InternalNote, Survey, SurveyResponse, Ticket, TicketConversation
from enishi.staff.actions.tokens import create_token
from enishi.staff.models import (
    Absence,
    ApiToken,
    BulkEdit,
    CalendarFeed,
    CustomField,
    IdentityProvider,
    Invitation,
    Notification,
    Organisation,
    OwnerChange,
    Team,
    User,
    View,
)
from enishi.staff.models import Target as Goal
from enishi.staff.rules import ADDRESS, INVITATION
from enishi.staff.secrets import secret_hash
from enishi.staff.signin import staff_of
from tests.gate.billing import billing
from tests.gate.forms import form, posts
from tests.gate.kit import (
    AMOUNT,
    TOLD,
    Kit,
    agreed,
    complaints,
    document_of,
    files,
    known,
    merged_away,
    quotes,
)
from tests.gate.mails import mail_of_all, mails

HOURS = {day: [["09:00", "18:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
SURVEY_KEY, INVITATION_KEY, ADDRESS_KEY = "key-of-a-survey", "key-of-an-invitation", "key-of-an-address"
CALENDAR_KEY, OWN, TEAM, FOREIGN = "key-of-a-calendar", "own", "team", "foreign"


@dataclass
class World:
    """Everybody and everything, with who is whose."""

    people: Mapping[Role, User]
    kits: Mapping[str, Kit]
    bins: Mapping[str, Kit]
    one: Mapping[str, Any]

    def actor(self, role: Role) -> Staff:
        return staff_of(self.people[role])

    def kit(self, role: Role, case: str, *, binned: bool = False) -> Kit:
        """The kit that is own, a team-mate's or a stranger's to this role."""
        code = {OWN: f"own{role}", TEAM: f"mate{team_of(role)}", FOREIGN: "stranger"}[case]
        return (self.bins if binned else self.kits)[code.replace("_", "")]

    def case_of(self, role: Role, kit: Kit) -> str:
        """What a kit is to this role. The team of a side is that side's two roles and their team-mate."""
        me, side = self.people[role], side_of(role)
        holder = kit.service if side == "service" else kit.sales
        if holder == me:
            return OWN
        return TEAM if me.team_id is not None and holder.team_id == me.team_id else FOREIGN


def side_of(role: Role) -> str:
    """The side a role owns customers on; those who own none are looked at as sellers."""
    return "service" if role in SERVICE_ROLES else "sales"


def build() -> World:
    """Write the world down, past every action: its rows are what the actions are tried on."""
    organisation = Organisation.objects.create(
        name="みなも計装", set_up_at=clock.now(), working_hours=HOURS, invoice_number="T7999901000001"
    )
    teams = {
        name: Team.objects.create(name=name, is_default_service=name == "service one")
        for name in ("sales one", "sales two", "service one", "service two", "office one")
    }
    people = {role: person(role.value, role, teams.get(f"{team_of(role)} one")) for role in Role}
    mates = {
        "sales": person("sales mate", Role.SALES_REP, teams["sales one"]),
        "service": person("service mate", Role.SERVICE_AGENT, teams["service one"]),
        "office": person("office mate", Role.FINANCE, teams["office one"]),
    }
    strangers = {
        "sales": person("sales stranger", Role.SALES_REP, teams["sales two"]),
        "service": person("service stranger", Role.SERVICE_AGENT, teams["service two"]),
    }
    ensure_default_pipeline(System("set-up"))
    shared = one_of_each(people, teams)
    holders = {
        "matesales": ("sales", mates["sales"], strangers["service"]),
        "mateservice": ("service", strangers["sales"], mates["service"]),
        "mateoffice": ("sales", mates["office"], mates["office"]),
        "stranger": ("sales", strangers["sales"], strangers["service"]),
    }
    for role, user in people.items():
        sales = strangers["sales"] if role in SERVICE_ROLES else user
        service = strangers["service"] if role in SALES_ROLES else user
        holders[f"own{role}".replace("_", "")] = (side_of(role), sales, service)
    kits = {code: fill(Kit(code, *who), shared) for code, who in holders.items()}
    bins = {code: fill(Kit(f"bin{code}", *who), shared) for code, who in holders.items()}
    for kit in bins.values():
        put_in_bin(kit)
    shared |= {"organisation": organisation, "team": teams["sales one"], "user": people[Role.SALES_REP]}
    tell(kits)
    shared["event"] = Event.objects.order_by("-at", "-id").first()
    return World(people, kits, bins, shared)


def team_of(role: Role) -> str:
    """Which of the teams a role's person is in: those of no side sit in the office."""
    return "sales" if role in SALES_ROLES else "service" if role in SERVICE_ROLES else "office"


def person(name: str, role: Role, team: Team | None) -> User:
    address = f"{name.replace(' ', '.')}@minamo.example"
    made = User.objects.create(name=name, email=address, roles=[role.value], team=team)
    SocialAccount.objects.create(user=made, provider="elsewhere", uid=name)
    return made


def one_of_each(people: Mapping[Role, User], teams: Mapping[str, Team]) -> dict[str, Any]:
    """What belongs to the organisation as a whole."""
    webhook, binned_webhook = (
        Webhook.objects.create(name=name, url="https://hooks.example/in", kinds=["nothing.such"], secret=f"secretzq{name}")
        for name in ("hook", "oldhook")
    )  # fmt: skip
    delivery = WebhookDelivery.objects.create(webhook=webhook, event_uid=new_uid(), kind="deal.won", body={})
    product, binned_product = (
        Product.objects.create(code=code, name=code, price=1000) for code in ("flow", "old")
    )
    token = create_token(
        System("cli"), owner_id=people[Role.OWNER].uid, name="program", scopes=["deals:read"], days=30
    )
    for row in (binned_webhook, binned_product):
        row.deleted_at = clock.now()
        row.save()
    invited = person("invited", Role.SALES_REP, None)
    for key, purpose in {INVITATION_KEY: INVITATION, ADDRESS_KEY: ADDRESS}.items():
        Invitation.objects.create(
            user=invited,
            email=invited.email,
            purpose=purpose,
            key_hash=secret_hash(key),
            expires_at=clock.now() + timedelta(minutes=30),
        )
    for role, user in people.items():
        key = CALENDAR_KEY if role is Role.FINANCE else f"{CALENDAR_KEY} {role}"
        CalendarFeed.objects.create(person=user, key_hash=secret_hash(key), last_read_at=clock.now())
    stages = Stage.objects.unscoped("the world is being made").order_by("position")
    return {
        "stages": {kind: [stage for stage in stages if stage.type == kind] for kind in StageType},
        "webhook": webhook,
        "binned webhook": binned_webhook,
        "delivery": delivery,
        "product": product,
        "binned product": binned_product,
        "token": ApiToken.objects.unscoped("the world is being made").get(pk=token.token.pk),
        "failed job": Job.objects.create(path="enishi.insight.jobs.roll_up", dead=True, attempts=5),
        "custom field": CustomField.objects.create(entity="accounts", key="plant", kind="text", name="工場"),
        "provider": IdentityProvider.objects.create(
            name="社内", issuer="https://idp.example", client_id="a", secret=seal("secretzqprovider")
        ),
        "erasure": Erasure.objects.create(contact_id=0, contact_uid=new_uid(), state=Erasure.DONE),
        "campaign": Campaign.objects.create(name="計測展", kind="exhibition", starts_on=date(2026, 11, 4)),
        "lead settings": LeadSettings.objects.create(),
        **known(people[Role.EXECUTIVE]),
        **form(),
        "survey": Survey.objects.create(name="CSAT", question="いかがでしたか"),
        **mail_of_all(),
        "channel": Channel.objects.create(name="電話", kind="phone", purpose="service"),
        "teams": teams,
    }


def fill(kit: Kit, shared: Mapping[str, Any]) -> Kit:
    """One row of each kind, and a second where an act asks for another state of it."""
    customers(kit)
    merged_away(kit)
    files(kit)
    sales(kit, shared["stages"])
    posts(kit, shared["form"])
    agreed(kit, shared["product"])
    service(kit, shared)
    mails(kit, shared["sending mailbox"])
    seam(kit)
    common = {"account": kit["account"], "owner": kit.holder}
    for name in ("activity", "done task", "task"):
        kind: type[Any] = Activity if name == "activity" else Task
        extra = {"kind": "call", "side": "sales", "happened_at": clock.now(), "body": kit.word("body")}
        more = extra if kind is Activity else {"due_on": date(2026, 12, 1)}
        kit.rows[name] = kind.objects.create(subject=kit.word(name.replace(" ", "")), **common, **more)
    kit["done task"].done_at = clock.now()
    kit["done task"].save()
    kit.rows["promise"] = Promise.objects.create(
        account=kit["account"], text=kit.word("promise"), owner=kit.holder, due_on=date(2026, 12, 1)
    )
    kit.rows["target"] = Goal.objects.create(
        metric="won_count", person=kit.holder, starts_on=date(2026, 4, 1), ends_on=date(2027, 3, 31), value=10
    )
    kit.rows["absence"] = Absence.objects.create(
        person=kit.holder, starts_on=date(2027, 8, 1), ends_on=date(2027, 8, 5), note=kit.word("absence")
    )
    kit.rows["notification"] = Notification.objects.create(
        person=kit.holder, kind="deputy_named", subject="staff.Absence", subject_id=kit["absence"].pk,
        subject_uid=kit["absence"].uid, happened_at=clock.now(),
    )  # fmt: skip
    mine = {"owner": kit.holder, "team": kit.holder.team}
    kit.rows["view"] = View.objects.create(entity="accounts", name=kit.word("view"), **mine)
    kit.rows["bulk edit"] = BulkEdit.objects.create(editor=kit.holder, entity="accounts")
    edit = BulkEdit.objects.create(
        editor=kit.holder, entity="accounts", note=kit.word("ownerchange"), kept=[{"id": str(new_uid())}]
    )
    kit.rows["owner change"] = OwnerChange.objects.create(receiver=kit.holder, edit=edit)
    kit.rows["import"] = Import.objects.create(
        kind="accounts", file_name=f"{kit.word('import')}.csv", encoding="utf-8-sig", delimiter=",",
        row_count=1, mapping={"name": "会社名", "external_id": "番号"}, started_by=kit.holder,
    )  # fmt: skip
    kit.rows["finished import"] = Import.objects.create(
        kind="accounts", file_name=f"{kit.word('import')}.csv", status=Import.DONE, made=1, finished_at=clock.now(),
        started_by=kit.holder,
    )  # fmt: skip
    return kit


def customers(kit: Kit) -> None:
    for name in ("account", "bare account", "kept account"):
        called = kit.word(name.replace(" ", ""))
        kit.rows[name] = Account.objects.create(
            number=next_numbers("account")[0], name=called, note=kit.word("accountnote"),
            sales_owner=kit.sales, service_owner=kit.service, **company_keys(called, ""),
        )  # fmt: skip
        family = kit.word("contact" + name.split()[0])
        keys = person_keys(family, "花", "", "")
        contact = Contact.objects.create(
            family_name=family, given_name="花", private_phone=kit.word("privatephone"), memo=kit.word("memo"), **keys
        )  # fmt: skip
        kit.rows[name.replace("account", "contact")] = contact
        kit.rows[name.replace("account", "place")] = AccountContact.objects.create(
            account=kit[name], contact=contact, department=kit.word("department")
        )


def sales(kit: Kit, stages: Mapping[str, list[Stage]]) -> None:
    states = {"lead": Lead.WORKING, "free lead": Lead.NEW, "closed lead": Lead.DISQUALIFIED}
    for name, status in states.items():
        owner = None if name == "free lead" else kit.sales
        word = kit.word(name.replace(" ", ""))
        kit.rows[name] = Lead.objects.create(
            number=next_numbers("lead")[0], family_name=word, source=word, status=status, owner=owner
        )
    for name, kind in {"deal": StageType.OPEN, "lost deal": StageType.LOST, "handed deal": StageType.WON, "asked deal": StageType.WON}.items():  # fmt: skip
        stage = stages[kind][0]
        kit.rows[name] = Deal.objects.create(
            number=next_numbers("deal")[0], name=kit.word(name.replace(" ", "")), account=kit["account"], owner=kit.sales,
            pipeline_id=stage.pipeline_id, stage=stage, stage_type=stage.type, amount=AMOUNT, cost=kit.cost,
            stage_since=date(2026, 11, 1), opened_on=date(2026, 10, 1), note=kit.word("dealnote"),
            closed_on=None if kind == StageType.OPEN else date(2026, 11, 2),
        )  # fmt: skip
    made = Deal.objects.create(
        number=next_numbers("deal")[0], name=kit.word("madedeal"), owner=kit.sales, pipeline_id=stage.pipeline_id,
        stage=stages[StageType.OPEN][0], stage_since=date(2026, 11, 1), opened_on=date(2026, 10, 1),
    )  # fmt: skip
    kit.rows["converted lead"] = Lead.objects.create(
        number=next_numbers("lead")[0], family_name=kit.word("convertedlead"), status=Lead.CONVERTED, owner=kit.sales,
        made={"deal": str(made.uid)},
    )  # fmt: skip
    call = Activity.objects.create(
        kind="call", side="sales", subject=kit.word("leadcall"), owner=kit.sales, happened_at=clock.now()
    )
    kit.rows["lead activity"] = LeadActivity.objects.create(lead=kit["lead"], activity=call)
    kit.rows["made deal"] = made
    kit.rows["order"] = Order.objects.create(
        number=next_numbers("order")[0], account=kit["account"], owner=kit.sales, ordered_on=date(2026, 11, 2),
        gross=1000, net=1000,
    )  # fmt: skip
    order_line = OrderLine.objects.create(
        order=kit["order"], position=1, text=kit.word("line"), unit_price=1000, gross=1000, net=1000
    )
    billing(kit, order_line)
    RevenueLine.objects.create(account=kit["account"], order_line=order_line, revenue_class="new", net=1000, earned_on=date(2026, 11, 2))  # fmt: skip
    FrozenDeal.objects.create(week=date(2026, 11, 16), deal=kit["deal"], owner=kit.sales, stage=kit["deal"].stage, stage_since=date(2026, 11, 1), amount=AMOUNT, probability=60)  # fmt: skip
    CustomerTerms.objects.create(account=kit["account"], terms={})
    kit.rows["document"] = document_of(kit, kit["order"], "document", Document.ORDER_CONFIRMATION)
    quotes(kit)


def service(kit: Kit, shared: Mapping[str, Any]) -> None:
    for name, status in {"ticket": "open", "solved ticket": "solved"}.items():
        word = kit.word(name.replace(" ", ""))
        ticket = Ticket.objects.create(
            number=next_numbers("ticket")[0], subject=word, category=word, tags=[word, "見本"], account=kit["account"],
            status=status, team=kit.service.team, assignee=kit.service, opened_at=clock.now(), channel_kind="mail",
            solved_at=clock.now() if status == "solved" else None, solved_by=kit.service if status == "solved" else None,
        )  # fmt: skip
        thread = Conversation.objects.create(
            channel=shared["channel"], account=kit["account"], owner=kit.service, team=kit.service.team
        )
        TicketConversation.objects.create(ticket=ticket, conversation=thread)
        Message.objects.create(
            conversation=thread, direction="in", channel_kind="mail", text=kit.word("message"), sent_at=ticket.opened_at
        )  # fmt: skip
        later = Message.objects.create(
            conversation=thread, direction="in", channel_kind="mail", text=kit.word("message"), sent_at=clock.now()
        )  # fmt: skip
        kit.rows.setdefault("later message", later)
        InternalNote.objects.create(ticket=ticket, author=kit.service, text=kit.word("note"))
        kit.rows[f"merged {name}"] = Ticket.objects.create(
            number=next_numbers("ticket")[0], subject=word, account=kit["account"], team=kit.service.team,
            assignee=kit.service, opened_at=clock.now(), merged_into=ticket, deleted_at=clock.now(),
        )  # fmt: skip
        kit.rows[name] = ticket
    complaints(kit)
    kit.rows["answer"] = SurveyResponse.objects.create(
        survey=shared["survey"], ticket=kit["ticket"], account=kit["account"], credited=kit.service, score=4,
        comment=kit.word("surveyanswer"), key_hash=secret_hash(SURVEY_KEY if kit.code == "stranger" else kit.code),
        asked_at=clock.now(), answered_at=clock.now(), expires_at=clock.now() + timedelta(days=13),
    )  # fmt: skip


def seam(kit: Kit) -> None:
    Referral.objects.create(referred_account=kit["account"], referred_on=date(2026, 11, 2))
    for name, deal in {"handover": "handed deal", "asked handover": "asked deal"}.items():
        kit.rows[name] = Handover.objects.create(
            number=next_numbers("handover")[0], account=kit["account"], deal=kit[deal], given_by=kit.sales,
            service_owner=kit.service, team=kit.service.team, opened_at=clock.now(),
            due_at=clock.now() + timedelta(days=2), why_bought=kit.word("whybought"),
            status="asked" if name.startswith("asked") else "open",
        )  # fmt: skip


def put_in_bin(kit: Kit) -> None:
    """All but the account that keeps its people, so that one of them can come back to it."""
    for name, row in kit.rows.items():
        if hasattr(row, "deleted_at") and name != "kept account":
            type(row).objects.unscoped("the world is being made").filter(pk=row.pk).update(
                deleted_at=clock.now()
            )
            row.deleted_at = clock.now()


def tell(kits: Mapping[str, Kit]) -> None:
    """Say that the rows came to be: so they stand in the timeline, and the search finds them."""
    with one_transaction():
        for kit in kits.values():
            for name, kind in TOLD.items():
                events.record(kind, System("import"), kit[name])


def with_file(row: Import) -> None:
    """The file an import waits with."""
    uploads.store(row.uid, ["番号,会社名\nA-1,新しい会社\n".encode()])


def browser(user: User) -> Client:
    """A signed-in browser that has been seen before, so that a look writes nothing."""
    client = Client(headers={"accept-language": "ja"})
    client.force_login(user)
    client.get("/api/v1/me")
    return client
