"""More names for the strategies of sites that have them already, without touching what curators changed.

The rule: words that stand to the letter as 0003 wrote them once get the other names they lack; words that differ in anything, a letter or the
order of the names, belong to a curator and stay. A strategy gets words in one of the new languages where it has none there, unless its label
leads elsewhere in that language already. A name that leads elsewhere is left out. Words in one of the first twelve languages that are gone were
taken away on purpose, and so was a strategy that is gone; neither comes back.
"""

import hashlib
import json

from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Manager, Model, Q

from advice.language import address

# what 0003 wrote before this migration came: for each strategy and language, the digest of its words
SHIPPED = {
    "listen": "en:8fb7809f fr:dfdee09f es:96e9e1f4 de:6d37f764 pt:5f7cf1b4 it:4057b4cf "
    "nl:9cd2c0e9 ar:0b7d4b54 zh:0e6e5842 ja:d45eb3f8 ru:e5dc0cca tr:b455d408",
    "flex-deadlines": "en:3d2c8ec6 fr:b60e8934 es:64f8a78d de:d9c03ab6 pt:13772717 it:24152c0a "
    "nl:6b808933 ar:c1832275 zh:0159d20c ja:4c0e3d88 ru:05cb6969 tr:deb8ceba",
    "humour": "en:09862f4d fr:ab328a55 es:2a258bc1 de:fa8aada1 pt:52756d22 it:a3e86c5b "
    "nl:33e1fb6e ar:e3a6eb0d zh:ba669550 ja:8c7cc46d ru:ae12cd15 tr:fa8e8b54",
    "network": "en:29a409f4 fr:57bb8599 es:0a847488 de:ec2cc54f pt:82ca7723 it:f335f6aa "
    "nl:cfc235c3 ar:820f2213 zh:b58a8020 ja:5b326bbc ru:b2442ae9 tr:705b1e85",
    "reschedule": "en:01a7e2b7 fr:d4c30d63 es:af670ff8 de:e4c168c0 pt:f534b612 it:2643bd43 "
    "nl:71b3360c ar:6b386f26 zh:f1ee0d8d ja:09f6b445 ru:a9e522b7 tr:63335714",
    "acknowledge-feelings": "en:6523cc22 fr:64189755 es:ddc3ee63 de:fead50cb pt:d16f9661 it:efb0d3f4 "
    "nl:12752f47 ar:8970da5c zh:eea50f06 ja:08bb1dce ru:bc7fac5c tr:33314b5e",
    "respect-boundaries": "en:ab19de59 fr:ea458631 es:c991500e de:8566f333 pt:899890cd it:e239d49b "
    "nl:c1f13840 ar:5baae909 zh:d10e437e ja:79c69ff2 ru:5ef9c070 tr:cfe9e2f1",
    "offer-resources": "en:8dea4cab fr:828c6a4d es:0da4a736 de:da32dfc9 pt:768b1a8f it:5c5bb1e7 "
    "nl:70d7310f ar:841a836f zh:a324cc18 ja:f0771396 ru:a03a9174 tr:c41b95dc",
    "share-experience": "en:35833462 fr:12384b9c es:065bcd36 de:9295c0e7 pt:75ab3b84 it:d2aa1603 "
    "nl:bd769e56 ar:802fdbbc zh:bff0654c ja:7ffab2c4 ru:390ec848 tr:9f399096",
    "follow-up": "en:f7bf9411 fr:fe12bdd1 es:aecdaaa3 de:8c8a5e12 pt:39944e5c it:1296edba "
    "nl:84368cc2 ar:d8d141d1 zh:2826c66a ja:819accf9 ru:33a14a09 tr:9decbf5c",
    "give-space": "en:cc7cdf32 fr:672904aa es:ce2ac38c de:f8db0685 pt:57c17aae it:8cdb97ce "
    "nl:068da7ef ar:5b3e9cb0 zh:d8597be3 ja:14a48679 ru:b23ef7a6 tr:1242c2b3",
    "stay-on-topic": "en:512bc7e1 fr:a54c92e9 es:72903552 de:735c9a51 pt:6dac53a9 it:90f1de9f "
    "nl:88f579e3 ar:8384441a zh:2a9ca2a7 ja:e9c2c127 ru:826cb108 tr:96b5d6e8",
    "find-solutions": "en:a029fa94 fr:01890548 es:b5e13661 de:3f778e5c pt:27f4a627 it:d4ed1970 "
    "nl:b68b99c7 ar:03430271 zh:12d5904b ja:198469c1 ru:1af5d1e3 tr:40812cea",
    "motivate": "en:86b2aed2 fr:79169bbe es:fc7f0ca5 de:90420a62 pt:3eb90073 it:d754f29b "
    "nl:ef9b6c3d ar:ae861730 zh:e1e31d07 ja:560d5a81 ru:36a16ef3 tr:103dac35",
    "communicate-clearly": "en:e2bcec60 fr:1b3000e5 es:9653812d de:27da859c pt:e05914f3 it:34dd8b1c "
    "nl:c3146be7 ar:88a10255 zh:5e634c3a ja:25e86369 ru:4e12ff34 tr:e70a27c9",
}


