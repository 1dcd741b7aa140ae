"""Blanketten – 5 kap. 3 och 5 §§ SOSFS 2011:9: the way in for those who have no screen, or would rather write by hand.

One page in the board's own words, as they hold on a day. Whoever takes it in writes the day on it; that is the day the
board received it, and it is entered as such however much later, with who told.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from importlib.resources import files

from psycopg import Connection

from domain.board import Choice, Setting, Topic, setting_id
from domain.organisation.units import Unit
from domain.terms import Term, YesNoUnknown
from domain.views.words import Sentiment, Submitter
from ledger.book import identity
from projections.cards import CARD, card_of
from replays.package.pdf import MAIN, compiled, printable

HAND_IN = "paper_form.hand_in"
"""The practice in which a board says where the form is handed in."""
ANYWHERE = "Lämna blanketten till en chef eller till nämndens registrator."
MOST_CATEGORIES = 12
LONGEST_CATEGORY = 45


class Kind(Term):
    DEVIATION = "avvikelse", "avvikelse"
    VIEW = "synpunkt", "synpunkt eller klagomål"


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question, with lines to write on or boxes to tick. `half`: it stands beside the next."""

    label: str
    hint: str = ""
    lines: int = 0
    choices: tuple[str, ...] = ()
    half: bool = False


@dataclass(frozen=True, kw_only=True)
class Form:
    """What stands on the page, from top to bottom."""

    board: str
    title: str
    lead: str
    urgent: str
    questions: tuple[Question, ...]
    hand_in: str
    public: str
    intake: tuple[str, ...]
    demonstration: bool


def form(db: Connection[tuple[object, ...]], kind: Kind, day: date) -> Form:
    """The form in the board's words of a day. The connection uses the schema of the registers."""
    practices = {choice.id: choice.label for choice in choices(db, Topic.PRACTICES, day)}
    deviation = kind is Kind.DEVIATION
    return Form(
        board=board_name(db, day),
        title="Rapportera en avvikelse" if deviation else "Säg vad du tycker",
        lead=DEVIATION_LEAD if deviation else VIEW_LEAD,
        urgent=DEVIATION_URGENT if deviation else VIEW_URGENT,
        questions=tuple(about_deviation(categories(db, day)) if deviation else about_view()),
        hand_in=practices.get(HAND_IN, ANYWHERE),
        public=PUBLIC,
        intake=("Kom in den (dag)", "Mottagen av", "Införd den", "Nummer"),
        demonstration=identity(db).demonstration,
    )


# ── What is asked ────────────────────────────────────────────────────────────

DEVIATION_LEAD = (
    "Har något gått fel, eller kunde ha gjort det? Berätta. Du behöver inte veta allt: bara första frågan måste ha ett "
    "svar. Skriv inte personnummer, och namn på andra bara om det behövs."
)
DEVIATION_URGENT = "Är någon i fara: säg det till en chef nu. Vänta inte på blanketten."
VIEW_LEAD = (
    "Tala om vad som är bra, vad som är dåligt eller vad som borde ändras. Bara första frågan måste ha ett svar. Du "
    "behöver inte säga vem du är, men då kan vi inte svara dig."
)
VIEW_URGENT = "Behöver du hjälp att fylla i blanketten får du det: fråga den som gav dig den."
PUBLIC = (
    "Det du skriver blir en allmän handling hos nämnden. Uppgifter om enskildas förhållanden skyddas av sekretess. "
    "Nämnden behandlar uppgifterna för att utreda och förbättra verksamheten."
)
ANSWERS = tuple(one.label for one in YesNoUnknown)


