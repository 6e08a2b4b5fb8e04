"""For each group of cases: the product's function behind the shape the cases are written in."""

from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from enishi.channels.mail.understand import Delivery, automatic, parts, quotes, reports, understand
from enishi.channels.mail.understand.headers import Headers
from enishi.estimators.yomi import YomiRow, YomiWeights, yomi_table
from enishi.foundation.money.rounding import Rounding
from enishi.foundation.money.tax import TaxLine, tax_totals, withholding_tax
from enishi.foundation.money.written import money_format
from enishi.foundation.text.company import CompanyFacts, company_match, company_parse
from enishi.foundation.text.honorific import honorific
from enishi.foundation.text.keys import search_key, search_key_loose
from enishi.foundation.text.numbers import corporate_number_valid, invoice_number_normalise
from enishi.foundation.text.phone import phone_e164, phone_format
from enishi.foundation.text.postal import postal_lookup
from enishi.foundation.text.wareki import wareki_format, wareki_parse
from enishi.foundation.worktime import Calendar, due, elapsed
from enishi.foundation.worktime.fiscal import fiscal
from enishi.foundation.worktime.japan import add_business_days
from enishi.foundation.worktime.terms import MONTH_END, PaymentTerms, closing_payment, contract_notice

Given = Mapping[str, Any]
Run = Callable[[Given], Any]


def _days(texts: list[str]) -> set[date]:
    return {date.fromisoformat(text) for text in texts}


def _iso(record: Any) -> dict[str, str]:
    return {name: day.isoformat() for name, day in asdict(record).items()}


def _pauses(given: Given) -> list[tuple[datetime, datetime]]:
    return [
        (datetime.fromisoformat(begins), datetime.fromisoformat(ends)) for begins, ends in given["pauses"]
    ]


def _search_key_same(given: Given) -> dict[str, bool]:
    a, b = given["a"], given["b"]
    return {
        "strict": search_key(a) == search_key(b),
        "loose": search_key_loose(a) == search_key_loose(b),
    }


def _company_match(given: Given) -> str:
    answer = company_match(CompanyFacts(**given["a"]), CompanyFacts(**given["b"]))
    assert answer is company_match(CompanyFacts(**given["b"]), CompanyFacts(**given["a"])), "not symmetric"
    return answer.value


def _honorific(given: Given) -> str:
    return honorific(**{("form" if name == "honorific" else name): value for name, value in given.items()})


def _wareki_parse(given: Given) -> str | None:
    day = wareki_parse(given["text"])
    return day.isoformat() if day else None


def _business_days(given: Given) -> str:
    start = date.fromisoformat(given["date"])
    return add_business_days(start, given["n"], _days(given["closed"]), _days(given["open"])).isoformat()


def _closing_payment(given: Given) -> dict[str, str]:
    closing_day, pay_day = (
        MONTH_END if given[name] == "末" else given[name] for name in ("closing_day", "pay_day")
    )
    terms = PaymentTerms(closing_day, given["pay_month"], pay_day, given["shift"])
    return _iso(closing_payment(date.fromisoformat(given["sale"]), terms, _days(given["closed"])))


def _tax_totals(given: Given) -> dict[str, Any]:
    lines = [
        TaxLine(Decimal(line["qty"]), Decimal(line["price"]), Decimal(str(line["rate"])))
        for line in given["lines"]
    ]
    modes = Rounding(given["mode"]), Rounding(given["line_mode"])
    totals = asdict(tax_totals(lines, *modes, included=given["included"]))
    return totals | {"rates": [rate | {"rate": float(rate["rate"])} for rate in totals["rates"]]}


def _yomi_table(given: Given) -> list[dict[str, Any]]:
    rows = [YomiRow(**row) for row in given["rows"]]
    return [asdict(line) for line in yomi_table(YomiWeights(**given["weights"]), rows)]


def _contract_notice(given: Given) -> dict[str, str]:
    start = date.fromisoformat(given["start"])
    return _iso(contract_notice(start, given["months"], given["notice_days"], _days(given["closed"])))


def _sla_due(given: Given) -> str:
    calendar = Calendar.of(given["calendar"])
    start, budget = datetime.fromisoformat(given["start"]), timedelta(minutes=given["budget_minutes"])
    instant = due(start, budget, calendar, _pauses(given))
    return instant.astimezone(ZoneInfo(given["calendar"]["zone"])).isoformat()


def _sla_elapsed(given: Given) -> float:
    a, b = datetime.fromisoformat(given["from"]), datetime.fromisoformat(given["to"])
    return elapsed(a, b, Calendar.of(given["calendar"]), _pauses(given)) / timedelta(minutes=1)


def _mail_decode(given: Given) -> dict[str, Any]:
    mail = understand(b64decode(given["raw_b64"]))
    decoded = {
        "subject": mail.subject,
        "from_name": mail.sender.name,
        "from_address": mail.sender.address,
        "text": mail.text,
        "filenames": [attachment.filename for attachment in mail.attachments],
    }
    return {key: decoded[key] for key in given["keys"]}


def _auto_reply(given: Given) -> bool:
    headers = Headers(tuple((name.lower(), value.encode()) for name, value in given["headers"]))
    return bool(automatic.reasons_not_to_answer(headers, given["own"]))


def _bounce(given: Given) -> dict[str, Any]:
    report = reports.read(parts.read(b64decode(given["raw_b64"])))
    known = report.message_id in given["sent_ids"]
    return {
        "kind": report.kind.value,
        "failed": report.failed,
        "message_id": report.message_id,
        "act": report.kind is Delivery.FAILED and known,
    }


GROUPS: dict[str, Run] = {
    "search_key": lambda given: search_key(given["text"]),
    "search_key_loose": lambda given: search_key_loose(given["text"]),
    "search_key_same": _search_key_same,
    "company_parse": lambda given: asdict(company_parse(given["name"])),
    "company_match": _company_match,
    "corporate_number_valid": lambda given: corporate_number_valid(given["number"]),
    "invoice_number_normalise": lambda given: asdict(invoice_number_normalise(given["text"])),
    "phone_format": lambda given: phone_format(given["text"]),
    "phone_e164": lambda given: phone_e164(given["text"]),
    "postal_lookup": lambda given: [asdict(place) for place in postal_lookup(given["text"])],
    "honorific": _honorific,
    "wareki_format": lambda given: wareki_format(date.fromisoformat(given["date"])),
    "wareki_parse": _wareki_parse,
    "fiscal": lambda given: asdict(fiscal(date.fromisoformat(given["date"]), given["start_month"])),
    "business_days": _business_days,
    "closing_payment": _closing_payment,
    "tax_totals": _tax_totals,
    "withholding_tax": lambda given: withholding_tax(given["fee"]),
    "money_format": lambda given: money_format(given["amount"], given["style"]),
    "yomi_table": _yomi_table,
    "contract_notice": _contract_notice,
    "sla_due": _sla_due,
    "sla_elapsed": _sla_elapsed,
    "mail_decode": _mail_decode,
    "quote_strip": lambda given: quotes.without_quotes(given["body"]),
    "auto_reply": _auto_reply,
    "bounce": _bounce,
}
"""A group that is not here is named as unknown when a file has it."""
