"""The day's backup."""

from django_tasks import task

from enishi.foundation.backup.periodic import back_up_when_due


@task()
def back_up() -> None:
    """Make the day's backup once its hour has come."""
    back_up_when_due()