def about_deviation(words: Sequence[str]) -> Iterator[Question]:
    """The questions of the page Rapportera, in its order (api/report.py)."""
    yield Question(label="Vad hände?", hint="Med egna ord.", lines=6 if len(words) <= MOST_CATEGORIES // 2 else 4)
    yield Question(label="Var hände det?", hint="Enhet eller plats.", lines=1, half=True)
    yield Question(label="När hände det?", hint="Dag, eller från och till.", lines=1, half=True)
    yield Question(label="Är någon i fara nu?", choices=ANSWERS, half=True)
    yield Question(label="Kan det vara ett missförhållande?", choices=ANSWERS, half=True)
    yield Question(label="Vad gjordes genast?", lines=3)
    if words:
        yield Question(label="Vad gäller det?", hint="Kryssa om du vet.", choices=tuple(words))
    yield Question(label="Ditt namn", hint="Så att du får veta vad det ledde till.", lines=1, half=True)
    yield Question(label="Var du arbetar, och dagens datum", hint="Enhet och dag.", lines=1, half=True)


def about_view() -> Iterator[Question]:
    """What the register of views asks, and what it takes to answer."""
    kinds = tuple(one.label for one in Sentiment if one is not Sentiment.UNKNOWN)
    senders = (Submitter.SERVICE_USER, Submitter.NEXT_OF_KIN, Submitter.STAFF, Submitter.OTHER)
    yield Question(label="Vad vill du berätta?", hint="Med egna ord.", lines=10)
    yield Question(label="Det är", hint="Kryssa det som stämmer.", choices=kinds)
    yield Question(label="Vilken verksamhet gäller det?", hint="Enhet eller plats.", lines=1, half=True)
    yield Question(label="När hände det?", hint="Dag, eller från och till.", lines=1, half=True)
    yield Question(label="Vem är du?", choices=tuple(one.label for one in senders))
    yield Question(label="Vill du ha svar?", choices=(YesNoUnknown.YES.label, YesNoUnknown.NO.label))
    yield Question(label="Ditt namn", hint="Om du vill säga det.", lines=1, half=True)
    yield Question(label="Hur når vi dig?", hint="Telefon, e-post eller adress.", lines=1, half=True)


# ── The board's own words ────────────────────────────────────────────────────


def choices(db: Connection[tuple[object, ...]], topic: Topic, day: date) -> tuple[Choice, ...]:
    """The words that the board has decided in a topic, as they hold that day."""
    asked = f"SELECT {CARD} FROM cards WHERE record = %s AND to_position IS NULL".encode()
    row = db.execute(asked, (setting_id(topic),)).fetchone()
    known: Setting = card_of(row).state if row else Setting()
    wording = known.on(day)
    return wording.choices if wording else ()


def categories(db: Connection[tuple[object, ...]], day: date) -> list[str]:
    """The categories that fit on a page: the uppermost, if they are few and short."""
    first = [choice.label for choice in choices(db, Topic.CATEGORIES, day) if choice.parent is None]
    fit = len(first) <= MOST_CATEGORIES and all(len(label) <= LONGEST_CATEGORY for label in first)
    return first if fit else []


def board_name(db: Connection[tuple[object, ...]], day: date) -> str:
    """The name of the unit at the top that day."""
    asked = (
        f"SELECT {CARD} FROM cards WHERE register = 'units' AND unit IS NULL AND to_position IS NULL ORDER BY opened"
    )
    for card in map(card_of, db.execute(asked.encode())):
        top: Unit = card.state
        place = top.on(day)
        return place.name if place else top.name
    return ""


# ── On paper ─────────────────────────────────────────────────────────────────


def pdf(found: Form, worded: datetime) -> bytes:
    """The page as PDF, tagged (PDF/UA-1) and to be kept (PDF/A-3a). Args: `worded` is when its words were decided: the
    same words make the same bytes."""
    template = (files("replays") / "paper.typ").read_bytes()
    data = json.dumps(printable(asdict(found)), ensure_ascii=False).encode()
    return compiled({MAIN: template, "contents.json": data}, int(worded.timestamp()))


def worded(db: Connection[tuple[object, ...]]) -> datetime:
    """When the words of the form were decided last, or else the book founded."""
    row = db.execute(
        """SELECT max(changed_at) FROM cards WHERE to_position IS NULL
           AND (record = ANY(%s) OR register = 'book' OR register = 'units' AND unit IS NULL)""",
        ([setting_id(topic) for topic in (Topic.PRACTICES, Topic.CATEGORIES)],),
    ).fetchone()
    assert row is not None and isinstance(row[0], datetime)
    return row[0]
