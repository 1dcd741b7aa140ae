"""Nämndens inställningar – what a board has decided for itself: 3 and 4 kap. SOSFS 2011:9.

Terms, categories, causes, scales, deadlines, cadences, who decides and local practice are data in the log, not code.
Each topic is a record of its own, and each wording has the day it holds from and the day it was entered, so that a
replay knows what applied. For a day before the first wording the answer is "not known", never a guess.

    unknown ──decide──> decided ──decide──> decided
"""

from domain import law
from domain.board.asked import choose, decider, due, ladder, practice, questions, wording
from domain.board.commands import (
    ENTERED_BY,
    DecideCadences,
    DecideChoices,
    DecideDeadlines,
    DecideDeciders,
    DecideReminders,
    DecideScale,
    SettingCommand,
)
from domain.board.events import (
    CadencesDecided,
    ChoicesDecided,
    DeadlinesDecided,
    DecidersDecided,
    RemindersDecided,
    ScaleDecided,
    SettingEvent,
)
from domain.board.rules import (
    FREE_WORDS,
    DecidedByTheBoard,
    NoSuchRule,
    NotInHours,
    NotKnownThen,
    NotOneOfOurs,
    NotThatTopic,
    NotTheBoardsToSet,
    TwiceTheSame,
    decide,
    must_be_the_boards_own,
    must_differ,
)
from domain.board.state import Setting, Wording, evolve, kept, topic_of
from domain.board.words import (
    USUAL_LADDER,
    Cadence,
    Choice,
    Decider,
    Due,
    Ladder,
    Level,
    LocalDeadline,
    Scale,
    Slug,
    Status,
    Step,
    Topic,
    setting_id,
)
from domain.registers import Register

__all__ = [
    "Cadence",
    "CadencesDecided",
    "Choice",
    "ChoicesDecided",
    "DeadlinesDecided",
    "DecideCadences",
    "DecideChoices",
    "DecideDeadlines",
    "DecideDeciders",
    "DecideReminders",
    "DecideScale",
    "DecidedByTheBoard",
    "Decider",
    "DecidersDecided",
    "Due",
    "ENTERED_BY",
    "FREE_WORDS",
    "Level",
    "Ladder",
    "LocalDeadline",
    "NoSuchRule",
    "NotInHours",
    "NotKnownThen",
    "NotOneOfOurs",
    "NotThatTopic",
    "NotTheBoardsToSet",
    "REGISTER",
    "RemindersDecided",
    "Scale",
    "ScaleDecided",
    "Setting",
    "SettingCommand",
    "SettingEvent",
    "Slug",
    "Status",
    "Step",
    "Topic",
    "TwiceTheSame",
    "USUAL_LADDER",
    "Wording",
    "choose",
    "decide",
    "decider",
    "due",
    "evolve",
    "kept",
    "ladder",
    "must_be_the_boards_own",
    "must_differ",
    "practice",
    "questions",
    "setting_id",
    "topic_of",
    "wording",
]

REGISTER = Register(
    name="settings",
    label="Inställningar",
    singular="Inställning",
    duty=law.ADAPTED,
    initial=Setting(),
    decide=decide,
    evolve=evolve,
    command=SettingCommand,
    event=SettingEvent,
    natural=lambda command, by: setting_id(topic_of(command)),
    notes_links=False,
)
