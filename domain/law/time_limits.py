"""How days are counted: the acts on statutory time (1930:173) and on public holidays (1989:253)."""

from datetime import date

from domain.law.duty import Wording, day_before, prose

HOLIDAYS_ACT = date(1990, 1, 1)
SKA = date(2011, 10, 1)
NATIONAL_DAY = date(2005, 4, 1)


def wording(citation: str, text: str, source: str, since: date = HOLIDAYS_ACT, until: date | None = None) -> Wording:
    """One section, verbatim."""
    return Wording(
        since=since,
        until=until,
        citation=citation,
        text=prose(text),
        binding=True,
        verified=True,
        source=source,
        verbatim=True,
    )


P1_1930 = wording(
    "1 § lagen (1930:173) om beräkning av lagstadgad tid",
    """
    Då enligt lag eller särskild författning tid skall räknas efter vecka, månad eller år, varde den dag för
    slutdag ansedd som genom sitt namn i veckan eller sitt tal i månaden motsvarar den, från vilken
    tidräkningen börjas. Finnes ej motsvarande dag i slutmånaden, varde den månadens sista dag ansedd för
    slutdag.
    """,
    "Återgiven av Skatteverket (rättslig vägledning), lydelse t.o.m. SFS 2015:643.",
)

P2_1930_BEFORE = wording(
    "2 § första stycket lagen (1930:173) om beräkning av lagstadgad tid",
    """
    Infaller den tid, då enligt lag eller särskild författning en åtgärd senast skall vidtas, på en söndag,
    annan allmän helgdag, lördag, midsommarafton, julafton eller nyårsafton, får åtgärden vidtas nästa
    vardag.
    """,
    "SFS 1987:1212; när ordet skall byttes mot ska är inte läst.",
    until=day_before(SKA),
)

P2_1930 = wording(
    "2 § första stycket lagen (1930:173) om beräkning av lagstadgad tid",
    """
    Infaller den tid, då enligt lag eller särskild författning en åtgärd senast ska vidtas, på en söndag,
    annan allmän helgdag, lördag, midsommarafton, julafton eller nyårsafton, får åtgärden vidtas nästa
    vardag.
    """,
    "Återgiven av Skatteverket (rättslig vägledning), lydelse t.o.m. SFS 2015:643. Andra stycket undantar "
    "frister som inte rör socialtjänsten.",
    since=SKA,
)

P1_1989_BEFORE = wording(
    "1 § lagen (1989:253) om allmänna helgdagar",
    """
    Med allmän helgdag avses i lag eller annan författning söndagar, däribland påskdagen och pingstdagen,
    nyårsdagen, trettondedag jul, första maj, juldagen och annandag jul, även när de inte infaller på en
    söndag, långfredagen, annandag påsk, Kristi himmelsfärdsdag, annandag pingst, midsommardagen och alla
    helgons dag.
    """,
    "Återgiven på lagen.nu, lydelse SFS 1989:253.",
    until=day_before(NATIONAL_DAY),
)

P1_1989 = wording(
    "1 § lagen (1989:253) om allmänna helgdagar",
    """
    Med allmän helgdag avses i lag eller annan författning söndagar, däribland påskdagen och pingstdagen,
    nyårsdagen, trettondedag jul, första maj, juldagen och annandag jul, även när de inte infaller på en
    söndag, långfredagen, annandag påsk, Kristi himmelsfärdsdag, nationaldagen, midsommardagen och alla
    helgons dag.
    """,
    "Återgiven av riksdagen, lydelse t.o.m. SFS 2004:1320.",
    since=NATIONAL_DAY,
)
