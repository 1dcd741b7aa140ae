"""The rules of competence and training: what is required of whom, who has it, and the yearly word on lex Sarah."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from domain import competence, trainings
from domain.board import Due
from domain.competence import (
    AnnulCompetenceRequirement,
    ChangeCompetenceRequirement,
    Competence,
    CompetenceFollowedUp,
    CompetenceRequired,
    CompetenceRequirementAnnulled,
    CompetenceRequirementChanged,
    CompetenceRequirementRetired,
    FollowUpCompetence,
    ForWhom,
    MoreThanThereAre,
    NoSuchDemand,
    RequireCompetence,
    RetireCompetenceRequirement,
    Status,
    WhyAnnulled,
)
from domain.terms import Role
from domain.trainings import (
    AnnulTraining,
    AssignTraining,
    ConfirmTraining,
    NotLaterThanBefore,
    NotRequiredNow,
    OnlyThemselves,
    RecordTraining,
    TakeBackTraining,
    TrainingAnnulled,
    TrainingAssigned,
    TrainingCompleted,
    TrainingTakenBack,
    TrainingWaived,
    WaiveTraining,
    WhyTakenBack,
    WhyWaived,
)
from domain.words import DaysInWrongOrder, NotYetHappened, WrongOrder
from tests.spec import SOMEBODY, SOMEBODY_ELSE, STAMP, UNIT, Spec

LEX_SARAH = UUID("00000000-0000-4000-8000-0000000000d2")
TODAY = STAMP.day

requirements = Spec(competence.REGISTER)
REQUIRED = RequireCompetence(
    title="Rapporteringsskyldigheten enligt lex Sarah",
    roles=(Role.EMPLOYEE, Role.TEAM_LEADER),
    demand="inform-staff",
    at_start=True,
    renewed_every=12,
    since=date(2026, 1, 1),
)
active = requirements.given(REQUIRED.event())

YEARLY = Competence(status=Status.ACTIVE, renewed_every=12, since=date(2026, 1, 1))
people = Spec(trainings.REGISTER).knowing({LEX_SARAH: YEARLY})
ASSIGNED = TrainingAssigned(
    competence=LEX_SARAH,
    person=SOMEBODY,
    unit=UNIT,
    due=Due(on=date(2026, 6, 15), rule="training.assigned", version=1, local=False),
    renewed_every=12,
)
theirs = people.given(ASSIGNED)
HAD = TrainingCompleted(day=date(2026, 3, 2), valid_until=date(2027, 3, 2), taken_from=None)


# ── What is required ─────────────────────────────────────────────────────────


def test_a_requirement_says_for_whom_and_on_what_ground() -> None:
    """Ett kompetenskrav säger för vilka roller, på vilken grund, om det hör till introduktionen och när det förnyas."""
    fields = CompetenceRequired.__dataclass_fields__
    after = requirements.when(REQUIRED).then(CompetenceRequired(**{name: getattr(REQUIRED, name) for name in fields}))
    assert after.state.holds(TODAY) and not after.state.holds(date(2025, 12, 31))
    requirements.when(replace(REQUIRED, roles=())).refused(ForWhom)
    requirements.when(replace(REQUIRED, demand="no-such-duty")).refused(NoSuchDemand)
    after.when(REQUIRED).refused(WrongOrder)


def test_a_requirement_is_changed_with_a_reason() -> None:
    """Ett kompetenskrav ändras från en dag, med skäl; det som är genomfört står kvar."""
    said = {
        "title": REQUIRED.title,
        "roles": (Role.EMPLOYEE,),
        "demand": "inform-staff",
        "basis": None,
        "mandatory": True,
        "at_start": True,
        "renewed_every": 24,
        "since": TODAY,
        "decision": None,
        "reason": "Vartannat år räcker.",
    }
    after = active.when(ChangeCompetenceRequirement(**said)).then(CompetenceRequirementChanged(**said))  # type: ignore[arg-type]
    assert after.state.renewed_every == 24
    active.when(ChangeCompetenceRequirement(**said | {"roles": ()})).refused(ForWhom)  # type: ignore[arg-type]
    tomorrow = {"since": date(2026, 3, 17)}
    active.when(ChangeCompetenceRequirement(**said | tomorrow)).refused(NotYetHappened)  # type: ignore[arg-type]
    before = {"since": date(2025, 12, 31)}
    active.when(ChangeCompetenceRequirement(**said | before)).refused(DaysInWrongOrder)  # type: ignore[arg-type]


def test_the_gap_is_followed_up() -> None:
    """Kompetensen följs upp: hur många som ska ha den, hur många som saknar den, och vad som görs."""
    asked = FollowUpCompetence(day=TODAY, concerned=40, lacking=6, conclusions="Ny omgång i maj.")
    after = active.when(asked).then(
        CompetenceFollowedUp(day=TODAY, concerned=40, lacking=6, conclusions="Ny omgång i maj.")
    )
    assert (after.state.concerned, after.state.lacking) == (40, 6)
    active.when(replace(asked, lacking=41)).refused(MoreThanThereAre)
    active.when(replace(asked, day=date(2026, 4, 1))).refused(NotYetHappened)


def test_a_requirement_ends_or_is_struck_out() -> None:
    """Ett kompetenskrav upphör en dag, eller makuleras om det är fel infört."""
    ended = CompetenceRequirementRetired(until=TODAY, decision=None)
    after = active.when(RetireCompetenceRequirement(until=TODAY)).then(ended)
    after.when(RetireCompetenceRequirement(until=TODAY)).refused(WrongOrder)
    active.when(RetireCompetenceRequirement(until=date(2025, 1, 1))).refused(DaysInWrongOrder)
    struck = CompetenceRequirementAnnulled(reason=WhyAnnulled.DUPLICATE)
    assert not active.when(AnnulCompetenceRequirement(reason=WhyAnnulled.DUPLICATE)).then(struck).state.holds(TODAY)


def test_a_requirement_holds_to_its_last_day() -> None:
    """Ett kompetenskrav som ska upphöra gäller, tilldelas och följs upp till och med sin sista dag."""
    last = date(2026, 3, 31)
    retired = active.when(RetireCompetenceRequirement(until=last)).accepted()
    assert retired.state.holds(TODAY) and retired.state.holds(last) and not retired.state.holds(date(2026, 4, 1))
    follow_up = FollowUpCompetence(day=TODAY, concerned=40, lacking=6, conclusions="–")
    retired.when(follow_up).accepted()
    active.given(CompetenceRequirementRetired(until=date(2026, 3, 1), decision=None)).when(follow_up).refused(
        DaysInWrongOrder
    )
    assign = AssignTraining(competence=LEX_SARAH, person=SOMEBODY, unit=UNIT)
    people.knowing({LEX_SARAH: replace(YEARLY, status=Status.RETIRED, until=TODAY)}).when(assign).then(ASSIGNED)


# ── Who has it ───────────────────────────────────────────────────────────────


def test_what_is_required_is_assigned_with_a_day() -> None:
    """Det som krävs tilldelas en medarbetare med en sista dag; det som inte gäller tilldelas inte."""
    asked = AssignTraining(competence=LEX_SARAH, person=SOMEBODY, unit=UNIT)
    after = people.when(asked).then(ASSIGNED)
    assert not after.state.overdue(date(2026, 6, 15)) and after.state.overdue(date(2026, 6, 16))
    assert trainings.REGISTER.natural(asked, SOMEBODY_ELSE) == trainings.REGISTER.natural(asked, SOMEBODY)
    after.when(asked).refused(WrongOrder)
    people.knowing({LEX_SARAH: replace(YEARLY, status=Status.RETIRED, until=date(2026, 3, 15))}).when(asked).refused(
        NotRequiredNow
    )
    people.knowing({LEX_SARAH: replace(YEARLY, since=date(2027, 1, 1))}).when(asked).refused(NotRequiredNow)


def test_each_confirms_for_themselves() -> None:
    """Var och en bekräftar att de fått informationen om lex Sarah; ingen bekräftar för någon annan."""
    after = theirs.when(ConfirmTraining(day=date(2026, 3, 2))).then(HAD)
    assert not after.state.overdue(date(2027, 3, 2)) and after.state.overdue(date(2027, 3, 3))
    theirs.stamped(replace(STAMP, by=SOMEBODY_ELSE)).when(ConfirmTraining(day=TODAY)).refused(OnlyThemselves)
    theirs.when(ConfirmTraining(day=date(2026, 4, 1))).refused(NotYetHappened)


def test_a_manager_records_where_it_is_seen() -> None:
    """En chef antecknar en genomförd utbildning med var det framgår."""
    asked = RecordTraining(day=date(2026, 3, 2), taken_from="Utbildningsportalen")
    theirs.stamped(replace(STAMP, by=SOMEBODY_ELSE)).when(asked).then(
        TrainingCompleted(day=date(2026, 3, 2), valid_until=date(2027, 3, 2), taken_from="Utbildningsportalen")
    )


def test_what_lasts_a_year_is_renewed_every_year() -> None:
    """Det som gäller i ett år förnyas; det som inte har någon tid gäller tills vidare."""
    given = theirs.given(HAD)
    given.when(ConfirmTraining(day=date(2026, 3, 2))).refused(NotLaterThanBefore)
    again = given.when(ConfirmTraining(day=date(2026, 3, 16))).accepted()
    assert again.state.valid_until == date(2027, 3, 16)
    for_good = people.knowing({LEX_SARAH: replace(YEARLY, renewed_every=None)})
    asked = for_good.when(AssignTraining(competence=LEX_SARAH, person=SOMEBODY, unit=UNIT)).accepted()
    done = asked.when(ConfirmTraining(day=TODAY)).accepted()
    assert done.state.valid_until is None and not done.state.overdue(date(2099, 1, 1))


def test_an_exception_has_a_reason() -> None:
    """En chef medger undantag med skäl, och det tas tillbaka om det var fel."""
    waived = TrainingWaived(reason=WhyWaived.ON_LEAVE, comment=None)
    after = theirs.when(WaiveTraining(reason=WhyWaived.ON_LEAVE)).then(waived)
    after.when(ConfirmTraining(day=TODAY)).refused(WrongOrder)
    taken_back = TrainingTakenBack(reason=WhyTakenBack.WRONG_PERSON)
    back = after.when(TakeBackTraining(reason=WhyTakenBack.WRONG_PERSON)).then(taken_back)
    back.when(ConfirmTraining(day=TODAY)).accepted()
    theirs.when(TakeBackTraining(reason=WhyTakenBack.BY_MISTAKE)).refused(WrongOrder)


def test_a_training_of_the_wrong_person_is_struck_out() -> None:
    """En utbildning som tilldelats fel person makuleras, och kan tilldelas på nytt."""
    struck = TrainingAnnulled(reason=trainings.WhyAnnulled.WRONG_PERSON)
    after = theirs.when(AnnulTraining(reason=trainings.WhyAnnulled.WRONG_PERSON)).then(struck)
    after.when(ConfirmTraining(day=TODAY)).refused(WrongOrder)
    after.when(AssignTraining(competence=LEX_SARAH, person=SOMEBODY, unit=UNIT)).accepted()
