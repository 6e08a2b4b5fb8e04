"""What this room declares at start-up: how its rows are owned, and what it hears."""

from enishi.foundation.authz import Ownership, register

register("insight.RevenueLine", Ownership("reports", account="account"))
