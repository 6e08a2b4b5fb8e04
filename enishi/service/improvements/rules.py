"""How an improvement stands, what a decision must say, who is told once. Pure."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.text import places
from enishi.service.macros.rules import CALLED

RECEIVED, CONSIDERING, DOING, DONE, DECLINED = "received", "considering", "doing", "done", "declined"
STATUSES = (RECEIVED, CONSIDERING, DOING, DONE, DECLINED)
OPEN, DECIDED = (RECEIVED, CONSIDERING, DOING), (DONE, DECLINED)
# What a decision must say.
ASKED: Mapping[str, str] = MappingProxyType({DONE: "result", DECLINED: "reason"})
TICKET, COMPLAINT, SURVEY = "ticket", "complaint", "survey"
# The places of an answer: those of macros, and these of the improvement, each by its two names.
OWN_PLACES: Mapping[str, str] = MappingProxyType({"improvement": "改善", "result": "結果", "reason": "理由"})
PLACES: Mapping[str, str] = MappingProxyType({**CALLED, **places.called(OWN_PLACES)})
# Why a customer is not told by mail: nobody to write to, no mailbox of ours, the last mail did not arrive or was not
# wanted, nothing was said in a thread, or the thread is others' to answer in.
NO_ADDRESS, NO_MAILBOX, BLOCKED = "no_address", "no_mailbox", "blocked"
NO_THREAD, NOT_YOURS = "no_thread", "not_yours"


class VoiceKnown(Refusal):
    """The same word asks for it already."""

    code = "improvement.voice_known"


class VoiceTold(Refusal):
    """The customer has had the answer: that they asked is not taken back."""

    code = "improvement.voice_told"


class NotDecided(Refusal):
    """Whoever asked is told once it is decided."""

    code = "improvement.not_decided"


class AlreadyTold(Refusal):
    """This customer has had the answer."""

    code = "improvement.already_told"


def in_form(values: Mapping[str, Any]) -> dict[str, Any]:
    """An improvement's values as they are stored; all that cannot be taken are named at once."""
    taken, refused = dict(values), {}
    for name in ("title", "wanted", "result", "reason", "answer"):
        if name in taken:
            taken[name] = taken[name].strip()
    if taken.get("title") == "":
        refused["title"] = "required"
    if taken.get("status", RECEIVED) not in STATUSES:
        refused["status"] = "not_a_choice"
    if refused:
        raise BadInput(fields=refused)
    return taken


def check_decision(status: str, words: Mapping[str, str]) -> None:
    """What is done says what is better; what is declined says why."""
    asked = ASKED.get(status)
    if asked is not None and not words[asked].strip():
        raise BadInput(fields={asked: "required"})


def check_decided(status: str) -> None:
    if status not in DECIDED:
        raise NotDecided()


def one_source(ids: Iterable[tuple[str, Any]]) -> str:
    """The one field by which a voice is named; BadInput where it is none or several."""
    named = [name for name, value in ids if value is not None]
    if len(named) != 1:
        raise BadInput(fields={"ticket_id" if not named else named[1]: "one_voice"})
    return named[0]


def unreached(*, has_mailbox: bool, has_address: bool, came_back: bool) -> str:
    """Why a mail would not reach somebody; "" where it would."""
    if not has_address:
        return NO_ADDRESS
    if not has_mailbox:
        return NO_MAILBOX
    return BLOCKED if came_back else ""
