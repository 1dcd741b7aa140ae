"""The words of the charts."""

from __future__ import annotations

from domain.terms import Term


class Kind(Term):
    """The kinds of control chart, by what is counted."""

    XMR = "xmr", "XmR-diagram"
    P = "p", "p-diagram"
    U = "u", "u-diagram"
    G = "g", "g-diagram"
    T = "t", "t-diagram"

    @property
    def counts(self) -> str:
        """What a point of the chart is."""
        return {
            Kind.XMR: "ett värde i taget",
            Kind.P: "andel av en nämnare",
            Kind.U: "antal per nämnare",
            Kind.G: "antal tillfällen mellan två sällsynta händelser",
            Kind.T: "dagar mellan två sällsynta händelser",
        }[self]

    @property
    def centre(self) -> str:
        """What its centre line is."""
        return {Kind.G: "medianen", Kind.T: "medelvärdet i omräknad skala"}.get(self, "medelvärdet")


class Denominator(Term):
    """What a series is counted against."""

    NONE = "none", "ingen nämnare"
    PARTS = "parts", "de räknade är en del av nämnaren"
    EXPOSURE = "exposure", "nämnaren är dygn, timmar eller insatser, och vart och ett kan ge flera"


class Direction(Term):
    """Which way a measure should go. A count of reports has none: more of them may mean that more is told."""

    NONE = "none", "ingen riktning är bättre"
    LOWER = "lower", "lägre är bättre"
    HIGHER = "higher", "högre är bättre"


class Side(Term):
    ABOVE = "above", "över"
    BELOW = "below", "under"


class Judgement(Term):
    IMPROVEMENT = "improvement", "förbättring"
    CONCERN = "concern", "försämring"
    NEUTRAL = "neutral", "förändring, varken bättre eller sämre"


class Assurance(Term):
    """What the limits say of a target: whether the process as it works now can be counted on to reach it."""

    PASSES = "passes", "når målet stadigt"
    FAILS = "fails", "missar målet stadigt"
    VARIES = "varies", "når målet ibland och missar det ibland"


class WithoutLimits(Term):
    """Why a chart has no limits."""

    TOO_FEW = "too_few", "för få uppgifter"
    NO_SPREAD = "no_spread", "ingen spridning bland de uppgifter som gränserna skulle räknas ur"


class RuleId(Term):
    OUTSIDE = "outside", "en punkt utanför gränserna"
    RUN = "run", "sju punkter i rad på samma sida"
    TREND = "trend", "sju punkter i rad som stiger eller faller"
    NEAR = "near", "två av tre punkter nära samma gräns"
