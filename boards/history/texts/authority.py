"""Arbetssätt, bemötande och utbetalningar: invented deviations in the work of those who investigate and decide."""

from __future__ import annotations

from boards.history.texts import Theme
from domain.deviations.words import Severity

AUTHORITY: tuple[Theme, ...] = (
    Theme(
        category="methods",
        subcategory="methods.routine",
        causes=("procedures.missing", "organisation.workload"),
        work="authority",
        what=(
            "Skyddsbedömningen gjordes inte samma dag som orosanmälan kom in.",
            "En orosanmälan blev liggande i brevlådan från {weekday} till veckan efter.",
            "Återkoppling till den som gjorde anmälan gavs inte.",
        ),
        more=(
            "Mottagningen var underbemannad den dagen.",
            "Anmälan kom in efter klockan {hour} och registrerades inte.",
            "Den som hade beredskap visste inte att det var deras tur.",
        ),
        harm=(
            "Barnets behov av skydd bedömdes för sent.",
            "Anmälaren ringde flera gånger för att få besked.",
        ),
        at_once=(
            "Skyddsbedömningen gjordes så snart felet upptäcktes.",
            "Mottagningen gick igenom alla anmälningar från veckan.",
        ),
        why=(
            "Schemat för beredskap var inte uppdaterat.",
            "Funktionsbrevlådan hade ingen ansvarig under eftermiddagen.",
        ),
        measures=(
            "Kontrollera brevlådan vid tre fasta tider varje dag.",
            "Publicera beredskapsschemat på ett ställe som alla hittar.",
            "Gå igenom rutinen för skyddsbedömning med hela gruppen.",
        ),
        severity=Severity.CONSIDERABLE,
        child=True,
    ),
    Theme(
        category="methods",
        subcategory="methods.introduction",
        causes=("people.gap", "organisation.workload"),
        work="authority",
        what=(
            "En nyanställd fick egna ärenden redan första veckan utan introduktion.",
            "Vikarien hade inte fått behörighet till systemet och kunde inte läsa akterna.",
            "En ny handläggare visste inte hur delegationsordningen fungerar och fattade ett beslut utan stöd i den.",
        ),
        more=(
            "Handledaren var sjuk och ingen annan var utsedd.",
            "Checklistan för introduktion hade inte använts.",
            "Det upptäcktes vid en genomgång av veckans beslut.",
        ),
        harm=("Besluten fick göras om.", "Den enskilde fick vänta {n} dagar extra på besked."),
        at_once=("En erfaren kollega gick in som medhandläggare.", "Beslutet fattades om av rätt beslutsfattare."),
        why=(
            "Introduktionen planeras av varje grupp för sig och glömdes bort.",
            "Anställningen började mitt i semestern.",
        ),
        measures=(
            "Utse en handledare innan en ny medarbetare börjar.",
            "Gör introduktionen till en punkt på enhetens planering.",
        ),
        severity=Severity.MINOR,
    ),
    Theme(
        category="methods",
        subcategory="methods.unclear",
        causes=("organisation", "communication.failure"),
        work="authority",
        what=(
            "Ärendet blev liggande mellan två enheter i {n} veckor.",
            "Båda enheterna trodde att den andra hade ansvaret för uppföljningen.",
            "Den enskilde hänvisades fram och tillbaka mellan mottagningen och utredningsenheten.",
        ),
        more=(
            "Gränsen mellan enheterna är inte beskriven för den här gruppen.",
            "Ingen hade kallat till överlämningsmöte.",
        ),
        harm=("Den enskilde gav upp och avslutade kontakten.", "Uppföljningen uteblev."),
        at_once=("Cheferna kom överens om vem som tar ärendet.",),
        why=(
            "Efter omorganisationen är målgruppernas gränser inte nedskrivna.",
            "Överlämningar görs på olika sätt i de båda enheterna.",
        ),
        measures=(
            "Skriv ned gränsen mellan enheterna och pröva den på tio ärenden.",
            "Inför ett gemensamt möte om ärenden på gränsen varannan vecka.",
        ),
    ),
    Theme(
        category="treatment",
        subcategory="treatment.communication",
        causes=("communication.failure", "people.gap"),
        work="authority",
        what=(
            "Tolk var inte bokad till mötet trots att behovet var känt.",
            "Beslutet skickades på svenska till en person som inte läser svenska.",
            "Den enskilde fick inte veta att mötet hade flyttats.",
        ),
        more=(
            "En anhörig fick tolka.",
            "Behovet av tolk fanns antecknat i akten men syns inte i bokningen.",
            "Receptionen kunde inte svara på vem som hade ansvar för mötet.",
        ),
        harm=("Den enskilde förstod inte beslutet och missade tiden för överklagande.", "Mötet fick göras om."),
        at_once=("Ett nytt möte bokades med tolk.", "Beslutet översattes och skickades igen."),
        why=(
            "Bokningen görs av en annan enhet som inte ser uppgiften om språk.",
            "Påminnelser skickas inte vid ändrad tid.",
        ),
        measures=(
            "Lägg uppgift om språk i bokningsunderlaget.",
            "Skicka sms när ett möte flyttas.",
        ),
    ),
    Theme(
        category="services",
        subcategory="services.late",
        causes=("technology.fault", "procedures.missing"),
        work="authority",
        what=(
            "Utbetalningen av ekonomiskt bistånd blev {n} dagar försenad.",
            "Ett godkänt hyresbeslut betalades ut till fel konto.",
            "Ansökan som lämnades i brevlådan registrerades inte på {n} dagar.",
        ),
        more=(
            "Filen till banken stoppades av ett fel som ingen såg förrän på eftermiddagen.",
            "Handläggaren var ledig och beslutet låg kvar för attest.",
        ),
        harm=("Den enskilde kunde inte betala hyran i tid.", "En familj stod utan pengar till mat över helgen."),
        at_once=("En manuell utbetalning gjordes samma dag.", "Hyresvärden kontaktades efter medgivande."),
        why=(
            "Kontrollen av betalfilen är beroende av en enda person.",
            "Ersättare vid ledighet var inte utsedd.",
        ),
        measures=(
            "Låt två personer turas om att kontrollera betalfilen.",
            "Utse ersättare för attest vid all ledighet.",
        ),
    ),
    Theme(
        category="environment",
        subcategory="environment.equipment",
        causes=("technology.fault",),
        work="authority",
        what=(
            "Överfallslarmet i besöksrummet fungerade inte vid kontrollen på {weekday}.",
            "Telefonväxeln låg nere i {n} timmar och ingen kunde nå mottagningen.",
            "Verksamhetssystemet gick inte att använda under {weekday}.",
        ),
        more=(
            "Felanmälan var gjord men ingen hade återkommit.",
            "Reservrutinen på papper gick inte att hitta.",
        ),
        harm=("Personal satt i samtal utan möjlighet att larma.", "Akuta ärenden fick hanteras på minnet."),
        at_once=("Besök flyttades till ett annat rum.", "Ett anslag med ett annat telefonnummer sattes upp."),
        why=("Larmet testas bara en gång i halvåret.", "Reservrutinen är inte utskriven på alla enheter."),
        measures=("Testa larmen varje måndag.", "Skriv ut reservrutinen och lägg den vid varje mottagning."),
        severity=Severity.MINOR,
    ),
)
