"""What the list of answers may be narrowed by and taken out with."""

from enishi.foundation.filters import Field, Listing, Type
from enishi.service.surveys import rules
from enishi.service.surveys.queries import SORTS, present, sought

ANSWERS = Listing(
    "survey_answers",
    "service.SurveyResponse",
    (
        Field("kind", Type.CHOICE, "survey__kind", rules.KINDS, is_always=True),
        Field("score", Type.NUMBER, "score"),
        Field("scale", Type.NUMBER, "scale", is_always=True),
        Field("comment", Type.TEXT, "comment"),
        Field("account", Type.RECORD, "account", label="customers.Account"),
        Field(
            "contact",
            Type.RECORD,
            "contact",
            label="customers.Contact",
            shown=("contact__family_name", "contact__given_name"),
        ),
        Field("ticket", Type.NUMBER, "ticket__number"),
        Field("credited", Type.PERSON, "credited", label="staff.User"),
        Field("asked_at", Type.MOMENT, "asked_at", is_always=True),
        Field("answered_at", Type.MOMENT, "answered_at"),
        Field("followed_up_at", Type.MOMENT, "followed_up_at"),
        Field("declined_at", Type.MOMENT, "declined_at"),
    ),
    tuple(dict.fromkeys(name.removeprefix("-") for name in SORTS)),
    worked_out=present,
    sought=sought,
)
