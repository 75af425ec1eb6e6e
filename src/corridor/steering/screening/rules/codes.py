# SPDX-License-Identifier: EUPL-1.2
"""The purpose codes to do with migration, each with when it fits, why, and what speaks against it.

After the CRS purpose codes and their clarifications (CRS-CODES), in own words. Conditions have
three values: what nobody answered leaves open whatever it could lead to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from corridor.values.answers import Answer, all_of, any_of
from corridor.values.texts import Text

from .questions import NO, UNKNOWN, YES, t

# In the place of a code: no aid at all, and the code of another sector.
NOT_AID, OTHER_SECTOR = "not-aid", "other-sector"

Answers = Mapping[str, str]
Condition = Callable[[Answers], Answer]


def _is(code: str, *values: str) -> Condition:
    def asked(answers: Answers) -> Answer:
        said = answers.get(code, UNKNOWN)
        return Answer.UNKNOWN if said == UNKNOWN else Answer.of(said in values)

    return asked


def _both(*conditions: Condition) -> Condition:
    return lambda answers: all_of(each(answers) for each in conditions)


def _either(*conditions: Condition) -> Condition:
    return lambda answers: any_of(each(answers) for each in conditions)


def _not(condition: Condition) -> Condition:
    return lambda answers: ~condition(answers)


@dataclass(frozen=True, slots=True)
class Code:
    """A code, or one of the two other ends; `why` it would fit and what speaks `against` it."""

    code: str
    why: Text
    against: Text
    condition: Condition


AID = _not(_is("interest", YES))
IN_DONOR = _both(AID, _is("donor", YES), _is("first-year", YES))
ABROAD = _both(AID, _is("donor", NO))
FIRST_YEAR = t(
    "Alleen de eerste twaalf maanden tellen, en alleen mensen uit ontwikkelingslanden.",
    "Seuls comptent les douze premiers mois, et les personnes venues de pays en développement.",
    "Only the first twelve months count, and only people from developing countries.",
)


def _donor(code: str, cost: str, nl: str, fr: str, en: str, against: Text = FIRST_YEAR) -> Code:
    return Code(code, t(nl, fr, en), against, _both(IN_DONOR, _is("donor-cost", cost)))


_CODES = (
    Code(
        "15190",
        t(
            "Het helpt ontwikkelingslanden migratie ordelijk, veilig en regulier te laten "
            "verlopen, of helpt mensen zich na terugkeer weer te vestigen.",
            "Elle aide des pays en développement à rendre la migration ordonnée, sûre et "
            "régulière, ou des personnes à se réinstaller après leur retour.",
            "It helps developing countries to make migration orderly, safe and regular, or people "
            "to settle again after their return.",
        ),
        t(
            "Niet voor oorzaken van vlucht, goedkoper geld sturen of noodhulp; die hebben een "
            "eigen code.",
            "Pas pour les causes de la fuite, le coût des envois d’argent ni l’urgence, qui ont "
            "leur propre code.",
            "Not for causes of flight, cheaper transfers of money or relief, which have codes of "
            "their own.",
        ),
        _both(
            ABROAD,
            _either(
                _is("migration", YES),
                _is("return", "developing", "reintegration"),
                _is("remittances", "impact"),
                _is("data", "migration"),
            ),
        ),
    ),
    Code(
        "93010",
        t(
            "Kosten van basishulp aan asielzoekers en vluchtelingen in het betalende land die niet "
            "zijn uit te splitsen, of hulp vóór een vrijwillig vertrek.",
            "Coûts de l’aide de base aux demandeurs d’asile et réfugiés dans le pays qui paie, "
            "impossibles à ventiler, ou aide avant un départ volontaire.",
            "Costs of basic help to asylum seekers and refugees in the country that pays that "
            "cannot be told apart, or help before a voluntary departure.",
        ),
        FIRST_YEAR,
        _either(
            _both(IN_DONOR, _is("donor-cost", "several")),
            _both(AID, _is("return", "from-donor"), _is("first-year", YES)),
        ),
    ),
    _donor(
        "93011",
        "shelter",
        "Eten, kleding en tijdelijk onderdak in het betalende land.",
        "Nourriture, vêtements et hébergement temporaire dans le pays qui paie.",
        "Food, clothing and temporary shelter in the country that pays.",
        t(
            "Bouwen telt niet mee, huren en onderhoud wel.",
            "La construction ne compte pas, le loyer et l’entretien oui.",
            "Building does not count; rent and upkeep do.",
        ),
    ),
    _donor(
        "93012",
        "training",
        "School voor kinderen, taal- en basislessen in het betalende land.",
        "École des enfants, cours de langue et de base dans le pays qui paie.",
        "School for children, language and basic lessons in the country that pays.",
        t(
            "Een beroepsopleiding telt niet mee.",
            "La formation professionnelle ne compte pas.",
            "Vocational training does not count.",
        ),
    ),
    _donor(
        "93013",
        "health",
        "Basiszorg en psychosociale hulp in het betalende land.",
        "Soins de base et soutien psychosocial dans le pays qui paie.",
        "Basic health care and psychosocial help in the country that pays.",
    ),
    _donor(
        "93014",
        "other",
        "Zakgeld en hulp bij de asielprocedure.",
        "Argent de poche et aide dans la procédure d’asile.",
        "Pocket money and help in the asylum procedure.",
    ),
    _donor(
        "93015",
        "return",
        "Vrijwillige terugkeer naar een ontwikkelingsland in het eerste jaar.",
        "Retour volontaire vers un pays en développement la première année.",
        "Voluntary return to a developing country in the first year.",
    ),
    _donor(
        "93016",
        "transport",
        "Vervoer bij hervestiging, en binnen het betalende land.",
        "Transport lors d’une réinstallation, et dans le pays qui paie.",
        "Transport on resettlement, and within the country that pays.",
    ),
    _donor(
        "93017",
        "sea",
        "Redding van vluchtelingen op zee.",
        "Sauvetage de réfugiés en mer.",
        "Rescue of refugees at sea.",
        t(
            "Alleen als redden het hoofddoel is, en alleen de extra kosten.",
            "Seulement si le sauvetage est le but principal, et pour les coûts supplémentaires.",
            "Only where rescue is the main purpose, and only the additional costs.",
        ),
    ),
    _donor(
        "93018",
        "overhead",
        "Overhead van de rechtstreekse hulp aan vluchtelingen.",
        "Frais généraux de l’aide directe aux réfugiés.",
        "Overhead of the direct help to refugees.",
        t(
            "Leiding, personeelszaken en IT die de hulp niet zelf geven tellen niet mee.",
            "La direction, le personnel et l’informatique qui ne donnent pas l’aide ne comptent "
            "pas.",
            "Management, personnel matters and IT that do not give the help do not count.",
        ),
    ),
    Code(
        "24050",
        t(
            "Het gaat om het versturen van geld door migranten: de kosten, of wat het oplevert.",
            "Il s’agit des envois d’argent des migrants : leur coût, ou leur effet.",
            "It is about the money that migrants send: what that costs, or what it brings.",
        ),
        t(
            "De Engelse toelichting noemt alleen lagere kosten, de Franse ook het effect op "
            "ontwikkeling; 15190 noemt dat effect ook.",
            "Le texte anglais ne cite que la baisse des coûts, le français aussi l’effet sur le "
            "développement ; le 15190 cite également cet effet.",
            "The English clarification names lower costs alone, the French one the effect on "
            "development too; 15190 also names that effect.",
        ),
        _both(ABROAD, _is("remittances", "cost", "impact")),
    ),
    Code(
        "72010",
        t(
            "Noodhulp en humanitaire bescherming voor mensen in een crisis, ook vluchtelingen.",
            "Aide d’urgence et protection humanitaire de personnes en crise, réfugiés compris.",
            "Relief and humanitarian protection for people in a crisis, refugees among them.",
        ),
        t(
            "Voedselhulp in nood is 72040; blijvende steun aan asiel of rechtshulp is 15190.",
            "L’aide alimentaire d’urgence est le 72040 ; l’appui durable à l’asile ou à l’accès à "
            "la justice est le 15190.",
            "Emergency food is 72040; lasting support to asylum or access to justice is 15190.",
        ),
        _both(ABROAD, _is("emergency", YES)),
    ),
    Code(
        "13010",
        t(
            "Bevolkingsbeleid, demografisch onderzoek en ander werk over bevolking.",
            "Politique de population, recherche démographique et autre travail sur la population.",
            "Population policy, demographic research and other work on population.",
        ),
        t(
            "Gegevens over migratie en vluchtelingen verwijst de code zelf naar 15190, al noemt de "
            "Franse tekst ze ook hier.",
            "Le code renvoie les données sur la migration et les réfugiés au 15190, bien que le "
            "texte français les cite aussi ici.",
            "The code itself sends data on migration and refugees to 15190, though its French text "
            "names them here too.",
        ),
        _both(ABROAD, _is("population", YES)),
    ),
    Code(
        "13096",
        t(
            "Bevolkingsstatistiek: telling, burgerlijke stand en het verzamelen van gegevens. "
            "Vrijwillige code binnen 13010.",
            "Statistiques de population : recensement, état civil et collecte de données. Code "
            "facultatif du 13010.",
            "Population statistics: census, civil registration and the collecting of data. A "
            "voluntary code within 13010.",
        ),
        t(
            "Gegevens over migratie horen volgens 13010 bij 15190, en volgens deze code ook hier: "
            "de toelichtingen overlappen.",
            "Les données sur la migration relèvent du 15190 selon le 13010, et aussi de ce code : "
            "les textes se recoupent.",
            "Data on migration belong to 15190 by the text of 13010, and to this code by its own: "
            "the clarifications overlap.",
        ),
        _both(ABROAD, _is("data", "census", "migration")),
    ),
    Code(
        "15136",
        t(
            "Vreemdelingenzaken van een partnerland: registreren, werk- en reisdocumenten geven. "
            "Vrijwillige code binnen 15130.",
            "Affaires d’immigration d’un pays partenaire : enregistrer, délivrer des documents. "
            "Code facultatif du 15130.",
            "Immigration affairs of a partner country: registering, issuing papers. A voluntary "
            "code within 15130.",
        ),
        t(
            "Grensbeheer rond migratie en migratiebeleid horen bij 15190.",
            "La gestion des frontières liée à la migration et la politique migratoire relèvent du "
            "15190.",
            "Border management to do with migration, and migration policy, belong to 15190.",
        ),
        _both(ABROAD, _is("immigration", YES)),
    ),
)
_LATE = _both(AID, _either(_is("donor", YES), _is("return", "from-donor")), _is("first-year", NO))
CODES: Final = (
    *_CODES,
    Code(
        NOT_AID,
        t(
            "Wat eerst het belang van de gever dient, gedwongen terugkeer en kosten na het eerste "
            "jaar in het betalende land zijn geen officiële ontwikkelingshulp.",
            "Ce qui sert d’abord le donneur, le retour forcé et les coûts après la première année "
            "dans le pays qui paie ne sont pas de l’aide publique au développement.",
            "What serves the provider first, forced return, and costs after the first year in the "
            "country that pays are not official development assistance.",
        ),
        t(
            "Of iets hulp is beslissen mensen: leg de beslissing met haar redenen vast.",
            "Ce sont des personnes qui décident si c’est de l’aide : consignez leur décision et "
            "ses raisons.",
            "Whether something is aid is decided by people: record their decision and its reasons.",
        ),
        _either(_is("interest", YES), _LATE),
    ),
    Code(
        OTHER_SECTOR,
        t(
            "Geen code voor migratie: neem de code van de sector waarin de activiteit werkt.",
            "Pas de code de migration : prenez celui du secteur de l’activité.",
            "Not a code for migration: take that of the sector in which the activity works.",
        ),
        t(
            "Screen de activiteit wel op migratie: zonder code kan migratie er wel toe doen.",
            "Faites tout de même l’examen migration : sans code, la migration peut compter.",
            "Screen it for migration all the same: having no code does not mean that migration "
            "does not matter.",
        ),
        _both(
            ABROAD,
            _either(
                _is("causes", YES),
                _not(_either(_LATE, *(each.condition for each in _CODES))),
            ),
        ),
    ),
)
CODE: Final = {each.code: each for each in CODES}
