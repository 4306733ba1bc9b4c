"""Where things lie: the gazetteer, the candidates of a name, and the choice among them with its reasons."""

from harmledger.places.choice import Choice, Context, Mention, Reason, Weighed, choose, decide, fitting, weigh
from harmledger.places.countries import country_name, country_named, demonyms
from harmledger.places.folding import fold
from harmledger.places.gazetteer import Candidate, Gazetteer
from harmledger.places.place import Place
from harmledger.places.reasons import Found
from harmledger.places.relations import direction_of, relation_radius

__all__ = [
    "Candidate",
    "Choice",
    "Context",
    "Found",
    "Gazetteer",
    "Mention",
    "Place",
    "Reason",
    "Weighed",
    "choose",
    "country_name",
    "country_named",
    "decide",
    "demonyms",
    "direction_of",
    "fitting",
    "fold",
    "relation_radius",
    "weigh",
]
