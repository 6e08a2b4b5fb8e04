"""The machine a ticket is about, and the contract it is answered under, over HTTP."""

from datetime import date
from typing import Any
from uuid import UUID

from enishi.commerce.contracts.rules import state, warranty
from enishi.foundation.http.contract import Schema


class AgreedOut(Schema):
    """The contract a ticket is answered under: until when, and what it entitles to."""

    id: UUID
    number: int
    name: str
    ends_on: date
    entitlement_class: str
    state: str


class MachineOut(Schema):
    """The machine a ticket is about; `warranty` is in, out or unknown."""

    id: UUID
    name: str
    site: str
    warranty_until: date | None
    warranty: str


def agreed_out(contract: Any, today: date) -> dict[str, Any] | None:
    """Who works on the ticket sees what it is answered under, whoever the contract's customer belongs to."""
    if contract is None:
        return None
    return {
        "id": contract.uid,
        "number": contract.number,
        "name": contract.name,
        "ends_on": contract.ends_on,
        "entitlement_class": contract.entitlement_class,
        "state": state(
            starts_on=contract.starts_on,
            ends_on=contract.ends_on,
            notice_on=contract.notice_on,
            cancelled_on=contract.cancelled_on,
            today=today,
        ),
    }


def machine_out(item: Any, today: date) -> dict[str, Any] | None:
    if item is None:
        return None
    return {
        "id": item.uid,
        "name": f"{item.product.name} {item.serial}".strip(),
        "site": item.site,
        "warranty_until": item.warranty_until,
        "warranty": warranty(item.warranty_until, today),
    }
