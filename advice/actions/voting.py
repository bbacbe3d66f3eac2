"""Vote: say whether a contribution would help, and keep the tallies exact."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from advice import policy
from advice.actions.contributing import copy_to_taggings
from advice.models import Contribution, User, Vote
from advice.ranking import current_priors


def vote(contribution: Contribution, value: int, *, by: User) -> Contribution:
    """Set this reader's vote to 1 (it would help), -1 (not for me) or 0 (none). Repeating it changes nothing.

    The contribution row is locked before the old vote is read: without that, concurrent votes lose each other on PostgreSQL (design papers, reliability 2.3).
    Raises PermissionDenied (signed out, own, or withdrawn contribution) and ValidationError (another value). One transaction, seven queries at most.
    """
    if value not in (-1, 0, 1):
        raise ValidationError(_("A vote is 1, -1 or 0."), code="value")
    with transaction.atomic():
        contribution = (
            Contribution.objects.select_for_update(of=("self",)).select_related("situation").get(pk=contribution.pk)
        )
        policy.require(policy.may_vote(by, contribution), _refusal(by, contribution))
        own = Vote.objects.filter(voter=by, contribution=contribution)
        old = own.values_list("value", flat=True).first() or 0
        if value == old:
            return contribution
        if value and old:
            own.update(value=value, changed=timezone.now())
        elif value:
            Vote.objects.create(voter=by, contribution=contribution, value=value)
        else:
            own.delete()
        contribution.helpful += (value == 1) - (old == 1)
        contribution.votes += (value != 0) - (old != 0)
        contribution.score = current_priors().score(contribution.language, contribution.helpful, contribution.votes)
        contribution.save(update_fields=["helpful", "votes", "score"])
        copy_to_taggings(contribution)
    return contribution


def _refusal(user: object, contribution: Contribution) -> str:
    if not policy.is_member(user):
        return _("Sign in to vote.")
    if policy.wrote(user, contribution):
        return _("This is your own advice: others say whether it helps.")
    return _("This advice was withdrawn.")
