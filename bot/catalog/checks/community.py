"""Checks community.yaml: its communes, the consent text that names it, what packs are about."""

from bot.catalog.checks.structure import check_unique
from bot.catalog.pack import Pack
from bot.catalog.problem import Findings, did_you_mean
from bot.catalog.reading import ParsedSheet
from bot.catalog.sheets.community import CommunitySheet
from bot.gazetteer import COUNTRIES, communes_of


def check_community(pack: Pack, findings: Findings) -> None:
    """Check community.yaml against the rest of the course."""
    community = pack.community
    if community is None:
        return
    sheet = community.sheet
    if sheet.communes is not None:
        _check_communes(pack, community, sheet.communes, findings)
    newest = pack.consent_version
    if sheet.consent > newest:
        what = f"The consent text has version {newest}, so nobody could agree to {sheet.consent}."
        advice = "Name community sessions in the consent text, and give it the next version."
        findings.error(community.at("consent"), what, advice)
    for path in (("obstacles",), ("teach_back",)):
        check_unique(community, path, findings)
    known_ids = {*pack.modules, *pack.units, *_cards(pack)}
    for n, each in enumerate(sheet.teach_back):
        if each.about not in known_ids:
            what = f'There is no module, part or lesson "{each.about}".'
            findings.error(
                community.at("teach_back", n, "about"), what, did_you_mean(each.about, known_ids)
            )


def _check_communes(
    pack: Pack, community: ParsedSheet[CommunitySheet], country: str, findings: Findings
) -> None:
    """Check that the communes are known, and that each is in a province of places.yaml."""
    if country not in COUNTRIES:
        what = f'The communes of "{country}" are not known.'
        known = ", ".join(sorted(COUNTRIES))
        findings.error(community.at("communes"), what, f"Known: {known}. Else leave it out.")
        return
    listed = {each.id for each in pack.places.sheet.provinces} if pack.places else set()
    missing = sorted({each.inside for each in communes_of(country).values()} - listed)
    if missing:
        what = f"There are communes in the province {missing[0]}, which places.yaml does not have."
        findings.error(community.at("communes"), what, "Add the province, or leave communes out.")


def _cards(pack: Pack) -> set[str]:
    return {
        f"{unit_id}.c{card.id}"
        for unit_id, unit in pack.units.items()
        for card in unit.unit.sheet.cards
    }
