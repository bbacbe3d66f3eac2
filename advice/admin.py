"""The back office: look at everything, change what no verb governs, never what a verb must keep exact."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db import models
from django.http import HttpRequest

from advice.models import (
    Contribution,
    Decision,
    Edition,
    Invitation,
    LanguagePrior,
    Membership,
    Merge,
    Play,
    Playbook,
    Proposal,
    Revision,
    Section,
    SitePrior,
    Situation,
    Strategy,
    StrategyAddress,
    StrategyLabel,
    SuggestionAnswer,
    SuggestionTraining,
    Tagging,
    Team,
    Topic,
    TopicName,
    Translation,
    User,
    Vote,
    VoteChange,
    VoteCluster,
    VoteMonth,
)


class ReadOnly:
    """To look at, not to touch: only the verbs keep tallies, copies and counts in step with these rows."""

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class TaggingInline(ReadOnly, admin.TabularInline):
    model = Tagging
    fields = ("tag", "language", "published", "score", "votes")


class ContributionRevisionInline(ReadOnly, admin.StackedInline):
    model = Revision
    fields = ("number", "editor", "language", "body", "created")


class SituationRevisionInline(ReadOnly, admin.StackedInline):
    model = Revision
    fields = ("number", "editor", "language", "title", "body", "created")


class TranslationRevisionInline(ReadOnly, admin.StackedInline):
    model = Revision
    fields = ("number", "editor", "language", "body", "created")


class LabelInline(admin.StackedInline):
    model = StrategyLabel
    extra = 0


class TopicNameInline(admin.TabularInline):
    model = TopicName
    extra = 0


class MembershipInline(ReadOnly, admin.TabularInline):
    model = Membership


class SectionInline(ReadOnly, admin.TabularInline):
    model = Section


class PlayInline(ReadOnly, admin.TabularInline):
    model = Play


@admin.register(User)
class PersonAdmin(UserAdmin):
    """People: who may enter, who looks after the site. Deleting one leaves their texts without an author."""

    list_display = ("username", "name", "email", "curator", "is_staff", "is_active", "date_joined")
    list_filter = ("curator", "is_staff", "is_active")
    search_fields = ("username", "name", "email")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("name", "role", "email", "reads")}),
        ("Rights", {"fields": ("is_active", "curator", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Their votes would go without the tallies knowing: close the account instead (“active”)."""
        return False


@admin.register(Strategy)
class StrategyAdmin(admin.ModelAdmin):
    list_display = ("slug", "label", "position", "opposite")
    search_fields = ("slug", "labels__label")
    inlines = (LabelInline,)

    def get_readonly_fields(self, request: HttpRequest, obj: Strategy | None = None) -> tuple[str, ...]:
        """The slug of a strategy that stands is its address for ever."""
        return ("slug",) if obj else ()

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Strategy]":
        return super().get_queryset(request).select_related("opposite").prefetch_related("labels", "opposite__labels")


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
    list_display = ("slug", "__str__")
    search_fields = ("slug", "names__name")
    inlines = (TopicNameInline,)

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Topic]":
        return super().get_queryset(request).prefetch_related("names")


@admin.register(Situation)
class SituationAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("id", "title", "author", "language", "topic", "state", "contribution_count", "created")
    list_filter = ("state", "language")
    list_select_related = ("author", "topic")
    search_fields = ("title", "body")
    inlines = (SituationRevisionInline,)


@admin.register(Contribution)
class ContributionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("id", "situation", "author", "language", "state", "helpful", "votes", "score", "created")
    list_filter = ("state", "language")
    list_select_related = ("situation", "author")
    search_fields = ("body",)
    inlines = (TaggingInline, ContributionRevisionInline)


@admin.register(Translation)
class TranslationAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("id", "contribution", "language", "engine", "translator", "state", "reviewer", "source_revision")
    list_filter = ("state", "language", "engine")
    list_select_related = ("contribution", "translator", "reviewer")
    search_fields = ("body",)
    inlines = (TranslationRevisionInline,)


@admin.register(SuggestionTraining)
class SuggestionTrainingAdmin(ReadOnly, admin.ModelAdmin):
    """What the suggestions learned, and how well; the model itself is for machines."""

    exclude = ("model", "strengths")

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[SuggestionTraining]":
        return super().get_queryset(request).defer("model", "strengths")


@admin.register(Playbook)
class PlaybookAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("id", "title", "team", "language", "visibility", "edition_count")
    list_select_related = ("team",)
    search_fields = ("title",)
    inlines = (SectionInline, PlayInline)


@admin.register(Team)
class TeamAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ("id", "name", "created")
    search_fields = ("name",)
    inlines = (MembershipInline,)


@admin.register(
    Decision,
    Edition,
    Invitation,
    LanguagePrior,
    Merge,
    Proposal,
    Revision,
    SitePrior,
    StrategyAddress,
    SuggestionAnswer,
    Tagging,
    Vote,
    VoteChange,
    VoteCluster,
    VoteMonth,
)
class KeptByVerbsAdmin(ReadOnly, admin.ModelAdmin):
    """What verbs alone write. Trials are not among it: they are seen by nobody but their person."""
