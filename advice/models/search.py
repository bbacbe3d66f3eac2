"""What the search keeps in tables of Django: an entry for each contribution, the words of the site, the slips that lead to them, and sketches.

The texts themselves stand in a full-text table of each database (`advice.search.engines`), which no model describes.
"""

from django.db import models


class IndexEntry(models.Model):
    """What the search counts and orders a published contribution by: one short row, kept by the verbs in the same transaction.

    `readable` are the languages it can be read in, the original's first, and `strategies` the numbers of its strategies in their order, both parted
    by spaces: a search reads thousands of these rows and counts them in memory. No foreign keys: nothing may be looked up to write one.
    """

    contribution = models.OneToOneField(
        "advice.Contribution", on_delete=models.CASCADE, primary_key=True, related_name="index_entry"
    )
    language = models.CharField(max_length=8, blank=True)
    readable = models.CharField(max_length=500, blank=True)
    strategies = models.CharField(max_length=120, blank=True)
    situation = models.BigIntegerField()
    topic = models.BigIntegerField(null=True, blank=True)
    score = models.IntegerField(default=800_000)
    votes = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "index entries"

    def __str__(self) -> str:
        return f"{self.contribution_id}"


class Word(models.Model):
    """A word as it is written somewhere on the site, in one language: its folded form, its stem, the form read backwards, and the spelling it was first
    met in.

    `documents` is in how many published contributions it stands in that form. A word typed into the search box is looked up here, so that nobody
    has to guess the language of a search.
    """

    language = models.CharField(max_length=8, blank=True)
    surface = models.CharField(max_length=60)
    stem = models.CharField(max_length=60)
    mirror = models.CharField(max_length=60)
    spelling = models.CharField(max_length=60)
    documents = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["surface", "language", "stem"], name="word_once_per_language")]
        indexes = [
            models.Index(fields=["stem", "language"], name="word_by_stem"),
            models.Index(fields=["mirror"], name="word_by_ending"),
        ]

    def __str__(self) -> str:
        return f"{self.surface} ({self.language})"


class Slip(models.Model):
    """A way to mistype a word: the word with a letter or two left out, as a number (the idea of SymSpell, design papers, ranking 2.5)."""

    pk = models.CompositePrimaryKey("key", "word_id")
    key = models.BigIntegerField()
    word = models.ForeignKey(Word, on_delete=models.CASCADE, related_name="slips", db_index=False)

    def __str__(self) -> str:
        return f"{self.key}"


class Sketch(models.Model):
    """One of the few numbers of a contribution by which it meets those that say nearly the same (`advice.search.sketches`)."""

    pk = models.CompositePrimaryKey("key", "contribution_id")
    key = models.BigIntegerField()
    contribution = models.ForeignKey("advice.Contribution", on_delete=models.CASCADE, related_name="sketches")

    class Meta:
        verbose_name_plural = "sketches"

    def __str__(self) -> str:
        return f"{self.key}"
