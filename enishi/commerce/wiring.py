"""What this room declares at start-up: how its rows are owned, and what it hears."""

from enishi.foundation.authz import Ownership, register

register("commerce.Product", Ownership("products"))
register("commerce.Order", Ownership("orders", owners=(("owner", "both"),), account="account"))
register("commerce.OrderLine", Ownership("orders", parent="order", parent_label="commerce.Order"))
