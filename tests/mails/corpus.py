"""All cases."""

from tests.mails import answers, bounced, broken, japanese, machines, structure

CASES = [case for room in (japanese, structure, answers, machines, bounced, broken) for case in room.cases()]
