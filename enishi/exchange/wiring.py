"""What this room declares at start-up: how its rows are owned, and what it hears."""

from enishi.foundation.authz import Ownership, register

register("exchange.Import", Ownership("imports", owners=(("started_by", "both"),)))
