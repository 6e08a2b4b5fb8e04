"""Forms as strangers meet them: a page, the address it posts to, the script that embeds it, and the mail's link.

Nobody is signed in here: cookies are neither read nor set, so that a page elsewhere may post without being
able to act for anybody. Every answer is in the visitor's language.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from enishi.channels.forms import markup
from enishi.channels.forms.markup import Shown
from enishi.foundation.authz import LinkHolder
from enishi.foundation.errors import BadInput, Refusal
from enishi.foundation.http.limits import Limit, consume, place_of
from enishi.foundation.http.problems import language_of
from enishi.foundation.i18n import say
from enishi.foundation.i18n.catalogue import catalogue
from enishi.sales.capture import actions, queries, rules, tokens
from enishi.sales.models import FormPost, LeadForm

# More than any form holds; what is larger is not read.
LARGEST = 128 * 1024
POSTS = Limit(20, 600)
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """A refusal is a page in the visitor's language; what is refused has the status that says so."""

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, key: str, **more: Any) -> HttpResponse:
        shown = shown_to(request)
        try:
            return view(request, key, shown, **more)
        except Refusal as refusal:
            title, about = (
                say(f"error.{refusal.code}.{part}", shown.language, **refusal.params)
                for part in ("title", "detail")
            )
            return page(markup.words_html(title, about, shown), shown, status=refusal.status)

    return answered


@require_http_methods(["GET", "HEAD", "POST"])
@public
def form_page(request: HttpRequest, key: str, shown: Shown) -> HttpResponse:
    """The form; posted to, it takes what was filled in."""
    holder = queries.holder_of(key, shown.language)
    form = queries.form_behind(holder)
    if request.method == "POST":
        return posted(request, holder, form, shown)
    if done := request.GET.get("done"):
        return page(done_html(form, shown, by_mail=done == "mail"), shown, form)
    told = shown_to(
        request,
        token=tokens.page_token(key),
        utm=utm_of(request.GET),
        page=rules.usable(request.GET.get("page", ""), rules.LONGEST_PAGE),
    )
    return page(markup.form_html(form, told), told, form)


def posted(request: HttpRequest, holder: LinkHolder, form: LeadForm, shown: Shown) -> HttpResponse:
    consume(f"form:{place_of(request)}", POSTS)
    typed = typed_in(request)
    sent = posted_in(request, form, typed)
    try:
        rules.check_fresh(sent.opened.seconds if sent.opened else None)
        post = actions.take_post(holder, sent)
    except (BadInput, rules.PageTooOld) as refusal:
        return again(form, shown, typed, sent, refusal)
    return done(form, shown, post)


def posted_in(request: HttpRequest, form: LeadForm, typed: dict[str, str]) -> actions.Posted:
    """What was posted to a form's fields, and what its guard goes by."""
    token = typed.get("token", "")
    opened = tokens.opened(token, form.key) if token else None
    came_from = rules.usable(typed.get("page", "") or request.headers.get("Referer", ""), rules.LONGEST_PAGE)
    is_ours = came_from.startswith((f"{settings.BASE_URL}/f/", f"{settings.BASE_URL}/g/"))
    return actions.Posted(
        typed={one["name"]: typed.get(one["name"], "") for one in form.fields},
        opened=opened,
        is_forged=bool(token) and opened is None,
        trap=typed.get(markup.TRAP, ""),
        has_consented=bool(typed.get("consent")),
        utm=utm_of(typed),
        page="" if is_ours else came_from,
    )


def again(
    form: LeadForm, shown: Shown, typed: dict[str, str], sent: actions.Posted, refusal: Refusal
) -> HttpResponse:
    """The form once more, with what was typed and what is wrong with it."""
    told = again_shown(form, shown, typed, sent, refusal)
    return page(markup.form_html(form, told), told, form, status=refusal.status)


def again_shown(
    form: LeadForm, shown: Shown, typed: dict[str, str], sent: actions.Posted, refusal: Refusal
) -> Shown:
    """What was typed and what is wrong with it; a page that stood open too long begins anew."""
    words, is_late = catalogue(shown.language), isinstance(refusal, rules.PageTooOld)
    return Shown(
        language=shown.language,
        nonce=shown.nonce,
        is_embedded=shown.is_embedded,
        token=tokens.page_token(form.key) if is_late else typed.get("token", ""),
        typed=typed,
        faults={
            name: words.get(f"field.{code}", words["field.invalid"]) for name, code in refusal.fields.items()
        },
        notice=say(f"error.{refusal.code}.detail", shown.language) if is_late else "",
        page=sent.page,
        utm=sent.utm,
    )


