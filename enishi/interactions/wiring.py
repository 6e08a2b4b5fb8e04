"""What this room declares at start-up: how its rows are owned, and what it hears."""

from django.db.models import Q

from enishi.customers.following import follows
from enishi.foundation.authz import Ownership, register
from enishi.foundation.files.places import holds_files
from enishi.interactions import planned
from enishi.interactions.daily import telling
from enishi.staff.feeds.registry import calendar_has
from enishi.staff.holdings import Holding, holds
from enishi.staff.notices import registry as notices

BY_OWNER = (("owner", "both"),)

register("interactions.Channel", Ownership("service_tools"))
register(
    "interactions.Conversation",
    Ownership("tickets", owners=BY_OWNER, teams=("team",), account="account", pool=True),
)
register(
    "interactions.Message",
    Ownership("tickets", parent="conversation", parent_label="interactions.Conversation"),
)
register("interactions.Activity", Ownership("activities", owners=BY_OWNER, account="account"))
register("interactions.DailyReport", Ownership("daily_reports", owners=BY_OWNER))
register(
    "interactions.ReportComment",
    Ownership("daily_reports", parent="report", parent_label="interactions.DailyReport"),
)
register("interactions.Task", Ownership("activities", owners=BY_OWNER, account="account"))
holds(
    Holding(
        "tasks", "interactions.Task", ("owner",), "task.updated", is_open=Q(deleted_at=None, done_at=None)
    )
)
follows("interactions.Conversation", "account", "contact")
follows("interactions.Message", "contact")
follows("interactions.Activity", "account", "contact")
follows("interactions.Task", "account")
holds_files("activity", "interactions.Activity")
holds_files("message", "interactions.Message", most=100, settled=True)
notices.leads_to("interactions.Task", "/activities", lambda row: row.subject)
notices.tells(
    notices.Kind("task_given", together=True), ["task.created", "task.updated"], notices.passed_to("owner")
)
notices.leads_to(
    "interactions.DailyReport", "/daily-reports/{id}", lambda row: f"{row.day:%Y/%m/%d} {row.owner.name}"
)
notices.tells(notices.Kind("report_submitted"), ["daily_report.submitted"], telling.manager_of)
notices.tells(notices.Kind("report_commented"), ["daily_report.commented"], telling.those_in_it)
calendar_has(planned.planned)
