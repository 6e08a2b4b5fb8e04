"""A mail written: plain values in, its bytes and envelope out. Pure, and the mirror of `understand`: what is made
here is read back there as the same."""

from enishi.channels.mail.compose.addresses import Unaddressable, bare, for_servers
from enishi.channels.mail.compose.charsets import letters_lost
from enishi.channels.mail.compose.letter import Attached, Composed, Invitation, Letter, Person, Quoted
from enishi.channels.mail.compose.writing import compose

__all__ = [
    "Attached",
    "Composed",
    "Invitation",
    "Letter",
    "Person",
    "Quoted",
    "Unaddressable",
    "bare",
    "compose",
    "for_servers",
    "letters_lost",
]
