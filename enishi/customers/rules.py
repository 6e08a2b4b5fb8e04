"""What a customer's fields must look like, and the keys under which they are found again. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.text.company import CompanyFacts, CompanyMatch, company_match, company_parse
from enishi.foundation.text.keys import katakana, normal, search_key
from enishi.foundation.text.numbers import corporate_number_normalise, corporate_number_valid
from enishi.foundation.text.phone import phone_e164
from enishi.foundation.text.postal import PREFECTURES, postal_format

KINDS = ("company", "person")
STAGES = ("prospect", "talking", "customer", "advocate")
ROLES = ("decision_maker", "approver", "promoter", "window", "user", "accounting")
CHANNELS = ("mail", "phone", "chat", "visit")
LANGUAGES = ("ja", "en")

# What one chooses among where two become one: all that people fill in.
ACCOUNT_FIELDS = (
    "kind name kana corporate_number phone email website postal_code prefecture city street building"
    " industry employees annual_revenue parent sales_owner service_owner note"
).split()
CONTACT_FIELDS = (
    "family_name given_name family_kana given_kana email phone mobile private_phone preferred_channel"
    " language memo"
).split()
UNDO_LASTS = timedelta(days=30)

KEY_LENGTH = 200
KANA = re.compile(r"[ァ-ヿ゠ A-Za-z0-9.,&'’()-]*")
# Deliberately wide: carriers gave out addresses such as a..b@ and .c@ that the standard forbids.
EMAIL = re.compile(r"[^\s@,;:<>()\"\[\]\\]+@[^\s@,;:<>()\"\[\]\\.]+(?:\.[^\s@,;:<>()\"\[\]\\.]+)+")
WEBSITE = re.compile(r"(?:https?://)?[^\s/:@?#]+\.[^\s/:@?#.]+(?::\d{1,5})?(?:[/?#]\S*)?", re.IGNORECASE)


class StillInUse(Refusal):
    """A customer with open deals, tickets or handovers is not thrown away."""

    code = "account.still_in_use"


class OutOfReach(BadInput):
    """The change would take the row out of its editor's own reach."""

    code = "account.out_of_reach"


class TwoCompanies(Refusal):
    """Different corporate numbers are different companies, unless somebody says that one is wrong."""

    code = "merge.two_companies"


class MergeUndone(Refusal):
    """A merge is taken back once."""

    code = "merge.undone"


class MergeTooOld(Refusal):
    """What was merged long ago stays one."""

    code = "merge.too_old"


class MergeCovered(Refusal):
    """A later merge stands on this one and has to be taken back first."""

    code = "merge.covered"


@dataclass(frozen=True)
class PersonFacts:
    """A person as a lead or a card tells them."""

    family_name: str
    given_name: str = ""
    family_kana: str = ""
    given_kana: str = ""
    department: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    mobile: str = ""


class Unusable(ValueError):
    """A value that a field cannot take; its text is the catalogue key that says why."""


def needed(text: str) -> str:
    if not text.strip():
        raise Unusable("required")
    return text.strip()


def kana(text: str) -> str:
    """A reading in full-width katakana, however it was typed."""
    reading = katakana(text)
    if not KANA.fullmatch(reading):
        raise Unusable("bad_kana")
    return reading


def corporate_number(text: str) -> str:
    if not text.strip():
        return ""
    number = corporate_number_normalise(text)
    if number is None:
        raise Unusable("corporate_number_form")
    if not corporate_number_valid(number):
        raise Unusable("corporate_number_check")
    return number


def phone(text: str) -> str:
    if text.strip() and phone_e164(text) is None:
        raise Unusable("bad_phone")
    return text.strip()


def email(text: str) -> str:
    address = normal(text)
    if address and not EMAIL.fullmatch(address):
        raise Unusable("bad_email")
    return address


def website(text: str) -> str:
    address = normal(text)
    if address and not WEBSITE.fullmatch(address):
        raise Unusable("bad_website")
    return address


def postal_code(text: str) -> str:
    if not text.strip():
        return ""
    code = postal_format(text)
    if code is None:
        raise Unusable("bad_postal_code")
    return code


def one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def chosen(text: str) -> str:
        if text not in choices:
            raise Unusable("not_a_choice")
        return text

    return chosen


