"""Surveys: asked, answered, over, and their results."""

from bot.surveys.buttons import OpenSurvey, OpenSurveys
from bot.surveys.domain import RoundId
from tests.browser.album import Album
from tests.browser.tours.course import Course, words
from tests.world import carried, local


async def surveys(album: Album, course: Course) -> None:
    """A survey: asked, answered by taps and words, over, and its results."""
    dara, sophea, world = course.dara, course.sophea, course.world
    await sophea.forges(OpenSurveys(course.founded.cohort).pack())
    await album.take("survey-1-planned", sophea)
    await world.travel(local("2023-06-07 09:01"))
    await album.take("survey-2-push", dara)
    await album.taps(dara, "opening.open")
    await album.take("survey-3-what", dara)
    for phone in course.leaders[1:]:
        [data] = next(found for m in reversed(phone.messages) if (found := carried(m, OpenSurvey)))
        await phone.forges(data)
        await album.taps(phone, "surveys_answering.begin", 3, 1, 4, 0, 1, 0)
        await phone.sends(f"{words('answer', album)} {phone.key[-1]}")
    await album.taps(dara, "surveys_answering.begin")
    await album.take("survey-4-scale", dara)
    await album.taps(dara, 3)
    await album.take("survey-5-choice", dara)
    await album.taps(dara, 1, 4, 0, 1, 0)
    await album.take("survey-6-words", dara)
    await sophea.forges(OpenSurveys(course.founded.cohort).pack())
    await album.take("survey-7-open", sophea)
    await world.travel(local("2023-06-13 09:01"))
    await album.take("survey-8-reminded", dara)
    await dara.forges(OpenSurvey(RoundId(1)).pack())
    await album.take("survey-9-again", dara)
    await world.travel(local("2023-06-22 09:00"))
    await dara.forges(OpenSurvey(RoundId(1)).pack())
    await album.take("survey-10-over", dara)
    await sophea.sends("/desk")
    await album.take("survey-11-today", sophea)
    await sophea.forges(OpenSurveys(course.founded.cohort).pack())
    await album.take("survey-12-ended", sophea)
    await album.taps(sophea, 0)
    await album.take("survey-13-results", sophea)
    await album.taps(sophea, "surveys_results.written")
    await album.take("survey-14-written", sophea)
