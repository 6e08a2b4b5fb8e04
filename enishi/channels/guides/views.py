"""A guide as strangers meet it: the questions, what fits them, and a question of their own at the end.

Guarded as the lead forms are: no cookie is read or set, what a machine sends is held, and every answer is in the
visitor's language.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from enishi.bond.guiding.actions import take_question
from enishi.channels.forms.markup import Shown
from enishi.channels.forms.views import (
    POSTS,
    again_shown,
    page,
    posted_in,
    public,
    safe,
    shown_to,
    typed_in,
    utm_of,
)
from enishi.channels.guides import markup
from enishi.channels.guides.markup import Asked
from enishi.foundation.authz import LinkHolder
from enishi.foundation.errors import BadInput
from enishi.foundation.http.limits import consume, place_of
from enishi.foundation.i18n.catalogue import catalogue
from enishi.sales.capture import rules as capture
from enishi.sales.capture import tokens
from enishi.sales.guides import queries
from enishi.sales.guides.rules import GuideClosed
from enishi.sales.models import FormPost, Guide


@require_http_methods(["GET", "HEAD", "POST"])
@public
def guide_page(request: HttpRequest, key: str, shown: Shown) -> HttpResponse:
    """The questions; with answers, what they lead to; posted to, it takes a question."""
    holder = queries.holder_of(key, shown.language)
    guide = queries.guide_behind(holder)
    asked = Asked(chosen_in(guide, request.GET))
    if request.method == "POST":
        return posted(request, holder, guide, asked, shown)
    if done := request.GET.get("done"):
        return page(markup.done_html(guide, shown, by_mail=done == "mail"), shown, guide.form)
    if not request.GET.get("shown"):
        told = shown_to(request, utm=utm_of(request.GET))
        return page(markup.questions_html(guide, asked, told), told, guide.form)
    token = tokens.page_token(guide.form.key) if guide.form else ""
    told = shown_to(request, token=token, utm=utm_of(request.GET))
    return page(result(guide, asked, told), told, guide.form)


def result(guide: Guide, asked: Asked, shown: Shown) -> str:
    _, found = queries.matches(guide, asked.chosen, shown.language)
    return markup.result_html(guide, found, asked, shown)


def chosen_in(guide: Guide, told: Any) -> dict[str, list[str]]:
    """The answers in an address, as far as they are the guide's own: an old link still opens a changed guide."""
    chosen = {}
    for question in guide.live:
        known = [one["id"] for one in question["answers"]]
        given = [one for one in told.getlist(f"{markup.PREFIX}{question['id']}") if one in known]
        if given:
            chosen[question["id"]] = given if question["takes_many"] else given[:1]
    return chosen


def posted(
    request: HttpRequest, holder: LinkHolder, guide: Guide, asked: Asked, shown: Shown
) -> HttpResponse:
    consume(f"form:{place_of(request)}", POSTS)
    if guide.form is None or not guide.form.is_active:
        raise GuideClosed()
    typed = typed_in(request)
    asked = Asked(asked.chosen, typed.get(markup.QUESTION, ""))
    sent = posted_in(request, guide.form, typed)
    try:
        capture.check_fresh(sent.opened.seconds if sent.opened else None)
        run = take_question(holder, asked.chosen, asked.question, sent)
    except (BadInput, capture.PageTooOld) as refusal:
        told = again_shown(guide.form, shown, typed, sent, refusal)
        words = catalogue(shown.language)
        code = refusal.fields.get("question", "")
        fault = words.get(f"field.{code}", words["field.invalid"]) if code else ""
        again = Asked(asked.chosen, asked.question, fault)
        return page(result(guide, again, told), shown, guide.form, status=refusal.status)
    assert run.post is not None
    by_mail = guide.form.confirms_by_mail and run.post.state in (FormPost.UNCONFIRMED, FormPost.SUSPECT)
    answer = HttpResponseRedirect(f"/g/{guide.key}?done={'mail' if by_mail else 'sent'}", status=303)
    return safe(answer, guide.form, shown)
