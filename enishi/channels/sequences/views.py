"""The address in a mail of a sequence by which its reader asks for no more: looked at it asks, pressed it holds.

Mail programs press it by themselves (RFC 8058): a POST needs nothing but the address.
"""

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from enishi.channels.forms import markup
from enishi.channels.forms.markup import Shown
from enishi.channels.forms.views import POSTS, page, public
from enishi.foundation import authz
from enishi.foundation.http.limits import consume, place_of
from enishi.foundation.i18n import say
from enishi.sales.sequences import running
from enishi.sales.sequences.models import Enrolment
from enishi.sales.sequences.tokens import holder_of


@require_http_methods(["GET", "HEAD", "POST"])
@public
def no_more_page(request: HttpRequest, key: str, shown: Shown) -> HttpResponse:
    """Ask for no more mail. A program that only looks at links changes nothing."""
    holder, language = holder_of(key, shown.language), shown.language
    if request.method == "POST":
        consume(f"no-more:{place_of(request)}", POSTS)
        running.unsubscribe(holder)
        title, about = (say(f"sequence.no_more.{part}", language) for part in ("title", "about"))
        return page(markup.words_html(title, about, shown), shown)
    authz.find(holder, Enrolment, holder.uid, "unsubscribe")
    title = say("sequence.no_more.ask", language)
    body = format_html(
        '<h1>{}</h1><p>{}</p><form method="post"><button type="submit">{}</button></form>',
        title,
        say("sequence.no_more.asked", language),
        say("sequence.no_more.button", language),
    )
    return page(markup.document(title, body, shown), shown)
