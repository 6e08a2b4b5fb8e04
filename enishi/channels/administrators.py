"""Owners and administrators are told by the product's own mail what somebody should look after."""

from collections.abc import Callable, Mapping

from enishi.foundation import mail
from enishi.foundation.authz import Role
from enishi.foundation.i18n import say
from enishi.staff.models import User


def tell_administrators(key: str, facts: Callable[[str], Mapping[str, str]]) -> None:
    """A mail to each, in their language: `key` names its subject and body, `facts` what is filled in."""
    for person in User.objects.filter(is_active=True).exclude(email="").order_by("id"):
        if person.email and person.role_set & {Role.OWNER, Role.ADMIN}:
            filled = facts(person.language)
            subject = say(f"{key}.subject", person.language, **filled)
            mail.send(person.email, subject, say(f"{key}.body", person.language, **filled))
