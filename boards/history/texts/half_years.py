"""Vad halvårsanalyserna säger: invented patterns and conclusions; the figures are counted, never written here."""

from __future__ import annotations

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
