"""An invented step: it makes an index and changes what rows hold, as a real one might."""

from django.db import migrations, models


def change(apps, editor):
    apps.get_model("register", "Project").objects.update(name="brought forward")
    apps.get_model("register", "Link").objects.update(basis="brought forward")


class Migration(migrations.Migration):
    """One index, and new words in two tables."""

    dependencies = [("register", "0001_first")]  # noqa: RUF012
    operations = [  # noqa: RUF012
        migrations.AddIndex("claimrow", models.Index(fields=["country"], name="invented")),
        migrations.RunPython(change),
    ]
