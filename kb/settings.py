"""Every setting of the site. With no environment at all it runs on one machine, for one person to try.

A real site sets DEBUG=0, SECRET_KEY and ALLOWED_HOSTS, and whatever else it wants to differ (docs/deploy.md lists them).
Each environment variable is read once, here.
"""

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")

# --- What kind of site --------------------------------------------------------------------------------------------

DEBUG: bool = env.bool("DEBUG", default=True)
SECRET_KEY: str = env.str("SECRET_KEY", default="")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
if not DEBUG:
    if len(SECRET_KEY) < 50:
        raise ImproperlyConfigured("DEBUG is off: set SECRET_KEY to at least 50 random characters.")
    if not ALLOWED_HOSTS:
        raise ImproperlyConfigured("DEBUG is off: set ALLOWED_HOSTS to the host names of the site, parted by commas.")
elif not SECRET_KEY:
    SECRET_KEY = "django-insecure-for-trying-the-site-on-one-machine-only-never-for-a-real-one"
SITE_NAME = "Rapport"
SITE_URL: str = env.str("SITE_URL", default="http://127.0.0.1:8000" if DEBUG else f"https://{ALLOWED_HOSTS[0]}").rstrip(
    "/"
)
DEMONSTRATION: bool = env.bool("DEMONSTRATION", default=DEBUG)  # shows the demonstration accounts on the sign-in page
# "warn" lets an author publish a text that tells who somebody is, once they have seen it marked; "block" does not
PERSONAL_DETAILS: str = env.str("PERSONAL_DETAILS", default="warn")
if PERSONAL_DETAILS not in ("warn", "block"):
    raise ImproperlyConfigured(f"PERSONAL_DETAILS must be “warn” or “block”; it is “{PERSONAL_DETAILS}”.")
CONTRIBUTION_LICENCE = env.str("CONTRIBUTION_LICENCE", default="CC BY-SA 4.0")
# a server that speaks LibreTranslate's protocol; without one no text leaves the site
MACHINE_TRANSLATION_URL: str = env.str("MACHINE_TRANSLATION_URL", default="")
MACHINE_TRANSLATION_KEY: str = env.str("MACHINE_TRANSLATION_KEY", default="")
if MACHINE_TRANSLATION_URL and not MACHINE_TRANSLATION_URL.startswith(("http://", "https://")):
    raise ImproperlyConfigured("MACHINE_TRANSLATION_URL must begin with http:// or https://.")

# --- Applications -------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "advice",
    "kb",
]
MIDDLEWARE = [
    "advice.api.problems.problems_only",  # before the next, which refuses a host that is not ours where it leads to https
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "advice.web.interface.in_its_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "kb.urls"
WSGI_APPLICATION = "kb.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "advice.web.context.site",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "advice.templatetags.advice",
                "advice.templatetags.votes",
            ],
        },
    }
]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Database -----------------------------------------------------------------------------------------------------


def database(url: str) -> dict[str, Any]:
    """The Django settings for a database address: `sqlite:///relative.db`, `sqlite:////absolute.db`, `postgres://…`."""
    settings: dict[str, Any] = dict(environ.Env.db_url_config(url))
    if settings.get("ENGINE") == "django.db.backends.sqlite3":
        settings["CONN_MAX_AGE"] = 600
        settings["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",  # a read that turns into a write would fail at once, whatever the timeout
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA journal_size_limit=67108864;"
            " PRAGMA mmap_size=134217728; PRAGMA cache_size=-20000; PRAGMA secure_delete=ON;",  # leaves no trace of what is erased
        }
    elif settings.get("ENGINE") == "django.db.backends.postgresql":
        settings.setdefault("CONN_MAX_AGE", 600)
        settings["CONN_HEALTH_CHECKS"] = True
        settings["OPTIONS"] = {"options": "-c jit=off"}  # compiling a query of the search takes as long as the query
        settings["HOST"] = unquote(settings["HOST"])  # %2Fvar%2Frun%2Fpostgresql is the folder of a socket
    else:
        raise ImproperlyConfigured("DATABASE_URL must be sqlite:///relative.db, sqlite:////absolute.db or postgres://…")
    return settings


DATABASES = {"default": database(env.str("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}"))}

# --- People -------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "advice.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
LOGIN_REDIRECT_URL = "home"
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "advice.web.entrance.Entrance"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_FORMS = {"login": "advice.web.forms.accounts.SignInForm"}
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"{SITE_NAME}: "
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_USERNAME_BLACKLIST = ["admin", "imported", "moderator", "rapport", "root", "support"]
ACCOUNT_LOGOUT_REDIRECT_URL = "home"
EMAIL_BACKEND = env.str("EMAIL_BACKEND", default="django.core.mail.backends.console.EmailBackend")
EMAIL_HOST = env.str("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env.str("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env.str("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"{SITE_NAME} <no-reply@localhost>")
# A vote is kept at once and counts later: a crowd made for one evening moves nothing before somebody can look at it.
VOTES_COUNT_AFTER_HOURS: int = env.int("VOTES_COUNT_AFTER_HOURS", default=24)
# A site whose letters only reach its own console cannot ask anybody to confirm an address: there, no vote would ever count.
VOTES_NEED_CONFIRMED_EMAIL: bool = env.bool(
    "VOTES_NEED_CONFIRMED_EMAIL", default=EMAIL_BACKEND != "django.core.mail.backends.console.EmailBackend"
)
VOTE_LIMITS: bool = env.bool("VOTE_LIMITS", default=True)  # off only to measure how fast votes can be cast

# --- Languages and time -------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [  # as in advice/language/interface.py, each by its own name
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("de", "Deutsch"),
    ("pt", "Português"),
    ("it", "Italiano"),
    ("ar", "العربية"),
    ("zh-hans", "简体中文"),
]
LANGUAGE_COOKIE_NAME = "interface"
LANGUAGE_COOKIE_AGE = 365 * 24 * 60 * 60
LANGUAGE_COOKIE_HTTPONLY = True
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale"]
PATHS_IN_ENGLISH = ("/api/", "/back-office/", "/healthz", "/robots.txt")
USE_I18N = True
FORMAT_MODULE_PATH = ["kb.formats"]
USE_TZ = True
TIME_ZONE = "UTC"

# --- Files --------------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_MANIFEST_STRICT = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- Security -----------------------------------------------------------------------------------------------------

# The address decides: over plain http no browser would send a secure cookie back, and nobody could sign in.
HTTPS = SITE_URL.startswith("https://")
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=HTTPS)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("TRUST_PROXY", default=False) else None
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [SITE_URL] if HTTPS else []
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}

# --- Logs ---------------------------------------------------------------------------------------------------------

LOG_LEVEL = env.str("LOG_LEVEL", default="WARNING")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"without_keys": {"()": "kb.logs.WithoutKeys"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_keys"]}},
    # in place of Django's own writers, which leave keys in
    "loggers": {"django": {"handlers": [], "level": LOG_LEVEL}, "django.server": {"handlers": ["console"]}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
