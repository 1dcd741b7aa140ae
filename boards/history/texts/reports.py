"""Vad analyserna säger: invented patterns and conclusions; the figures are counted, never written here."""

from __future__ import annotations

from collections.abc import Mapping

from domain.analyses import Section

PATTERNS = (
    "Avvikelserna ligger fortsatt främst inom rättssäkerhet och genomförande av insats. Dokumentation i efterhand och "
    "beslut som inte verkställts återkommer i flera enheter. Klagomålen handlar mest om väntan och bemötande.",
    "Flera enheter rapporterar fler avvikelser än samma halvår året före, vilket delvis beror på att fler känner till "
    "hur man rapporterar. Orsaken anges oftast vara arbetsbelastning och oklara rutiner.",
    "Händelser där barn berörs är färre, men utredningstiden är längre. Avvikelser i samverkan med vården ökar.",
)
CONCLUSIONS = (
    "Förvaltningen behöver en gemensam rutin för överlämning av ärenden, och stickprov på dokumentation varje månad.",
    "Återkopplingen till den som rapporterar fungerar men kommer sent. Målet är besked inom tre veckor.",
    "Riskerna vid sommarbemanning bör analyseras före april. Uppföljningen av utförare behöver en plan.",
)

SECTIONS: Mapping[Section, tuple[str, ...]] = {
    Section.WORK: (
        "Arbetet har följt årshjulet. Enheterna har gått igenom sina avvikelser på arbetsplatsträffarna, och "
        "kvalitetsgruppen har träffats varje månad.",
    ),
    Section.MEASURES: (
        "De flesta åtgärder har gällt överlämning, dokumentation och introduktion av vikarier.",
        "Rutinerna för hembesök och för hantering av nycklar har skrivits om.",
    ),
    Section.RESULTS: (
        "Första bedömningen görs nu oftare i tid. Kännedomen om rapporteringsskyldigheten är god.",
        "Det går inte att säga att bemötandet har blivit bättre: underlaget är för litet.",
    ),
    Section.DEVELOPMENT: (
        "Återkopplingen till den som rapporterar behöver bli snabbare. Risken för brister under sommaren kvarstår.",
    ),
    Section.SYSTEM: (
        "Ledningssystemet är i huvudsak känt och används. Två enheter rapporterar nästan inget, och det följs upp.",
    ),
    Section.WHY: (
        "Det som återkommer hänger ihop med hur arbetet lämnas över mellan enheter och med vilka rutiner som är kända.",
    ),
    Section.EFFECTS: ("De åtgärder som har utvärderats har haft avsedd effekt helt eller delvis.",),
    Section.NETWORK: (
        "Fler tycker att informationen är lätt att förstå här än i riket, medan kostnaden är densamma.",
        "Skillnaden mot de andra är mindre än i fjol, och kommer av att fler får sitt beslut i tid.",
    ),
    Section.PLANNING: ("Överlämning och sommarbemanning tas upp i nästa års plan och riskanalys.",),
}
