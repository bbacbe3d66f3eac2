"""What many tests of a module begin with: made once, and there again for each of them."""

from collections.abc import Callable, Iterator

import pytest
from django.db import transaction


def kept(make: Callable[[], object]):
    """A fixture that has `make()` in the database for all tests of a module, in one transaction around theirs.

    Each begins with what was made, whatever the one before did with it; an object that tests change is for them to copy. The other tests of
    the module may find it there too.
    """

    @pytest.fixture(scope="module")
    def once(django_db_setup, django_db_blocker) -> Iterator[object]:
        with django_db_blocker.unblock(), transaction.atomic():
            made = make()
            with django_db_blocker.block():
                yield made
            transaction.set_rollback(True)

    return once
