"""Addresses: health, the API, sign-in, and the web app for everything else."""

from django.urls import include, path, re_path

from enishi.api import api
from enishi.channels.forms import views as forms
from enishi.channels.guides import views as guides
from enishi.channels.sequences import views as sequences
from enishi.foundation.http.figures import metrics
from enishi.foundation.http.health import healthz, readyz
from enishi.foundation.http.web import web_app

urlpatterns = [
    path("healthz", healthz),
    path("readyz", readyz),
    path("metrics", metrics),
    path("api/v1/", api.urls),
    path("api/docs", web_app),
    path("f/<str:key>.js", forms.form_script),
    path("f/<str:key>", forms.form_page),
    path("f/<str:key>/confirm", forms.confirm_page),
    path("g/<str:key>", guides.guide_page),
    path("u/<str:key>", sequences.no_more_page),
    path("_allauth/", include("enishi.staff.signin_urls")),
    path("_allauth/", include("enishi.staff.oidc.urls")),
    re_path(r"^(?!api/|_allauth/|static/|ws/).*$", web_app),
]

handler400 = "enishi.foundation.http.problems.bad_request"
handler500 = "enishi.foundation.http.problems.uncaught"
