"""The API: every room's routes under one roof, one place for errors."""

from copy import deepcopy
from functools import cache
from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation
from ninja.renderers import BaseRenderer

from enishi import __version__
from enishi.examples import add_examples
from enishi.foundation.errors import Refusal
from enishi.foundation.http import problems
from enishi.foundation.http.signin import SignedIn

# One line a room (a room with several subjects has one a subject).
ROUTERS = (
    "enishi.staff.api.router",
    "enishi.foundation.search.api.router",
    "enishi.foundation.files.api.router",
    "enishi.foundation.hold.api.router",
    "enishi.foundation.operations.api.router",
    "enishi.customers.api.accounts.router",
    "enishi.customers.api.contacts.router",
    "enishi.customers.api.merges.router",
    "enishi.interactions.api.activities.router",
    "enishi.interactions.api.tasks.router",
    "enishi.interactions.quick.api.router",
    "enishi.interactions.daily.api.router",
    "enishi.commerce.api.products.router",
    "enishi.commerce.api.orders.router",
    "enishi.commerce.api.documents.router",
    "enishi.commerce.deliveries.api.router",
    "enishi.commerce.configuring.api.router",
    "enishi.commerce.pricing.api.router",
    "enishi.commerce.invoices.api.router",
    "enishi.commerce.payments.api.router",
    "enishi.commerce.api.terms.router",
    "enishi.service.desk.api.router",
    "enishi.commerce.contracts.api.router",
    "enishi.service.api.tickets.router",
    "enishi.service.ties.api.router",
    "enishi.service.api.talk.router",
    "enishi.service.complaints.api.router",
    "enishi.service.improvements.api.router",
    "enishi.service.knowledge.api.router",
    "enishi.service.troubleshooting.api.router",
    "enishi.service.drafts.api.router",
    "enishi.service.escalation.api.router",
    "enishi.service.macros.api.router",
    "enishi.service.working.api.router",
    "enishi.service.similar.api.router",
    "enishi.service.tags.api.router",
    "enishi.service.forms.api.router",
    "enishi.service.routing.api.router",
    "enishi.service.surveys.api.router",
    "enishi.service.sla.api.router",
    "enishi.sales.api.leads.router",
    "enishi.sales.qualifying.api.router",
    "enishi.sales.campaigns.api.router",
    "enishi.sales.capture.api.router",
    "enishi.sales.api.pipelines.router",
    "enishi.sales.api.deals.router",
    "enishi.sales.quotes.api.router",
    "enishi.sales.approvals.api.router",
    "enishi.sales.proposals.api.router",
    "enishi.sales.negotiating.api.router",
    "enishi.sales.interviews.api.router",
    "enishi.sales.ideas.api.router",
    "enishi.sales.guides.api.router",
    "enishi.customers.segments.api.router",
    "enishi.sales.budgets.api.router",
    "enishi.sales.market.api.router",
    "enishi.sales.demos.api.router",
    "enishi.sales.sequences.api.router",
    "enishi.sales.stakeholders.api.router",
    "enishi.bond.api.handovers",
    "enishi.bond.api.promises",
    "enishi.bond.api.sides",
    "enishi.bond.guiding.api.router",
    "enishi.bond.dormant.api.router",
    "enishi.bond.referring.api.router",
    "enishi.insight.api.router",
    "enishi.insight.budget.api.router",
    "enishi.insight.interviews.api.router",
    "enishi.insight.meetings.api.router",
    "enishi.channels.api.router",
    "enishi.channels.quotes.router",
    "enishi.channels.help.router",
    "enishi.channels.sending.api.router",
    "enishi.channels.sending.api_mailboxes.router",
    "enishi.channels.side.api.router",
    "enishi.channels.improving.api.router",
    "enishi.channels.sending.api_reports.router",
    "enishi.channels.receiving.mailboxes.router",
    "enishi.channels.receiving.received.router",
    "enishi.channels.receiving.uploads.router",
    "enishi.channels.receiving.messages.router",
    "enishi.channels.receiving.inbound.router",
    "enishi.automation.api.router",
    "enishi.privacy.api.router",
    "enishi.exchange.api.router",
    "enishi.exchange.demo.api.router",
)


class OrjsonRenderer(BaseRenderer):
    """JSON by orjson, for what no schema promised."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return orjson.dumps(data, option=orjson.OPT_UTC_Z)


class Api(NinjaAPI):
    """Ninja's API with what every operation shares said in its description: a short name, and its refusals."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        name: str = operation.view_func.__name__
        return name

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> OpenAPISchema:
        return _described(self.get_root_path(path_params or {}) if path_prefix is None else path_prefix)

    def describe(self, path_prefix: str) -> OpenAPISchema:
        """The description made anew: it takes a third of a second."""
        described = super().get_openapi_schema(path_prefix=path_prefix)
        described["components"]["schemas"]["Problem"] = problems.Problem.model_json_schema()
        described["components"]["responses"] = {"Refusal": deepcopy(problems.DESCRIBED)}
        for operations in described["paths"].values():
            for operation in operations.values():
                operation["responses"]["default"] = {"$ref": "#/components/responses/Refusal"}
        add_examples(described)
        return described


@cache
def _described(path_prefix: str) -> OpenAPISchema:
    """Made once a process: anybody may ask for it."""
    return api.describe(path_prefix)


api = Api(
    title="Enishi",
    version=__version__,
    description="Sales and customer service on one customer record.",
    auth=SignedIn(),
    renderer=OrjsonRenderer(),
    docs_url=None,
    openapi_url="openapi.json",
    urls_namespace="api",
)

# Ninja picks the handler by the error's type and hands over just that type.
HANDLERS: dict[type[Exception], Any] = {
    Refusal: problems.refused,
    ValidationError: problems.invalid,
    HttpError: problems.http_error,
    RequestDataTooBig: problems.too_large,
    OperationalError: problems.database_away,
    InterfaceError: problems.database_away,
    DatabaseError: problems.internal,
    Exception: problems.internal,
}
for error, handler in HANDLERS.items():
    api.add_exception_handler(error, handler)

for path in ROUTERS:
    api.add_router("", path)
