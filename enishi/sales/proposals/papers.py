"""What stands on a proposal (提案書): its rows as the texts that are printed."""

from dataclasses import dataclass
from datetime import date

from enishi.commerce import papers
from enishi.commerce.papers import Facts
from enishi.customers.models import Account, AccountContact
from enishi.foundation.i18n import say
from enishi.sales.proposals.models import Proposal
from enishi.sales.proposals.rules import PARTS
from enishi.staff.models import Organisation

LAYOUT = "sales/layouts/proposal.typ"


@dataclass(frozen=True)
class Sheet:
    """Everything a proposal is made of. `place` is the person's place at the customer."""

    proposal: Proposal
    account: Account
    issuer: Organisation
    place: AccountContact | None

    @property
    def language(self) -> str:
        return self.proposal.language

    def word(self, key: str, **params: object) -> str:
        return say(f"paper.{key}", self.language, **params)


def facts(sheet: Sheet) -> Facts:
    """What is printed but for number and day."""
    proposal, language = sheet.proposal, sheet.language
    return {
        "title": sheet.word("proposal.title"),
        "tracking": 0.4 if language == "ja" else 0,
        "language": language,
        "issuer": {
            "name": papers.own_name(sheet.issuer, language),
            "lines": papers.own_lines(sheet.issuer, proposal.deal.owner, language),
        },
        "addressee": {"name": addressee(sheet), "address": papers.address(sheet.account, language)},
        "words": {
            "number": sheet.word("number"),
            "issued_on": sheet.word("issued_on"),
            "opening": sheet.word("proposal.opening"),
            **{name: sheet.word(f"proposal.{name}") for name in ("subject", "points", *PARTS)},
        },
        "subject": proposal.title,
        "before": chapters([("situation", proposal.situation)], sheet),
        "points": [{part: point.get(part, "").splitlines() for part in PARTS} for point in proposal.points],
        "after": chapters(
            [("plan", proposal.plan), ("price", price(sheet)), ("closing", proposal.closing)], sheet
        ),
    }


def chapters(told: list[tuple[str, str]], sheet: Sheet) -> list[Facts]:
    """Those that say something, each under its heading."""
    return [
        {"heading": sheet.word(f"proposal.{name}"), "lines": text.splitlines()} for name, text in told if text
    ]


def price(sheet: Sheet) -> str:
    """The quote it goes with, once that was sent: its number and what it comes to."""
    quote = sheet.proposal.quote
    if quote is None or not quote.number:
        return ""
    total = papers.large(quote.total, quote.currency, sheet.language)
    return sheet.word("proposal.as_quoted", number=quote.number, total=total)


def printable(sheet: Sheet, *, number: str, day: date) -> Facts:
    """The facts with the two that make one document another: its number and its day."""
    return {
        **facts(sheet),
        "number": number,
        "issued_on": papers.day_text(day, sheet.issuer, sheet.language),
    }


def addressee(sheet: Sheet) -> str:
    return papers.addressee(sheet.account, sheet.proposal.contact, sheet.place, sheet.language)
