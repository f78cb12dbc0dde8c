"""Assembles what a course says about sessions in communities."""

from bot.catalog.assembly.text_builder import text_builder
from bot.catalog.community import Community, TeachBack
from bot.catalog.course import Barrier, SourceId
from bot.catalog.pack import Pack


def assemble_community(pack: Pack) -> Community | None:
    """Return what community.yaml says; None for a course without it."""
    if pack.community is None:
        return None
    sheet = pack.community.sheet
    build = text_builder(pack, sheet.reviewed)
    return Community(
        consent=sheet.consent,
        communes=sheet.communes or "",
        risk_talk=build.rich(sheet.risk_talk),
        obstacles=tuple(
            Barrier(id=each.id, label=build.text(each.label)) for each in sheet.obstacles
        ),
        teach_back=tuple(
            TeachBack(
                id=each.id,
                about=each.about,
                title=build.text(each.title),
                motif=each.motif,
                messages=tuple(build.text(line.text) for line in each.messages),
                questions=tuple(build.text(line.text) for line in each.questions),
                sources=tuple(map(SourceId, each.sources)),
            )
            for each in sheet.teach_back
        ),
    )
