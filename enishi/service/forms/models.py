"""Which facts tickets are asked for."""

from django.db import models

from enishi.foundation.rows import Row


class TicketForms(Row):
    """The forms of all types. There is a single row, made when somebody first changes something."""

    sole = models.BooleanField(default=True, unique=True, editable=False)
    # {"fault": [{"field", "before"}, …] of `forms.rules.Asked`, …}; a type without one is asked for everything.
    forms = models.JSONField(default=dict)
