"""The catalogue of measures, in the order they are shown. Every figure of every report is one of these."""

from domain.measures.catalogue.deviations import DEVIATIONS
from domain.measures.catalogue.documents import DOCUMENTS
from domain.measures.catalogue.improvement import ACTIONS, OTHER_IMPROVEMENT, PROVIDERS
from domain.measures.catalogue.joint import TOGETHER
from domain.measures.catalogue.lex_sarah import LEX_SARAH
from domain.measures.catalogue.risks import RISKS
from domain.measures.catalogue.self_controls import (
    EXTERNAL_REVIEWS,
    INCIDENTS,
    MEASUREMENTS,
    NON_EXECUTED,
    SELF_CONTROLS,
)
from domain.measures.catalogue.views import VIEWS
from domain.measures.counting import Measure

MEASURES: tuple[Measure, ...] = (
    *TOGETHER,
    *DEVIATIONS,
    *VIEWS,
    *LEX_SARAH,
    *RISKS,
    *SELF_CONTROLS,
    *EXTERNAL_REVIEWS,
    *MEASUREMENTS,
    *ACTIONS,
    *OTHER_IMPROVEMENT,
    *PROVIDERS,
    *DOCUMENTS,
    *INCIDENTS,
    *NON_EXECUTED,
)
