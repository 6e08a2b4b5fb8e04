"""A mail that says whether somebody comes to a demo: found by the invitation it names, believed from the guest alone."""

from dataclasses import dataclass

from enishi.channels.mail.understand import Mail
from enishi.customers.rules import email_key
from enishi.foundation.authz import Actor
from enishi.foundation.i18n import say
from enishi.interactions.models import Conversation
from enishi.sales.demos import actions, ics
from enishi.sales.demos.models import Demo, DemoGuest
from enishi.sales.demos.rules import Said

WHY = "an answer names the invitation it is to, by a name only those invited were sent"


@dataclass(frozen=True)
class Attending:
    """The demo a mail answers. `guest`: who on its list wrote it; None if nobody there did, and nothing is believed."""

    demo: Demo
    said: Said
    by: str
    guest: DemoGuest | None = None


def answer_in(mail: Mail) -> Attending | None:
    """The answer to an invitation of ours that this mail holds. Two SQL, none for other mails."""
    told = mail.calendar
    uid = ics.demo_of(told.uid) if told else None
    if told is None or uid is None:
        return None
    rows = Demo.objects.unscoped(WHY).filter(uid=uid, deleted_at=None).exclude(conversation=None)
    demo = rows.select_related("conversation__channel", "conversation__account", "deal", "lead").first()
    if demo is None:
        return None
    sender = email_key(mail.sender.address)
    answers = {email_key(address): answer for address, answer in told.answers}
    said = Said(answers.get(sender, ""), told.sequence, told.stamp, told.comment)
    by = ", ".join(address for address, _ in told.answers)
    # Who passes an invitation on lets others answer: only a guest's own address speaks for the guest.
    if told.method != "reply" or not said.answer or "several_from" in mail.doubts:
        return Attending(demo, said, by)
    guests = DemoGuest.objects.unscoped(WHY).filter(demo=demo, left_at=None, email_key=sender)
    return Attending(demo, said, by, guests.first())


def is_of_a_demo(conversation: Conversation) -> bool:
    """Was this thread begun by an invitation? One SQL."""
    return Demo.objects.unscoped(WHY).filter(conversation=conversation).exists()


def words(answer: Attending, text: str, language: str) -> str:
    """What stands in the thread: what was answered, then the writer's own words."""
    if answer.guest is None:
        first = say("demo.answer.stranger", language, address=answer.by)
    else:
        first = say(f"demo.answer.{answer.said.answer}", language, name=answer.guest.name or answer.by)
    return "\n\n".join(piece for piece in (first, answer.said.comment, text) if piece)


def take(actor: Actor, conversation: Conversation, answer: Attending | None) -> None:
    """What the guest answered stands at their name, as far as it is about the invitation as it is now; of any other
    mail in the thread the seller is told."""
    if (
        answer is not None
        and answer.guest is not None
        and actions.take_answer(actor, answer.guest.pk, answer.said)
    ):
        return
    for demo in Demo.objects.unscoped(WHY).filter(conversation=conversation).select_related("deal", "lead"):
        actions.note_writing(actor, demo)
