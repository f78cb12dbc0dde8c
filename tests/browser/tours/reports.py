"""Reports of what people do after the training, and of what changed."""

from bot.desk.buttons import OpenReport
from bot.surveys.buttons import OpenSurvey
from tests.browser.album import Album
from tests.browser.tours.course import Course
from tests.stories.polling import opened
from tests.world import local

PAGES = ("overview", "deeds", "surveys", "time")


async def reports(album: Album, course: Course) -> None:
    """Reports of levels 3 and 4: plans, communities, surveys, and over time."""
    world, sophea = course.world, course.sophea
    for number, phone in enumerate(course.leaders):
        await phone.sends("/plan")
        await album.taps(phone, "2", 2, 1, 0, "making.keep")
        await phone.sends("/community")
        await album.taps(phone, "community.begin", 0, 3)
        await phone.sends("kandal")
        for count in (str(10 + number), "5", "4"):
            await phone.sends(count)
        await album.taps(phone, "entry.no_questions", "entry.nothing_hard")
        await album.taps(phone, "entry.save")
    await world.travel(local("2023-05-26 09:00"))
    for phone in course.leaders:
        await album.taps(phone, "check_ins.not_yet_label", 1)
    round_ = await opened(world, course.founded, "after-90")
    for phone in course.leaders:
        await phone.forges(OpenSurvey(round_).pack())
        await album.taps(phone, "surveys_answering.begin", 3, 1, "surveys_answering.skip")
    await world.travel(local("2023-06-22 09:00"))
    await sophea.sends("/desk")
    for page in PAGES:
        await sophea.forges(OpenReport(course.founded.cohort, page).pack())
        await album.take(f"report-{page}", sophea)
    await album.taps(sophea, "desk.report_picture")
    await album.take("report-picture", sophea)
