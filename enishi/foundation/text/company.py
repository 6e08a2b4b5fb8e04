"""Company names: the legal form apart from the name itself, and how sure we are that two records are one."""

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from enishi.foundation.text.keys import normal, remembered, search_key
from enishi.foundation.text.numbers import corporate_number_normalise
from enishi.foundation.text.phone import phone_e164
from enishi.foundation.text.postal import postal_normalise

FULL_FORMS = (
    "株式会社", "有限会社", "合同会社", "合資会社", "合名会社", "相互会社",
    "一般社団法人", "一般財団法人", "公益社団法人", "公益財団法人", "社団法人", "財団法人",
    "特定非営利活動法人", "医療法人社団", "医療法人財団", "医療法人", "学校法人", "社会福祉法人",
    "宗教法人", "国立大学法人", "地方独立行政法人", "独立行政法人",
    "弁護士法人", "税理士法人", "監査法人",
)  # fmt: skip
ABBREVIATIONS = {
    "株": "株式会社", "有": "有限会社", "同": "合同会社", "資": "合資会社", "名": "合名会社",
    "一社": "一般社団法人", "一財": "一般財団法人", "公社": "公益社団法人", "公財": "公益財団法人",
    "社": "社団法人", "財": "財団法人", "特非": "特定非営利活動法人", "医": "医療法人",
    "学": "学校法人", "福": "社会福祉法人", "独": "独立行政法人",
}  # fmt: skip
# Bank transfers write one kana for the form, with the bracket open on the side that faces the name.
TRANSFER_FORMS = {"カ": "株式会社", "ユ": "有限会社", "ド": "合同会社", "メ": "合名会社", "シ": "合資会社"}

EITHER_SIDE = (
    {form: form for form in FULL_FORMS}
    | {"株式會社": "株式会社", "(カブ)": "株式会社"}
    | {f"({short})": form for short, form in (ABBREVIATIONS | TRANSFER_FORMS).items()}
)
BEFORE = EITHER_SIDE | {f"{kana})": form for kana, form in TRANSFER_FORMS.items()}
AFTER = EITHER_SIDE | {f"({kana}": form for kana, form in TRANSFER_FORMS.items()}

BRACKETED = "|".join(sorted(ABBREVIATIONS, key=len, reverse=True))
ABBREVIATED = f"[㈱㈲㈳㈴㈶㈻㈾㍿]|[(（](?:{BRACKETED})[)）]"
ABBREVIATED_BEFORE = re.compile(rf"^\s*({ABBREVIATED})\s*(?=\S)")
ABBREVIATED_AFTER = re.compile(rf"(?<=\S)\s*({ABBREVIATED})\s*$")

# Anyone can have an address there: a shared domain says nothing about the company.
SHARED_MAIL_DOMAINS = frozenset(
    """gmail.com yahoo.co.jp yahoo.com icloud.com me.com outlook.com outlook.jp hotmail.com hotmail.co.jp
    live.jp docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp ymobile.ne.jp ybb.ne.jp
    nifty.com ocn.ne.jp biglobe.ne.jp so-net.ne.jp plala.or.jp dion.ne.jp""".split()
)


class Position(StrEnum):
    """Where the legal form stands; 前株 and 後株 of one name are two companies."""

    BEFORE = "前"
    AFTER = "後"


@dataclass(frozen=True)
class CompanyName:
    """A name taken apart. Without a legal form, `form` and `position` are None."""

    form: str | None
    position: Position | None
    core: str


class CompanyMatch(StrEnum):
    """How sure it is that two records are one company."""

    CERTAIN = "certain"  # one corporate number
    STRONG = "strong"  # one name and one more fact in common
    CANDIDATE = "candidate"  # a person has to look
    NEVER = "never"  # two corporate numbers
    NONE = "none"


@dataclass(frozen=True)
class CompanyFacts:
    """What a comparison may look at. An empty text is an absent fact."""

    name: str
    corporate_number: str | None = None
    postal: str | None = None
    phone: str | None = None
    email: str | None = None
    url: str | None = None


@remembered
def company_parse(name: str) -> CompanyName:
    """Legal form, its side and the name itself, in NFKC. Kanji variants and letter case of the name stay."""
    text = normal(name)
    found = [
        *((len(mark), 1, form, text[len(mark) :]) for mark, form in BEFORE.items() if text.startswith(mark)),
        *((len(mark), 0, form, text[: -len(mark)]) for mark, form in AFTER.items() if text.endswith(mark)),
    ]
    named = [candidate for candidate in found if candidate[3].strip()]
    if not named:
        return CompanyName(None, None, text)
    _, stands_before, form, core = max(named)
    return CompanyName(form, Position.BEFORE if stands_before else Position.AFTER, core.strip())


def formal_name(name: str) -> str:
    """The name as a document prints it: an abbreviated legal form written out, the rest as typed."""
    text = ABBREVIATED_BEFORE.sub(lambda found: written_out(found[1]), name.strip())
    return ABBREVIATED_AFTER.sub(lambda found: written_out(found[1]), text)


def written_out(mark: str) -> str:
    return EITHER_SIDE[normal(mark)]


def company_match(a: CompanyFacts, b: CompanyFacts) -> CompanyMatch:
    """How sure it is that `a` and `b` are one company; the order of the two does not matter.

    Two corporate numbers decide alone. Otherwise names must agree, and a postal code, phone number,
    mail domain or web host in common makes a match strong.
    """
    numbers = stated_number(a), stated_number(b)
    if all(numbers):
        return CompanyMatch.CERTAIN if numbers[0] == numbers[1] else CompanyMatch.NEVER
    name_a, name_b = company_parse(a.name), company_parse(b.name)
    core = search_key(name_a.core)
    if not core or core != search_key(name_b.core):
        return CompanyMatch.NONE
    same_form = (name_a.form, name_a.position) == (name_b.form, name_b.position)
    if same_form and evidence(a) & evidence(b):
        return CompanyMatch.STRONG
    return CompanyMatch.CANDIDATE


def stated_number(facts: CompanyFacts) -> str:
    stated = facts.corporate_number or ""
    return corporate_number_normalise(stated) or normal(stated)


def evidence(facts: CompanyFacts) -> set[tuple[str, str]]:
    """The comparable facts of a record, each with its kind."""
    domain = mail_domain(facts.email or "")
    found = {
        ("postal", postal_normalise(facts.postal or "")),
        ("phone", phone_e164(facts.phone or "")),
        ("mail", None if domain in SHARED_MAIL_DOMAINS else domain),
        ("host", web_host(facts.url or "")),
    }
    return {(kind, value) for kind, value in found if value}


def mail_domain(address: str) -> str | None:
    """The part after the last @ in lower case, or None."""
    _, at, domain = normal(address).rpartition("@")
    return domain.casefold() if at and domain else None


def web_host(url: str) -> str | None:
    """The host of an address typed with or without its scheme, without `www.`; None if there is none."""
    text = normal(url)
    try:
        host = urlsplit(text if "//" in text else f"//{text}").hostname
    except ValueError:
        return None
    return (host or "").removeprefix("www.") or None