FORMS: Mapping[str, Callable[[str], str]] = {
    "name": needed,
    "family_name": needed,
    "kana": kana,
    "family_kana": kana,
    "given_kana": kana,
    "corporate_number": corporate_number,
    "phone": phone,
    "mobile": phone,
    "private_phone": phone,
    "email": email,
    "website": website,
    "postal_code": postal_code,
    "prefecture": one_of(("", *PREFECTURES)),
    "kind": one_of(KINDS),
    "language": one_of(LANGUAGES),
    "preferred_channel": one_of(("", *CHANNELS)),
    "role": one_of(("", *ROLES)),
}


def in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are stored; all that cannot be taken are named at once."""
    taken, refused = {}, {}
    for field, value in values.items():
        try:
            taken[field] = FORMS[field](value) if field in FORMS else value
        except Unusable as reason:
            refused[field] = str(reason)
    if refused:
        raise BadInput(fields=refused)
    return taken


def company_keys(name: str, phone_typed: str) -> dict[str, str]:
    """What an account is matched by: its whole name, its name without the legal form, its number."""
    return {
        "name_key": search_key(name)[:KEY_LENGTH],
        "core_key": core_key(name),
        "phone_e164": phone_e164(phone_typed) or "",
    }


def core_key(name: str) -> str:
    return search_key(company_parse(name).core)[:KEY_LENGTH]


def person_keys(family: str, given: str, address: str, mobile: str) -> dict[str, str]:
    """What a contact is matched by."""
    return {
        "name_key": search_key(family + given)[:KEY_LENGTH],
        "email_key": email_key(address),
        "mobile_e164": phone_e164(mobile) or "",
    }


def kana_key(family_kana: str, given_kana: str) -> str:
    """How a contact's name is read: whoever is written in kana elsewhere is found by it."""
    return search_key(family_kana + given_kana)[:KEY_LENGTH]


def email_key(address: str) -> str:
    return normal(address).casefold()


# A person only has to look at matches that could be right; NEVER is told so that nobody merges them.
WORTH_SHOWING = {
    CompanyMatch.CERTAIN: 0,
    CompanyMatch.STRONG: 1,
    CompanyMatch.CANDIDATE: 2,
    CompanyMatch.NEVER: 3,
}


def company_likeness(typed: CompanyFacts, stored: CompanyFacts) -> CompanyMatch | None:
    """How sure it is that the two are one, or None when there is nothing to tell."""
    match = company_match(typed, stored)
    return match if match in WORTH_SHOWING else None


@dataclass(frozen=True)
class PersonTraits:
    """What two people are compared by: keys only. An empty text is an absent trait."""

    name_key: str
    email_key: str
    mobile_e164: str


def person_likeness(typed: PersonTraits, stored: PersonTraits, *, same_account: bool) -> str | None:
    """`strong`: one address, one mobile number, or one name at one customer. `candidate`: one name only."""
    if typed.email_key and typed.email_key == stored.email_key:
        return "strong"
    if typed.mobile_e164 and typed.mobile_e164 == stored.mobile_e164:
        return "strong"
    if typed.name_key and typed.name_key == stored.name_key:
        return "strong" if same_account else "candidate"
    return None


def check_unused(open_deals: int, open_tickets: int, open_handovers: int) -> None:
    """Refuse to delete a customer with whom something is still open."""
    if open_deals or open_tickets or open_handovers:
        raise StillInUse(deals=open_deals, tickets=open_tickets, handovers=open_handovers)


def check_period(active_from: Any, active_to: Any) -> None:
    if active_from and active_to and active_to < active_from:
        raise BadInput(fields={"active_to": "before_start"})


def check_one_company(kept_number: str, gone_number: str, *, sure: bool) -> None:
    """Refuse to make one of two companies with different numbers, but for who says that they are one."""
    if kept_number and gone_number and kept_number != gone_number and not sure:
        raise TwoCompanies(fields={"sure": "required"})


def check_undoable(
    merged_at: datetime, undone_at: datetime | None, now: datetime, *, is_covered: bool
) -> None:
    """Refuse to take back what was taken back, is too old, or has another merge on top."""
    if undone_at is not None:
        raise MergeUndone()
    if now - merged_at > UNDO_LASTS:
        raise MergeTooOld(days=UNDO_LASTS.days)
    if is_covered:
        raise MergeCovered()
