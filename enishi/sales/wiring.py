"""What this room declares at start-up: how its rows are owned, what of them can be found, what it hears."""

from datetime import timedelta

from django.db.models import Q

from enishi.customers.following import follows
from enishi.foundation import events
from enishi.foundation.authz import Ownership, register
from enishi.foundation.authz.registry import hang
from enishi.foundation.files.places import holds_files
from enishi.foundation.filters import listed
from enishi.foundation.jobs import every, outward
from enishi.foundation.search import searchable
from enishi.sales import fields, finding, hearing, planned, telling
from enishi.sales.demos.fields import DEMOS
from enishi.sales.market.rules import WAITING
from enishi.sales.quotes.fields import QUOTES
from enishi.sales.rules import LEAD_DONE, LOST, WON
from enishi.sales.sequences import hearing as sequences
from enishi.sales.sequences import rules as sequence_rules
from enishi.staff.custom import customised
from enishi.staff.feeds.registry import calendar_has
from enishi.staff.holdings import Holding, holds
from enishi.staff.notices import registry as notices

BY_OWNER = (("owner", "sales"),)

register("sales.Lead", Ownership("deals", owners=BY_OWNER, account="account", pool=True))
register(
    "sales.Deal",
    Ownership("deals", owners=BY_OWNER, account="account", guarded={"deal_costs": ("cost",)}),
)
register(
    "sales.Quote",
    Ownership(
        "quotes",
        owners=(("deal__owner", "sales"),),
        account="deal__account",
        guarded={"deal_costs": ("cost",)},
    ),
)
register("sales.ApprovalRoute", Ownership("pipelines"))
register("sales.ApprovalStep", Ownership("approvals", owners=(("person", "sales"),)))
register("sales.Proposal", Ownership("quotes", owners=(("deal__owner", "sales"),), account="deal__account"))
for child in ("Approval", "QuoteLine", "QuoteLink"):
    register(f"sales.{child}", Ownership("quotes", parent="quote", parent_label="sales.Quote"))
register("sales.Demo", Ownership("deals", owners=BY_OWNER, account="deal__account"))
for child in ("DemoGuest", "DemoQuestion"):
    register(f"sales.{child}", Ownership("deals", parent="demo", parent_label="sales.Demo"))
hang("commerce.Document", on="sales.Quote")
hang("commerce.Document", on="sales.Proposal")
register("sales.Pipeline", Ownership("pipelines"))
register("sales.Stage", Ownership("pipelines"))
register("sales.Campaign", Ownership("campaigns"))
register("sales.LeadSettings", Ownership("pipelines"))
register("sales.LeadForm", Ownership("campaigns"))
register("sales.Guide", Ownership("products"))
# What is held hangs on no lead yet: it is open to whoever takes leads.
register("sales.FormPost", Ownership("deals", parent="lead", parent_label="sales.Lead", pool=True))
register("sales.LeadActivity", Ownership("deals", parent="lead", parent_label="sales.Lead"))
register("sales.Competitor", Ownership("campaigns"))
register("sales.TargetList", Ownership("market", owners=BY_OWNER))
register(
    "sales.TargetRow", Ownership("deals", owners=(*BY_OWNER, ("list__owner", "sales")), account="account")
)
register("sales.ProductTarget", Ownership("product_targets"))
register("sales.MarketNote", Ownership("market", owners=(("author", "sales"),)))
register("sales.Sequence", Ownership("market", owners=BY_OWNER))
register("sales.Enrolment", Ownership("deals", owners=(*BY_OWNER, ("sequence__owner", "sales"))))
for child in (
    "StageChange",
    "DealOrder",
    "DealActivity",
    "DealCompetitor",
    "Need",
    "Objection",
    "Stakeholder",
):
    register(f"sales.{child}", Ownership("deals", parent="deal", parent_label="sales.Deal"))
