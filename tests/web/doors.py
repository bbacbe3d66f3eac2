"""Every address of the site with something private behind it, for the tests that walk them all.

A new address needs a row here: in HIDDEN, by the noun it belongs to, or in OPEN. tests/web/test_doors.py fails until it has one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from advice.actions import (
    annotating,
    asking,
    balancing,
    contributing,
    curating,
    filling,
    joining,
    keeping,
    publishing,
    sectioning,
    translating,
    trying,
)
from advice.actions.approving import ask_approval
from advice.actions.sharing import share
from advice.export.compile import compile_edition
from advice.export.formats import FORMATS, file_name
from advice.models import (
    Alert,
    Approval,
    Bookmark,
    Contribution,
    Edition,
    Invitation,
    Membership,
    Merge,
    Note,
    Play,
    Playbook,
    Proposal,
    Rule,
    Section,
    ShareLink,
    Situation,
    Translation,
    Trial,
    User,
    VoteCluster,
)
from tests.factories import (
    make_contribution,
    make_playbook,
    make_situation,
    make_strategy,
    make_team,
    make_topic,
    make_user,
)
from tests.web.company import Company, make_company

SECRET = "hush!"  # stands in every private text and nowhere else, not even in an address that was asked for
MISSING = 10**12  # the number of nothing
PUBLIC = 7  # the number of a proposal and of a merge, which everybody may read of

HIDDEN = {
    "situation": (
        "situation_short situation situation_revise situation_withdraw situation_restore situation_history"
        " situation_language contribute"
    ),
    "contribution": (
        "contribution contribution_revise contribution_withdraw contribution_restore contribution_history"
        " contribution_language contribution_translations contribution_translate contribution_machine"
        " contribution_version contribution_use contribution_erase vote endorse keep try contribution_notes"
    ),
    "translation": "translation_revise translation_review translation_withdraw translation_restore translation_history",
    "trial": "trial_report trial_postpone trial_give_up",
    "team": "team team_rename team_leave team_delete team_invite",
    "invitation": "invitation_revoke invitation_resend",
    "membership": "membership_role membership_remove membership_hand_over",
    "playbook": (
        "playbook_short playbook playbook_describe playbook_delete playbook_publish section_add play_add play_put_back"
        " tensions tension_explain edition edition_files edition_export playbook_compare playbook_alerts playbook_reviews"
        " approvals shares playbook_rules playbook_fill playbook_take_back"
    ),
    "approval": "approval approval_withdraw",
    "share": "share_revoke",
    "section": "section_rename section_move section_nest section_remove",
    "play": "play_explain play_move play_remove play_review play_looked",
    "alert": "alert_dismiss alert_reopen",
    "rule": "rule_change rule_remove",
    "note": "note_revise note_delete",
    "bookmark": "bookmark_note bookmark_remove",
}
OPEN = {
    "front_door health robots home about situations ask contributions strategies teams team_new playbooks playbook_new playbook_import"
    " settings trials shelf shelf_hand_on attention languages interface import proposals propose decisions analysis"
    " suggestions gaps gaps_csv"
    " vote_log search search_offered": [],
    "strategy strategy_merge": ["humour"],
    "strategy_words": ["humour", "en"],
    "proposal proposal_accept proposal_decline proposal_withdraw merge_undo": [PUBLIC],
    "person": ["owner"],
}
MODERATED = {"clusters", "cluster"}  # for the site's curators and staff; whoever owns something here is neither
# whoever holds the link may look: their tests are in test_teams.py, test_unsubscribing.py, test_approvals.py and test_sharing.py
BY_KEY = {"join", "unsubscribe", "approve", "shared", "shared_file", "shared_files"}
API_HIDDEN = {
    "/api/v1/situations/{pk}": "situation",
    "/api/v1/contributions/{pk}": "contribution",
    "/api/v1/playbooks/{pk}": "playbook",
    "/api/v1/playbooks/{pk}/editions/{number}": "playbook",
    "/api/v1/playbooks/{pk}/compare": "playbook",
    "/api/v1/playbooks/{pk}/editions/{number}/export": "playbook",
}
API_READS = {"/api/v1/strategies", "/api/v1/situations", "/api/v1/contributions", "/api/v1/playbooks"}
API_OPEN = {*API_READS, "/api/v1/analyze", "/api/v1/analyze/batch"}
OPEN_NAMES = {name: args for names, args in OPEN.items() for name in names.split()}
HIDDEN_NAMES = {name: noun for noun, names in HIDDEN.items() for name in names.split()}


@dataclass(frozen=True)
class House:
    """A company with secrets: a playbook for the team alone with an edition, an invitation, and texts its owner took back."""

    company: Company
    situation: Situation
    contribution: Contribution
    translation: Translation
    shown: Situation
    playbook: Playbook
    edition: Edition
    section: Section
    play: Play
    invitation: Invitation
    approval: Approval
    share: ShareLink
    membership: Membership
    trial: Trial
    cluster: VoteCluster
    alert: Alert
    rule: Rule
    note: Note
    bookmark: Bookmark

    @property
    def team(self):
        return self.company.team

    def paths(self, name: str, number: int | None = None) -> list[str]:
        """The addresses of this name for the private thing it shows; for a thing that does not exist where its number is given."""
        noun = HIDDEN_NAMES[name]
        pk = number or getattr(self, noun).pk
        if name in ("situation", "playbook"):
            return [reverse(name, args=[pk, getattr(self, name).slug]), reverse(name, args=[pk, "other"])]
        if name in ("edition", "edition_files"):
            return [reverse(name, args=[pk, 1]), reverse(name, args=[pk, 2])]
        if name == "tension_explain":
            return [reverse(name, args=[pk, "listen", "find-solutions"])]
        if name == "edition_export":
            document = compile_edition(self.edition)
            return [reverse(name, args=[pk, 1, file_name(document, each)]) for each in FORMATS.values()]
        return [reverse(name, args=[pk])]

    def words(self) -> dict[str, object]:
        """What is posted, and asked in the address: enough for every form at once, and it names every secret thing."""
        return {
            "q": "advice",
            "title": "Taken over",
            "name": "Taken over",
            "body": "Taken over by a stranger, word for word.",
            "team": self.team.pk,
            "playbook": self.playbook.pk,
            "contribution": self.contribution.pk,
            "section": self.section.pk,
            "situation": self.situation.pk,
            "focus": self.contribution.pk,
            "role": "owner",
            "language": "fr",
            "visibility": "public",
            "value": "1",
            "place": "1",
            "decision": "confirm",
            "reason": "Taken over",
            "why": "Taken over",
            "note": "Taken over",
            "revision": "1",
            "translation": self.translation.pk,
            "original": self.contribution.pk,
            "outcome": "failed",
            "line": "Taken over",
            "shown": "on",
            "days": "7",
            "address": "taken-over@example.org",
            "label": "Taken over",
            "scope": "Taken over",
            "whom": "any",
            "shelf": "1",
            "sure": "1",
            "bookmark": self.bookmark.pk,
            "most": "1",
            "pick": f"{self.play.contribution_id}:humour",
            "play": self.play.pk,
            "use": "site",
            "word": "erase",
        }

    def state(self) -> dict[str, list[dict[str, object]]]:
        """Every private row as it is now."""
        rows = {
            "teams": type(self.team).objects.filter(pk=self.team.pk),
            "memberships": Membership.objects.filter(team=self.team),
            "invitations": Invitation.objects.filter(team=self.team),
            "playbooks": Playbook.objects.filter(team=self.team),
            "sections": Section.objects.filter(playbook__team=self.team),
            "plays": Play.objects.filter(playbook__team=self.team),
            "approvals": Approval.objects.filter(playbook__team=self.team),
            "shares": ShareLink.objects.filter(playbook__team=self.team),
            "editions": Edition.objects.filter(playbook__team=self.team),
            "situations": Situation.objects.filter(pk=self.situation.pk),
            "contributions": Contribution.objects.filter(pk=self.contribution.pk),
            "translations": Translation.objects.filter(contribution=self.contribution),
            "answers": Contribution.objects.filter(situation=self.situation),
            "votes": self.contribution.vote_set.all(),
            "trials": Trial.objects.filter(person=self.trial.person),
            "tried": Contribution.objects.filter(pk=self.trial.contribution_id),
            "clusters": VoteCluster.objects.all(),
            "alerts": Alert.objects.all(),
            "rules": Rule.objects.all(),
            "notes": Note.objects.all(),
            "shelf": Bookmark.objects.filter(person=self.bookmark.person),
        }
        return {name: list(each.order_by("pk").values()) for name, each in rows.items()}


def make_house() -> House:
    """The company, its secrets, and `rival`, who owns another team with a playbook for everybody."""
    company = make_company(f"{SECRET} desk")
    owner = company.people["owner"]
    company.people["rival"] = make_user("rival")
    make_playbook(make_team("Rivals", by=company.people["rival"]), by=company.people["rival"])
    shown = make_situation()
    playbook = curating.make_playbook(company.team, f"{SECRET} title", by=owner, intro=f"{SECRET} intro")
    section = sectioning.add_section(playbook, f"{SECRET} section", by=owner)
    both = [make_strategy("listen"), make_strategy("find-solutions")]
    chosen = make_contribution(shown, strategies=[row.slug for row in both])
    play = curating.add_play(playbook, chosen, by=owner, section=section, why=f"{SECRET} why")
    balancing.explain_tension(playbook, *both, f"{SECRET} tension", by=owner)
    edition = publishing.publish(playbook, by=owner, note=f"{SECRET} note")
    publishing.publish(playbook, by=owner, note=f"{SECRET} news")
    playbook.refresh_from_db()
    contributing.revise(
        play.contribution, by=play.contribution.author, body="Reworded since.", strategies=[row.slug for row in both]
    )
    situation = make_situation(f"{SECRET} asked", by=owner, body=f"{SECRET} story", topic=make_topic("quiet"))
    asking.withdraw_situation(situation, by=owner)
    contribution = make_contribution(shown, by=owner, body=f"{SECRET} advice", language="sw", strategies=["humour"])
    member = company.people["reader"]
    translation = translating.translate(contribution, by=member, language="zu", body=f"{SECRET} {SECRET} advice")
    contributing.withdraw(contribution, by=owner)
    invitation, _token = joining.invite(company.team, by=owner)
    link, _token = share(playbook, by=owner, label=f"{SECRET} client")
    words = {"title": playbook.title, "intro": playbook.intro, "language": "en", "visibility": "team"}
    curating.describe(playbook, by=owner, **words, two_person=True)
    approval, _token = ask_approval(playbook, by=owner, scope=f"{SECRET} scope", outsider=f"{SECRET} name")
    membership = company.team.memberships.get(member=member)
    trial = trying.try_out(play.contribution, by=owner)
    trying.report_outcome(trial, "worked", by=owner, line=f"{SECRET} line")
    for row in (situation, contribution):
        row.refresh_from_db()
    Proposal.objects.create(pk=PUBLIC, proposer=shown.author, language="en", label="Wait", definition="Do nothing.")
    Merge.objects.create(pk=PUBLIC, source=make_strategy("humour"), target=make_strategy("listen"))
    return House(
        company,
        situation,
        contribution,
        translation,
        shown,
        playbook,
        edition,
        section,
        play,
        invitation,
        approval,
        link,
        membership,
        trial,
        make_cluster(shown, company.people["reader"]),
        playbook.alerts.get(),
        filling.make_rule(playbook, by=owner, most=2),
        annotating.annotate(play.contribution, company.team, f"{SECRET} between us", by=owner),
        keeping.keep(play.contribution, by=owner, note=f"{SECRET} to myself"),
    )


def make_cluster(situation: Situation, voter: User) -> VoteCluster:
    """An open cluster, with a reason from before it was opened again."""
    cluster = VoteCluster.objects.create(signals=["burst"], reason=f"{SECRET} reason")
    cluster.members.add(voter)
    cluster.targets.add(situation.contributions.all()[0])
    return cluster


def open_paths(house: House) -> Iterator[str]:
    """Every address that shows something to everybody, and the page on which a text taken back stood."""
    for name, args in OPEN_NAMES.items():
        yield reverse(name, args=args)
    yield house.shown.get_absolute_url().partition("#")[0]
    yield from API_OPEN