def extend(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    strategies = {row.slug: row for row in apps.get_model("advice", "Strategy").objects.all()}
    labels, noun = apps.get_model("advice", "StrategyLabel").objects, apps.get_model("advice", "StrategyAddress")
    owners = {(row.language, row.slug): row.strategy_id for row in noun.objects.all()}
    standing = set(owners)
    for path in sorted((settings.BASE_DIR / "fixtures/strategies").glob("*.json")):
        row = json.loads(path.read_text("utf-8"))
        if (strategy := strategies.get(row["slug"])) is None:
            continue
        spoken = {words.language: words for words in labels.filter(strategy=strategy)}
        before = shipped(row["slug"])
        for language, words in row["labels"].items():
            if (there := spoken.get(language)) is not None:
                if digest(there) == before.get(language):
                    there.alternatives = [*there.alternatives, *lead(owners, there, words["alternatives"])]
                    there.save(update_fields=["alternatives"])
            elif language not in before and not taken(labels, owners, strategy, language, words["label"]):
                made = labels.model(strategy=strategy, language=language, **words | {"alternatives": []})
                made.slug = address(made.label)
                owners[language, made.slug] = strategy.pk
                made.alternatives = lead(owners, made, words["alternatives"])
                made.save()
    noun.objects.bulk_create(
        noun(language=language, slug=slug, strategy_id=owner)
        for (language, slug), owner in owners.items()
        if (language, slug) not in standing
    )


def shipped(slug: str) -> dict[str, str]:
    """The digests of the words that a strategy was shipped with, by language."""
    return dict(part.split(":") for part in SHIPPED.get(slug, "").split())


def digest(words: Model) -> str:
    said = [getattr(words, name) for name in ("label", "alternatives", "definition", "example", "when_not")]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()[:8]


def taken(labels: Manager, owners: dict[tuple[str, str], int], strategy: Model, language: str, label: str) -> bool:
    """Whether a label is another strategy's in that language, or leads to one."""
    slug = address(label)
    return (
        owners.get((language, slug), strategy.pk) != strategy.pk
        or labels.filter(Q(label=label) | Q(slug=slug), language=language).exists()
    )


def lead(owners: dict[tuple[str, str], int], words: Model, names: list[str]) -> list[str]:
    """Those of some names that these words lack and that lead nowhere else in their language; from now on they lead to their strategy."""
    known = {address(name) for name in (words.label, *words.alternatives)}
    added = []
    for name in names:
        slug = address(name)
        if slug not in known and owners.setdefault((words.language, slug), words.strategy_id) == words.strategy_id:
            added.append(name)
    return added


class Migration(migrations.Migration):
    dependencies = [("advice", "0012_prior_weights")]

    operations = [migrations.RunPython(extend, migrations.RunPython.noop)]
