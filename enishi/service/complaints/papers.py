"""What stands on a complaint's report: クレーム報告書 for our own management, 調査・対策報告書 for the customer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from enishi.commerce import papers
from enishi.commerce.papers import Facts
from enishi.customers.models import AccountContact
from enishi.foundation.i18n import say
from enishi.service.complaints import rules
from enishi.service.complaints.models import Complaint, ComplaintStep
from enishi.staff.models import Organisation, User

LAYOUT = "service/layouts/complaint.typ"
STAMPS = ("approved", "checked", "in_charge")


@dataclass(frozen=True)
class Sheet:
    """Everything a report is made of. `place` is the person's place at the customer."""

    complaint: Complaint
    steps: Sequence[ComplaintStep]
    issuer: Organisation
    place: AccountContact | None
    language: str
    is_internal: bool

    def word(self, key: str, **params: object) -> str:
        return say(f"paper.complaint.{key}", self.language, **params)

    def day(self, moment: datetime | date | None) -> str:
        if moment is None:
            return ""
        zone = ZoneInfo(self.issuer.zone)
        day = moment.astimezone(zone).date() if isinstance(moment, datetime) else moment
        return papers.day_text(day, self.issuer, self.language)


def printable(sheet: Sheet, day: date) -> Facts:
    """The texts of the report. The customer's has nothing of whose fault, what it costs, and how we watch over it."""
    complaint, language = sheet.complaint, sheet.language
    kind = "internal" if sheet.is_internal else "customer"
    return {
        "title": sheet.word(f"title.{kind}"),
        "tracking": 0.2 if language == "ja" else 0,
        "language": language,
        "number": f"CL-{complaint.number}",
        "issued_on": papers.day_text(day, sheet.issuer, language),
        "issuer": {
            "name": papers.own_name(sheet.issuer, language),
            "lines": papers.own_lines(sheet.issuer, complaint.owner, language),
        },
        "addressee": {"name": addressee(sheet), "address": []},
        "words": {
            "number": say("paper.number", language),
            "issued_on": say("paper.issued_on", language),
            "subject": sheet.word("subject"),
            "opening": "" if sheet.is_internal else sheet.word("opening"),
            "progress": sheet.word("progress"),
            "confidential": sheet.word("confidential")
            if complaint.is_restricted and sheet.is_internal
            else "",
        },
        "subject": complaint.title,
        "stamps": [sheet.word(f"stamp.{name}") for name in STAMPS] if language == "ja" else [],
        "facts": head(sheet),
        "sections": sections(sheet),
        "columns": [sheet.word(f"column.{name}") for name in ("step", "due", "done", "by")],
        "progress": progress(sheet) if sheet.is_internal else [],
        "closing": sheet.word("closing") if not sheet.is_internal else "",
    }


def addressee(sheet: Sheet) -> str:
    ticket = sheet.complaint.ticket
    if sheet.is_internal:
        return sheet.word("to_management")
    if ticket.account is None:
        return sheet.complaint.claimant or sheet.word("to_customer")
    return papers.addressee(ticket.account, ticket.contact, sheet.place, sheet.language)


def head(sheet: Sheet) -> list[Facts]:
    """What it is about, as far as it is known."""
    complaint = sheet.complaint
    account, product = complaint.ticket.account, complaint.product
    product_name = ""
    if product:
        product_name = product.name_en or product.name if sheet.language == "en" else product.name
    found = [
        ("received_on", sheet.day(complaint.opened_at)),
        ("ticket", f"#{complaint.ticket.number}"),
        ("product", product_name),
        ("serial", complaint.serial),
    ]
    if sheet.is_internal:
        flags = [sheet.word(f"flag.{name}") for name in rules.FLAGS if getattr(complaint, name)]
        found[1:1] = [("customer", account.name if account else ""), ("claimant", complaint.claimant)]
        found += [
            ("severity", sheet.word(f"severity.{complaint.severity}")),
            ("responsibility", sheet.word(f"responsibility.{complaint.responsibility}")),
            ("compensation", compensation(sheet)),
            ("management", sheet.day(complaint.management_told_at)),
            ("flags", "・".join(flags) if sheet.language == "ja" else ", ".join(flags)),
        ]
    return [{"label": sheet.word(name), "value": value} for name, value in found if value]


def compensation(sheet: Sheet) -> str:
    complaint = sheet.complaint
    said = sheet.word(f"compensation.{complaint.compensation}")
    if not complaint.compensation_note:
        return said
    return (
        f"{said}（{complaint.compensation_note}）"
        if sheet.language == "ja"
        else f"{said} ({complaint.compensation_note})"
    )


def sections(sheet: Sheet) -> list[Facts]:
    """The chapters that have something to say, numbered in their order."""
    complaint = sheet.complaint
    measured = (
        sheet.word("measured_on", day=sheet.day(complaint.measured_on)) if complaint.measured_on else ""
    )
    told = [
        ("demand", complaint.demand, []),
        ("apology", complaint.apology, []),
        ("facts", complaint.facts, []),
        ("containment", complaint.containment, []),
        ("cause", complaint.cause, complaint.whys),
        ("measure", "\n".join(filter(None, (complaint.measure, measured))), []),
        ("prevention", complaint.prevention, []),
        ("effect", complaint.effect, []),
    ]
    if sheet.is_internal:
        told += [("members", complaint.members, []), ("closing_words", complaint.closing_words, [])]
    spoken = [one for one in told if one[1].strip() or one[2]]
    return [
        {
            "heading": f"{place}. {sheet.word(f'section.{name}')}",
            "lines": text.splitlines(),
            "whys": [{"label": sheet.word("why", n=n), "value": why} for n, why in enumerate(whys, start=1)],
        }
        for place, (name, text, whys) in enumerate(spoken, start=1)
    ]


def progress(sheet: Sheet) -> list[list[str]]:
    """Each step with until when it was due and who did it when."""
    return [
        [
            sheet.word(f"step.{step.name}"),
            sheet.day(step.due_at),
            sheet.day(step.done_at) or sheet.word("not_yet"),
            named(step.done_by, sheet.language),
        ]
        for step in sheet.steps
    ]


def named(person: User | None, language: str) -> str:
    if person is None:
        return ""
    return person.name_en or person.name if language == "en" else person.name


def file_name(sheet: Sheet, day: date) -> str:
    return f"{sheet.word('file', number=sheet.complaint.number)}_{day:%Y%m%d}.pdf"
