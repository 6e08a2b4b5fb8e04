"""What may be sent, and what may still be done with a mail on its way. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from enishi.channels.mail.compose import Person, Unaddressable, bare, for_servers
from enishi.channels.mail.understand.quotes import REPLY_LINE
from enishi.channels.mail.understand.threads import base_subject, ticket_numbers
from enishi.foundation.errors import BadInput, Refusal

MOST_RECIPIENTS = 50
LONGEST_UNDO = 120
FURTHEST = timedelta(days=365)
CHARSETS = ("utf-8", "iso-2022-jp")
LONGEST_SUBJECT = 300


class NoMailbox(Refusal):
    """No mailbox of ours sends mail."""

    code = "mail.no_mailbox"


class NoRecipient(BadInput):
    """Nobody is named whom a mail could reach."""

    code = "mail.no_recipient"


class AlreadyLeaving(Refusal):
    """What is on its way or gone is not called back."""

    code = "mail.already_leaving"
    shows = ("mail",)


class NothingToResend(Refusal):
    """Only what failed, or of which nobody knows, is sent again."""

    code = "mail.nothing_to_resend"
    shows = ("mail",)


def check_people(people: Iterable[Person], field: str) -> list[Person]:
    """People a mail can be sent to. The list of faults names the field alone: who typed it sees the addresses."""
    found = list(people)
    if len(found) > MOST_RECIPIENTS:
        raise BadInput(fields={field: "too_many"})
    for person in found:
        try:
            for_servers(person.address)
        except Unaddressable:
            raise BadInput(fields={field: "not_an_address"}) from None
    return found


def distinct(people: Iterable[Person], without: Iterable[str] = ()) -> list[Person]:
    """Each address once, and none of `without`."""
    seen = {bare(address) for address in without}
    found = []
    for person in people:
        if bare(person.address) not in seen:
            seen.add(bare(person.address))
            found.append(person)
    return found


def leaves_at(now: datetime, undo_seconds: int, chosen: datetime | None) -> datetime:
    """After the seconds for second thoughts, or at the time somebody chose."""
    if chosen is None:
        return now + timedelta(seconds=min(undo_seconds, LONGEST_UNDO))
    if chosen <= now:
        raise BadInput(fields={"not_before": "in_the_past"})
    if chosen > now + FURTHEST:
        raise BadInput(fields={"not_before": "too_far"})
    return chosen


def subject_of(subject: str, number: int | None, *, is_answer: bool) -> str:
    """`Re: …` once, and the ticket's number once, whatever stood there."""
    base = base_subject(subject) if is_answer else subject.strip()
    mark = f" [#{number}]" if number and number not in ticket_numbers(base) else ""
    start = "Re: " if is_answer else ""
    return f"{start}{base[: LONGEST_SUBJECT - len(mark) - len(start)]}{mark}"


def check_signature(text: str) -> str:
    """A signature is some words, and does not hold the line under which everything is a quote."""
    if not text.strip():
        raise BadInput(fields={"text": "required"})
    if REPLY_LINE in text:
        raise BadInput(fields={"text": "not_allowed_here"})
    return text.strip()


def most_fitting(
    signatures: Sequence[tuple[int | None, int | None, str]], mailbox: int, team: int | None
) -> str:
    """The text of the signature (mailbox, team, text) that fits best: of both, of the mailbox, of the team, of all."""
    order = [(mailbox, team), (mailbox, None), (None, team), (None, None)]
    for wanted in order:
        for of_mailbox, of_team, text in signatures:
            if (of_mailbox, of_team) == wanted:
                return text
    return ""
