"""Whether two records of a list speak of one person: what says so, in words a person can weigh.

A name alone never does: there are many 佐藤 健. An address or a mobile number alone does not either, because
families and departments share them. Nothing here decides a merge; somebody who looks does.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from enishi.foundation.text.company import SHARED_MAIL_DOMAINS, mail_domain
from enishi.foundation.text.keys import search_key

FIGURES = re.compile("[0-9]+")
KANA = re.compile("[ァ-ヺー]+")
# A mistyped character or two; more is another address.
NEAR = 2


class Together(StrEnum):
    """What is known of the companies of two people."""

    SAME = "same"  # one record
    ALIKE = "alike"  # two records of one name, of which at most one tells its corporate number
    APART = "apart"


class PersonFacts(NamedTuple):
    """What two people are compared by. The keys are those a contact is stored with; "" is an absent fact."""

    name_key: str
    kana_key: str
    email_key: str
    mobile_e164: str
    given_name: str = ""
    given_kana: str = ""


def person_evidence(a: PersonFacts, b: PersonFacts, together: Together) -> tuple[str, ...]:
    """What says that the two are one person, of email, mobile, company and name; empty where too little does."""
    same_email = bool(a.email_key) and a.email_key == b.email_key
    same_mobile = bool(a.mobile_e164) and a.mobile_e164 == b.mobile_e164
    written = bool(a.name_key) and a.name_key == b.name_key
    if same_email or same_mobile:
        if not (written or same_reading(a, b) or nearly_named(a, b)):
            return ()
        direct = (*(("email",) if same_email else ()), *(("mobile",) if same_mobile else ()))
        return (*direct, "name") if written else direct
    if not (written or read_as_written(a, b)) or speak_against(a, b):
        return ()
    if together is Together.APART or together is Together.ALIKE and other_domain(a, b):
        return ()
    return ("company", "name")


def same_reading(a: PersonFacts, b: PersonFacts) -> bool:
    """One reading, whether it stands beside the name or in its place."""
    return bool(a.kana_key) and a.kana_key == b.kana_key or read_as_written(a, b)


def read_as_written(a: PersonFacts, b: PersonFacts) -> bool:
    """One of them is written in kana alone, as the other is read."""
    return bool(a.kana_key) and a.kana_key == b.name_key or bool(b.kana_key) and b.kana_key == a.name_key


def nearly_named(a: PersonFacts, b: PersonFacts) -> bool:
    """A character chosen wrongly, or a family name that changed; readings that differ say: two people."""
    if only_read(a) and not b.kana_key or only_read(b) and not a.kana_key:
        return True
    if a.kana_key and b.kana_key and not one_letter_apart(a.kana_key, b.kana_key):
        same_given = search_key(a.given_kana) == search_key(b.given_kana) != ""
        return same_given and search_key(a.given_name) == search_key(b.given_name)
    if a.name_key and one_letter_apart(a.name_key, b.name_key):
        return True
    return search_key(a.given_name) == search_key(b.given_name) != ""


def only_read(one: PersonFacts) -> bool:
    """Written in kana alone: how the other's name is read, nobody says."""
    return bool(KANA.fullmatch(one.name_key))


def one_letter_apart(one: str, other: str) -> bool:
    """Of one length and of two characters at least, all but one of which agree."""
    if len(one) != len(other) or len(one) < 2:
        return False
    return sum(x != y for x, y in zip(one, other, strict=True)) == 1


def speak_against(a: PersonFacts, b: PersonFacts) -> bool:
    """Both tell an address and a mobile number of their own: two people of one name in one company.

    Addresses that differ by their figures alone were numbered so that the two could be told apart.
    """
    if a.email_key != b.email_key and FIGURES.sub("", a.email_key) == FIGURES.sub("", b.email_key):
        return True
    emails = bool(a.email_key and b.email_key) and not near(a.email_key, b.email_key)
    mobiles = bool(a.mobile_e164 and b.mobile_e164)
    return emails and mobiles


def other_domain(a: PersonFacts, b: PersonFacts) -> bool:
    """Their addresses are of two companies, as far as addresses of a company can tell."""
    domains = {mail_domain(a.email_key), mail_domain(b.email_key)}
    return len(domains) == 2 and None not in domains and not domains & SHARED_MAIL_DOMAINS


def near(one: str, other: str) -> bool:
    """Mistyped, not another: at most two letters too many, too few or other."""
    if abs(len(one) - len(other)) > NEAR:
        return False
    # How both begin and end is no difference, and nearly all of two addresses in one company.
    for _ in range(2):
        begin = 0
        while one[begin : begin + 1] == other[begin : begin + 1] != "":
            begin += 1
        one, other = one[begin:][::-1], other[begin:][::-1]
    previous = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        row = [place]
        for at, against in enumerate(other, start=1):
            row.append(min(previous[at] + 1, row[-1] + 1, previous[at - 1] + (letter != against)))
        previous = row
    return previous[-1] <= NEAR
