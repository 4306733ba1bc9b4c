"""Django's settings for registers: tables and nothing else. `connecting` says which database, when one is opened."""

INSTALLED_APPS = ["harmledger.register.apps.RegisterApp"]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
# Django's loggers would write parameters of statements: content. Ours are in `protection.logs`.
LOGGING_CONFIG = None
