"""How the house gives out tickets."""

from django.db import models

from enishi.foundation.rows import Row


class RoutingSettings(Row):
    """Who gets which tickets. There is a single row, made when somebody first changes something.

    Whoever routes a ticket locks it, so that two at once do not both take somebody's last free place.
    """

    sole = models.BooleanField(default=True, unique=True, editable=False)
    # [{"name", "conditions", "to", …}, …] of `routing.rules.Rule`, in the order they are tried.
    rules = models.JSONField(default=list)
    # [{"person", "skills", "capacity"}, …] of those who have skills, or who take only so many tickets.
    agents = models.JSONField(default=list)
    # [{"person", "starts_on", "ends_on"}, …]: who is on duty outside working hours.
    rota = models.JSONField(default=list)
