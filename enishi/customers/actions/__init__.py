"""Every write on customers and their people."""

from enishi.customers.actions.accounts import (
    create_account,
    delete_account,
    restore_account,
    update_account,
)
from enishi.customers.actions.adoption import adopt_account, put_away
from enishi.customers.actions.contacts import (
    create_contact,
    delete_contact,
    link_contact,
    restore_contact,
    unlink_contact,
    update_contact,
    update_link,
)
from enishi.customers.rules import PersonFacts

__all__ = [
    "PersonFacts",
    "adopt_account",
    "create_account",
    "create_contact",
    "delete_account",
    "delete_contact",
    "link_contact",
    "put_away",
    "restore_account",
    "restore_contact",
    "unlink_contact",
    "update_account",
    "update_contact",
    "update_link",
]