def done(form: LeadForm, shown: Shown, post: FormPost) -> HttpResponse:
    """What the visitor sees next. A post that is held is thanked for like any other: nobody learns why."""
    by_mail = form.confirms_by_mail and post.state in (FormPost.UNCONFIRMED, FormPost.SUSPECT)
    if form.redirect_url and not shown.is_embedded and not by_mail:
        return safe(HttpResponseRedirect(form.redirect_url, status=303), form, shown)
    query = f"done={'mail' if by_mail else 'sent'}" + ("&embed=1" if shown.is_embedded else "")
    return safe(HttpResponseRedirect(f"/f/{form.key}?{query}", status=303), form, shown)


def done_html(form: LeadForm, shown: Shown, *, by_mail: bool) -> str:
    language = shown.language
    if by_mail:
        return markup.words_html(
            say("form.mail_sent.title", language), say("form.mail_sent.about", language), shown
        )
    thanks = form.thanks or say("form.thanks", language)
    return markup.words_html(form.title, thanks, shown, form.redirect_url)


@require_http_methods(["GET", "HEAD", "POST"])
@public
def confirm_page(request: HttpRequest, key: str, shown: Shown) -> HttpResponse:
    """The address in the mail: looked at it asks, pressed it confirms."""
    form = queries.form_behind(queries.holder_of(key, shown.language))
    asked = typed_in(request) if request.method == "POST" else request.GET
    confirmer = queries.confirmer_of(asked.get("token", ""), shown.language)
    if request.method != "POST":
        return page(markup.ask_html(form, asked["token"], shown), shown, form)
    consume(f"form:{place_of(request)}", POSTS)
    actions.confirm_post(confirmer)
    return page(done_html(form, shown, by_mail=False), shown, form)


@require_safe
@public
def form_script(request: HttpRequest, key: str, shown: Shown) -> HttpResponse:
    """One tag on a page of the organisation's own: the form in a frame."""
    form = queries.form_behind(queries.holder_of(key, shown.language))
    answer = HttpResponse(
        markup.script(f"{settings.BASE_URL}/f/{key}", form.title),
        content_type="text/javascript; charset=utf-8",
    )
    answer["Cache-Control"] = "public, max-age=600"
    return answer


def shown_to(request: HttpRequest, **more: Any) -> Shown:
    nonce: str = request.csp_nonce  # type: ignore[attr-defined]  # set by ContentSecurity
    return Shown(language_of(request), nonce, is_embedded=request.GET.get("embed") == "1", **more)


def typed_in(request: HttpRequest) -> dict[str, str]:
    """The fields that were posted; NotAForm and FormTooLarge for what no browser sends."""
    if (request.content_type or "").lower() not in FORMS:
        raise rules.NotAForm()
    told = request.headers.get("Content-Length", "")
    if told.isdecimal() and int(told) > LARGEST:
        raise rules.FormTooLarge()
    try:
        return {name: str(text) for name, text in request.POST.items()}
    except RequestDataTooBig as error:
        raise rules.FormTooLarge() from error
    except (SuspiciousOperation, MultiPartParserError, UnicodeError) as error:
        raise rules.NotAForm() from error


def utm_of(told: Any) -> dict[str, str]:
    found = {name: rules.usable(told.get(name, ""), rules.LONGEST_UTM) for name in rules.UTM}
    return {name: text for name, text in found.items() if text}


def page(html: str, shown: Shown, form: LeadForm | None = None, *, status: int = 200) -> HttpResponse:
    return safe(HttpResponse(html, status=status), form, shown)


def safe(answer: HttpResponse, form: LeadForm | None, shown: Shown) -> HttpResponse:
    """Only the sites the form names show it in a frame; it runs nothing but what carries this answer's nonce."""
    sites = " ".join(form.sites) if form and form.sites else "'none'"
    on = urlsplit(form.redirect_url) if form and form.redirect_url else None
    goes_on = f" {on.scheme}://{on.netloc}" if on else ""
    answer["Content-Security-Policy"] = (
        f"default-src 'none'; style-src 'nonce-{shown.nonce}'; script-src 'nonce-{shown.nonce}'; "
        f"form-action 'self'{goes_on}; frame-ancestors {sites}; base-uri 'none'"
    )
    if form and form.sites:
        answer.xframe_options_exempt = True
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
