"""What is refused about an external review, and why."""

from __future__ import annotations

from domain import law
from domain.grammar import Refusal


class CannotBeHeld(
    Refusal,
    message="Poster i registret ”{register}” får inte gallringsstopp. Ange dem där det som granskas står.",
    duty=law.HAND_OVER_TO_IVO,
    field="held",
): ...


class NotHeld(
    Refusal,
    message="Granskningen omfattar inte posten {record}, så den kan inte släppas.",
    duty=law.HAND_OVER_TO_IVO,
    field="held",
): ...


class NoSuchDemand(
    Refusal,
    message="Granskningen har ingen obesvarad begäran med nummer {number}.",
    duty=law.DOCUMENTATION,
    field="number",
): ...


class NoSuchFinding(
    Refusal,
    message="Iakttagelsen med nummer {number} finns inte, eller har inte kommit så långt.",
    duty=law.DOCUMENTATION,
    field="number",
): ...


class TooManyParts(
    Refusal,
    message="En granskning har plats för {most} sådana. Registrera en ny granskning för det som återstår.",
    duty=law.DOCUMENTATION,
): ...


class NotLater(
    Refusal,
    message="Anstånd ges till en senare dag än den {day}.",
    duty=law.HAND_OVER_TO_IVO,
    field="answer_by",
): ...


class BoardAnswersAuditors(
    Refusal,
    message="Nämnden själv yttrar sig till revisorerna och redovisar åtgärder för dem. Ange nämnden som beslutande "
    "organ.",
    duty=law.AUDITORS_TOLD,
    field="decision",
): ...


class WhoRemediesIt(
    Refusal,
    message="Det som ska åtgärdas har någon som ansvarar och en dag då det är klart; annat svar har inget av dem.",
    duty=law.MEASURES,
    field="responsible",
): ...


class ActionAlreadyProposed(
    Refusal,
    message="Iakttagelse {number} har redan lett till en åtgärd.",
    duty=law.MEASURES,
    field="number",
): ...


class SomebodyElseVerifies(
    Refusal,
    message="Den som har avhjälpt bristen kontrollerar den inte själv. Låt någon annan göra det.",
    duty=law.MEASURES,
): ...


class DemandsLeft(
    Refusal,
    message="Granskaren väntar på svar: {left} begäranden är obesvarade.",
    duty=law.HAND_OVER_TO_IVO,
): ...


class FindingsLeft(
    Refusal,
    message="Granskningen avslutas när varje iakttagelse är besvarad: {left} återstår.",
    duty=law.MEASURES,
): ...


class RemediesLeft(
    Refusal,
    message="{left} brister är inte kontrollerade som avhjälpta. Kontrollera dem, eller skriv hur de följs upp.",
    duty=law.MEASURES,
    field="follow_up",
): ...


class NotYetDecided(
    Refusal,
    message="Granskaren har varken beslutat eller avslutat sitt ärende. Registrera det som har kommit.",
    duty=law.DOCUMENTATION,
): ...


class BoardNotTold(
    Refusal,
    message="Nämnden är inte underrättad om granskningen. Registrera när den blev det.",
    duty=law.PLAN_LEAD_FOLLOW_UP,
): ...
