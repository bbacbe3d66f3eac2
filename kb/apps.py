"""The roof's entry in Django's registry: it only brings the system checks along."""

from django.apps import AppConfig
from django.core.checks import register

from kb.checks import check_sqlite


class RoofConfig(AppConfig):
    name = "kb"
    verbose_name = "Rapport"

    def ready(self) -> None:
        register(check_sqlite)
