"""What a mail that asks says: a word above, and a link for each score, of which the page asks for one press more.

The key of the links is made of the message it goes with and of the installation's secret. So it is stored nowhere, and
can be written into the mail when that leaves.
"""

import base64
import hmac
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from enishi.channels.mail.secret import mail_secret
from enishi.foundation.i18n import say
from enishi.interactions.models import Message
from enishi.service.models import SurveyResponse
from enishi.service.surveys.actions import link_of
from enishi.service.surveys.rules import SCALES
from enishi.staff.queries import organisation_name
from enishi.staff.secrets import secret_hash

WHY = "the mail is written for the one it is for"


@dataclass(frozen=True)
class Told:
    """A mail's subject, and its words without the links."""

    subject: str
    text: str


def letter(kind: str, language: str, **facts: Any) -> Told:
    """The words of a question. Nothing that came in stands in them: whoever opened the ticket chose no word (B40)."""
    words = facts | {"company": organisation_name()}
    return Told(
        say(f"mail.survey.{kind}.subject", language, **words),
        say(f"mail.survey.{kind}.text", language, **words),
    )


def key_of(secret: bytes, message: UUID) -> str:
    """The key of the links that go with a message: 256 bits nobody else can make."""
    digest = hmac.new(secret, f"survey:{message.hex}".encode(), sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def with_links(message: Message) -> str:
    """What a notice of ours says: the words of its message, and where it asks, the question and a line for each score.

    Without lines where a later link took this one's place: it opens nothing any more. One SQL.
    """
    key = key_of(mail_secret(), message.uid)
    rows = SurveyResponse.objects.unscoped(WHY).select_related("survey", "contact")
    asked = rows.filter(key_hash=secret_hash(key)).first()
    if asked is None:
        return message.text
    language = asked.contact.language if asked.contact else "ja"
    survey, scale = asked.survey, SCALES[asked.survey.kind]
    question = survey.question_en if language == "en" and survey.question_en else survey.question
    lines = [
        f"{say(f'mail.survey.{survey.kind}.score', language, score=score, word=_word(survey.kind, score, language))}\n"
        f"{link_of(key)}?score={score}"
        for score in reversed(scale.scores)
    ]
    foot = say("mail.survey.foot", language, url=link_of(key))
    return "\n\n".join([message.text, question, *lines, foot])


def _word(kind: str, score: int, language: str) -> str:
    """What an end of the scale means; every score of CSAT has its word."""
    scale = SCALES[kind]
    named = kind == "csat" or score in (scale.lowest, scale.highest)
    return say(f"mail.survey.{kind}.{score}", language) if named else ""
