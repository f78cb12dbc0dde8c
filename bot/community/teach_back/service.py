"""Opens a pack to pass on, for somebody who takes part in a course that has it."""

from bot.act import Act
from bot.catalog.course import Course, NoSuchContent, TeachBack
from bot.community.service import setting_of
from bot.refusals import StaleButton, require


async def packs(act: Act) -> Course:
    """Return the course of the visitor, which may have packs; raise `NoCommunitySessions`."""
    return (await setting_of(act, act.enrolment.cohort_id)).course


async def open_pack(act: Act, pack: str, language: str) -> tuple[Course, TeachBack]:
    """Return a pack; raise `NoSuchContent` if it is gone, `StaleButton` for another language."""
    setting = await setting_of(act, act.enrolment.cohort_id)
    found = require(
        next((each for each in setting.community.teach_back if each.id == pack), None),
        NoSuchContent,
    )
    if language not in setting.course.languages:
        raise StaleButton
    return setting.course, found
