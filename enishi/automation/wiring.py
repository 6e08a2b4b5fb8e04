"""What this room declares at start-up: how its rows are owned, and that it hears everything that happens now."""

from enishi.automation import actions, queries
from enishi.foundation import events, metrics
from enishi.foundation.authz import Ownership, register
from enishi.foundation.jobs import outward
from enishi.foundation.sealed import lies_in
from enishi.staff.notices import registry as notices

register("automation.Webhook", Ownership("automation"))
register("automation.WebhookDelivery", Ownership("automation"))

lies_in("automation.Webhook", "secret")
outward("automation.deliver")
events.on("*", actions.events_recorded)
metrics.kept(
    "enishi_webhook_deliveries", "Deliveries that wait or were given up.", ["status"], queries.unsettled
)
notices.leads_to("automation.Webhook", "/settings/webhooks", lambda row: row.name)
notices.tells(
    notices.Kind("webhook_failing", roles=notices.ADMINS), ["webhook_delivery.failed"], actions.given_up
)
