"""What this room declares at start-up: how its rows are owned, what of them can be found, what it hears."""

from enishi.foundation import events
from enishi.foundation.authz import Ownership, register
from enishi.foundation.filters import listed
from enishi.foundation.search import searchable
from enishi.sales import fields, finding, hearing

BY_OWNER = (("owner", "sales"),)

register("sales.Lead", Ownership("deals", owners=BY_OWNER, account="account", pool=True))
register("sales.Deal", Ownership("deals", owners=BY_OWNER, account="account"))
register("sales.Pipeline", Ownership("pipelines"))
register("sales.Stage", Ownership("pipelines"))
for child in ("StageChange", "DealOrder", "DealActivity"):
    register(f"sales.{child}", Ownership("deals", parent="deal", parent_label="sales.Deal"))
searchable("sales.Deal", finding.DEALS)
searchable("sales.Lead", finding.LEADS)
listed(fields.LEADS)
listed(fields.DEALS)
events.on("organisation.set_up", hearing.organisation_set_up)
