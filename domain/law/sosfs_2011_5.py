"""SOSFS 2011:5, Socialstyrelsens föreskrifter och allmänna råd om lex Sarah: what is known of it.

Only the first chapter was read. The latest amendment, HSLF-FS 2025:20, was not.
"""

from datetime import date

from domain.law.duty import Wording

IN_FORCE = date(2011, 7, 1)


def chapter(number: str, text: str, source: str) -> Wording:
    """A chapter that was not read itself."""
    return Wording(
        since=IN_FORCE,
        until=None,
        citation=f"{number} SOSFS 2011:5",
        text=text,
        binding=True,
        verified=False,
        source=source,
    )


C2_4 = chapter(
    "2–4 kap.",
    "Kompletterande föreskrifter om skyldigheten att rapportera och utreda samt avhjälpa och undanröja "
    "missförhållanden.",
    "Kapitlens ämne framgår av 1 kap. 2 §; kapitlen själva är inte lästa.",
)

C5 = chapter(
    "5 kap.",
    "Vad som ska framgå av dokumentationen av en lex Sarah-utredning.",
    "Inspektionen för vård och omsorg hänvisar hit; kapitlet självt är inte läst.",
)

C6 = chapter(
    "6 kap.",
    "Är utredningen inte avslutad när anmälan görs, ska den lämnas in så snart den är färdig och senast "
    "två månader efter anmälan.",
    "Socialstyrelsens webbplats angav två månader; kapitlet självt är inte läst, inte heller dess nummer kontrollerat.",
)
