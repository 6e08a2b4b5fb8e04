"""A signed name comes back as what it names, and only from us (B33, B34)."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from enishi.channels.mail import keys
from enishi.channels.mail.understand import understand

SECRET, OTHER = b"s" * 32, b"o" * 32
CONVERSATION = UUID("0190a7f2-3c4d-7e8f-9a0b-1c2d3e4f5a6b")


def key_in(address):
    return address.removeprefix("reply+").partition("@")[0]


@given(st.uuids())
def test_what_we_sign_we_know_again(name):
    address = keys.reply_address(SECRET, name, "support@enishi.example")
    assert address.endswith("@enishi.example")
    assert len(address.partition("@")[0]) <= 64
    assert keys.conversation_of(SECRET, key_in(address)) == name
    assert keys.message_of(SECRET, keys.message_id(SECRET, name, "enishi.example")) == name


def test_a_server_that_changes_capitals_does_no_harm():
    address = keys.reply_address(SECRET, CONVERSATION, "support@enishi.example")
    assert keys.conversation_of(SECRET, key_in(address).upper()) == CONVERSATION


def test_B33_another_seal_a_short_one_none_or_one_for_another_use_is_nobodys():
    key = key_in(keys.reply_address(SECRET, CONVERSATION, "support@enishi.example"))
    name, _, seal = key.partition(".")
    for wrong in (
        name,
        f"{name}.",
        f"{name}.{seal[:-1]}",
        f"{name}.{seal}a",
        f"{name[:-1]}0.{seal}",
        f"{name}.{'a' * 24}",
        "",
        seal,
    ):
        assert keys.conversation_of(SECRET, wrong) is None, wrong
    assert keys.conversation_of(OTHER, key) is None
    assert keys.message_of(SECRET, f"<{key}@enishi.example>") is None


def test_B34_a_stranger_cannot_name_our_messages():
    identity = keys.message_id(SECRET, CONVERSATION, "enishi.example")
    assert keys.message_of(OTHER, identity) is None
    for wrong in (
        f"<{CONVERSATION.hex}@enishi.example>",
        identity[1:-1],
        identity.replace(".", "", 1),
        identity + "x",
    ):
        assert keys.message_of(SECRET, wrong) is None, wrong


def test_an_answer_brings_both_back():
    address = keys.reply_address(SECRET, CONVERSATION, "support@enishi.example")
    identity = keys.message_id(SECRET, CONVERSATION, "enishi.example")
    raw = f"From: a@x.example\nTo: Enishi <{address}>\nIn-Reply-To: {identity}\n\nはい\n".encode()
    thread = understand(raw).thread
    assert [keys.conversation_of(SECRET, key) for key in thread.reply_keys] == [CONVERSATION]
    assert [keys.message_of(SECRET, found) for found in thread.references] == [CONVERSATION]
