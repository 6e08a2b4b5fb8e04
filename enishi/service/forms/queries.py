"""The form of a ticket, and what of it is filled in."""

from typing import Any

from enishi.foundation import requests
from enishi.foundation.i18n import LANGUAGES, say
from enishi.service.forms import rules
from enishi.service.models import TicketForms
from enishi.staff.custom import known

WHY = "what a ticket is asked for is the same for everybody"
KNOWN, CUSTOM = "ticket_forms", rules.CUSTOM


def settings() -> TicketForms:
    """The forms of all types; none before somebody says so. One SQL a request."""
    found: TicketForms = requests.once(KNOWN, _settings)
    return found


def _settings() -> TicketForms:
    return TicketForms.objects.unscoped(WHY).first() or TicketForms()


def custom_fields() -> list[str]:
    """The custom fields that a form may show."""
    return [f"{rules.CUSTOM}{key}" for key, one in known("tickets").items() if not one.is_archived]


def form_of(ticket: Any) -> list[rules.Asked] | None:
    """What a ticket of its type is asked for; None where nobody chose. A field that is gone is asked for no more."""
    kept = settings().forms.get(ticket.type)
    if kept is None:
        return None
    there = {*rules.FIELDS, *custom_fields()}
    if ticket.account is None:
        there -= set(rules.OF_A_CUSTOMER)
    return [rules.Asked(**one) for one in kept if one["field"] in there]


def filled(ticket: Any) -> set[str]:
    """The facts that say something."""
    own = {name for name in rules.FIELDS if getattr(ticket, name) not in (None, "", [])}
    return own | {f"{rules.CUSTOM}{key}" for key in ticket.custom}


def check(ticket: Any, status: str, among: set[str] | None = None) -> None:
    """Refuse a status for which facts are missing; `among`: only where one of these is."""
    left = rules.missing(form_of(ticket) or (), filled(ticket), status)
    if among is not None:
        left = [name for name in left if name in among]
    if left:
        raise rules.FieldsNeeded(
            left, {language: [_called(name, language) for name in left] for language in LANGUAGES}
        )


def _called(name: str, language: str) -> str:
    if name.startswith(rules.CUSTOM):
        return known("tickets")[name.removeprefix(rules.CUSTOM)].field.names[language]
    return say(f"ticket.field.{name}", language)
