"""The first form of a register's tables."""

from __future__ import annotations

from typing import Any, ClassVar

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from harmledger.register.word_index import creation


def make_index(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the search index in the way of this database."""
    for statement in creation(editor.connection.vendor):
        editor.execute(statement)


def record() -> list[tuple[str, models.Field[Any, Any]]]:
    """Return the columns of every row: an opaque id, and its project."""
    return [
        ("id", models.CharField(max_length=36, primary_key=True, serialize=False)),
        ("project_id", models.CharField(max_length=36)),
    ]


def guarded() -> list[tuple[str, models.Field[Any, Any]]]:
    """Return the columns of rows whose values have classes."""
    return [
        *record(),
        ("protection", models.CharField(db_column="class", default="internal", max_length=10)),
        ("marks", models.TextField(default="{}")),
        ("body", models.TextField(default="{}")),
        ("restricted", models.BinaryField(null=True)),
        ("restricted_key", models.CharField(max_length=36, null=True)),
        ("sealed", models.BinaryField(null=True)),
        ("sealed_key", models.CharField(max_length=36, null=True)),
    ]


class Migration(migrations.Migration):
    """All tables, and the search index."""

    initial = True

    dependencies: ClassVar[list[Any]] = []

    operations: ClassVar[list[Any]] = [
        migrations.CreateModel(
            name="ClaimRow",
            fields=[
                *guarded(),
                ("number", models.IntegerField()),
                ("nature", models.CharField(max_length=8)),
                ("earliest", models.CharField(max_length=10, null=True)),
                ("latest", models.CharField(max_length=10, null=True)),
                ("country", models.CharField(max_length=2, null=True)),
                ("lat", models.FloatField(null=True)),
                ("lon", models.FloatField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="DataKey",
            fields=[
                *record(),
                ("wrapped", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                *guarded(),
                ("about", models.CharField(db_index=True, max_length=36)),
                ("member_id", models.CharField(max_length=36)),
                ("recorded", models.CharField(max_length=24)),
            ],
        ),
        migrations.CreateModel(
            name="Detail",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("salt", models.BinaryField()),
                ("body", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Erasure",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("names", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                *guarded(),
                ("recorded", models.CharField(max_length=24)),
            ],
        ),
        migrations.CreateModel(
            name="Leaf",
            fields=[
                ("seq", models.BigIntegerField(primary_key=True, serialize=False)),
                ("entry", models.TextField()),
                ("hash", models.CharField(max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="LedgerState",
            fields=[
                ("id", models.IntegerField(default=1, primary_key=True, serialize=False)),
                ("register", models.CharField(max_length=36)),
                ("project_id", models.CharField(max_length=36)),
                ("key_check", models.CharField(max_length=16)),
                ("size", models.BigIntegerField()),
                ("frontier", models.TextField()),
                ("last_at", models.CharField(max_length=24)),
            ],
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                *guarded(),
                ("lookup", models.CharField(max_length=64, unique=True)),
                ("recorded", models.CharField(max_length=24)),
            ],
        ),
        migrations.CreateModel(
            name="Project",
            fields=[
                *record(),
                ("name", models.TextField()),
                ("synthetic", models.BooleanField()),
                ("recorded", models.CharField(max_length=24)),
            ],
        ),
        migrations.CreateModel(
            name="ReadingRow",
            fields=[
                *guarded(),
                ("language", models.CharField(max_length=16)),
                ("schema", models.CharField(max_length=16)),
                ("reader", models.CharField(max_length=64)),
                ("rules", models.CharField(max_length=64)),
                ("lexicon", models.CharField(max_length=64)),
                ("gazetteer", models.CharField(max_length=64, null=True)),
                ("weights", models.CharField(max_length=64, null=True)),
                ("recorded", models.CharField(max_length=24)),
            ],
        ),
        migrations.CreateModel(
            name="Redirect",
            fields=[
                *record(),
                ("leads_to", models.CharField(db_index=True, max_length=36)),
                ("recorded", models.CharField(max_length=24)),
            ],
        ),
        migrations.CreateModel(
            name="ReportRow",
            fields=[
                *guarded(),
                ("number", models.BigIntegerField(unique=True)),
                ("recorded", models.CharField(max_length=24)),
            ],
        ),
        migrations.CreateModel(
            name="SignedHead",
            fields=[
                ("size", models.BigIntegerField(primary_key=True, serialize=False)),
                ("head", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="StoredObject",
            fields=[
                *record(),
                ("name", models.CharField(max_length=32, unique=True)),
                ("address", models.CharField(max_length=64, unique=True)),
                ("size", models.BigIntegerField()),
                ("ciphertext", models.CharField(max_length=64)),
                ("key_id", models.CharField(max_length=36)),
            ],
        ),
        migrations.CreateModel(
            name="TaughtPlace",
            fields=[
                *guarded(),
                ("learned_from", models.CharField(max_length=36, null=True)),
                ("recorded", models.CharField(max_length=24)),
            ],
        ),
        migrations.CreateModel(
            name="Tombstone",
            fields=[
                ("id", models.CharField(max_length=36, primary_key=True, serialize=False)),
                ("seq", models.BigIntegerField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                *record(),
                ("judgement", models.CharField(max_length=8)),
                ("basis", models.TextField()),
                ("member_id", models.CharField(max_length=36, null=True)),
                ("recorded", models.CharField(max_length=24)),
                ("claim", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="register.claimrow")),
                ("incident", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="register.incident")),
            ],
        ),
        migrations.AddField(
            model_name="claimrow",
            name="reading",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="register.readingrow"),
        ),
        migrations.AddField(
            model_name="readingrow",
            name="report",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="register.reportrow"),
        ),
        migrations.CreateModel(
            name="Capture",
            fields=[
                *guarded(),
                ("lookup", models.CharField(max_length=64)),
                ("recorded", models.CharField(max_length=24)),
                ("report", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="register.reportrow")),
            ],
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                *guarded(),
                ("lookup", models.CharField(max_length=64, unique=True)),
                ("recorded", models.CharField(max_length=24)),
                (
                    "voice",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="register.source"),
                ),
            ],
        ),
        migrations.AddField(
            model_name="reportrow",
            name="source",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="register.source"),
        ),
        migrations.AddField(
            model_name="reportrow",
            name="artifact",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="register.storedobject"),
        ),
        migrations.CreateModel(
            name="TextArtifact",
            fields=[
                *record(),
                ("extractor", models.TextField()),
                ("version", models.TextField()),
                ("encoding", models.TextField()),
                ("length", models.IntegerField()),
                ("hidden", models.TextField(default="[]")),
                ("report", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="register.reportrow")),
                ("stored", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="register.storedobject")),
            ],
        ),
        migrations.AddField(
            model_name="readingrow",
            name="text",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, to="register.textartifact"
            ),
        ),
        migrations.RunPython(make_index),
    ]
