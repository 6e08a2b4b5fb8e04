"""How an organisation counts tax and payment days, in the form it is kept: checked, and read. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from enishi.foundation.money.tax import JAPANESE_RATES, DatedRate, TaxKind
from enishi.foundation.worktime.terms import BadTerms, PaymentTerms

RATED = (TaxKind.STANDARD, TaxKind.REDUCED)
HIGHEST = Decimal(100)

Rows = Sequence[Mapping[str, Any]]


def as_rates(rows: Rows) -> tuple[DatedRate, ...]:
    """Japan's rates by date, and those the organisation has added. A later word on the same day wins."""
    own = [
        DatedRate(TaxKind(row["kind"]), date.fromisoformat(row["since"]), whole(row["percent"]))
        for row in rows
    ]
    said = {(rate.kind, rate.since): rate for rate in (*JAPANESE_RATES, *own)}
    return tuple(said.values())


def whole(percent: str) -> int | Decimal:
    value = Decimal(percent)
    return int(value) if value == value.to_integral_value() else value


def as_terms(kept: Mapping[str, Any]) -> PaymentTerms | None:
    """The usual closing and payment of our customers; None where the organisation has said nothing."""
    return PaymentTerms(**kept) if kept else None


def kept(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The given parts in the form they are kept in."""
    parts: dict[str, Any] = {}
    if "payment_terms" in fields:
        parts["payment_terms"] = dict(fields["payment_terms"] or {})
    if "tax_rates" in fields:
        parts["tax_rates"] = [
            {
                "kind": str(row["kind"]),
                "since": str(row["since"]),
                "percent": f"{row['percent'].normalize():f}",
            }
            for row in fields["tax_rates"]
        ]
    return parts


def faults(parts: Mapping[str, Any]) -> dict[str, str]:
    """What of these parts cannot be, by field."""
    return dict([*_term_faults(parts.get("payment_terms", {})), *_rate_faults(parts.get("tax_rates", ()))])


def _term_faults(kept: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    try:
        as_terms(kept)
    except BadTerms as error:
        yield from ((f"payment_terms.{name}", why) for name, why in error.fields.items())


def _rate_faults(rows: Rows) -> Iterable[tuple[str, str]]:
    seen: set[tuple[str, str]] = set()
    for place, row in enumerate(rows):
        if row["kind"] not in RATED:
            yield f"tax_rates.{place}.kind", "invalid"
        if not 0 <= Decimal(row["percent"]) < HIGHEST:
            yield f"tax_rates.{place}.percent", "percent_out_of_range"
        if (row["kind"], row["since"]) in seen:
            yield f"tax_rates.{place}.since", "rate_twice"
        seen.add((row["kind"], row["since"]))
