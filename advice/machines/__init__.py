"""Machines that translate: what one must do, and the one this site has set up. Off unless the settings name one."""

from typing import Protocol

from django.conf import settings

from advice.machines.failure import MachineFailure
from advice.machines.libretranslate import LibreTranslate

__all__ = ["LibreTranslate", "Machine", "MachineFailure", "current_machine"]


class Machine(Protocol):
    """What translates texts. `name` (40 characters at most) is what readers see on every text it makes."""

    @property
    def name(self) -> str: ...

    def translate(self, text: str, *, source: str, target: str) -> str:
        """The text in the language `target`. May take seconds. Raises MachineFailure, whose text is a sentence for people."""
        ...


def current_machine() -> Machine | None:
    """The machine of the settings MACHINE_TRANSLATION_URL and MACHINE_TRANSLATION_KEY; None where there is none."""
    address = settings.MACHINE_TRANSLATION_URL
    return LibreTranslate(address, settings.MACHINE_TRANSLATION_KEY) if address else None
