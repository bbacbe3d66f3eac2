"""Whoever changes a team's playbooks is called its editor, for a curator looks after the site; whoever only reads them, its reader."""

from django.db import migrations, models

NAMES = {"curator": "editor", "member": "reader"}


def rename(apps, schema_editor, names=NAMES):
    for noun in ("Membership", "Invitation"):
        for before, after in names.items():
            apps.get_model("advice", noun).objects.filter(role=before).update(role=after)


def name_back(apps, schema_editor):
    rename(apps, schema_editor, {after: before for before, after in NAMES.items()})


class Migration(migrations.Migration):
    dependencies = [("advice", "0016_sketches")]

    operations = [
        migrations.RemoveConstraint(
            model_name="invitation",
            name="invitation_role_known",
        ),
        migrations.RemoveConstraint(
            model_name="membership",
            name="membership_role_known",
        ),
        migrations.RunPython(rename, name_back),
        migrations.AlterField(
            model_name="invitation",
            name="role",
            field=models.CharField(
                choices=[("owner", "owner"), ("editor", "editor"), ("reader", "reader")], default="editor", max_length=7
            ),
        ),
        migrations.AlterField(
            model_name="membership",
            name="role",
            field=models.CharField(
                choices=[("owner", "owner"), ("editor", "editor"), ("reader", "reader")], default="editor", max_length=7
            ),
        ),
        migrations.AddConstraint(
            model_name="invitation",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["editor", "reader"])), name="invitation_role_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("role__in", ["owner", "editor", "reader"])), name="membership_role_known"
            ),
        ),
    ]
