"""The closed code lists of the reading contract, and what follows from a code alone.

Sources: SDG indicator 16.1.2 (status, sex, age group), HURIDOCS events standard formats (attribution), Airwars'
geolocation scale (level), UCDP GED codebook (`where_prec`), AOAV and Insecurity Insight (means, launch).
"""

from typing import Literal, get_args

Protection = Literal["public", "internal", "restricted", "sealed"]
ClaimKind = Literal["incident", "toll", "context"]
Outcome = Literal[
    "killed",
    "died_later",
    "died_in_custody",
    "indirect_death",
    "injured",
    "casualties_undifferentiated",
    "missing",
    "trapped",
    "abducted",
    "detained",
    "forcibly_disappeared",
    "tortured",
    "sexual_violence",
    "displaced",
]
Status = Literal["civilian", "other_protected_person", "member_of_armed_forces", "directly_participating", "unknown"]
Sex = Literal["f", "m", "unknown"]
Age = Literal["child", "adult", "unknown"]
Basis = Literal["stated", "inherited", "derived"]
ActorRole = Literal["perpetrator", "joint", "supporter", "target"]
Stance = Literal[
    "alleged",
    "suspected",
    "claimed_responsibility",
    "acknowledged_act_denied_responsibility",
    "denied",
    "alternative_explanation",
]
MeansCode = Literal[
    "artillery",
    "mortar",
    "rocket",
    "missile",
    "airstrike",
    "barrel_bomb",
    "cluster",
    "drone",
    "ied",
    "vehicle_bomb",
    "suicide_bomb",
    "mine",
    "uxo",
    "grenade",
    "small_arms",
    "sniper",
    "incendiary",
    "chemical",
    "blade",
    "arson",
    "vehicle",
    "unspecified_explosive",
    "other",
]
Launch = Literal["ground_launched", "air_launched", "directly_emplaced", "unexploded_ordnance", "unspecified"]
Level = Literal[
    "exact",
    "within_100m",
    "landmark",
    "street",
    "neighbourhood",
    "village",
    "town",
    "city",
    "subdistrict",
    "district",
    "province",
    "country",
]
Effect = Literal["hit", "damaged", "destroyed", "burned", "looted", "out_of_service"]
VoiceKind = Literal[
    "outlet",
    "rescuer",
    "official",
    "monitor",
    "media",
    "witness",
    "medical",
    "humanitarian",
    "party",
    "unknown",
]

PROTECTION: tuple[str, ...] = get_args(Protection)
CLAIM_KINDS: tuple[str, ...] = get_args(ClaimKind)
OUTCOMES: tuple[str, ...] = get_args(Outcome)
STATUSES: tuple[str, ...] = get_args(Status)
SEXES: tuple[str, ...] = get_args(Sex)
AGES: tuple[str, ...] = get_args(Age)
ROLES_OF_ACTORS: tuple[str, ...] = get_args(ActorRole)
STANCES: tuple[str, ...] = get_args(Stance)
MEANS: tuple[str, ...] = get_args(MeansCode)
LAUNCHES: tuple[str, ...] = get_args(Launch)
LEVELS: tuple[str, ...] = get_args(Level)
EFFECTS: tuple[str, ...] = get_args(Effect)

_WHERE_PREC = {"subdistrict": 3, "district": 3, "province": 4, "country": 6}


def where_prec(level: Level, *, beside: bool = False) -> int:
    """Return UCDP's `where_prec` (1 exact … 6 country) for Airwars' level.

    `beside` is true for a place told by its relation to a known one ("west of Idlib"): UCDP's 2, within about 25 km.
    """
    if beside and level not in _WHERE_PREC:
        return 2
    return _WHERE_PREC.get(level, 1)
