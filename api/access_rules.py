"""The rules of who may see what, register by register: nothing, unless it stands here. Each carries its reason, in
Swedish, for the one who asks. How far they reach for one person is worked out in access.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from domain.terms import Role

LINE = (Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.DIRECTOR)
QUALITY = (Role.QUALITY_DEVELOPER, Role.LEX_SARAH_OFFICER)
ABOVE_THE_MANAGER = (Role.DEPARTMENT_HEAD, Role.DIRECTOR, *QUALITY, Role.REGISTRAR)
"""Those who see what concerns the manager of a unit."""
OVERSIGHT = (Role.AUDITOR, Role.REGISTRAR)
"""Those who look on: they see records of others, and do not handle them."""
MEMBERS = (Role.BOARD_MEMBER,)
SOURCES = ("reporter", "registered_by", "own_view_of", "identified_by", "requested_by")
"""The reporters' fields that say who told of something. Shown to the one in them and to those who handle the record."""


@dataclass(frozen=True, kw_only=True)
class Access:
    """The rule of one register. Names of fields are those of its state.

    `everybody`: all who work here see all of it; `open_in`: the statuses in which they do; `put_to_board`: those in
    which the members of the board do too, who see nothing else by their role and have no texts opened. `readers` see
    the cards of their units and `openers` may have the sealed texts opened. `reporters` and `handlers` are fields with
    a person who sees the record; a handler may open its texts, a reporter those of the lines they wrote. `itself`: the
    record is the person's own. `flag`: a field that, when true, leaves only `close_readers`. `never`: fields with a
    person who is not to see it by role. `follows`: the record in its fields `register` and `belongs_to` decides, and
    nothing of its own.
    """

    why: str
    everybody: bool = False
    open_in: frozenset[str] = frozenset()
    put_to_board: frozenset[str] = frozenset()
    readers: tuple[Role, ...] = ()
    openers: tuple[Role, ...] = ()
    reporters: tuple[str, ...] = ()
    handlers: tuple[str, ...] = ()
    itself: bool = False
    flag: str | None = None
    close_readers: tuple[Role, ...] = ()
    never: tuple[str, ...] = ()
    follows: bool = False

    @property
    def sources(self) -> tuple[str, ...]:
        """The fields that say who told of it, kept from those who only look on (replays/sources.py)."""
        return tuple(one for one in self.reporters if one in SOURCES)

    @property
    def handling(self) -> tuple[Role, ...]:
        """The roles that work with the records, and do not only look on."""
        return tuple(one for one in (*self.readers, *self.close_readers, *self.openers) if one not in OVERSIGHT)


NOBODY = Access(why="Ingen regel säger att någon får se det.")

