"""What a prospect's question must be, and how it reads as a ticket. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from enishi.foundation.errors import BadInput

LONGEST = 4_000
SUBJECT = 300


@dataclass(frozen=True)
class TicketWords:
    subject: str
    text: str


def check_question(question: str) -> None:
    if not question.strip():
        raise BadInput(fields={"question": "required"})
    if len(question) > LONGEST:
        raise BadInput(fields={"question": "too_long"})


def ticket_words(
    *,
    question: str,
    asker: Mapping[str, str],
    guide: str,
    answers: Sequence[tuple[str, str]],
    fitting: Sequence[str],
    say: Callable[..., str],
) -> TicketWords:
    """The question first, then who asks, then what they answered and what that led to."""
    who = asker.get("company") or asker.get("name", "")
    lines = [question, ""]
    lines += [say(name, text=text) for name, text in asker.items() if text]
    if answers:
        lines += ["", say("guide", name=guide)]
        lines += [say("answer", question=asked, answer=given) for asked, given in answers]
    if fitting:
        lines += ["", say("fitting", names=say("and").join(fitting))]
    return TicketWords(say("subject", who=who, guide=guide)[:SUBJECT], "\n".join(lines).strip())
