"""What this room declares at start-up: how its rows are owned, and what it hears."""

from datetime import timedelta

from django.db.models import Q

from enishi.customers.following import follows
from enishi.foundation import events
from enishi.foundation.authz import Ownership, register
from enishi.foundation.files.places import holds_files
from enishi.foundation.filters import listed
from enishi.foundation.jobs import every
from enishi.foundation.search import changes_no_text, searchable
from enishi.service import fields, finding, hearing, telling
from enishi.service.actions.tickets import pass_on
from enishi.service.complaints import wiring as complaints
from enishi.service.escalation import wiring as escalation
from enishi.service.improvements import wiring as improvements
from enishi.service.knowledge import wiring as knowledge
from enishi.service.models import StatusType
from enishi.service.routing import wiring as routing
from enishi.service.side import telling as side_telling
from enishi.service.surveys import wiring as surveys
from enishi.service.troubleshooting import wiring as troubleshooting
from enishi.staff.custom import customised
from enishi.staff.holdings import Holding, holds
from enishi.staff.notices import registry as notices

register(
    "service.Ticket",
    Ownership(
        "tickets",
        owners=(("assignee", "service"),),
        teams=("team",),
        account="account",
        pool=True,
    ),
)
register(
    "service.TicketConversation",
    Ownership("tickets", parent="ticket", parent_label="service.Ticket"),
)
register("service.StatusChange", Ownership("tickets", parent="ticket", parent_label="service.Ticket"))
register("service.TicketPerson", Ownership("tickets", parent="ticket", parent_label="service.Ticket"))
register("service.Draft", Ownership("drafts", owners=(("author", "service"),)))
register("service.Macro", Ownership("macros", owners=(("owner", "service"),), pool=True))
register("service.TicketForms", Ownership("sla_policies"))
register("service.SideConversation", Ownership("notes", parent="ticket", parent_label="service.Ticket"))
register("service.SlaPolicy", Ownership("sla_policies"))
register("service.SlaBreach", Ownership("tickets", parent="ticket", parent_label="service.Ticket"))
register("service.StepTaken", Ownership("tickets", parent="ticket", parent_label="service.Ticket"))
register("service.InternalNote", Ownership("notes", parent="ticket", parent_label="service.Ticket"))
register("service.WorkSession", Ownership("work_times", owners=(("person", "service"),)))
searchable("service.Ticket", finding.TICKETS)
searchable("interactions.Message", finding.MESSAGES)
changes_no_text("ticket.retimed", "ticket.breached")
listed(fields.TICKETS)

events.on("calendar.changed", hearing.calendar_changed)
# The law may move a zone's clocks, and the machine learns of it with its time zone data: nobody tells us.
every(timedelta(days=1), "service.retime")
every(timedelta(minutes=1), "service.desk.wake")
every(timedelta(minutes=1), "service.note_late")
every(timedelta(minutes=1), "service.take_steps")
every(timedelta(minutes=15), "service.close_silent")
holds(
    Holding(
        "tickets",
        "service.Ticket",
        ("assignee",),
        "ticket.assigned",
        is_open=~Q(status__in=(StatusType.SOLVED, StatusType.CLOSED)),
        give=pass_on,
    )
)
follows("service.Ticket", "account", "contact")
customised("tickets", "service.Ticket")
holds_files("note", "service.InternalNote", most=20, settled=True)
notices.leads_to("service.Ticket", "/tickets/{id}", lambda row: f"#{row.number} {row.subject}")
notices.tells(
    notices.Kind("ticket_assigned", lends=True),
    ["ticket.assigned", "ticket.opened"],
    notices.passed_to("assignee"),
)
notices.tells(notices.Kind("ticket_mail", lends=True), ["ticket.received"], telling.customer_wrote)
notices.tells(
    notices.Kind("ticket_followed"), ["ticket.replied", "ticket.solved", "ticket.closed"], telling.followed
)
notices.tells(notices.Kind("ticket_woken", lends=True), ["ticket.woken"], telling.woken)
notices.tells(notices.Kind("ticket_shared"), ["ticket_person.joined"], telling.shared)
notices.tells(notices.Kind("target_missed", lends=True, own=True), ["ticket.breached"], telling.target_missed)
notices.tells(notices.Kind("target_near", lends=True), ["ticket.target_near"], telling.of_step)
notices.tells(notices.Kind("target_overdue", lends=True), ["ticket.target_overdue"], telling.of_step)
notices.tells(notices.Kind("mention"), ["note.added"], telling.mentioned)
notices.tells(notices.Kind("side_answered", lends=True), ["side.answered"], side_telling.answered)
complaints.declare()
escalation.declare()
improvements.declare()
knowledge.declare()
routing.declare()
surveys.declare()
troubleshooting.declare()
