"""Assembles the services, the directory in which they are looked up, and the provinces."""

from datetime import timedelta

from bot.catalog.assembly.text_builder import TextBuilder, text_builder
from bot.catalog.course import Directory, Need, Province, QuickAnswer, Service, SourceId
from bot.catalog.pack import Pack
from bot.catalog.sheets.services import QuickAnswerSheet, ServiceSheet


def assemble_provinces(pack: Pack) -> tuple[Province, ...]:
    """Return the provinces of places.yaml; none without it."""
    if pack.places is None:
        return ()
    build = text_builder(pack, pack.places.sheet.reviewed)
    listed = pack.places.sheet.provinces
    return tuple(Province(id=each.id, name=build.text(each.name)) for each in listed)


def assemble_directory(pack: Pack) -> Directory:
    """Return what services.yaml says of all services."""
    sheet = pack.services.sheet
    build = text_builder(pack, sheet.reviewed)
    return Directory(
        needs=tuple(Need(id=each.id, label=build.text(each.label)) for each in sheet.needs),
        good_for=timedelta(days=sheet.good_for),
        flags_to_hide=sheet.flags_to_hide,
        who=_answers(sheet.who, build),
        papers=_answers(sheet.papers, build),
    )


def _answers(sheets: tuple[QuickAnswerSheet, ...], build: TextBuilder) -> tuple[QuickAnswer, ...]:
    return tuple(QuickAnswer(id=each.id, text=build.text(each.text)) for each in sheets)


def assemble_services(pack: Pack) -> tuple[Service, ...]:
    """Return the services, confirmed or not."""
    build = text_builder(pack, pack.services.sheet.reviewed)
    return tuple(_service(service, build) for service in pack.services.sheet.services)


def _service(sheet: ServiceSheet, build: TextBuilder) -> Service:
    return Service(
        id=sheet.id,
        name=build.text(sheet.name),
        area=build.text(sheet.area),
        who=build.text(sheet.who),
        papers=build.text(sheet.papers),
        contact=build.text(sheet.contact),
        note=build.optional(sheet.note),
        emergency=sheet.emergency,
        sources=tuple(map(SourceId, sheet.sources)),
        verified=sheet.verified,
        needs=sheet.needs,
        provinces=sheet.provinces,
        asked=tuple(sheet.asked.items()),
    )
