"""Tells Django where the register's tables are."""

from django.apps import AppConfig


class RegisterApp(AppConfig):
    """The register's tables."""

    name = "harmledger.register"
    label = "register"
