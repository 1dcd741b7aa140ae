"""Offentlighets- och sekretesslagen (2009:400): what may not be told of people, and what the secrecy gives way to.

The text of the act was not at hand: the wordings are paraphrases from common knowledge.
"""

from datetime import date

from domain.law.duty import Wording, prose

IN_FORCE = date(2009, 6, 30)


def section(number: str, text: str) -> Wording:
    """One section in a few words of ours."""
    return Wording(
        since=IN_FORCE,
        until=None,
        citation=f"{number} OSL (2009:400)",
        text=prose(text),
        binding=True,
        verified=False,
        source="Allmän kunskap; lagens text är inte läst.",
    )


P5_1 = section(
    "5 kap. 1 §",
    """
    Allmänna handlingar ska registreras så snart de har kommit in till eller upprättats hos en myndighet, eller
    hållas ordnade så att det utan svårighet kan fastställas om de har kommit in eller upprättats.
    """,
)

P10_17 = section(
    "10 kap. 17 §",
    """
    Sekretess hindrar inte att en uppgift lämnas till en myndighet, om uppgiften behövs där för tillsyn över
    eller revision hos den myndighet där uppgiften förekommer.
    """,
)

P10_28 = section(
    "10 kap. 28 §",
    """
    Sekretess hindrar inte att en uppgift lämnas till en annan myndighet, om en skyldighet att lämna uppgiften
    följer av lag eller förordning.
    """,
)

P26_1 = section(
    "26 kap. 1 §",
    """
    Sekretess gäller inom socialtjänsten för uppgift om en enskilds personliga förhållanden, om det inte står
    klart att uppgiften kan röjas utan att den enskilde eller någon närstående lider men.
    """,
)

P26_5 = section(
    "26 kap. 5 §",
    """
    Sekretess gäller för uppgift i en anmälan eller annan utsaga om en enskild, om det kan antas att den som har
    lämnat uppgiften riskerar våld eller annat allvarligt men om det röjs vem det är.
    """,
)
