"""What a form may ask, what a post must say, and what may become of it. Pure."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import SplitResult, urlsplit

from enishi.customers import rules as customers
from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.text.postal import PREFECTURES

# What a form may ask of a lead, and how long the answer may be.
LONGEST: Mapping[str, int] = {
    "company": 200,
    "family_name": 100,
    "given_name": 100,
    "family_kana": 100,
    "given_kana": 100,
    "department": 100,
    "title": 100,
    "email": 254,
    "phone": 60,
    "prefecture": 20,
    "industry": 100,
    "employees": 9,
    "note": 4_000,
}
QUESTION = re.compile(r"q[1-9][0-9]?")
LONGEST_ANSWER, MOST_FIELDS, MOST_SITES = 2_000, 30, 20
UTM = ("utm_source", "utm_medium", "utm_campaign", "utm_term", "utm_content")
LONGEST_UTM, LONGEST_PAGE = 200, 500
UNUSABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?")
# A page that stood open for longer is asked to be sent once more.
TOKEN_HOLDS = timedelta(hours=24)
# The same words within this time are one post.
SAME_WITHIN = timedelta(hours=24)
CONFIRM_WITHIN = timedelta(days=3)
OPEN = ("unconfirmed", "suspect")


class PostDecided(Refusal):
    """A post that was let in or dismissed stays so."""

    code = "form.post_decided"


class FormClosed(Refusal):
    """No such form, or it takes nothing any more; so does the link of a mail that ran out."""

    code = "form.closed"
    status = 404


class FormTooLarge(Refusal):
    """More than any form holds."""

    code = "form.too_large"
    status = 413


class PageTooOld(Refusal):
    """The page stood open for so long that it must be sent once more."""

    code = "form.page_too_old"


class NotAForm(Refusal):
    """What came is no form that a browser sends."""

    code = "form.unreadable"
    status = 415


def check_open(state: str) -> None:
    if state not in OPEN:
        raise PostDecided()


def check_fresh(seconds: int | None) -> None:
    """A post from a page that was opened too long ago is asked for once more."""
    if seconds is not None and seconds > TOKEN_HOLDS.total_seconds():
        raise PageTooOld()


def form_in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """A form as it is kept; all that cannot be taken are named at once."""
    taken, refused = dict(values), {}
    for name in ("name", "title"):
        if name in values and not values[name].strip():
            refused[name] = "required"
    if "fields" in values:
        taken["fields"], faults = _fields(values["fields"])
        refused |= faults
    if values.get("redirect_url") and not _is_page(values["redirect_url"]):
        refused["redirect_url"] = "bad_website"
    if "sites" in values:
        taken["sites"] = [origin(one) for one in values["sites"] if one.strip()]
        if not all(ORIGIN.fullmatch(one) for one in taken["sites"]) or len(taken["sites"]) > MOST_SITES:
            refused["sites"] = "bad_site"
    if refused:
        raise BadInput(fields=refused)
    return taken


def check_whole(
    *,
    fields: Sequence[Mapping[str, Any]],
    confirms_by_mail: bool,
    asks_consent: bool,
    consent_text: str,
    sends_mail: bool,
) -> None:
    """What must fit together: a mail needs an address to go to, a tick needs words to agree to."""
    refused = {}
    required = {one["name"] for one in fields if one["is_required"]}
    if confirms_by_mail and "email" not in required:
        refused["confirms_by_mail"] = "asks_for_email"
    elif confirms_by_mail and not sends_mail:
        refused["confirms_by_mail"] = "no_mail_server"
    if asks_consent and not consent_text.strip():
        refused["consent_text"] = "required"
    if refused:
        raise BadInput(fields=refused)


def _fields(given: Sequence[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], dict[str, str]]:
    kept = [
        {
            "name": one["name"],
            "label": one.get("label", "").strip(),
            "is_required": one.get("is_required", False),
        }
        for one in given
    ]
    refused = {}
    seen: set[str] = set()
    for place, one in enumerate(kept):
        name = one["name"]
        is_question = QUESTION.fullmatch(name) is not None
        if (name not in LONGEST and not is_question) or name in seen:
            refused[f"fields.{place}"] = "not_a_choice"
        elif is_question and not one["label"]:
            refused[f"fields.{place}"] = "required"
        seen.add(name)
    # A lead has a name; without a way to answer it is of no use.
    if "family_name" not in seen:
        refused["fields"] = "asks_for_name"
    elif not seen & {"email", "phone"}:
        refused["fields"] = "asks_for_address"
    elif len(kept) > MOST_FIELDS:
        refused["fields"] = "too_long"
    if "family_name" in seen:
        next(one for one in kept if one["name"] == "family_name")["is_required"] = True
    return kept, refused


def origin(typed: str) -> str:
    """`https://www.example.co.jp/contact` → `https://www.example.co.jp`; what is none stays as it was typed."""
    parts = _parts(typed.strip())
    return (
        f"{parts.scheme}://{parts.netloc}".lower()
        if parts and parts.scheme and parts.netloc
        else typed.strip()
    )


def _is_page(url: str) -> bool:
    parts = _parts(url)
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return False
    # Its origin stands in a header, which holds no other letters.
    return parts.netloc.isascii() and not re.search(r"[\s\"'<>;,]", url)


def _parts(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None


def post_in_form(
    fields: Sequence[Mapping[str, Any]], typed: Mapping[str, str]
) -> tuple[dict[str, str], list[dict[str, str]]]:
    """What was posted to a form's fields as it is kept: of the lead, and the answers to its own questions.

    BadInput names every field that cannot be taken.
    """
    values: dict[str, str] = {}
    answers: list[dict[str, str]] = []
    refused: dict[str, str] = {}
    for one in fields:
        name, text = one["name"], typed.get(one["name"], "").strip()
        if fault := _text_fault(text, LONGEST.get(name, LONGEST_ANSWER), is_required=one["is_required"]):
            refused[name] = fault
        elif name in LONGEST:
            values[name] = text
        else:
            answers.append({"label": one["label"], "text": text})
    try:
        values = customers.in_form(values)
    except BadInput as bad:
        refused = {**bad.fields, **refused}
    if values.get("prefecture") and values["prefecture"] not in PREFECTURES:
        refused.setdefault("prefecture", "not_a_choice")
    if values.get("employees") and not re.fullmatch(r"[0-9]{1,9}", values["employees"]):
        refused.setdefault("employees", "whole_number")
    if refused:
        raise BadInput(fields=refused)
    return values, answers


def _text_fault(text: str, longest: int, *, is_required: bool) -> str:
    if UNUSABLE.search(text):
        return "control_characters"
    if len(text) > longest:
        return "too_long"
    return "required" if is_required and not text else ""


def usable(text: str, longest: int) -> str:
    """A parameter of an address as it is kept: cut, and without what no database keeps."""
    return UNUSABLE.sub("", text)[:longest]


def lead_values(values: Mapping[str, str], answers: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """What a post says of a lead; the answers to the form's own questions stand in its note."""
    told: dict[str, Any] = {name: text for name, text in values.items() if name != "employees"}
    if values.get("employees"):
        told["employees"] = int(values["employees"])
    questions = [f"{one['label']}: {one['text']}" for one in answers if one["text"]]
    told["note"] = "\n".join([*filter(None, [values.get("note", "")]), *questions])
    return told


def check_consent(*, asks: bool, given: bool) -> None:
    if asks and not given:
        raise BadInput(fields={"consent": "consent_needed"})
