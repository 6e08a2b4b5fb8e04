"""Every mail of the corpus says what its maker put into it."""

from collections import Counter

import orjson
import pytest

from enishi.channels.mail.understand import understand
from enishi.commands.mail import shown
from tests.mails.corpus import CASES


def test_the_corpus_is_large_and_every_mail_has_a_name_of_its_own():
    assert len(CASES) >= 300
    assert [name for name, times in Counter(case.name for case in CASES).items() if times > 1] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_b90_a_mail_says_what_its_maker_put_in(case):
    said = shown(case.name, understand(case.raw))
    orjson.dumps(said)
    assert {key: part(said, key) for key in case.says} == case.says


def part(said, key):
    """`report.kind` is the kind in the report; `recipients` are the report's, without the machine's own words."""
    if key == "recipients":
        found = said["report"]["recipients"]
        return [(one["address"], one["action"], one["status"]) for one in found]
    for name in key.split("."):
        said = said[name]
    return said
