"""What answers to surveys, and what the house asks by itself, look like over HTTP."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import ConfigDict

from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.http import FilteredPaging, Page, StrictIn
from enishi.foundation.http.contract import Schema
from enishi.service.api.shapes import Ref, Typed, person_ref, ref
from enishi.service.models import SurveyResponse, SurveySettings
from enishi.service.surveys import rules

Kind = Literal["csat", "ces", "nps"]
PLAIN = (
    *("version", "score", "scale", "comment", "asked_at", "answered_at", "expires_at"),
    *("followed_up_at", "declined_at"),
)


class LinkOut(Schema):
    """The survey's link: shown once, its key is not kept."""

    url: str
    expires_at: datetime


class SurveyTicketOut(Schema):
    id: UUID
    number: int


class SurveyAnswerRow(Schema):
    """One asking. `band` of the score: good (4–5 of CSAT, 5–7 of CES, 9–10 of NPS), middle or low; null: not answered."""

    id: UUID
    version: int
    kind: str
    score: int | None
    scale: int
    band: str | None
    comment: str
    ticket: SurveyTicketOut | None
    account: Ref | None
    contact: Ref | None
    credited: Ref | None
    asked_at: datetime
    answered_at: datetime | None
    expires_at: datetime
    followed_up_at: datetime | None
    declined_at: datetime | None


class SurveyAnswerPage(Page[SurveyAnswerRow]):
    may: dict[str, bool]


class SurveyAnswerFilter(FilteredPaging):
    """Which answers. Days are days of the organisation's zone, both included."""

    model_config = ConfigDict(extra="forbid")

    q: Typed = ""
    kind: Kind | None = None
    band: Literal["good", "middle", "low"] | None = None
    state: Literal["answered", "unanswered", "declined"] | None = None
    view: Literal["mine"] | None = None
    ticket_id: UUID | None = None
    account_id: UUID | None = None
    contact_id: UUID | None = None
    credited_id: UUID | None = None
    asked_from: date | None = None
    asked_to: date | None = None
    answered_from: date | None = None
    answered_to: date | None = None


class SurveySettingsOut(Schema):
    """`after_solve`: what the customer of a solved ticket is asked by mail, "" nothing."""

    version: int
    after_solve: str
    after_hours: int
    rest_days: int
    asked_since: datetime | None
    asks_nps: bool
    nps_percent: int
    nps_period_days: int
    nps_months: int
    may: dict[str, bool]


class SurveySettingsPatch(StrictIn):
    after_solve: Literal["", "csat", "ces"] = ""
    after_hours: int = 24
    rest_days: int = 30
    asks_nps: bool = False
    nps_percent: int = 2
    nps_period_days: int = 180
    nps_months: int = 12


def answer_row(row: SurveyResponse) -> dict[str, Any]:
    kind = row.survey.kind
    return {
        **{name: getattr(row, name) for name in PLAIN},
        "id": row.uid,
        "kind": kind,
        "band": None if row.score is None else rules.SCALES[kind].band(row.score),
        "ticket": {"id": row.ticket.uid, "number": row.ticket.number} if row.ticket else None,
        "account": ref(row.account),
        "contact": person_ref(row.contact),
        "credited": ref(row.credited),
    }


def settings_out(actor: Actor, kept: SurveySettings) -> dict[str, Any]:
    names = [name for name in SurveySettingsOut.model_fields if name != "may"]
    return {name: getattr(kept, name) for name in names} | {
        "may": {"update": authz.may(actor, "update", SurveySettings._meta.label)}
    }
