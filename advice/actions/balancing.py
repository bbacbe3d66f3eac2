"""Balance: say how a playbook holds two opposite strategies together."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.curating import REFUSAL, lock
from advice.actions.wording import cleaned_body
from advice.models import Playbook, Strategy, Tension, User


def explain_tension(playbook: Playbook, first: Strategy, second: Strategy, body: str, *, by: User) -> Tension | None:
    """Write when the one and when the other of two opposite strategies, in either order; "" takes it back, and returns None.

    Raises PermissionDenied, and ValidationError for strategies that are not opposite. One transaction.
    """
    policy.require(policy.may_curate(by, playbook), _(REFUSAL))
    if first.pk not in (second.opposite_id, None) and second.pk not in (first.opposite_id, None):
        raise ValidationError(_("These two strategies are not opposite."), code="opposite")
    first, second = sorted((first, second), key=lambda row: row.pk)
    body = cleaned_body(body, required=False)
    with transaction.atomic():
        lock(playbook)
        rows = Tension.objects.filter(playbook=playbook, first=first, second=second)
        if not body:
            rows.delete()
            return None
        tension, _made = rows.update_or_create(
            playbook=playbook, first=first, second=second, defaults={"body": body, "writer": by}
        )
    return tension
