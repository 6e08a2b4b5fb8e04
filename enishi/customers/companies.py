"""Which customers the company names of a file speak of, however they are written.

㈱水望精機 and 株式会社 水望精機 are one name. A corporate number decides alone: a row that tells one goes to the
customer with that number or to none, so that no import ever joins two companies of different numbers.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Q

from enishi.customers import rules
from enishi.customers.models import Account
from enishi.foundation import authz
from enishi.foundation.authz import Actor
from enishi.foundation.bulk import UID, Brought, Problem, refuse
from enishi.foundation.text.company import company_parse
from enishi.foundation.text.keys import search_key
from enishi.foundation.text.numbers import corporate_number_normalise

NAME, NUMBER = "account", "corporate_number"
NameKey = tuple[str | None, str | None, str]


@lru_cache(maxsize=20_000)
def name_key(name: str) -> NameKey:
    """Equal for one company name in any spelling: its legal form, the side that stands on, and the name itself."""
    parsed = company_parse(name)
    return parsed.form, parsed.position, search_key(parsed.core)[: rules.KEY_LENGTH]


class Known(NamedTuple):
    """A customer that may be meant."""

    pk: int
    uid: UUID
    external_id: str | None
    name: str
    corporate_number: str


class Companies:
    """The customers that rows may speak of, read once for all of them. At most three SQL, however many rows."""

    def __init__(self, actor: Actor, rows: Iterable[Brought]) -> None:
        told = [(str(row.values.get(NAME) or ""), stated(row)) for row in rows]
        texts = {text for text, _ in told if text}
        numbers = {number for _, number in told if number}
        self.by_id: dict[str, Known] = {}
        self.by_number: dict[str, list[Known]] = defaultdict(list)
        self.by_name: dict[NameKey, list[Known]] = defaultdict(list)
        if not texts and not numbers:
            return
        reachable = authz.scope(actor, Account, "link")
        named = Q(core_key__among={core for text in texts if (core := name_key(text)[2])})
        for one in _read(reachable.filter(ids(texts) | named | Q(corporate_number__among=numbers))):
            self.by_name[name_key(one.name)].append(one)
            self.by_id |= {text: one for text in (one.external_id, str(one.uid)) if text in texts}
            if one.corporate_number:
                self.by_number[one.corporate_number].append(one)
        self._led_on(reachable, texts - self.by_id.keys())

    def _led_on(self, reachable: Any, texts: set[str]) -> None:
        """An id of a customer that was merged away speaks of the kept one."""
        gone = Account.objects.unscoped("an id that was merged away is known by nobody else")
        leads = gone.filter(ids(texts)).exclude(merged_into=None) if texts else gone.none()
        into = list(leads.values_list("external_id", "uid", "merged_into_id"))
        if into:
            kept = {one.pk: one for one in _read(reachable.filter(pk__in=[pk for *_, pk in into]))}
            for *own, pk in into:
                self.by_id |= {text: kept[pk] for text in map(str, own) if text in texts and pk in kept}

    def of(self, text: str, number: str) -> list[Known]:
        """The customers a row may mean: one is meant, none is unknown, several cannot be told apart."""
        known = self.by_id.get(text)
        if number:
            if known is not None and known.corporate_number in ("", number) and not is_its_name(text, known):
                return [known]
            return self.by_number.get(number, [])
        if known is not None:
            return [known]
        named = self.by_name.get(name_key(text), [])
        numberless = [one for one in named if not one.corporate_number]
        return numberless if len(numberless) == 1 else named


def ids(texts: Collection[str]) -> Q:
    """The rows that files call so: by their id elsewhere, or by the public one they were exported with."""
    public = [UUID(text) for text in texts if UID.fullmatch(text)]
    return Q(external_id__among=texts) | Q(uid__among=public) if public else Q(external_id__among=texts)


def _read(rows: Any) -> Iterator[Known]:
    return map(Known._make, rows.order_by("pk").values_list(*Known._fields))


def is_its_name(text: str, account: Known) -> bool:
    """A made customer has its name as its outside id: that says no more than the name does."""
    return name_key(account.name) == name_key(text)


def stated(row: Brought) -> str:
    """The row's corporate number in form; what is no such number is refused where the row is written."""
    text = str(row.values.get(NUMBER) or "")
    return corporate_number_normalise(text) or "" if text else ""


def referred(actor: Actor, rows: Sequence[Brought]) -> dict[int, Known]:
    """By row, the customer it speaks of. Raises RowsRefused naming rows whose customer is unknown or unclear."""
    companies = Companies(actor, rows)
    found, problems = {}, []
    for row in rows:
        text, number = str(row.values.get(NAME) or ""), stated(row)
        if not text and not number:
            continue
        meant = companies.of(text, number)
        if len(meant) == 1:
            found[row.row] = meant[0]
        elif text:
            problems.append(
                Problem(row.row, NAME, "unclear_reference" if meant else "unknown_reference", text)
            )
    refuse(problems)
    return found


def unknown(actor: Actor, rows: Sequence[Brought]) -> list[tuple[Brought, str, str]]:
    """Companies nobody knows yet, each once with the first row that names it: (row, name, number).

    Rows without a number mean the one company of their name; where there are, or are about to be, several, one of
    its own without a number, which the report lists beside the others.
    """
    companies = Companies(actor, rows)
    named: dict[NameKey, dict[str, Brought]] = defaultdict(dict)
    for row in rows:
        text, number = str(row.values.get(NAME) or ""), stated(row)
        is_known = len(companies.of(text, number)) == 1 if number else text in companies.by_id
        if text and not is_known:
            named[name_key(text)].setdefault(number, row)
    numbered: dict[str, Brought] = {}
    made: list[tuple[Brought, str]] = []
    for key, by_number in named.items():
        blank = by_number.pop("", None)
        for number, row in by_number.items():
            numbered.setdefault(number, row)
        known = companies.by_name.get(key, [])
        is_clear = len(known) + len(by_number) == 1 or any(not one.corporate_number for one in known)
        if blank is not None and not is_clear:
            made.append((blank, ""))
    made += [(row, number) for number, row in numbered.items()]
    return [(row, str(row.values[NAME]), number) for row, number in sorted(made, key=lambda one: one[0].row)]