searchable("sales.Deal", finding.DEALS)
searchable("sales.Lead", finding.LEADS)
searchable("sales.Quote", finding.QUOTES)
listed(fields.LEADS)
listed(fields.DEALS)
listed(QUOTES)
listed(DEMOS)
events.on("organisation.set_up", hearing.organisation_set_up)
holds(
    Holding(
        "leads",
        "sales.Lead",
        ("owner",),
        "lead.updated",
        is_open=Q(deleted_at=None) & ~Q(status__in=sorted(LEAD_DONE)),
    )
)
holds(
    Holding(
        "deals",
        "sales.Deal",
        ("owner",),
        "deal.updated",
        is_open=Q(deleted_at=None) & ~Q(stage_type__in=(WON, LOST)),
    )
)
holds(
    Holding(
        "demos",
        "sales.Demo",
        ("owner",),
        "demo.updated",
        is_open=Q(deleted_at=None, status="planned"),
    )
)
holds(
    Holding(
        "approvals",
        "sales.ApprovalStep",
        ("person",),
        "approval.moved",
        is_open=Q(status__in=("later", "waiting")),
        give=hearing.give,
    )
)
holds(
    Holding("target_lists", "sales.TargetList", ("owner",), "target_list.updated", is_open=Q(deleted_at=None))
)
holds(
    Holding(
        "target_rows",
        "sales.TargetRow",
        ("owner",),
        "target_row.given",
        is_open=Q(list__deleted_at=None, state__in=WAITING),
    )
)
holds(Holding("sequences", "sales.Sequence", ("owner",), "sequence.updated", is_open=Q(deleted_at=None)))
holds(
    Holding(
        "enrolments",
        "sales.Enrolment",
        ("owner",),
        "enrolment.given",
        is_open=Q(sequence__deleted_at=None, state__in=sequence_rules.OPEN),
    )
)
follows("sales.Lead", "account", "contact", "referrer")
follows("sales.Deal", "account", "contact")
follows("sales.Quote", "contact")
follows("sales.Proposal", "contact")
follows("sales.Need", "said_by")
follows("sales.Stakeholder", "contact", beside=("deal",))
follows("sales.TargetRow", "account", beside=("list",))
follows("sales.DemoGuest", "contact")
follows("sales.Enrolment", "contact")
customised("leads", "sales.Lead")
customised("deals", "sales.Deal")
holds_files("deal", "sales.Deal")
holds_files("lead", "sales.Lead")
holds_files("market_note", "sales.MarketNote", most=20)
notices.leads_to("sales.Deal", "/deals/{id}", lambda row: row.name)
notices.leads_to("sales.Quote", "/quotes/{id}", lambda row: row.name)
notices.leads_to("sales.Proposal", "/proposals/{id}", lambda row: row.name)
notices.leads_to("sales.Demo", "/demos/{id}", lambda row: row.title)
notices.leads_to("sales.Lead", "/leads/{id}", finding.lead_name)
notices.tells(
    notices.Kind("deal_handed", together=True), ["deal.created", "deal.updated"], notices.passed_to("owner")
)
notices.tells(
    notices.Kind("lead_handed", together=True), ["lead.created", "lead.updated"], notices.passed_to("owner")
)
notices.tells(notices.Kind("lead_back"), ["lead.came_back"], telling.came_back)
notices.tells(
    notices.Kind("lead_waits", lends=True, own=True), ["lead.contact_overdue"], telling.waits_too_long
)
notices.tells(notices.Kind("demo_answered"), ["demo.answered", "demo.written"], telling.demo_of)
for closed in ("deal.won", "deal.lost"):
    events.on(closed, sequences.deals_closed)
events.on("lead.disqualified", sequences.leads_disqualified)
events.on("lead.converted", sequences.leads_converted)
events.on("lead.unconverted", sequences.leads_unconverted)
events.on("task.done", sequences.tasks_done)
events.on("activity.recorded", sequences.activities_recorded)
events.on("demo.held", sequences.demos_held)
notices.leads_to("sales.Enrolment", "/enrolments/{id}", lambda row: row.name)
notices.tells(notices.Kind("sequence_answered"), ["enrolment.moved"], telling.answered_in_sequence)
notices.tells(notices.Kind("sequence_halted", together=True), ["enrolment.moved"], telling.sequence_halted)
every(timedelta(minutes=5), "sales.walk_sequences")
# After the restore of a backup it waits with the rest: the old installation may have written since.
outward("sales.take_sequence_step")
notices.leads_to("sales.FormPost", "/form-posts?state=suspect", lambda row: row.form.name)
notices.tells(notices.Kind("form_post_held", together=True), ["form_post.received"], telling.held_back)
every(timedelta(minutes=5), "sales.alarm_of_waiting")
every(timedelta(hours=1), "sales.wake")
outward("sales.ask_to_confirm")
notices.leads_to("sales.ApprovalStep", "/approvals", lambda row: row.approval.quote.name)
notices.tells(notices.Kind("quote_waits", lends=True), ["approval.asked"], hearing.approver_of)
notices.tells(notices.Kind("quote_decided"), ["quote.approved", "quote.returned"], hearing.seller_of)
notices.tells(notices.Kind("quote_opened"), ["quote.opened"], hearing.seller_of)
notices.tells(
    notices.Kind("quote_answered"), ["quote.accepted", "quote.declined", "quote.asked"], hearing.seller_of
)
# Leads that came in by files, and those scored by rules that a later version counts otherwise.
every(timedelta(days=1), "sales.rescore")
every(timedelta(days=1), "sales.learn")
calendar_has(planned.next_steps)
calendar_has(planned.demos)
