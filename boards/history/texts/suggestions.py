"""Förbättringsförslag: invented suggestions, and what is written when they are read, decided on and answered."""

from __future__ import annotations

IDEAS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Gemensam jourlista på en sida", ("Listan finns i {n} versioner. Gör en och låt den stå på intranätet.",)),
    ("Lugnt rum för svåra samtal", ("Mötesrummet mot gatan är lyhört. Byt det mot rummet längst in.",)),
    ("Mall för kallelser på lätt svenska", ("Många ringer för att fråga vad kallelsen betyder.",)),
    ("Tyst timme för dokumentation", ("En timme om dagen utan möten skulle hinna ikapp det som släpar.",)),
    ("Bild på handläggaren i brevet", ("Barn och unga säger att de vill veta hur den de ska träffa ser ut.",)),
    ("Lånetelefoner till den som saknar egen", ("Den som inte kan nås missar sina tider.",)),
    ("Återkommande besök hos varandras grupper", ("Vi lär oss mer av en dag hos grannen än av en kursdag.",)),
)

ASSESSED = (
    "Kräver lite och skulle märkas direkt.",
    "Görs på andra håll med gott resultat.",
    "Kräver tid av {n} personer.",
)
ADOPTED = ("Det löser något som flera har påpekat.", "Enkelt att pröva, och lätt att följa upp.")
DECLINED = ("Det går inte att förena med sekretessen.", "Vi prövade något liknande i fjol och det föll inte väl ut.")
ANSWERED = ("Tack! Vi gör så, och du kan följa åtgärden.", "Tack. Så här tänkte vi, och därför blir det inte av nu.")
MORE_TIME = ("Förslaget tas upp på ledningsgruppens nästa möte.", "Kostnaden ska räknas fram först.")
MOVED = ("Det är en annan grupp som kan göra något åt det.",)
CORRECTED = ("Rubriken rättades efter samtal med den som lämnade förslaget.",)
