"""A team with one person in each role, and the people outside it: the rows of every matrix of rights."""

from dataclasses import dataclass

from django.test import Client

from advice.actions import joining
from advice.models import Membership, Team, User
from tests.factories import make_user

PEOPLE = ("owner", "editor", "reader", "former", "stranger", "anonymous")


@dataclass(frozen=True)
class Company:
    """`client(person)` is a browser in which this person is signed in, or nobody for "anonymous"."""

    team: Team
    people: dict[str, User]

    def client(self, person: str) -> Client:
        client = Client()
        if person != "anonymous":
            client.force_login(self.people[person])
        return client


def make_company(name: str = "Support desk") -> Company:
    people = {person: make_user(person, name=person.capitalize()) for person in PEOPLE[:-1]}
    team = joining.found(name, by=people["owner"])
    for person, role in (("editor", "editor"), ("reader", "reader"), ("former", "editor")):
        Membership.objects.create(team=team, member=people[person], role=role)
    joining.leave(team, by=people["former"])
    return Company(team, people)
