"""The nouns. Each module defines one; all are re-exported here."""

from advice.models.alert import Alert, AlertQuerySet
from advice.models.approval import Approval
from advice.models.cluster import VoteCluster, VoteMonth
from advice.models.concept import Decision, Merge, MergedTagging, Proposal, StrategyAddress
from advice.models.contribution import Contribution, ContributionQuerySet, fingerprint
from advice.models.edition import Edition
from advice.models.holding import Holding
from advice.models.languages import LanguageSource, interface_language, interface_of, spoken
from advice.models.note import Note
from advice.models.playbook import Play, Playbook, PlaybookQuerySet, PlayQuerySet, Section
from advice.models.prior import LanguagePrior, SitePrior
from advice.models.revision import Revision
from advice.models.rule import Rule
from advice.models.search import IndexEntry, Sketch, Slip, Word
from advice.models.share import ShareLink
from advice.models.shelf import Bookmark
from advice.models.situation import Situation, SituationQuerySet
from advice.models.strategy import Strategy, StrategyLabel, Tagging
from advice.models.suggestion import SuggestionAnswer, SuggestionTraining
from advice.models.team import Invitation, InvitationQuerySet, Membership, Team, TeamQuerySet
from advice.models.tension import Tension
from advice.models.topic import Topic, TopicName
from advice.models.translation import Translation, TranslationQuerySet
from advice.models.trial import Trial, TrialQuerySet
from advice.models.user import User
from advice.models.vote import Vote, VoteChange

__all__ = [
    "Alert",
    "AlertQuerySet",
    "Approval",
    "Bookmark",
    "Contribution",
    "ContributionQuerySet",
    "Decision",
    "Edition",
    "Holding",
    "IndexEntry",
    "Invitation",
    "InvitationQuerySet",
    "LanguagePrior",
    "LanguageSource",
    "Membership",
    "Merge",
    "MergedTagging",
    "Note",
    "Play",
    "PlayQuerySet",
    "Playbook",
    "PlaybookQuerySet",
    "Proposal",
    "Revision",
    "Rule",
    "Section",
    "ShareLink",
    "SitePrior",
    "Situation",
    "SituationQuerySet",
    "Sketch",
    "Slip",
    "Strategy",
    "StrategyAddress",
    "StrategyLabel",
    "SuggestionAnswer",
    "SuggestionTraining",
    "Tagging",
    "Team",
    "TeamQuerySet",
    "Tension",
    "Topic",
    "TopicName",
    "Translation",
    "TranslationQuerySet",
    "Trial",
    "TrialQuerySet",
    "User",
    "Vote",
    "VoteChange",
    "VoteCluster",
    "VoteMonth",
    "Word",
    "fingerprint",
    "interface_language",
    "interface_of",
    "spoken",
]
