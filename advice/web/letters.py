"""The letters that a press on a page sends, each with the link that is shown on the page that answers."""

import logging
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language, override

from advice.language.interface import INTERFACES
from advice.models import Approval, Invitation, interface_of

logger = logging.getLogger(__name__)
SILENT = ("console.EmailBackend", "dummy.EmailBackend")  # what is printed or dropped reaches nobody
PATIENCE = 10  # seconds for the server of mail, as somebody waits for the page


@dataclass
class Post:
    """What writes the letter of one press; `went` says afterwards whether it left."""

    went: bool = False

    def invite(self, invitation: Invitation, token: str) -> None:
        """Send an invitation to its address, in the language in which its host reads the page."""
        self._send("team/letter", invitation.address, "join", token, {"invitation": invitation})

    def ask_approval(self, approval: Approval, token: str) -> None:
        """Send the link to whoever is asked to approve, in the playbook's language where the pages are in it."""
        spoken = approval.playbook.language
        code = interface_of(spoken) if spoken in {row.content for row in INTERFACES.values()} else None
        self._send("approval/letter", approval.approver_address, "approve", token, {"approval": approval}, code)

    def _send(
        self, template: str, address: str, page: str, token: str, context: dict[str, object], code: str | None = None
    ) -> None:
        if settings.EMAIL_BACKEND.endswith(SILENT):
            return
        with override(code or get_language()):
            said = context | {"link": settings.SITE_URL + reverse(page, args=[token])}
            said |= {"SITE_NAME": settings.SITE_NAME, "SITE_URL": settings.SITE_URL}
            subject = " ".join(render_to_string(f"{template}_subject.txt", said).split())
            words = render_to_string(f"{template}.txt", said)
        letter = EmailMessage(
            f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{subject}",
            words,
            to=[address],
            connection=get_connection(timeout=PATIENCE),
        )
        try:
            letter.send()
        except Exception as fault:  # whatever is wrong with an address or a server, the page shows the link
            logger.error("A letter did not go: %s", type(fault).__name__)
        else:
            self.went = True
