"""Who may do what: one predicate a verb, and `require`, which every verb calls first."""

from django.core.exceptions import PermissionDenied

from advice.models import (
    Approval,
    Bookmark,
    Contribution,
    Invitation,
    Membership,
    Note,
    Play,
    Playbook,
    Proposal,
    Section,
    Situation,
    Team,
    Translation,
    Trial,
    User,
)

CURATING = (Membership.Role.OWNER, Membership.Role.EDITOR)


def require(allowed: bool, why: str) -> None:
    """Refuse with PermissionDenied, whose text is a sentence for the person, unless allowed."""
    if not allowed:
        raise PermissionDenied(why)


def is_member(user: object) -> bool:
    """Whether this is a person with a live account."""
    return isinstance(user, User) and user.is_active


def wrote(user: object, text: Situation | Contribution) -> bool:
    """Whether this person is the author (no query)."""
    return isinstance(user, User) and text.author_id is not None and text.author_id == user.pk


def role_in(user: object, team: Team) -> str | None:
    """The person's role in the team, None for a stranger (one query)."""
    if not isinstance(user, User) or not user.is_active:
        return None
    return team.memberships.filter(member=user).values_list("role", flat=True).first()


def may_ask(user: object) -> bool:
    return is_member(user)


def may_revise_situation(user: object, situation: Situation) -> bool:
    """Its author; for an imported one, which has none, a curator."""
    return is_member(user) and (wrote(user, situation) or (situation.author_id is None and may_import(user)))


def may_withdraw_situation(user: object, situation: Situation) -> bool:
    """Who may revise it, while nobody else has answered: their advice would go with it."""
    if not may_revise_situation(user, situation):
        return False
    return not situation.contributions.published().exclude(author=situation.author_id).exists()


def may_contribute(user: object, situation: Situation) -> bool:
    return is_member(user) and situation.published


def may_revise(user: object, contribution: Contribution) -> bool:
    """Its author; for an imported one, which has none, a curator. What is erased is nobody's."""
    curated = contribution.author_id is None and not contribution.erased and may_import(user)
    return is_member(user) and (wrote(user, contribution) or curated)


def may_withdraw(user: object, contribution: Contribution) -> bool:
    """Take it back and undo that, limit its use, have it erased."""
    return may_revise(user, contribution)


def may_vote(user: object, contribution: Contribution) -> bool:
    """Anybody with an account, on what is published and not their own."""
    return (
        is_member(user)
        and contribution.published
        and contribution.situation.published
        and not wrote(user, contribution)
    )


def may_try(user: object, contribution: Contribution) -> bool:
    """Anybody with an account, on what is published and not their own: an author's outcome would be applause for themselves."""
    return may_vote(user, contribution)


def may_report(user: object, trial: Trial) -> bool:
    """Say what came of it, or when to be asked: whose trial it is, while the advice stands."""
    return may_give_up(user, trial) and may_try(user, trial.contribution)


def may_give_up(user: object, trial: Trial) -> bool:
    """Whose trial it is, also once the advice was withdrawn (no query)."""
    return isinstance(user, User) and user.is_active and trial.person_id == user.pk


def may_review_votes(user: object) -> bool:
    """See the clusters of votes and decide on them: the site's curators and staff."""
    return isinstance(user, User) and user.is_active and (user.curator or user.is_staff)


def may_correct_language(user: object, text: Contribution | Situation) -> bool:
    return is_member(user) and text.published


def may_translate(user: object, contribution: Contribution) -> bool:
    """Translate it, or ask a machine to: anybody with an account, while it is published."""
    return is_member(user) and contribution.published and contribution.situation.published


def may_revise_translation(user: object, translation: Translation) -> bool:
    """Its translator, the original's author, a curator, and whoever says that they read both languages (no query)."""
    original = translation.contribution
    if not isinstance(user, User) or not translation.standing or not may_translate(user, original):
        return False
    bilingual = {translation.language, original.language} <= set(user.reads)
    return translation.translator_id == user.pk or wrote(user, original) or may_name(user) or bilingual


