"""What a mail server's answer means for one recipient, and when to try again. Pure."""

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

STATUS = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})(?=\s|$)")
LONGEST_DETAIL = 500
# Reasons are keys of the catalogue. The first prefix of an enhanced status code (RFC 3463) that fits says which.
BY_STATUS = (
    ("1.1", "no_such_address"),
    ("1.2", "no_such_domain"),
    ("1.3", "no_such_address"),
    ("1.6", "no_such_address"),
    ("1.7", "sender_refused"),
    ("1.8", "sender_refused"),
    ("1.10", "takes_no_mail"),
    ("1", "no_such_address"),
    ("2.1", "mailbox_off"),
    ("2.2", "mailbox_full"),
    ("2.3", "too_large"),
    ("3.4", "too_large"),
    ("4.4", "no_such_domain"),
    ("4.7", "took_too_long"),
    ("6", "not_readable"),
    ("7.20", "not_authenticated"),
    ("7.21", "not_authenticated"),
    ("7.22", "not_authenticated"),
    ("7.23", "not_authenticated"),
    ("7.26", "not_authenticated"),
    ("7.27", "sender_refused"),
    ("7", "refused_by_rule"),
)
BY_CODE = {
    421: "busy", 450: "asked_to_wait", 451: "asked_to_wait", 452: "busy", 550: "address_refused", 551: "address_refused",
    552: "too_large", 553: "address_refused", 554: "refused_by_rule",
}  # fmt: skip
DELAYS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 30, 60, 120, 240))
GIVE_UP_AFTER = timedelta(hours=48)


class Outcome(StrEnum):
    """How it went. UNKNOWN: the server may have taken it, and only it knows – such a mail is never sent again by itself."""

    SENT = "sent"
    LATER = "later"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Result:
    """`reason` is a key, `status` an enhanced status code, `detail` the server's own words; each "" if there is none."""

    outcome: Outcome
    reason: str = ""
    status: str = ""
    detail: str = ""


def of_answer(code: int, words: str) -> Result:
    """What an SMTP answer means for the recipient it is about."""
    match = STATUS.match(words)
    status = match[1] if match else ""
    detail = f"{code} {' '.join(words.split())}"[:LONGEST_DETAIL]
    if 200 <= code < 300:
        return Result(Outcome.SENT, "", status, detail)
    outcome = Outcome.FAILED if 500 <= code < 600 else Outcome.LATER
    return Result(outcome, reason_of(code, status), status, detail)


def reason_of(code: int, status: str) -> str:
    """By the enhanced status code, else by the old one."""
    rest = status.partition(".")[2]
    for prefix, reason in BY_STATUS:
        if f"{rest}.".startswith(f"{prefix}."):
            return "asked_to_wait" if reason == "refused_by_rule" and code < 500 else reason
    return BY_CODE.get(code, "refused" if code >= 500 else "asked_to_wait")


def next_delay(tries: int, since: timedelta) -> timedelta | None:
    """How long to wait after the `tries`-th try; None once two days have passed since the first was due."""
    if since >= GIVE_UP_AFTER:
        return None
    return DELAYS[min(max(tries, 1), len(DELAYS)) - 1]
