"""Vad som egenkontrolleras: invented controls, what they look at, and what is written about them."""

from __future__ import annotations

from dataclasses import dataclass

from domain.self_control_plans.words import Method


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """Something that is checked, how and in what extent, and the items of its checklist."""

    what: str
    method: Method
    extent: str
    items: tuple[str, ...]


CHECKS: tuple[Check, ...] = (
    Check(
        what="Följsamhet till processer och rutiner",
        method=Method.RECORD_REVIEW,
        extent="Tio akter, lottade ur verksamhetssystemet",
        items=("Beslutet är motiverat", "Den enskilde har fått yttra sig", "Uppföljningen är gjord i tid"),
    ),
    Check(
        what="Intern och extern samverkan",
        method=Method.CHECKLIST,
        extent="Alla grupper",
        items=("Det framgår vem som kontaktar vem", "Rutinen är känd i gruppen"),
    ),
    Check(
        what="Kraven på verksamheten",
        method=Method.COMPARISON,
        extent="Utvalda områden, mot förra året",
        items=("Nya föreskrifter är kartlagda", "Utvalda områden är följda upp"),
    ),
    Check(
        what="Bemötande och begriplighet",
        method=Method.SURVEY,
        extent="Alla avslutade ärenden under en månad",
        items=("Informationen gick att förstå", "Den enskilde visste vem som var handläggare"),
    ),
)

EVIDENCE = (
    "Stämmer med rutinen i de flesta ärenden.",
    "Underskrift saknas i {n} av akterna.",
    "Uppföljningen har gjorts senare än planerat.",
)
ANSWERS = (
    "Ja i huvudsak, men nya medarbetare behöver få rutinen genomgången.",
    "Rutinen beskriver det, och den följs i {n} av tio ärenden.",
    "Delvis: det framgår inte vem som tar kontakt först.",
)
CONCLUSIONS = (
    "Arbetet följer rutinerna i det mesta. Uppföljningen behöver planeras bättre.",
    "Bristerna är desamma som förra gången och finns i två av grupperna.",
    "Resultatet är bättre än förra tertialet.",
)
NO_DEVIATION = ("Bristen är redan rapporterad i ett annat ärende.", "Enstaka fall utan följder för den enskilde.")
TOLD = ("Resultatet gicks igenom på arbetsplatsträffen.",)
NO_REPORT = ("Ingår i tertialets sammanställning.",)
WHOLE = ("Frågorna är besvarade för avdelningen. Gemensamt är att uppföljningen behöver planeras.",)
ACTION = "Planera uppföljningen redan när beslutet fattas"
