"""Rows of some customers, waiting to be written together, with the events that tell of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from enishi.customers.models import Account, Contact
from enishi.exchange.demo.company import Company
from enishi.exchange.demo.told import Told
from enishi.foundation.events import Change
from enishi.staff.models import User


@dataclass
class Batch:
    """Some customers' stories, and their rows as far as they are written."""

    company: Company
    told: Sequence[Told]
    accounts: list[Account] = field(default_factory=list)
    contacts: list[list[Contact]] = field(default_factory=list)
    events: dict[str, list[Change]] = field(default_factory=dict)

    def customers(self) -> Iterator[tuple[Told, Account, list[Contact]]]:
        return zip(self.told, self.accounts, self.contacts, strict=True)

    def tell(self, kind: str, row: Any, moment: datetime, by: User | None, **data: Any) -> None:
        self.events.setdefault(kind, []).append(Change(row, at=moment, by=by.pk if by else None, data=data))
