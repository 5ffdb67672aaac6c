"""What HubSpot, Salesforce and Pipedrive call the columns and stages of a deal, in two languages.

Names were gathered from the makers' help pages, field references and public importers; the Dutch
ones differ between versions, so several stand for one column. A firm's own fields and stages are
not here: whoever reads the file says what they are.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path

# A column of ours, and what it is called elsewhere: letters and digits only, the likeliest first.
# Words in front ("Deal - ", as Pipedrive writes) and behind ("__c", own fields of Salesforce) are
# left out.
KNOWN = {
    "deal": "recordid dealid opportunityid id hsobjectid opportunityid18 caseid dealnummer "
    "opportunitynummer recordidentificatie objectid dealnr opportunitynr offertenr "
    "offertenummer ordernr ordernummer quotenumber quoteid ordernumber orderid",
    "created": "createdate createddate dealcreated addtime createdon created dealcreatedon "
    "aanmaakdatum datumaanmaak aangemaaktop gemaaktop gemaaktdatum datumgemaakt dealgemaakt "
    "dealaangemaakt dealtoegevoegd creationdate dateentered creatiedatum toegevoegd aangemaakt "
    "datumaangemaakt datumaanvraag aanvraagdatum aangevraagdop offertedatum datumofferte "
    "invoerdatum datuminvoer datumbinnenkomst requestdate dateofrequest requestedon "
    "quotedate dateadded entrydate",
    "closed": "closedate closedon dealclosedon closetime sluitingsdatum datumgesloten afsluitdatum "
    "datumafsluiting dealgeslotenop geslotenop closeddate datumsluiting sluitdatum afgerondop "
    "datumafgerond afrondingsdatum datumafronding afgeslotenop datumafgesloten dateclosed "
    "completedon decisiondate beslisdatum datumbeslissing",
    "won_on": "wontime wondate dealwonon tijdgewonnen gewonnentijd tijdstipgewonnen gewonnenop "
    "datumgewonnen winstdatum",
    "lost_on": "losttime lostdate dealloston tijdverloren verlorentijd tijdstipverloren verlorenop "
    "datumverloren verliesdatum",
    "amount": "amount value waarde bedrag dealvalue dealamount opportunityamount dealwaarde "
    "dealbedrag amountincompanycurrency bedraginbedrijfsvaluta amountconverted bedraggeconverteerd "
    "bedragexclbtw bedragexclusiefbtw bedragexbtw offertebedrag orderbedrag offertewaarde "
    "orderwaarde contractwaarde totaalbedrag bedragineuro bedrageuro bedrageur amountexclvat "
    "amountexvat netamount quoteamount orderamount totalamount contractvalue "
    "ordervalue bedraginclbtw",
    "currency": "currency currencyofvalue dealcurrencycode currencyisocode opportunitycurrency "
    "amountcurrency valuta valutavanwaarde valutaopportunity opportunityvaluta bedragvaluta "
    "dealcurrency dealvaluta valutacode currencycode",
    "stage": "dealstage stage stagename fase dealfase opportunityfase stageid pipelinestage "
    "stadium verkoopfase dealstadium",
    "status": "status dealstatus opportunitystatus",
    "is_won": "won iswon isclosedwon hsisclosedwon gewonnen isgewonnen dealwon isgeslotengewonnen",
    "is_closed": "closed isclosed gesloten isgesloten isdealclosed hsisclosed isdealgesloten",
    "source": "originaltrafficsource originalsource hsanalyticssource leadsource sourcechannel "
    "leadbron bronvanlead bronlead oorspronkelijkebron oorspronkelijkeverkeersbron bronkanaal bron "
    "source dealsource originalsourcetype latesttrafficsource latestsource laatstebron "
    "laatsteverkeersbron herkomst dealbron opportunitysource oorspronkelijkebronverkeer "
    "bronverkeer verkeersbron trafficsource herkomstlead leadherkomst kanaal channel",
    "owner": "dealowner owner opportunityowner hubspotownerid ownerid eigenaar dealeigenaar "
    "opportunityeigenaar eigenaarvanopportunity eigenaarvandeal eigenaaropportunity userid "
    "eigenaarvandeopportunity salesrep accountmanager verkoper salesperson",
    "lost_reason": "closedlostreason lostreason lossreason reasonlost reasonforloss verliesreden "
    "redenvanverlies redenverlies redenverloren verlorenreden redengeslotenverloren "
    "redenvoorgeslotenverloren redengeslotenenverloren geslotenverlorenreden dealloststreason "
    "redenafwijzing redenvanafwijzing afwijsreden redenafgewezen redenafgevallen reasonforlosing "
    "reasonforlost rejectionreason reden reason",
    "discount_pct": "discount discountpct discountpercent discountpercentage korting kortingpct "
    "kortingpercentage kortingspercentage kortinginprocent kortingprocent discountinpercent",
    "first_contact": "firstcontact firstcontactdate firstoutreachdate firstcontacted firstresponse "
    "firstresponsetime firstactivity firstcontacton firstcontactat eerstecontact "
    "datumeerstecontact eerstereactie datumeerstereactie eersteactiviteit tijdeerstecontact "
    "eerstecontactop firstansweron firstanswer eersteantwoord",
    "answer_hours": "responsehours responsetimehours responsetimeinhours firstresponsehours "
    "leadresponsetimehours timetofirstresponsehours reactietijduren reactietijdinuren "
    "reactieuren antwoordtijduren urentoteerstecontact urentotcontact hourstofirstcontact",
}
NAMES = {name: column for column, names in KNOWN.items() for name in names.split()}
PLACE = {name: place for names in KNOWN.values() for place, name in enumerate(names.split())}

# What to look for in a CRM, for a column that an export lacks.
EXAMPLES = {
    "deal": "Record ID, Opportunity ID, Deal - ID",
    "created": "Create Date, Created Date, Deal - Deal created, Aanmaakdatum",
    "closed": "Close Date, Deal - Won time, Sluitingsdatum",
    "amount": "Amount, Deal - Value, Bedrag, Waarde",
    "outcome": "Deal Stage, Stage, Deal - Status, Fase",
    "source": "Original Traffic Source, Lead Source, Deal - Source channel, Leadbron",
    "owner": "Deal owner, Opportunity Owner, Deal - Owner, Eigenaar",
    "lost_reason": "Closed Lost Reason, Deal - Lost reason, Verliesreden",
    "discount_pct": "Discount (%), Korting (%)",
    "first_contact": "First contact date, Eerste contact",
}

# By these a file shows which of the three it comes from.
_SIGNS = {
    "HubSpot": "recordid dealstage hsobjectid dealfase dealowner originaltrafficsource dealname "
    "dealnaam closedlostreason hsanalyticssource hubspotownerid dealeigenaar pipeline pijplijn",
    "Salesforce": "opportunityid opportunityname opportunitynaam leadsource stagename isclosed "
    "iswon currencyisocode opportunityowner leadbron bronvanlead eigenaarvanopportunity "
    "accountnaam opportunityeigenaar accountname opportunitynummer probability waarschijnlijkheid",
}

# Columns with a person in them, never returned; and those where "name" is no person's.
_PERSONS = re.compile(
    "contact|person|eigenaar|owner|mail|phone|telefoon|mobiel|mobile|verkoper|salesrep|seller"
    "|gebruiker|user|createdby|gemaaktdoor|modifiedby|gewijzigddoor|collaborator|manager|creator"
)
_NAMES = re.compile("name|naam")
_NO_PERSONS = re.compile(
    "deal|opportunity|account|company|bedrijf|organi[sz]ati|stage|fase|pipeline|pijplijn|campa"
)

_STAGES = {
    "won": "closedwon won gewonnen geslotengewonnen dealgewonnen wonclosed afgeslotengewonnen "
    "geslotenengewonnen closedandwon gewonnengesloten",
    "lost": "closedlost lost verloren geslotenverloren dealverloren lostclosed afgeslotenverloren "
    "geslotenenverloren closedandlost verlorengesloten",
    "open": "open appointmentscheduled qualifiedtobuy presentationscheduled decisionmakerboughtin "
    "contractsent prospecting qualification needsanalysis valueproposition iddecisionmakers "
    "perceptionanalysis proposalpricequote negotiationreview qualified contactmade demoscheduled "
    "proposalmade negotiationsstarted afspraakgepland gekwalificeerdomtekopen "
    "gekwalificeerdvooraankoop presentatiegepland beslisseroverstag "
    "contractverzonden contractverstuurd prospectie kwalificatie behoefteanalyse "
    "waardepropositie waardevoorstel beslissersidentificeren perceptieanalyse "
    "voorstelprijsofferte offerte onderhandelingbeoordeling onderhandeling gekwalificeerd "
    "contactgelegd demogepland voorstelgedaan voorstelgemaakt onderhandelingengestart "
    "onderhandelinggestart",
}
_OUTCOMES = {name: outcome for outcome, names in _STAGES.items() for name in names.split()}
_YES = {"true", "1", "yes", "ja", "waar", "y", "j"}
_NO = {"false", "0", "no", "nee", "onwaar", "n"}


def listed(name: str) -> set[str]:
    """Read a list of words that stands beside this file.

    Args:
        name: The file, without ``.txt``; its first line says what it is.

    Returns:
        The words.
    """
    text = Path(__file__).with_name(f"{name}.txt").read_text("utf-8")
    return set(text.partition("\n")[2].split())


def key(name: str) -> str:
    """Reduce a name to its letters and digits, so that other ways to write it are the same.

    Args:
        name: A column's header or a stage, as somebody wrote it.

    Returns:
        For example "dealcreated" for "Deal - Deal created".
    """
    text = unicodedata.normalize("NFKD", name).casefold().strip()
    for start in ("deal - ", "deal: ", "deal – ", "opportunity: "):
        text = text.removeprefix(start)
    text = text.removesuffix("__c").replace("%", "pct")
    return "".join(sign for sign in text if sign.isalnum())


def found(header: Iterable[str], chosen: Mapping[str, str | int]) -> dict[str, list[int]]:
    """Find our columns in a header.

    Args:
        header: The names of the columns, as they stand.
        chosen: Columns of ours that the reader named, with the header's name or the number (from 1)
            for each.

    Returns:
        For each of our columns the places in the header it may be, the likeliest first.
    """
    names = [key(name) for name in header]
    places: dict[str, list[int]] = {}
    wanted = {key(name): column for column, name in chosen.items() if isinstance(name, str)}
    for place, name in enumerate(names):
        column = wanted.get(name) or NAMES.get(name)
        if column and (column not in chosen or name in wanted):
            places.setdefault(column, []).append(place)
    for found_places in places.values():
        found_places.sort(key=lambda place: PLACE.get(names[place], -1))
    for column, number in chosen.items():
        if isinstance(number, int) and number <= len(names):
            places[column] = [number - 1]
    return places


def maker(header: Iterable[str]) -> str:
    """Tell which program wrote a header.

    Args:
        header: The names of the columns, as they stand.

    Returns:
        "HubSpot", "Salesforce", "Pipedrive", or nothing if the header does not tell.
    """
    header = list(header)
    names = {key(name) for name in header}
    if any(name.strip().casefold().startswith(("deal - ", "deal – ")) for name in header):
        return "Pipedrive"
    votes = {program: len(names.intersection(signs.split())) for program, signs in _SIGNS.items()}
    best = max(votes, key=votes.__getitem__)
    return best if votes[best] and list(votes.values()).count(votes[best]) == 1 else ""


def holds_persons(name: str) -> bool | None:
    """Tell whether a column holds names of persons.

    Args:
        name: Its header.

    Returns:
        True for persons; False for names of firms and deals; None for anything else.
    """
    text = key(name)
    if _PERSONS.search(text) or (_NAMES.search(text) and not _NO_PERSONS.search(text)):
        return True
    return False if _NAMES.search(text) or text in ("account", "company", "bedrijf") else None


def is_common(stage: str) -> bool:
    """Tell whether a stage is one that a CRM brings along, and nothing else stands with it.

    Args:
        stage: Its name.

    Returns:
        True if it is.
    """
    return key(stage) in _OUTCOMES


def outcome_of(stage: str) -> str:
    """Tell what a stage or status that everybody knows means.

    Args:
        stage: Its name; HubSpot's pipeline in brackets behind it does no harm.

    Returns:
        "won", "lost", "open", or nothing for a stage of a firm's own.
    """
    return _OUTCOMES.get(key(stage)) or _OUTCOMES.get(key(stage.partition("(")[0]), "")


def yes_or_no(entry: str) -> bool | None:
    """Read a tick.

    Args:
        entry: What stands in the cell.

    Returns:
        True, False, or None if it is neither.
    """
    text = entry.casefold()
    return True if text in _YES else False if text in _NO else None
