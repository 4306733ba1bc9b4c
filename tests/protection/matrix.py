"""What the table has to say, written by hand: the tests compare the code with this and never with itself."""

from __future__ import annotations

RANK = {"public": 0, "internal": 1, "restricted": 2, "sealed": 3}

# The strictest class each door lets through, to anyone, recorder and custodian; "-" lets nothing through.
DOORS = """
list             public internal   internal
show             public internal   internal
unseal           -      restricted sealed
export           public public     public
internal_export  -      internal   internal
log              -      -          -
error            -      -          -
index            public internal   internal
search           public internal   internal
"""
LIMITS = {
    (door, role): None if cell == "-" else cell
    for door, *cells in (line.split() for line in DOORS.strip().splitlines())
    for role, cell in zip(("anyone", "recorder", "custodian"), cells, strict=True)
}

# Each field's class: while nobody marked anything; in a record marked public; and when the field is marked public too.
FIELDS = """
report.id               internal   public     public
report.entry            internal   public     public
report.url              internal   public     public
report.published        internal   public     public
report.published_basis  internal   public     public
report.language         internal   public     public
report.country          internal   public     public
report.title            internal   internal   public
report.text             internal   internal   internal
report.quotes           internal   internal   public
report.index_words      internal   internal   internal
capture.file_name         restricted restricted restricted
capture.sha256            restricted restricted internal
capture.obtained_from     internal   internal   internal
capture.how               restricted restricted internal
capture.original_or_copy  internal   public     public
capture.captured_at       internal   public     public
capture.by                internal   internal   internal
source.id           internal   public     public
source.kind         internal   public     public
source.name         internal   public     public
source.affiliation  internal   public     public
source.reliability  internal   internal   public
source.connection   internal   internal   public
source.voice        internal   internal   public
source.notes        restricted restricted internal
member.name       restricted restricted restricted
member.id         internal   public     public
member.pseudonym  internal   public     public
member.role       internal   internal   internal
claim.id                internal public   public
claim.kind              internal public   public
claim.rule              internal public   public
claim.span              internal public   public
claim.when              internal public   public
claim.where             internal public   public
claim.point             internal public   public
claim.harm              internal public   public
claim.actors            internal public   public
claim.means             internal public   public
claim.objects           internal public   public
claim.voice             internal internal public
claim.characterisation  internal public   public
claim.context           internal public   public
claim.flags             internal public   public
claim.quotes            internal internal public
incident.id       internal public   public
incident.grade    internal public   public
incident.counts   internal public   public
incident.sources  internal public   public
incident.summary  internal internal public
decision.id      internal   public     public
decision.field   internal   public     public
decision.at      internal   public     public
decision.value   internal   internal   public
decision.reason  restricted restricted internal
decision.by      internal   internal   internal
place.id        internal public public
place.name      internal public public
place.aliases   internal public public
place.kind      internal public public
place.country   internal public public
place.admin1    internal public public
place.admin1_code internal public public
place.level     internal public public
place.population internal public public
place.lat       internal public public
place.lon       internal public public
place.radius_m  internal public public
entry.v           public public public
entry.seq         public public public
entry.project     public public public
entry.act         public public public
entry.at          public public public
entry.by          public public public
entry.ids         public public public
entry.objects     public public public
entry.facts       public public public
entry.commitment  public public public
"""
ROWS = {tuple(name.split(".")): tuple(cells) for name, *cells in (line.split() for line in FIELDS.strip().splitlines())}

# Each kind's class: unmarked; and when everything that can be marked is marked public.
KINDS = {
    "sexual_violence": ("sealed", "sealed"),
    "human_voice": ("sealed", "sealed"),
    "human_source": ("sealed", "sealed"),
    "minor_name": ("sealed", "restricted"),
    "living_detainee": ("sealed", "sealed"),
    "health": ("sealed", "sealed"),
    "home_point": ("sealed", "sealed"),
}


def seen(class_: str, door: str, role: str) -> bool:
    """Tell whether the matrix lets a class through."""
    limit = LIMITS[door, role]
    return limit is not None and RANK[class_] <= RANK[limit]
