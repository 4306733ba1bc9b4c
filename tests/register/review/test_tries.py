from __future__ import annotations

from tests.register.bad_luck.searching import found_in, index_words
from tests.register.conftest import Quick, QuickReaders

from harmledger.protection import Viewer
from harmledger.publishing.json_text import json_text
from harmledger.register.actions.add import add
from harmledger.register.actions.marking import mark
from harmledger.register.actions.sources import Description, describe, merge
from harmledger.register.models import *
from harmledger.register.offers import Declared, Offer
from harmledger.register.opening import Register
from harmledger.register.queries.records import page
from harmledger.register.queries.resolving import Found
from harmledger.register.readers import Readers
from harmledger.register.verifying.verify import verify

NAME = ("Qyzzle", "Vronk")
TEXT = "Three women were killed when shells hit the village of Nairab on Monday, resident Qyzzle Vronk said."


def real(reader):
    return Readers(reader=reader)


def one(register, reader, text=TEXT, **d):
    [o] = add(
        register,
        [Offer(data=text.encode(), declared=Declared(published="2024-05-08", country="SY", **d))],
        real(reader),
    )
    return o


def test_title_public(made, clock, reader):
    folder = made()
    with Register.open(folder, clock=clock) as r:
        o = one(r, reader, title="Qyzzle Vronk saw the shells")
        print(found_in(folder, *NAME))
        mark(r, Found("report", o.report), "title", "public", "x")
        print(found_in(folder, *NAME), index_words() & {"qyzzle", "vronk"})
        assert not found_in(folder, *NAME)


def test_surname(made, clock, reader):
    folder = made()
    with Register.open(folder, clock=clock) as r:
        for t in [
            TEXT + " Vronk said the shelling lasted an hour.",
            TEXT + " Mr. Vronk, 43, was weeping.",
            TEXT.replace("Qyzzle Vronk", "Abu Vronk") + " Abu Vronk's brother was wounded.",
            "QYZZLE VRONK SPEAKS\n" + TEXT,
            TEXT + " Qyzzle's house was destroyed.",
            TEXT.replace("resident Qyzzle Vronk said", '"It was terrible," said Qyzzle Vronk, a resident'),
            "A witness, who gave her name as Qyzzle Vronk, said three women were killed in Nairab on Monday.",
            '"My son was killed in Nairab," Qyzzle Vronk, a mother of four, told reporters on Monday. Three women were killed in Nairab.',
        ]:
            o = one(r, reader, text=t)
            p = page(r, Found("report", o.report), Viewer("show", "recorder"))
            print(repr(p.reading.text))
            print(index_words() & {"qyzzle", "vronk", "abu"}, found_in(folder, *NAME))


def test_describe(made, clock, reader):
    folder = made()
    with Register.open(folder, clock=clock) as r:
        o = one(r, reader, text="Three women were killed in Nairab on Monday.", source="Qyzzle Vronk")
        src = Source.objects.get().id
        print(found_in(folder, *NAME))
        describe(r, src, Description(kind="witness"))
        print("after describe", found_in(folder, *NAME))
        a = found_in(folder, *NAME)
    print("closed", found_in(folder, *NAME))
    assert not a


def test_merge_alias(made, clock, reader):
    folder = made()
    with Register.open(folder, clock=clock) as r:
        o = one(r, reader, text="Three women were killed in Nairab on Monday.", source="Qyzzle Vronk")
        o = one(
            r, reader, text="Two women were killed in Nairab on Monday.", source="Other Name", source_kind="witness"
        )
        a = Source.objects.get(id=ReportRow.objects.order_by("number").first().source_id).id
        b = ReportRow.objects.order_by("-number").first().source_id
        merge(r, a, b)
        print("after merge", found_in(folder, *NAME))
        print([json_text(page(r, Found("decision", d.id), Viewer("show", "recorder"))) for d in Decision.objects.all()])
        assert not found_in(folder, *NAME)


def test_merge_then_describe(made, clock, reader):
    folder = made()
    with Register.open(folder, clock=clock) as r:
        o = one(r, reader, text="Three women were killed in Nairab on Monday.", source="Qyzzle Vronk")
        o = one(r, reader, text="Two women were killed in Nairab on Monday.", source="Other Name")
        a = ReportRow.objects.order_by("number").first().source_id
        b = ReportRow.objects.order_by("-number").first().source_id
        merge(r, a, b)
        describe(r, b, Description(kind="witness"))
        print("after", found_in(folder, *NAME))
        assert not found_in(folder, *NAME)


def test_modes(made, clock, reader):
    folder = made()
    for p in sorted(folder.rglob("*")):
        print(oct(p.stat().st_mode & 0o777), p.relative_to(folder))


def test_residue(made, clock, reader):
    folder = made()
    with Register.open(folder, clock=clock) as r:
        offs = [
            Offer(
                data=f"An invented report {i}. ".encode() * 3,
                declared=Declared(title=f"Qyzzle{i} Vronk{i} " + "x" * (i * 37 % 400)),
            )
            for i in range(300)
        ]
        outs = list(add(r, offs, QuickReaders()))
        for o in outs[::3]:
            mark(r, Found("report", o.report), "title", "restricted", "x")

        raw = (folder / "register.sqlite3").read_bytes()
        wal = (folder / "register.sqlite3-wal").read_bytes()
        left = [i for i in range(0, 300, 3) if f"Qyzzle{i} ".encode() in raw]
        print("left in db", len(left), left[:10], "wal", len(wal))


def test_minus_zero(made, clock, reader):
    from harmledger.model import Claim, Reading, Where

    class R(Quick):
        def read(self, report):
            w = Where(
                name="X",
                place_id="t:1",
                lat=-0.0,
                lon=35,
                radius_m=1,
                level="village",
                precision=1,
                country="SY",
                span=None,
                rule="q",
            )
            return Reading(
                report=report.id, language="en", claims=(Claim(id="1", kind="incident", where=w),), reader=self.versions
            )

    folder = made()
    with Register.open(folder, clock=clock) as r:
        list(add(r, [Offer(data=b"An invented report.")], Readers(reader=R())))
        print(verify(r).findings)
        assert verify(r).holds


def test_surrogates(made, clock, reader):
    folder = made()
    with Register.open(folder, clock=clock) as r:
        t = "Three women were killed in Nairab\ud800 on Monday, Qyz\udc00 said."
        for data in [
            t.encode("utf-16", "surrogatepass"),
            t.encode("utf-8", "surrogatepass"),
            b"Three \x00women were killed in Nai\x00rab on Monday",
        ]:
            try:
                print(
                    list(
                        add(
                            r, [Offer(data=data, declared=Declared(published="2024-05-08", country="SY"))], real(reader)
                        )
                    )
                )
            except BaseException as e:
                print("ERR", type(e), e)
        print(verify(r).findings)


def test_erased_between(made, clock, reader):
    from harmledger.register.actions.capturing import capture
    from harmledger.register.actions.erasing import erase
    from harmledger.register.actions.reading import keep_readings
    from harmledger.register.preparing import prepare

    folder = made()
    with Register.open(folder, clock=clock) as r:
        few = capture(r, [(1, Offer(data=b"An invented report.")), (2, Offer(data=b"Another invented report."))])
        prep = [(one, prepare(one.offer.declared.report("x", one.text), Quick())) for one in few]
        erase(r, few[0].taken.report, "order")
        print(keep_readings(r, prep))
        assert verify(r).holds
