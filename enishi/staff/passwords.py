"""Whether a password may be chosen."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from enishi.staff.models import User
from enishi.staff.rules import WeakPassword

REASONS = {
    "password_too_short": "password_too_short",
    "password_too_common": "password_too_common",
    "password_too_similar": "password_too_similar",
    "password_entirely_numeric": "password_entirely_numeric",
}


def check_password(password: str, user: User, field: str = "password") -> None:
    """Refuse what is short, common, or close to the person's name or address, with the first reason."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        reason = REASONS.get(str(error.error_list[0].code), "invalid")
        raise WeakPassword(fields={field: reason}) from None