ACCESS: Mapping[str, Access] = {
    "book": Access(everybody=True, why="Vilken liggare det är och om den är en demonstration ska alla kunna se."),
    "settings": Access(everybody=True, why="Vad nämnden har bestämt ska vara känt av dem det berör."),
    "criteria": Access(
        open_in=frozenset({"decided", "revised", "retired"}),
        readers=(*LINE, Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY, *OVERSIGHT),
        openers=(*LINE, Role.QUALITY_DEVELOPER),
        why="Beslutade mål är till för alla; utkast är de ansvarigas arbetsmaterial.",
    ),
    "goals": Access(
        open_in=frozenset({"decided", "retired"}),
        put_to_board=frozenset({"proposed"}),
        readers=(*LINE, Role.TEAM_LEADER, Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY, *OVERSIGHT),
        openers=(*LINE, Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY),
        why="Beslutade mål är till för alla; förslag ser de som formulerar dem och nämndens ledamöter.",
    ),
    "plans": Access(
        open_in=frozenset({"decided", "running", "followed_up", "closed"}),
        put_to_board=frozenset({"submitted"}),
        readers=(*LINE, Role.TEAM_LEADER, Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY, *OVERSIGHT),
        openers=(*LINE, Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY),
        handlers=("responsible",),
        why="Beslutade planer är till för alla; utkast är de ansvarigas arbetsmaterial, och ledamöterna ser "
        "dem när de har lämnats till nämnden.",
    ),
    "plan_activities": Access(
        open_in=frozenset({"under_way", "done", "not_done"}),
        readers=(*LINE, Role.TEAM_LEADER, Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY, *OVERSIGHT),
        openers=(*LINE, Role.QUALITY_DEVELOPER),
        handlers=("responsible",),
        why="Vad som görs enligt planerna ska alla kunna följa; de som leder arbetet och den ansvariga läser texterna.",
    ),
    "providers": Access(
        everybody=True,
        openers=(*LINE, Role.QUALITY_DEVELOPER, Role.REGISTRAR),
        why="Vem som utför åt nämnden ska alla kunna se; de som följer upp läser vad uppföljningen visade.",
    ),
    "requirements": Access(
        everybody=True,
        openers=(*LINE, Role.QUALITY_DEVELOPER, Role.REGISTRAR, Role.AUDITOR),
        why="Vilka krav som gäller ska vara känt; de som svarar för dem läser vad genomgången visade.",
    ),
    "obligations": Access(everybody=True, why="Vad som ska göras när, och om det blev gjort, ska alla kunna se."),
    "meetings": Access(
        open_in=frozenset({"planned", "approved", "cancelled"}),
        readers=(*LINE, Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY, *OVERSIGHT),
        openers=(Role.DIRECTOR, Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY),
        why="När man möts är känt; vad som sades är förberett tills protokollet är justerat.",
    ),
    "check_up_findings": Access(
        readers=(Role.QUALITY_DEVELOPER, Role.DIRECTOR, Role.AUDITOR),
        openers=(Role.QUALITY_DEVELOPER, Role.DIRECTOR, Role.AUDITOR),
        why="De som röntgar registren; ett fynd kan säga något om en post som inte alla ser.",
    ),
    "reminders": Access(
        readers=(*LINE, Role.SYSTEM_ADMIN, Role.AUDITOR, Role.LOG_REVIEWER),
        openers=LINE,
        reporters=("person",),
        why="Chefen och den som granskar ser att någon har påmints; var och en ser sina egna. Vad det gällde ser bara "
        "den som får se posten.",
    ),
    "units": Access(everybody=True, why="Alla behöver kunna ange var något har hänt."),
    "assignments": Access(everybody=True, why="Alla ska veta vem som är chef och lex Sarah-ansvarig var."),
    "delegations": Access(everybody=True, why="Delegationsordningen är nämndens offentliga beslut."),
    "persons": Access(
        readers=(*LINE, Role.SYSTEM_ADMIN),
        openers=(*LINE, Role.SYSTEM_ADMIN),
        itself=True,
        why="Namnen är förseglade; chefen och systemförvaltaren lägger upp dem.",
    ),
    "documents": Access(
        open_in=frozenset({"published", "withdrawn", "archived"}),
        readers=(*LINE, Role.DOCUMENT_OWNER, Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY, *OVERSIGHT),
        openers=(*LINE, Role.DOCUMENT_OWNER, Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY),
        handlers=("owner_person",),
        why="Styrande dokument är till för alla när de är publicerade; utkast är de ansvarigas arbetsmaterial.",
    ),
    "processes": Access(
        everybody=True,
        openers=(*LINE, Role.QUALITY_DEVELOPER, Role.DOCUMENT_OWNER),
        handlers=("owner_person",),
        why="Fastställda processer ska vara kända av dem det berör; de som arbetar med dem läser skälen.",
    ),
    "read_receipts": Access(
        readers=(*LINE, Role.DOCUMENT_OWNER, Role.QUALITY_DEVELOPER),
        reporters=("person",),
        why="Chefen och den dokumentansvariga ser vad som är läst; var och en ser sina egna kvitton.",
    ),
    "implementations": Access(
        everybody=True,
        openers=(*LINE, Role.DOCUMENT_OWNER, Role.QUALITY_DEVELOPER),
        handlers=("responsible",),
        why="Var ett dokument är infört ska synas; den som ansvarar i enheten läser och skriver anmärkningarna.",
    ),
    "agreements": Access(
        everybody=True,
        openers=(*LINE, Role.QUALITY_DEVELOPER, Role.REGISTRAR, Role.BOARD_SECRETARY),
        why="Överenskommelser ska vara samlade och lätta att nå; de som sköter dem läser vad uppföljningen visade.",
    ),
    "risk_analyses": Access(
        readers=(*LINE, Role.TEAM_LEADER, *QUALITY, *OVERSIGHT),
        openers=(*LINE, Role.TEAM_LEADER, *QUALITY),
        reporters=("requested_by",),
        handlers=("lead",),
        why="De som leder arbetet och följer upp det; den som bad om analysen ser vad det blev av den.",
    ),
    "risks": Access(
        readers=(*LINE, Role.TEAM_LEADER, *QUALITY, *OVERSIGHT),
        openers=(*LINE, *QUALITY),
        reporters=("identified_by",),
        handlers=("responsible",),
        flag="restricted",
        close_readers=(Role.UNIT_MANAGER, Role.DEPARTMENT_HEAD, Role.LEX_SARAH_OFFICER),
        why="Riskregistret är ledningens; en risk som rör en enskild ses bara av dem som hanterar den.",
    ),
    "measurements": Access(
        open_in=frozenset({"published"}),
        readers=(*LINE, Role.TEAM_LEADER, *QUALITY, Role.BOARD_SECRETARY, *OVERSIGHT),
        openers=(*LINE, Role.QUALITY_DEVELOPER),
        reporters=("registered_by",),
        handlers=("responsible",),
        why="De som mäter, leder och följer upp; ett redovisat resultat är till för alla.",
    ),
    "self_control_plans": Access(
        everybody=True,
        openers=(*LINE, Role.QUALITY_DEVELOPER),
        why="Vad som ska kontrolleras under året ska alla som arbetar i enheten kunna läsa.",
    ),
    "self_controls": Access(
        readers=(*LINE, Role.TEAM_LEADER, *QUALITY, *OVERSIGHT),
        openers=(*LINE, Role.TEAM_LEADER, Role.QUALITY_DEVELOPER),
        handlers=("responsible", "reviewers"),
        why="De som leder arbetet och följer upp det; den som ansvarar för egenkontrollen gör den, eller kollegor från "
        "en annan enhet.",
    ),
    "self_control_compilations": Access(
        put_to_board=frozenset({"reported"}),
        readers=(*LINE, Role.TEAM_LEADER, *QUALITY, *OVERSIGHT, Role.BOARD_SECRETARY),
        openers=(*LINE, Role.TEAM_LEADER, Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY),
        why="De som sammanställer egenkontrollen och lägger fram den för nämnden; ledamöterna ser den när den är "
        "redovisad.",
    ),
    "samples": Access(
        readers=(Role.AUDITOR, Role.QUALITY_DEVELOPER),
        openers=(Role.AUDITOR, Role.QUALITY_DEVELOPER),
        handlers=("responsible",),
        why="Revisorn och kvalitetsutvecklaren granskar; ett stickprov säger vilka poster de har läst.",
    ),
    "surveys": Access(
        open_in=frozenset({"published"}),
        readers=(*LINE, Role.TEAM_LEADER, *QUALITY, Role.BOARD_SECRETARY, *OVERSIGHT),
        openers=(*LINE, Role.QUALITY_DEVELOPER),
        handlers=("responsible",),
        why="De som frågar, leder och följer upp; en redovisad undersökning är till för alla.",
    ),
    "survey_results": Access(
        readers=(*LINE, Role.TEAM_LEADER, *QUALITY, Role.BOARD_SECRETARY, *OVERSIGHT),
        openers=(*LINE, Role.QUALITY_DEVELOPER),
        why="De som leder och följer upp verksamheten; ett resultat vilar på minst fem svar och pekar inte ut någon.",
    ),
    "external_statistics": Access(
        everybody=True,
        openers=(*LINE, Role.QUALITY_DEVELOPER),
        why="Det som andra har offentliggjort är till för alla; de som för in det läser skälen till rättelser.",
    ),
    "external_reviews": Access(
        readers=(*LINE, *QUALITY, *OVERSIGHT, Role.BOARD_SECRETARY),
        openers=(*LINE, Role.QUALITY_DEVELOPER, Role.REGISTRAR, Role.BOARD_SECRETARY),
        reporters=("registered_by",),
        why="De som svarar granskaren och rättar till det som brister, och de som diarieför och lägger fram det.",
    ),
    "views": Access(
        readers=(*LINE, *QUALITY, *OVERSIGHT),
        openers=(*LINE, *QUALITY, Role.REGISTRAR),
        reporters=("registered_by", "own_view_of"),
        handlers=("responsible",),
        flag="concerns_manager",
        close_readers=ABOVE_THE_MANAGER,
        never=("concerns_person",),
        why="Den som svarar och den som diarieför; gäller klagomålet chefen ser chefen det inte.",
    ),
    "deviations": Access(
        readers=(*LINE, Role.TEAM_LEADER, *QUALITY, *OVERSIGHT),
        openers=(*LINE, *QUALITY, Role.REGISTRAR),
        reporters=("reporter",),
        handlers=("investigator",),
        flag="concerns_manager",
        close_readers=ABOVE_THE_MANAGER,
        never=("pointed_out",),
        why="De som bedömer, utreder och följer upp; medarbetaren ser vad det blev av sina egna rapporter, och den som "
        "pekas ut, eller den chef som det gäller, ser den inte.",
    ),
    "actions": Access(
        readers=(*LINE, Role.TEAM_LEADER, *QUALITY, Role.BOARD_SECRETARY, *OVERSIGHT),
        openers=(*LINE, *QUALITY, Role.BOARD_SECRETARY),
        reporters=("requested_by",),
        handlers=("responsible",),
        why="De som beslutar om åtgärder, gör dem och följer upp dem; den som föreslog en ser vad det blev av den.",
    ),
    "lex_sarah": Access(
        readers=(Role.LEX_SARAH_OFFICER, Role.REGISTRAR),
        openers=(Role.LEX_SARAH_OFFICER,),
        reporters=("reporter", "responsible"),
        handlers=("investigator", "owner_person"),
        never=("pointed_out",),
        why="Lex Sarah-ansvarig och ärendets egna: den som rapporterade, utredaren och den chef som är informerad; "
        "registratorn ser ärendet för diariet men inga texter. Den som pekas ut ser det inte.",
    ),
    "suggestions": Access(
        open_in=frozenset({"adopted", "answered"}),
        readers=(*LINE, Role.TEAM_LEADER, *QUALITY, *OVERSIGHT),
        openers=(*LINE, Role.TEAM_LEADER, Role.QUALITY_DEVELOPER),
        reporters=("requested_by",),
        why="De som bedömer och besvarar förslag; vad de ledde till ska alla kunna se.",
    ),
    "participation": Access(
        everybody=True,
        openers=(*LINE, Role.TEAM_LEADER, Role.QUALITY_DEVELOPER),
        reporters=("registered_by",),
        why="Vilka som har fått säga sin mening och vad det ledde till ska alla kunna se; de som leder läser texterna.",
    ),
    "analyses": Access(
        open_in=frozenset({"decided", "published"}),
        put_to_board=frozenset({"submitted"}),
        readers=(*LINE, Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY, *OVERSIGHT),
        openers=(*LINE, Role.QUALITY_DEVELOPER, Role.BOARD_SECRETARY),
        why="Analysen är underlag tills nämnden har behandlat den, och därefter till för alla; ledamöterna ser den när "
        "den har lämnats till nämnden.",
    ),
    "non_executed": Access(
        readers=(*LINE, Role.TEAM_LEADER, Role.QUALITY_DEVELOPER, *OVERSIGHT),
        openers=(*LINE, Role.TEAM_LEADER, Role.REGISTRAR),
        why="De som verkställer och rapporterar besluten, och revisorerna som får rapporten.",
    ),
    "incidents": Access(
        readers=(*LINE, Role.QUALITY_DEVELOPER, Role.SYSTEM_ADMIN, *OVERSIGHT),
        openers=(*LINE, Role.QUALITY_DEVELOPER, Role.SYSTEM_ADMIN, Role.REGISTRAR),
        reporters=("reporter",),
        why="De som hanterar incidenten och anmäler den; medarbetaren ser vad det blev av sin rapport.",
    ),
    "competence": Access(everybody=True, why="Vad den som arbetar här ska kunna ska vara känt av alla."),
    "trainings": Access(
        readers=(*LINE, Role.LEX_SARAH_OFFICER, Role.QUALITY_DEVELOPER),
        openers=LINE,
        reporters=("person",),
        why="Chefen ser vad enhetens medarbetare har gått; var och en ser sina egna utbildningar.",
    ),
    "attachments": Access(
        follows=True,
        why="Bilagan ses av dem som ser posten den hör till, och läses av dem som får läsa postens texter; den listas "
        "med posten.",
    ),
    "intakes": Access(
        readers=(Role.DEPARTMENT_HEAD, Role.DIRECTOR, *QUALITY, *OVERSIGHT, Role.SYSTEM_ADMIN),
        openers=(Role.DIRECTOR, Role.QUALITY_DEVELOPER, Role.REGISTRAR),
        handlers=("responsible",),
        why="De som läser in register som har förts någon annanstans, och de som granskar varifrån poster har kommit.",
    ),
    "packages": Access(
        readers=(Role.DEPARTMENT_HEAD, Role.DIRECTOR, *QUALITY, *OVERSIGHT, Role.LOG_REVIEWER),
        openers=(*QUALITY, Role.REGISTRAR),
        why="De som lämnar ut ur liggaren och de som granskar att det sker rätt.",
    ),
}


def access_to(register: str) -> Access:
    return ACCESS.get(register, NOBODY)
