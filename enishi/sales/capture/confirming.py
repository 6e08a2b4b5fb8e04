"""The mail that asks whether an address is the sender's own."""

from django.conf import settings

from enishi.foundation import mail
from enishi.foundation.i18n import say
from enishi.foundation.text.lines import one_line
from enishi.sales.capture.tokens import confirm_token
from enishi.sales.models import FormPost
from enishi.staff.queries import organisation_name

WHY = "the product itself asks whoever posted"


def ask(post_id: int) -> None:
    """Send it, unless the post was decided meanwhile. Nothing of what was typed stands in it."""
    post = FormPost.objects.unscoped(WHY).select_related("form").filter(pk=post_id).first()
    if post is None or post.state != FormPost.UNCONFIRMED:
        return
    words = {
        "company": one_line(organisation_name()),
        "title": one_line(post.form.title),
        "link": f"{settings.BASE_URL}/f/{post.form.key}/confirm?token={confirm_token(str(post.uid))}",
    }
    subject = say("form.mail.subject", post.language, **words)
    mail.send(post.values["email"], subject, say("form.mail.body", post.language, **words))
