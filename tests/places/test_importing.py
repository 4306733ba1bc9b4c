"""Imports: three layouts, what is left out and why, and bad input told in one sentence with nothing written.

The places and numbers in these tables are invented.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harmledger.model import HarmledgerError
from harmledger.places import Gazetteer, Mention, choose
from harmledger.places.choice import Context
from harmledger.places.importing import import_file
from harmledger.places.layouts import UnreadableImport


def written(folder: Path, text: str, name: str = "table.csv") -> Path:
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def geoname(number: int, name: str, lat: str, lon: str, code: str, **more: str) -> str:
    cells = [str(number), name, name, more.get("other", ""), lat, lon, *code.split("."), "SY", ""]
    cells += [more.get("adm1", "12"), more.get("adm2", ""), "", "", more.get("people", "0"), "", "", "", "2024-01-01"]
    return "\t".join(cells) + "\n"


DUMP = (
    geoname(900000001, "Tall Example", "35.80", "36.70", "P.PPL", other="تل المثال,Tell Exemple", adm2="1201")
    + geoname(900000002, "Exampleville", "35.82", "36.72", "P.PPLA2", people="20000", adm2="1201")
    + geoname(900000003, "Old Example", "35.83", "36.72", "P.PPLH")
    + geoname(900000004, "Example District", "35.81", "36.71", "A.ADM2", adm2="1201")
    + geoname(900000005, "Idlib", "35.7", "36.6", "A.ADM1")
    + geoname(900000006, "Example Hill", "35.8", "36.7", "T.HLL")
    + geoname(900000007, "Example Camp", "35.9", "36.6", "S.CMPRF")
    + geoname(900000008, "Example Quarter", "35.93", "36.63", "P.PPLX")
)


def test_a_geonames_dump(tmp_path: Path) -> None:
    done = import_file(written(tmp_path, DUMP, "SY.txt"))
    assert (done.layout, done.places) == ("geonames", 5)
    assert done.left_out == {
        "abandoned or historical places": 1,
        "features that are no settlement, area, camp or landmark": 1,
        "admin-1 areas that are bundled with their borders": 1,
    }
    gazetteer = Gazetteer.bundled(done.path)
    (village,) = gazetteer.named("تل المثال")
    assert (village.id, village.kind, village.level) == ("geonames:900000001", "village", "village")
    assert (village.admin1, village.admin1_code, village.country) == ("Idlib", "SY-ID", "SY")
    kinds = {number: gazetteer.place(f"geonames:90000000{number}") for number in (2, 4, 7, 8)}
    assert [place.kind for place in kinds.values() if place] == ["town", "district", "camp", "neighbourhood"]
    district = kinds[4]
    assert district is not None
    assert 5_000 < district.radius_m < 10_000, "the outermost settlement listed in it, and five kilometres"


def test_a_table_of_pcodes(tmp_path: Path) -> None:
    table = (
        "admin1Name_en,admin1Name_ar,admin1Pcode,admin2Name_en,admin2Pcode,admin4Name_en,admin4Name_ar,admin4Pcode,lat,lon\n"
        "Idleb,إدلب,SY07,Example,SY0700,Tell Sample,تل العينة,SY070001,35.91,36.61\n"
        "Idleb,إدلب,SY07,Example,SY0700,Pointless,بلا نقطة,SY070002,,\n"
        "Nowhere,,SY99,Example,SY9900,Lost,,SY990001,,\n"
        ",,,,,,,,,\n"
        "Idleb,إدلب,SY07,,,,,,35.8,36.6\n"
    )
    done = import_file(written(tmp_path, table))
    assert (done.layout, done.places) == ("pcodes", 2)
    assert done.left_out == {
        "rows without coordinates whose admin-1 is not known": 1,
        "admin-1 areas that are bundled with their borders": 1,
    }
    gazetteer = Gazetteer.bundled(done.path)
    (village,) = gazetteer.named("تل العينة")
    assert (village.id, village.level, village.admin1_code) == ("pcode:SY070001", "village", "SY-ID")


def test_a_place_without_a_point_carries_its_area(tmp_path: Path) -> None:
    table = "ADM1_EN;ADM1_PCODE;ADM4_EN;ADM4_PCODE\nIdlib;SY07;Pointless;SY070002\n"
    gazetteer = Gazetteer.bundled(import_file(written(tmp_path, table)).path)
    area, (place,) = gazetteer.area_of("SY", "Idlib"), gazetteer.named("Pointless")
    assert area is not None
    assert (place.lat, place.lon, place.radius_m, place.level) == (area.lat, area.lon, area.radius_m, "province")


def test_a_teams_table(tmp_path: Path) -> None:
    table = (
        "Name,name_ar,other_names,LAT,Lon,admin,kind,country,radius_m\n"
        "Sample Camp,مخيم العينة,Specimen Camp;Probe Camp,35.9,36.5,Idlib,camp,,800\n"
        "Sample Camp,,,35.95,36.5,Idlib,camp,Syria,\n"
        "No Point,,,,,Idlib,village,,\n"
        ",,,35.9,36.5,Idlib,village,,\n"
        "Middle of Nowhere,,,-48.9,-123.4,,village,,\n"
        "Wrong Land,,,35.9,36.5,,village,Atlantis,\n"
    )
    done = import_file(written(tmp_path, table))
    assert (done.layout, done.places) == ("csv", 2)
    assert done.left_out == {
        "rows without coordinates": 1,
        "rows without a name": 1,
        "rows whose country is neither told nor near": 1,
        "rows whose country is not known": 1,
    }
    camps = Gazetteer.bundled(done.path).named("specimen camp")
    assert [(camp.id, camp.radius_m, camp.country) for camp in camps] == [("team:sample-camp-idlib-camp", 800, "SY")]


def test_the_nearest_settlement_tells_what_the_table_does_not(tmp_path: Path) -> None:
    done = import_file(written(tmp_path, "name,lat,lon\nTell Sample,35.92,36.60\n"))
    (place,) = Gazetteer.bundled(done.path).named("Tell Sample")
    assert (place.country, place.admin1, place.kind) == ("SY", "Idlib", "village")


def test_a_second_import_replaces_the_first(tmp_path: Path, home: Path) -> None:
    path = written(tmp_path, "name,lat,lon\nOne,35.9,36.6\n")
    first = import_file(path)
    written(tmp_path, "name,lat,lon\nTwo,35.9,36.6\n")
    second = import_file(path)
    assert first.path == second.path
    assert list((home / "places").iterdir()) == [second.path]
    gazetteer = Gazetteer.open()
    assert gazetteer.named("Two")
    assert "team" not in {place.source for place in gazetteer.named("One")}


def test_files_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    one = import_file(written(tmp_path, "name,lat,lon\nTell One,35.9,36.6\n"))
    other = import_file(written(tmp_path / "other", "name,lat,lon\nTell Other,35.9,36.6\n"))
    assert one.path != other.path
    assert Gazetteer.open().named("Tell One")
    assert Gazetteer.open().named("Tell Other")


def test_what_is_imported_takes_part_in_choices(tmp_path: Path) -> None:
    import_file(written(tmp_path, DUMP, "SY.txt"))
    choice = choose(Mention("Tell Exemple", kind="village"), Context(country="SY"), Gazetteer.open())
    assert choice.place is not None
    assert choice.place.id == "geonames:900000001"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b" \n \n", "is empty"),
        (b"name,lat,lon\n", "holds no place"),
        (b"name,lat,lon\nA,,\n", "left out 1 rows without coordinates"),
        (b"\x00\x01\x02", "not a text file"),
        (b"PK\x03\x04rest", "save the sheet as CSV"),
        (b"name,lat,lon\nCaf\xe9,1,1\n", "not UTF-8"),
        (b"who,what\nx,y\n", "fit no known layout.*Found: who, what"),
        (b"name,lat,lon\nA,35,36\nB,95,36\n", "Line 3: the latitude 95 is not between -90 and 90"),
        (b"name,lat,lon\nA,35,-190\n", "Line 2: the longitude -190"),
        (b"name,lat,lon\nA,north,36\n", "Line 2: the latitude .north. is not a number"),
        (b"name,lat,lon\nA,nan,36\n", "Line 2: the latitude nan"),
        (b"name,lat,lon,population\nA,35,36,many\n", "Line 2: the population .many. is not a whole number"),
        (geoname(1, "A", "35", "36", "P.PPL").encode() + b"2\tB\n", "Line 2 has 2 tab-separated columns"),
        (geoname(1, "A", "350", "36", "P.PPL").encode(), "Line 1: the latitude 350"),
    ],
)
def test_bad_input_is_told_in_one_sentence(tmp_path: Path, home: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_bytes(content)
    with pytest.raises(HarmledgerError, match=sentence) as told:
        import_file(path)
    assert isinstance(told.value, UnreadableImport)
    assert str(told.value).endswith(".")
    assert "\n" not in str(told.value)
    assert not (home / "places").exists()


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableImport, match="is a folder"):
        import_file(tmp_path)
    with pytest.raises(UnreadableImport, match="There is no file"):
        import_file(tmp_path / "absent.csv")


def test_a_kind_that_does_not_fit_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableImport, match="does not look like geonames"):
        import_file(written(tmp_path, "name,lat,lon\nA,35.9,36.6\n"), "geonames")


def test_a_failed_import_leaves_the_earlier_one(tmp_path: Path) -> None:
    path = written(tmp_path, "name,lat,lon\nTell Sample,35.9,36.6\n")
    import_file(path)
    written(tmp_path, "name,lat,lon\nTell Sample,359,36.6\n")
    with pytest.raises(UnreadableImport):
        import_file(path)
    assert Gazetteer.open().named("Tell Sample")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.sampled_from([b"", b"name,lat,lon\n", b"ADM1_EN,ADM1_PCODE\n", b"1" + b"\t" * 18]))
def test_no_bytes_break_an_import(tmp_path: Path, content: bytes, start: bytes) -> None:
    path = tmp_path / "fuzz.csv"
    path.write_bytes(start + content)
    # Any other error than the one meant for people would fail the test.
    with contextlib.suppress(HarmledgerError):
        assert import_file(path).places > 0
