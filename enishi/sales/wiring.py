"""What this room declares at start-up: how its rows are owned, and what it hears."""

from enishi.foundation.authz import Ownership, register

BY_OWNER = (("owner", "sales"),)

register("sales.Lead", Ownership("deals", owners=BY_OWNER, account="account", pool=True))
register("sales.Deal", Ownership("deals", owners=BY_OWNER, account="account"))
register("sales.Pipeline", Ownership("pipelines"))
register("sales.Stage", Ownership("pipelines"))
for child in ("StageChange", "DealOrder", "DealActivity"):
    register(f"sales.{child}", Ownership("deals", parent="deal", parent_label="sales.Deal"))
