"""What the list of complaints may be narrowed by and taken out with."""

from enishi.foundation.filters import Field, Listing, Type
from enishi.service.complaints import rules
from enishi.service.complaints.queries import SORTS

COMPLAINTS = Listing(
    "complaints",
    "service.Complaint",
    (
        Field("number", Type.NUMBER, "number", is_always=True),
        Field("title", Type.TEXT, "title"),
        Field("account", Type.RECORD, "ticket__account", label="customers.Account"),
        Field("product", Type.RECORD, "product", label="commerce.Product"),
        Field("serial", Type.TEXT, "serial", is_short=True),
        Field("severity", Type.CHOICE, "severity", rules.SEVERITIES, is_always=True),
        Field("step", Type.CHOICE, "step", (*rules.STEPS[1:], rules.CLOSED), is_always=True),
        Field("step_due", Type.MOMENT, "step_due"),
        Field("owner", Type.PERSON, "owner", label="staff.User"),
        Field("helper", Type.PERSON, "helper", label="staff.User"),
        Field("claimant", Type.TEXT, "claimant"),
        Field("responsibility", Type.CHOICE, "responsibility", rules.RESPONSIBILITIES, is_always=True),
        Field("compensation", Type.CHOICE, "compensation", rules.COMPENSATIONS, is_always=True),
        Field("cause", Type.TEXT, "cause"),
        Field("measure", Type.TEXT, "measure"),
        Field("opened_at", Type.MOMENT, "opened_at", is_always=True),
        Field("reported_at", Type.MOMENT, "reported_at"),
        Field("closed_at", Type.MOMENT, "closed_at"),
        Field("updated_at", Type.MOMENT, "updated_at", is_always=True),
    ),
    tuple(name.removeprefix("-") for name in SORTS),
)
