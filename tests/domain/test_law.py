"""What the law demands, with its validity dates (domain/law)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from domain import law
from domain.law import Duty, NotInForce, UnknownDuty, Wording

LAST_DAY_OF_2001 = date(2025, 6, 30)
FIRST_DAY_OF_2025 = date(2025, 7, 1)

CONSTANTS = {name: value for name, value in vars(law).items() if isinstance(value, Duty)}
WORDINGS = [(duty, wording) for duty in law.DUTIES for wording in duty.wordings]


@pytest.mark.parametrize(
    ("duty", "before", "after"),
    [
        (law.GOOD_QUALITY, "3 kap. 3 §", "5 kap. 1 § första stycket"),
        (law.CONTRIBUTE_TO_QUALITY, "14 kap. 2 §", "5 kap. 1 § andra stycket"),
        (law.FOLLOW_UP_QUALITY, "3 kap. 3 §", "5 kap. 2 §"),
        (law.COMPETENT_STAFF, "3 kap. 3 §", "5 kap. 3 §"),
        (law.MISCONDUCT_ROUTINES, "3 kap. 3 a §", "27 kap. 1 §"),
        (law.REPORT_MISCONDUCT, "14 kap. 3 §", "27 kap. 2 §"),
        (law.INFORM_STAFF, "14 kap. 4 §", "27 kap. 3 §"),
        (law.INFORM_BOARD, "14 kap. 5 §", "27 kap. 4 §"),
        (law.INVESTIGATE_MISCONDUCT, "14 kap. 6 §", "27 kap. 5 §"),
        (law.NOTIFY_IVO, "14 kap. 7 §", "27 kap. 6 §"),
        (law.PRIVATE_INVESTIGATION, "7 kap. 6 §", "17 kap. 10 §"),
        (law.NON_EXECUTED_DECISIONS, "16 kap. 6 f §", "34 kap. 1 §"),
    ],
    ids=lambda value: value.id if isinstance(value, Duty) else "",
)
def test_the_social_services_act_of_2025_takes_over_on_the_first_of_july(duty: Duty, before: str, after: str) -> None:
    """Till och med 30 juni 2025 gäller SoL (2001:453), från och med 1 juli SoL (2025:400)."""
    assert duty.citation(LAST_DAY_OF_2001) == f"{before} SoL (2001:453)"
    assert duty.citation(FIRST_DAY_OF_2025) == f"{after} SoL (2025:400)"


def test_without_delay_became_at_once_in_the_social_services_act_but_not_in_lss() -> None:
    """SoL gick från utan dröjsmål till genast; LSS säger fortfarande utan dröjsmål."""
    assert "utan dröjsmål" in law.INVESTIGATE_MISCONDUCT.on(LAST_DAY_OF_2001).text
    assert "genast" in law.INVESTIGATE_MISCONDUCT.on(FIRST_DAY_OF_2025).text
    assert "utan dröjsmål" in law.LSS_INVESTIGATE_MISCONDUCT.on(FIRST_DAY_OF_2025).text


def test_the_inspectorate_receives_notifications_from_june_2013() -> None:
    """Allvarliga missförhållanden anmäls till IVO från den 1 juni 2013, tidigare till Socialstyrelsen."""
    for duty in (law.NOTIFY_IVO, law.LSS_NOTIFY_IVO):
        assert "Socialstyrelsen" in duty.on(date(2013, 5, 31)).text
        assert "Inspektionen för vård och omsorg" in duty.on(date(2013, 6, 1)).text


def test_the_municipality_notifies_licensed_activities_from_2026() -> None:
    """Kommunens anmälan av brister i tillståndspliktig verksamhet gäller från den 1 januari 2026."""
    with pytest.raises(NotInForce):
        law.NOTIFY_LICENSED.on(date(2025, 12, 31))
    assert law.NOTIFY_LICENSED.citation(date(2026, 1, 1)) == "27 kap. 7 § SoL (2025:400)"


def test_a_duty_that_did_not_exist_says_so_in_swedish() -> None:
    """En dag utan känd lydelse ger ett besked på svenska."""
    with pytest.raises(LookupError, match="Kravet ”Rapportera missförhållanden” har ingen känd lydelse den 2011-06-30"):
        law.REPORT_MISCONDUCT.citation(date(2011, 6, 30))


def test_the_quality_report_is_advice_and_the_documentation_is_not() -> None:
    """Kvalitetsberättelsen är ett allmänt råd; dokumentationsskyldigheten är bindande."""
    assert not law.QUALITY_REPORT.on(FIRST_DAY_OF_2025).binding
    assert law.DOCUMENTATION.on(FIRST_DAY_OF_2025).binding


def test_only_what_says_advice_is_not_binding() -> None:
    """Allt som inte kallas allmänt råd är bindande."""
    for _, wording in WORDINGS:
        assert wording.binding is not ("allmänt råd" in wording.citation)


def test_every_duty_is_listed_once_under_a_slug_of_its_own_name() -> None:
    """Varje krav står en gång i förteckningen, under sitt eget namn."""
    assert tuple(CONSTANTS.values()) == law.DUTIES
    for name, duty in CONSTANTS.items():
        assert duty.id == name.lower().replace("_", "-")
        assert law.of(duty.id) is duty


def test_the_duties_stand_in_statute_order() -> None:
    """Kraven i SOSFS 2011:9 står först, i paragrafernas ordning."""
    cited = [duty.citation(date(2026, 1, 1)) for duty in law.DUTIES]
    regulation = [each for each in cited if "SOSFS 2011:9" in each]
    assert cited[: len(regulation)] == regulation
    assert [each.split(" §")[0] for each in regulation if "allmänt råd" not in each] == [
        *("3 kap. 1", "3 kap. 2", "3 kap. 3"),
        *("4 kap. 1", "4 kap. 2", "4 kap. 3", "4 kap. 4", "4 kap. 5", "4 kap. 6"),
        *("5 kap. 1", "5 kap. 2", "5 kap. 3", "5 kap. 3 a", "5 kap. 4", "5 kap. 5", "5 kap. 6", "5 kap. 7"),
        *("5 kap. 8", "6 kap. 1", "7 kap. 1", "7 kap. 2–4"),
    ]


def test_an_unknown_duty_is_refused() -> None:
    """Ett krav som inte finns ger ett besked på svenska."""
    with pytest.raises(UnknownDuty, match="Det finns inget krav med namnet lex-olga"):
        law.of("lex-olga")


def test_wordings_follow_on_each_other_without_a_gap() -> None:
    """Mellan två lydelser av samma krav finns ingen lucka."""
    for duty in law.DUTIES:
        for earlier, later in zip(duty.wordings, duty.wordings[1:], strict=False):
            assert earlier.until == later.since - timedelta(days=1)
            assert duty.on(later.since) is later
            assert duty.on(earlier.until) is earlier


def test_wordings_that_overlap_are_refused() -> None:
    """Två lydelser får inte gälla samma dag, och ett krav har minst en."""
    first, second = law.INVESTIGATE_MISCONDUCT.wordings
    with pytest.raises(ValueError, match="överlappar"):
        Duty("backwards", "Baklänges", (second, first))
    with pytest.raises(ValueError, match="saknar lydelse"):
        Duty("empty", "Tomt", ())


def test_a_wording_that_nobody_read_says_so() -> None:
    """Det som inte är läst är märkt så, och källan säger vad som saknas."""
    for _, wording in WORDINGS:
        if not wording.verified:
            assert "inte läst" in wording.source or "kontrollera" in wording.source
            assert not wording.verbatim


@pytest.mark.parametrize(
    "duty",
    [
        *(law.ADAPTED, law.SELF_CONTROL_METHODS, law.HSL_REPORTS, law.PATIENT_SAFETY_DETAIL),
        *(law.MISCONDUCT_REGULATION, law.INVESTIGATION_CONTENT, law.INVESTIGATION_TO_IVO, law.DATA_BREACH),
    ],
    ids=lambda duty: duty.id,
)
def test_what_rests_on_common_knowledge_is_not_verified(duty: Duty) -> None:
    """Det som bara vilar på allmän kunskap räknas inte som kontrollerat."""
    assert not duty.on(date(2026, 1, 1)).verified


def test_old_sections_known_only_by_inference_are_not_verified() -> None:
    """I den gamla lagen är bara det som en riktlinje återger kontrollerat."""
    verified = {duty.id for duty, wording in WORDINGS if "SoL (2001:453)" in wording.citation and wording.verified}
    assert verified == {
        *("good-quality", "contribute-to-quality", "follow-up-quality", "competent-staff"),
        *("report-misconduct", "investigate-misconduct"),
    }


def test_every_text_is_running_text() -> None:
    """Varje lydelse har text utan dubbla blanksteg, radbrytningar i meningen eller länkar."""
    for _, wording in WORDINGS:
        for paragraph in wording.text.split("\n\n"):
            assert paragraph and paragraph == " ".join(paragraph.split())
            assert "[" not in paragraph and "http" not in paragraph


def test_the_core_of_lex_sarah_stands_verbatim() -> None:
    """Lagens egna ord om lex Sarah, som de lyder från den 1 juli 2025."""
    today: list[Wording] = [
        duty.on(FIRST_DAY_OF_2025)
        for duty in (law.REPORT_MISCONDUCT, law.INVESTIGATE_MISCONDUCT, law.NOTIFY_IVO, law.LSS_NOTIFY_IVO)
    ]
    assert all(wording.verbatim for wording in today)
    assert today[1].text == (
        "Ett missförhållande eller en påtaglig risk för ett missförhållande ska genast dokumenteras och "
        "utredas samt avhjälpas eller undanröjas."
    )
