"""Django's settings, built from `foundation.config`. Operators set ENISHI_* variables, never this file."""

from pathlib import Path
from urllib.parse import urlsplit

from enishi.foundation.cache import caches
from enishi.foundation.config import config
from enishi.foundation.databases import database
from enishi.foundation.mail import mail_settings

SECRET_KEY, *SECRET_KEY_FALLBACKS = config.secret_keys()
DEBUG = False
BASE_URL = config["BASE_URL"].rstrip("/")
ALLOWED_HOSTS = [host.strip() for host in config["ALLOWED_HOSTS"].split(",") if host.strip()]
if urlsplit(BASE_URL).hostname not in ALLOWED_HOSTS:
    ALLOWED_HOSTS.append(str(urlsplit(BASE_URL).hostname))

ROOMS = [
    "enishi.foundation",
    "enishi.staff",
    "enishi.customers",
    "enishi.interactions",
    "enishi.commerce",
    "enishi.sales",
    "enishi.service",
    "enishi.bond",
    "enishi.insight",
    "enishi.channels",
    "enishi.automation",
    "enishi.privacy",
    "enishi.exchange",
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "channels",
    "django_tasks",
    *ROOMS,
]
MIDDLEWARE = [
    "enishi.foundation.http.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "enishi.foundation.http.middleware.ContentSecurity",
    "enishi.foundation.http.limits.RateHeaders",
    "enishi.foundation.http.guards.Problems",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "enishi.foundation.http.sessions.LastingSessions",
    "django.middleware.common.CommonMiddleware",
    "enishi.foundation.http.signin.CsrfForSessions",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "enishi.staff.signin.SessionsSeen",
    "enishi.foundation.http.guards.Denials",
    "enishi.foundation.http.guards.IdempotentPosts",
]
ROOT_URLCONF = "enishi.urls"
WSGI_APPLICATION = "enishi.wsgi.application"
ASGI_APPLICATION = "enishi.asgi.application"
APPEND_SLASH = False

DATABASES = {"default": database(config)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "staff.User"
AUTHENTICATION_BACKENDS = ["enishi.staff.signin.SignIn"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
ACCOUNT_ADAPTER = "enishi.staff.signin.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_ADAPTER = "enishi.staff.oidc.adapter.SocialAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_STORE_TOKENS = False
MFA_ADAPTER = "enishi.staff.signin.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
# One step of 30 seconds either way: clocks of phones differ.
MFA_TOTP_TOLERANCE = 1
# People are invited by the organisation: an address nobody mailed to yet does not keep them from being safer.
MFA_ALLOW_UNVERIFIED_EMAIL = True
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": BASE_URL + "/verify/{key}",
    "account_reset_password": BASE_URL + "/reset",
    "account_reset_password_from_key": BASE_URL + "/reset/{key}",
    "account_signup": BASE_URL + "/sign-in",
    "socialaccount_login_error": BASE_URL + "/sign-in",
}

SENDS_MAIL = bool(config["SMTP_URL"])
globals().update(mail_settings(config["SMTP_URL"], config["MAIL_FROM"]))

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]
TASKS = {"default": {"BACKEND": "enishi.foundation.jobs.backend.OutboxBackend", "QUEUES": []}}
CACHES = caches(config["REDIS_URL"])

LANGUAGE_CODE = "ja"
LANGUAGES = [("ja", "日本語"), ("en", "English")]
TIME_ZONE = "UTC"
USE_TZ = True
USE_I18N = True
STATIC_URL = "/static/"
STATIC_ROOT = Path(__file__).parent / "web" / "static"
# The bundler names files by their content: a browser may keep them for ever.
WHITENOISE_IMMUTABLE_FILE_TEST = r"-[\w-]{8}\.\w+$"
WHITENOISE_ALLOW_ALL_ORIGINS = False

SESSION_ENGINE = "enishi.staff.sessionstore"
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = BASE_URL.startswith("https://")
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [BASE_URL]
CSRF_FAILURE_VIEW = "enishi.foundation.http.problems.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_HSTS_SECONDS = 31_536_000 if SESSION_COOKIE_SECURE else 0
TRUSTED_PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = int(config["TRUSTED_PROXY"])
if config["TRUSTED_PROXY"] == "1":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
FILE_UPLOAD_HANDLERS = [
    "enishi.foundation.http.uploads.Capped",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "enishi.foundation.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": config["LOG_LEVEL"]},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "httpx": {"level": "WARNING"},
    },
}
