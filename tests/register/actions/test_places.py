"""Places that a team teaches its register. All places and names are invented."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.register.bad_luck.searching import found_in
from tests.register.queries.invented import LIST, SHOW

from harmledger.places import Gazetteer
from harmledger.register.actions.marking import mark
from harmledger.register.actions.places import FILE, NotTaught, keep_gazetteer, teach
from harmledger.register.models import Leaf, TaughtPlace
from harmledger.register.opening import Register
from harmledger.register.queries.claims import claims
from harmledger.register.queries.records import page
from harmledger.register.queries.resolving import resolve
from harmledger.register.readers import Readers, make_reader
from harmledger.register.verifying.verify import verify

TABLE = """name,lat,lon,country,admin,kind,other_names,population
Zyxnayr,35.93,36.75,SY,Idlib,village,Zyxnayrab; Tell Zyx,1200
Zyxcamp,35.94,36.76,SY,Idlib,camp,,
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "Qyzzle Vronk.csv"
    file.write_text(TABLE)
    return file


def taught(register: Register) -> Gazetteer:
    return Gazetteer.bundled(register.home.places / FILE)


def test_places_become_records_and_a_gazetteer(opened: Register, engine: str, table: Path) -> None:
    done = teach(opened, table)
    assert (done.new, done.changed, done.left_out) == (2, 0, {})
    (place,) = taught(opened).named("Tell Zyx")
    assert (place.name, place.lat, place.admin1, place.population) == ("Zyxnayr", 35.93, "Idlib", 1200)
    row = TaughtPlace.objects.order_by("id")[0]
    seen = page(opened, resolve(row.id), SHOW).flat
    assert seen
    assert seen.fields["name"] == "Zyxnayr"
    assert seen.fields["aliases"] == ["Tell Zyx", "Zyxnayrab"]
    assert found_in(opened.home.folder, "qyzzle", "vronk") == []
    assert not verify(opened).findings


def test_the_same_file_again_changes_nothing_and_a_corrected_one_corrects(
    opened: Register, engine: str, table: Path
) -> None:
    teach(opened, table)
    leaves = Leaf.objects.count()
    assert teach(opened, table)[:2] == (0, 0)
    assert Leaf.objects.count() == leaves
    table.write_text(TABLE.replace("35.93", "35.99"))
    assert teach(opened, table)[:2] == (0, 1)
    assert [place.lat for place in taught(opened).named("Zyxnayr")] == [35.99]
    assert TaughtPlace.objects.count() == 2
    assert not verify(opened).findings


def test_reports_are_read_with_what_was_taught(opened: Register, table: Path) -> None:
    from harmledger.register.actions.add import add
    from harmledger.register.offers import Declared, Offer

    teach(opened, table)
    text = b"Shells hit the village of Zyxnayr on Monday and killed three women."
    offer = Offer(data=text, declared=Declared(published="2024-05-08", country="SY"))
    with Readers(places=opened.home.places) as readers:
        assert list(add(opened, [offer], readers))
    (claim,) = claims(opened, LIST)
    assert claim.view
    assert claim.view.claim.where
    assert claim.view.claim.where.place_id == "team:zyxnayr-idlib-village"


def test_a_reader_without_a_folder_or_with_an_empty_one(tmp_path: Path, made: Callable[..., Path]) -> None:
    made()  # no gazetteer of this machine's user
    assert len(make_reader(None).gazetteer.files) == len(make_reader(tmp_path).gazetteer.files) == 1


def test_a_home_is_sealed_and_not_in_the_gazetteer(opened: Register, engine: str, table: Path) -> None:
    table.write_text(TABLE + "Vronk house,35.931,36.751,SY,Idlib,house,,\n")
    teach(opened, table)
    row = TaughtPlace.objects.order_by("-id")[0]
    seen = page(opened, resolve(row.id), SHOW).flat
    assert seen
    assert seen.withheld["name"] == seen.withheld["lat"] == "sealed"
    assert taught(opened).named("Vronk house") == ()
    teach(opened, table)
    assert TaughtPlace.objects.count() == 3


def test_a_mark_takes_a_place_out_of_the_gazetteer(opened: Register, engine: str, table: Path) -> None:
    teach(opened, table)
    row = TaughtPlace.objects.order_by("id")[0]
    mark(opened, resolve(row.id), None, "restricted", "a test")
    assert taught(opened).named("Zyxnayr") == ()
    assert taught(opened).named("Zyxcamp")
    mark(opened, resolve(row.id), None, "internal", "a test")
    assert taught(opened).named("Zyxnayr")
    assert not verify(opened).findings


def test_a_gazetteer_that_went_is_made_anew(opened: Register, table: Path) -> None:
    keep_gazetteer(opened)
    assert not opened.home.places.exists()
    teach(opened, table)
    (opened.home.places / FILE).unlink()
    keep_gazetteer(opened)
    assert taught(opened).named("Zyxnayr")
    for row in TaughtPlace.objects.all():
        mark(opened, resolve(row.id), None, "sealed", "a test")
    assert not (opened.home.places / FILE).exists()


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("name,lat,lon\nVronk,Vronk,3\n", "Line 2"),
        ("Vronk", "The file"),
        ("", "The file"),
        ("name,lat,lon\n", "The file"),
    ],
)
def test_a_file_that_is_no_list_of_places_is_refused_without_its_words(
    opened: Register, table: Path, content: str, where: str
) -> None:
    table.write_text(content)
    leaves = Leaf.objects.count()
    with pytest.raises(NotTaught, match=where) as caught:
        teach(opened, table)
    assert "Vronk" not in str(caught.value)
    assert Leaf.objects.count() == leaves