def may_review(user: object, translation: Translation) -> bool:
    """Anybody but who wrote its last version (one query, none where its revisions are loaded)."""
    if not isinstance(user, User) or not translation.standing or not may_translate(user, translation.contribution):
        return False
    last = next(iter(translation.revisions.all()), None)
    return last is None or last.editor_id != user.pk


def may_withdraw_translation(user: object, translation: Translation) -> bool:
    """Take it back, and undo that: its translator; where it has none, the original's author and the curators."""
    if not isinstance(user, User) or not user.is_active:
        return False
    if translation.translator_id is not None:
        return translation.translator_id == user.pk
    return wrote(user, translation.contribution) or may_name(user)


def may_name(user: object) -> bool:
    """Reword strategies, merge them, decide on proposals: the site's curators."""
    return isinstance(user, User) and user.is_active and user.curator


def may_propose(user: object) -> bool:
    return is_member(user)


def may_withdraw_proposal(user: object, proposal: Proposal) -> bool:
    """Who made it, while nobody has decided on it."""
    return is_member(user) and proposal.proposer == user and proposal.state == Proposal.State.OPEN


def may_import(user: object) -> bool:
    """The site's curators."""
    return isinstance(user, User) and user.is_active and (user.curator or user.is_staff)


def may_found_team(user: object) -> bool:
    return is_member(user)


def may_see_team(user: object, team: Team) -> bool:
    return role_in(user, team) is not None


def may_rule_team(user: object, team: Team) -> bool:
    """Rename it, invite, change roles, remove members: its owners."""
    return role_in(user, team) == Membership.Role.OWNER


def may_leave(user: object, team: Team) -> bool:
    """A member, unless the team would be left without an owner."""
    role = role_in(user, team)
    others = team.memberships.filter(role=Membership.Role.OWNER).exclude(
        member=user if isinstance(user, User) else None
    )
    return role is not None and (role != Membership.Role.OWNER or others.exists())


def may_accept(user: object, invitation: Invitation) -> bool:
    return is_member(user)


def may_curate(user: object, noun: Team | Playbook | Section | Play) -> bool:
    """Make and change the playbooks of a team: its owners and editors."""
    if isinstance(noun, Section | Play):
        noun = noun.playbook
    team = noun.team if isinstance(noun, Playbook) else noun
    return role_in(user, team) in CURATING


def rights_in(user: object, playbook: Playbook) -> tuple[bool, bool]:
    """`may_curate` and `may_delete_playbook` at once, for a page that asks both (one query)."""
    role = role_in(user, playbook.team)
    return role in CURATING, role == Membership.Role.OWNER


def may_publish(user: object, playbook: Playbook) -> bool:
    return may_curate(user, playbook)


def may_delete_playbook(user: object, playbook: Playbook) -> bool:
    return may_rule_team(user, playbook.team)


def may_decide(user: object, approval: Approval, *, by_link: bool = False) -> bool:
    """Never who asked. By its own link whoever holds it, else whoever it was asked of (two queries)."""
    if isinstance(user, User) and user.pk == approval.asker_id:
        return False
    return by_link or (is_member(user) and Approval.objects.waiting_for(user).filter(pk=approval.pk).exists())


def may_keep(user: object, contribution: Contribution) -> bool:
    """Put it on one's own shelf: anybody with an account, while it is published."""
    return is_member(user) and contribution.published and contribution.situation.published


def may_change_bookmark(user: object, bookmark: Bookmark) -> bool:
    """Whose shelf it stands on, also once the advice was withdrawn (no query)."""
    return isinstance(user, User) and user.is_active and bookmark.person_id == user.pk


def may_annotate(user: object, team: Team) -> bool:
    """Write notes for a team, and read them: everybody in it, readers too."""
    return may_see_team(user, team)


def may_revise_note(user: object, note: Note) -> bool:
    """Who wrote it, as long as they belong to the team."""
    return isinstance(user, User) and note.author_id == user.pk and may_see_team(user, note.team)


def may_delete_note(user: object, note: Note) -> bool:
    """Who wrote it, and the owners of its team."""
    return may_revise_note(user, note) or may_rule_team(user, note.team)
