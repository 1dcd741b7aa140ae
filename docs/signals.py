"""The page on signals: each rule with its source and how often it cries wolf, worked out when the page is printed."""

from __future__ import annotations

from docs.pages import PRINTED, table
from domain.signals import RULES, Denominator, Kind, RuleId, choose
from domain.signals.chances import ESTIMATED, Shape, at_most
from domain.signals.charting import BASELINE, FEWEST
from domain.signals.saying import NO_SIGNAL, percent

LENGTHS = (12, 24, 36)

INTRODUCTION = """\
Ett tal som är högre än förra halvåret behöver inte betyda någonting: allt som räknas varierar. Reglerna här skiljer
det som varierar som det brukar från det som har ändrats. Det som reglerna inte visar kallas ingenting, och säger
diagrammet inget står det: *{no_signal}*

En signal är bra eller dålig bara för ett mått som har en riktning. Antalet rapporter har ingen: fler kan vara fler
fel, eller fler som berättar.

Allt räknas i bråk, utan flyttal. Jämförelser med en rot görs genom kvadrering; decimaler avrundas till närmaste jämna
och bara för att visas. Tider mellan händelser upphöjs till 1/3,6 med tolv decimaler.
"""

LIMITS = """\
Gränserna räknas ur de {baseline} första värdena och ligger sedan fast. Ur färre är de preliminära, och det sägs; av
färre än {fewest} görs inga. Ett värde som saknas, är undertryckt eller har noll som nämnare bryter rader, stigningar
och språng. Ett värde på mittlinjen bryter en rad, två lika bryter en stigning, ett värde på gränsen ligger inte
utanför den. Saknar de första värdena all spridning görs inga gränser.

| Diagram | En punkt är | Mittlinje | Gränser |
|---|---|---|---|
| XmR-diagram | {xmr} | medelvärdet | ± 2,66 × medelsprång; språng på minst 3,267 medelsprång kan tas bort först |
| p-diagram | {p} | p̄ | ± 3 √(p̄ (1 − p̄) / n) |
| u-diagram | {u} | ū | ± 3 √(ū / n) |
| g-diagram | {g} | 0,693 ḡ, medianen | ḡ + 3 √(ḡ (ḡ + 1)); ingen undre |
| t-diagram | {t} | som XmR för x^(1/3,6), och tillbaka | som XmR för x^(1/3,6), och tillbaka |

Nära gränsen är den yttersta tredjedelen. En gräns som inget värde kan ligga bortom (under noll, över hundra procent)
finns inte; i XmR, som inte vet vad som räknas, får den ligga under noll.

Källor: Making Data Count, NHS England, och dess R-paket NHSRplotthedots 0.2.2 (XmR och reglerna); L. S. Nelson,
Journal of Quality Technology 14, 1982 (3,267) och 26, 1994 (1/3,6); D. C. Montgomery, Introduction to Statistical
Quality Control (p, u); J. C. Benneyan, Health Care Management Science 4, 2001 (g); L. P. Provost och S. K. Murray,
The Health Care Data Guide (medianen i g).
"""

WOLF = """\
Sannolikheten att en process som aldrig ändras ändå ger minst en signal, i en serie av så många värden. Värdena är
oberoende och gränserna kända; alla fyra är en övre gräns. Med gränser räknade ur tolv värden, som är osäkra själva,
larmar ungefär {estimated} av alla XmR-diagram med 24 värden (uppmätt på slumpade serier, och mätt igen i proven). En
enstaka signal är alltså en fråga att ställa, inte ett svar.

"""


def page() -> str:
    """The rules, their sources and their false alarms."""
    out = [PRINTED, "# Signaler\n\n", INTRODUCTION.format(no_signal=NO_SIGNAL), "\n## Diagrammen\n\n"]
    out.append(LIMITS.format(baseline=BASELINE, fewest=FEWEST, **{one.value: one.counts for one in Kind}))
    out.append("\n## Vilket diagram\n\n")
    out.append(table(("Serie", "Diagram", "Skäl"), choices()))
    out.append("\n## Reglerna\n\n")
    out.append(table(("Regel", "Vad den säger", "Vad den kan betyda", "Källa"), sentences()))
    out.append("\n## Hur ofta de larmar falskt\n\n")
    out.append(WOLF.format(estimated=percent(ESTIMATED)))
    for shape in Shape:
        out.append(f"Värden som är {shape.label}:\n\n")
        out.append(table(("Regel", *(f"{n} värden" for n in LENGTHS)), alarms(shape)) + "\n")
    out += [f"- **{one.label}**: {one.how}\n" for one in RULES]
    return "".join(out)


def choices() -> list[tuple[str, str, str]]:
    """What is chosen for each kind of series, by the function that chooses."""
    often, seldom = [12] * 12, [0] * 12
    series = (
        ("antal utan nämnare", choose(often)),
        ("del av en nämnare", choose(often, denominator=Denominator.PARTS)),
        ("antal per nämnare", choose(often, denominator=Denominator.EXPOSURE)),
        ("sällsynt, med datum", choose(seldom)),
        ("sällsynt, flera samma dag", choose(seldom, between=(0,))),
        ("sällsynt, del av en nämnare", choose(seldom, denominator=Denominator.PARTS)),
    )
    return [(name, choice.kind.label, choice.why) for name, choice in series]


def sentences() -> list[tuple[str, str, str, str]]:
    return [(f"{one.label} (`{one.id}`)", one.explanation, one.means, one.source) for one in RULES]


def alarms(shape: Shape) -> list[tuple[str, ...]]:
    rows = [(one.label, *(percent(one.false_alarm(n, shape)) for n in LENGTHS)) for one in RULES]
    return [*rows, (f"någon av de {len(RuleId)}", *(f"högst {percent(at_most(n, shape))}" for n in LENGTHS))]
