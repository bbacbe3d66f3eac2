"""The draft of a playbook as the edition it would become."""

from django.conf import settings
from django.utils import timezone

from advice.export.compile import compile_playbook
from advice.export.document import Document
from advice.models import Playbook


def draft_document(playbook: Playbook) -> Document:
    """What the next edition would say if it came out now, published by nobody yet (ten queries)."""
    return compile_playbook(
        playbook,
        edition=playbook.edition_count + 1,
        published=timezone.now(),
        publisher="",
        note="",
        site_url=settings.SITE_URL,
        licence=settings.CONTRIBUTION_LICENCE,
    )
