"""The register: what came in, what was read in it, what people decided, and the proof of it; a Django app.

Importing the room sets Django up, without a database: `connecting` points it to that of a register.
"""

import os

import django
from django.apps import apps

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "harmledger.register.settings")
if not (apps.ready or apps.loading):  # Django itself imports this room while it loads
    django.setup()
