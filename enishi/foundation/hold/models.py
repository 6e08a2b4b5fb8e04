"""Each time this installation was restored, and when somebody let it speak again."""

from django.db import models

from enishi.foundation.rows import Row


class Hold(Row):
    """A row without `released_at` holds everything back; it lies in the database, so it goes where the data goes."""

    # When the backup was made that was restored here: what happened after it is not here.
    backup_made_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    # An installation to practise on: nobody releases it, and only such a one may be put back to its beginning.
    is_training = models.BooleanField(default=False)

    class Meta(Row.Meta):
        constraints = [
            models.UniqueConstraint(
                models.Value(1), condition=models.Q(released_at=None), name="one_hold_at_a_time"
            )
        ]
