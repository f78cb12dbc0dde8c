"""Checks services, provinces and lessons that lead there: ids are unique, what is named exists."""

from collections.abc import Sequence

from bot.catalog.checks.structure import check_unique
from bot.catalog.pack import Pack
from bot.catalog.problem import Findings, did_you_mean


def check_services(pack: Pack, findings: Findings) -> None:
    """Check services.yaml against its own needs and against places.yaml."""
    for path in (("needs",), ("who",), ("papers",)):
        check_unique(pack.services, path, findings)
    if pack.places is not None:
        check_unique(pack.places, ("provinces",), findings)
    needs = [each.id for each in pack.services.sheet.needs]
    places = pack.places.sheet.provinces if pack.places is not None else ()
    provinces = [each.id for each in places]
    for n, service in enumerate(pack.services.sheet.services):
        _check_known(pack, n, "needs", service.needs, needs, findings)
        _check_known(pack, n, "provinces", service.provinces, provinces, findings)
    _check_lessons(pack, needs, findings)


def _check_lessons(pack: Pack, needs: Sequence[str], findings: Findings) -> None:
    """Check that the need to which a lesson leads is in the directory."""
    for unit in pack.units.values():
        for n, card in enumerate(unit.unit.sheet.cards):
            if card.need is not None and card.need not in needs:
                what = f'There is no "{card.need}" among the needs of services.yaml.'
                advice = did_you_mean(card.need, set(needs)) or "Add it to services.yaml."
                findings.error(unit.unit.at("cards", n, "need"), what, advice)


def _check_known(
    pack: Pack, n: int, key: str, named: Sequence[str], known: Sequence[str], findings: Findings
) -> None:
    for at, each in enumerate(named):
        place = pack.services.at("services", n, key, at)
        if each in named[:at]:
            findings.error(place, f'"{each}" is listed twice.', "Keep one of the two.")
        elif each not in known:
            file = "services.yaml" if key == "needs" else "places.yaml"
            what = f'There is no "{each}" among the {key} of {file}.'
            findings.error(place, what, did_you_mean(each, set(known)) or f"Add it to {file}.")
