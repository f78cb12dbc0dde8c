"""Assembles the templates of announcements of a course."""

from bot.catalog.assembly.text_builder import text_builder
from bot.catalog.pack import Pack
from bot.catalog.templates import AnnouncementTemplate


def assemble_templates(pack: Pack) -> tuple[AnnouncementTemplate, ...]:
    """Return what templates.yaml says; nothing for a course without it."""
    if pack.templates is None:
        return ()
    sheet = pack.templates.sheet
    build = text_builder(pack, sheet.reviewed)
    return tuple(
        AnnouncementTemplate(id=each.id, title=build.text(each.title), text=build.text(each.text))
        for each in sheet.templates
    )
