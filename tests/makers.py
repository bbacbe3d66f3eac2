"""Plain factories, each through the verb that makes such a thing."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from advice.actions.asking import ask
from advice.actions.contributing import contribute
from advice.models import Contribution, Situation, User

_numbers = count(1)


STANDING = timedelta(days=30)  # how long ago people made their account, where a test says nothing: their votes count


def make_user(username: str | None = None, **values) -> User:
    values.setdefault("date_joined", timezone.now() - STANDING)
    name = username or f"person{next(_numbers)}"
    return User.objects.create_user(name, f"{name}@example.org", "rapport-demo", **values)


def make_situation(by: User, title: str = "", **values) -> Situation:
    return ask(title or f"A customer shouts at me, case {next(_numbers)}", by=by, **{"language": "en"} | values)


def make_contribution(situation: Situation, by: User, body: str = "", **values) -> Contribution:
    words = body or f"Let them finish before you answer anything, try {next(_numbers)}."
    return contribute(situation, by=by, body=words, **{"language": "en"} | values)
