"""Limit: say what playbooks may do with a text."""

from django.db import transaction
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.noticing import notice
from advice.actions.wording import known_use
from advice.models import Contribution, User


def limit(contribution: Contribution, use: str, *, by: User) -> Contribution:
    """Say what playbooks may do with a contribution (`Contribution.Use`), withdrawn or not. Repeating it changes nothing.

    Raises PermissionDenied, and ValidationError for what is no use. One transaction.
    """
    with transaction.atomic():
        contribution = Contribution.objects.select_for_update(of=("self",)).get(pk=contribution.pk)
        policy.require(policy.may_withdraw(by, contribution), _("Only its author may say who uses this."))
        contribution.use = known_use(use)
        contribution.save(update_fields=["use"])
        notice([contribution.pk])
    return contribution
