"""What the site learns from: how people answered its suggestions, and the models trained on that."""

from django.db import models

from advice.models.contribution import Contribution
from advice.models.strategy import Strategy
from advice.models.user import User


class SuggestionAnswer(models.Model):
    """What an author or a curator made of one suggested strategy on one contribution: accepted or refused."""

    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="suggestion_answers")
    strategy = models.ForeignKey(Strategy, on_delete=models.CASCADE, related_name="suggestion_answers")
    answerer = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    accepted = models.BooleanField()
    score = models.FloatField()
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint("contribution", "strategy", name="suggestion_answered_once")]

    def __str__(self) -> str:
        return f"{self.strategy_id}: {'accepted' if self.accepted else 'refused'}"


class SuggestionTraining(models.Model):
    """One training of the suggestions: the model, what each cue is worth, on what it was trained, and how well it did on texts kept apart.

    The newest promoted one is in use; without any, the one that ships with the site.
    """

    model = models.BinaryField()
    strengths = models.JSONField(default=dict)
    trained_on = models.JSONField(default=dict)
    figures = models.JSONField(default=dict)
    promoted = models.BooleanField()
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-id",)
        indexes = [models.Index(fields=["promoted", "-id"], name="suggestion_training_in_use")]

    def __str__(self) -> str:
        return f"{self.created:%Y-%m-%d}"
