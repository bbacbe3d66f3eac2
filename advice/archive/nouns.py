"""What a whole site consists of: which tables are written, in which order, and how a row is put into JSON."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import cache
from graphlib import TopologicalSorter
from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db.models import Field, ForeignKey, Model

from advice.models import IndexEntry, Sketch, Slip, Word

DERIVED = (IndexEntry, Sketch, Slip, Word)
"""What is made of the rest: `reindex` makes it anew."""

Row = dict[str, Any]


@cache
def nouns() -> tuple[type[Model], ...]:
    """The models whose rows make the site, each after those it points to. Sessions and the back office's log are not the site."""
    own = apps.get_app_config("advice").get_models(include_auto_created=True)
    wanted: list[type[Model]] = [Group, Group.permissions.through, EmailAddress]
    wanted += [model for model in own if model not in DERIVED]
    ordered = sorted(wanted, key=lambda model: model._meta.label)
    points = {model: [other for other in ordered if other in _targets(model) - {model}] for model in ordered}
    return tuple(TopologicalSorter(points).static_order())


def file_of(model: type[Model]) -> str:
    """The name of its file in an archive."""
    return f"{model._meta.label_lower.replace('.', '_')}.jsonl"


def columns(model: type[Model]) -> Sequence["Field[Any, Any]"]:
    """The columns of its table in the order of their names."""
    return sorted(model._meta.concrete_fields, key=lambda field: field.attname)


def to_data(field: "Field[Any, Any]", value: Any) -> Any:
    """A value of a row as JSON holds it: moments to the microsecond, a permission by its name, since its number is each site's own."""
    if value is not None and field.related_model is Permission:
        return permissions()[value]
    return value.isoformat() if isinstance(value, date | datetime) else value


def from_data(field: "Field[Any, Any]", value: Any, named: Mapping[str, int]) -> Any:
    """The value that `to_data` wrote, for a site with these permissions. Raises ValueError or ValidationError for another one."""
    if value is None:
        if not field.null:
            raise ValueError(f"“{field.attname}” has no value")
        return None
    if field.related_model is Permission:
        if value not in named:
            raise ValueError(f"“{field.attname}” names a permission this site does not have: {value}")
        return named[value]
    kind = field.target_field if isinstance(field, ForeignKey) else field
    return kind.to_python(value)


def permissions() -> dict[int, str]:
    """The names of all permissions by their numbers (one query)."""
    rows = Permission.objects.values_list("pk", "content_type__app_label", "content_type__model", "codename")
    return {pk: f"{app}.{model}.{codename}" for pk, app, model, codename in rows}


def _targets(model: type[Model]) -> set[type[Model]]:
    return {field.related_model for field in model._meta.concrete_fields if isinstance(field.related_model, type)}
