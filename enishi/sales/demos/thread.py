"""The mails of a demo are one conversation; it begins with the first of them."""

from enishi.foundation.authz import Actor
from enishi.interactions.actions import start_conversation
from enishi.interactions.models import Channel, Conversation
from enishi.sales.demos.models import Demo


def thread_of(actor: Actor, demo: Demo, channel: Channel, organizer: str) -> Conversation:
    """The demo's conversation, over the channel its mails leave by. The demo is held by the caller's act.

    That it has one is no change of the plan: neither a version nor an event.
    """
    if demo.conversation is None:
        about = demo.deal or demo.lead
        assert about is not None
        demo.conversation = start_conversation(
            actor,
            channel_kind="mail",
            account=about.account,
            contact=about.contact,
            owner=demo.owner,
            team=channel.team,
            subject=demo.title,
            channel=channel,
        )
    demo.organizer = organizer
    demo.save(update_fields=["conversation", "organizer"])
    return demo.conversation
