"""Assembles the parts of a course that have files of their own; most files are optional."""

from datetime import timedelta

from bot.catalog.assembly.text_builder import text_builder
from bot.catalog.community import Community, TeachBack
from bot.catalog.course import NO_TOPICS, BuddyTopics, Directory, Province, Service
from bot.catalog.pack import Pack
from bot.catalog.rhythm import NO_RHYTHM, CalendarDay, Door, LinePurpose, Rhythm
from bot.catalog.surveys import NO_SURVEYS, Surveys
from bot.catalog.templates import AnnouncementTemplate


def assemble_community(pack: Pack) -> Community | None:
    """Build community.yaml; None for a course without it."""
    if pack.community is None:
        return None
    sheet = pack.community.sheet
    builder = text_builder(pack, sheet.reviewed)
    packs = (
        builder.build(
            TeachBack,
            each,
            messages=tuple(builder.text(line.text) for line in each.messages),
            questions=tuple(builder.text(line.text) for line in each.questions),
        )
        for each in sheet.teach_back
    )
    return builder.build(Community, sheet, communes=sheet.communes or "", teach_back=tuple(packs))


def assemble_buddy_topics(pack: Pack) -> BuddyTopics:
    """Build peers.yaml; a course without it has no topics."""
    if pack.peers is None:
        return NO_TOPICS
    sheet = pack.peers.sheet
    builder = text_builder(pack, sheet.reviewed)
    return builder.build(BuddyTopics, sheet, every=timedelta(days=sheet.every_days))


def assemble_rhythm(pack: Pack) -> Rhythm:
    """Build rhythm.yaml; a course without it has the default rhythm."""
    if pack.rhythm is None:
        return NO_RHYTHM
    sheet = pack.rhythm.sheet
    builder = text_builder(pack, sheet.reviewed)
    days = (CalendarDay(day=each.day, offer=each.what, of=each.of) for each in sheet.calendar)
    lines = (
        (line, tuple(builder.text(each.text) for each in getattr(sheet.lines, line)))
        for line in LinePurpose
    )
    calendar = tuple(sorted(days, key=lambda each: each.day))
    doors = builder.build_each(Door, sheet.doors)
    return builder.build(Rhythm, sheet, calendar=calendar, doors=doors, lines=tuple(lines))


def assemble_surveys(pack: Pack) -> Surveys:
    """Build surveys.yaml; a course without it has no surveys."""
    if pack.surveys is None:
        return NO_SURVEYS
    sheet = pack.surveys.sheet
    return text_builder(pack, sheet.reviewed).build(Surveys, sheet)


def assemble_templates(pack: Pack) -> tuple[AnnouncementTemplate, ...]:
    """Build templates.yaml; a course without it has no templates."""
    if pack.templates is None:
        return ()
    sheet = pack.templates.sheet
    return text_builder(pack, sheet.reviewed).build_each(AnnouncementTemplate, sheet.templates)


def assemble_provinces(pack: Pack) -> tuple[Province, ...]:
    """Build places.yaml; a course without it has no provinces."""
    if pack.places is None:
        return ()
    sheet = pack.places.sheet
    return text_builder(pack, sheet.reviewed).build_each(Province, sheet.provinces)


def assemble_directory(pack: Pack) -> Directory:
    """Build the rules of services.yaml that hold for all services."""
    sheet = pack.services.sheet
    builder = text_builder(pack, sheet.reviewed)
    return builder.build(Directory, sheet, good_for=timedelta(days=sheet.good_for))


def assemble_services(pack: Pack) -> tuple[Service, ...]:
    """Return the services, confirmed or not."""
    sheet = pack.services.sheet
    return text_builder(pack, sheet.reviewed).build_each(Service, sheet.services)
