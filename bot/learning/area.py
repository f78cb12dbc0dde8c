"""Lessons, quizzes, practice, stories and cases, and offers to learn."""

from bot.learning.aloud import handlers as aloud
from bot.learning.aloud import storage as aloud_storage
from bot.learning.attempts import handlers as attempts
from bot.learning.attempts.domain import WarmUpOver
from bot.learning.certificate import handlers as certificate
from bot.learning.certificate import storage as certificate_storage
from bot.learning.certificate.domain import NotCompleted, UnknownCode
from bot.learning.discussion import handlers as discussion
from bot.learning.discussion import screens as discussion_screens
from bot.learning.discussion import storage as discussion_storage
from bot.learning.discussion.domain import NoGroup, NotOfThisCourse, VoteClosed
from bot.learning.discussion_posts import notices as discussion_posts_notices
from bot.learning.discussion_posts.service import NeutralPosts
from bot.learning.discussion_reading import handlers as discussion_reading
from bot.learning.discussion_reading.domain import NotOfTheGroup
from bot.learning.extras import handlers as extras
from bot.learning.graduation import handlers as graduation
from bot.learning.graduation import notices as graduation_notices
from bot.learning.graduation import screens as graduation_screens
from bot.learning.graduation import service as graduation_service
from bot.learning.handbook import handlers as handbook
from bot.learning.handbook import screens as handbook_screens
from bot.learning.handbook.service import handbooks
from bot.learning.media import handlers as media
from bot.learning.next_module import handlers as next_module
from bot.learning.next_module import notices as next_module_notices
from bot.learning.next_module import storage as next_module_storage
from bot.learning.offers import handlers as offers
from bot.learning.offers import notices as offers_notices
from bot.learning.offers.service import LearningOffers
from bot.learning.practice import handlers as practice
from bot.learning.practice import notices as practice_notices
from bot.learning.practice import screens as practice_screens
from bot.learning.practice import storage as practice_storage
from bot.learning.preview import handlers as preview
from bot.learning.quiz import handlers as quiz
from bot.learning.quiz import storage as quiz_storage
from bot.learning.recap import handlers as recap
from bot.learning.recap import storage as recap_storage
from bot.learning.results import handlers as results
from bot.learning.review import handlers as review
from bot.learning.review import screens as review_screens
from bot.learning.rhythm import handlers as rhythm
from bot.learning.rhythm import notices as rhythm_notices
from bot.learning.rhythm import storage as rhythm_storage
from bot.learning.sign_off import handlers as sign_off
from bot.learning.sign_off import storage as sign_off_storage
from bot.learning.sign_off.service import ReadsNotThisLanguage
from bot.learning.story import handlers as story
from bot.learning.story import screens as story_screens
from bot.learning.story import storage as story_storage
from bot.learning.this_month import handlers as this_month
from bot.learning.voice_notes import handlers as voice_notes
from bot.learning.voice_notes import notices as voice_notes_notices
from bot.learning.voice_notes import screens as voice_notes_screens
from bot.learning.voice_notes import service as voice_notes_service
from bot.learning.voice_notes import storage as voice_notes_storage
from bot.learning.voice_notes.domain import OwnVoiceNote
from bot.learning.waiting import handlers as waiting
from bot.telegram.registration import Area, Feature
from bot.telegram.slots import ScreenSlot, Slots, WaitingSlot

AREA = Area(
    name="learning",
    shared=(
        "case",
        "doors",
        "measures",
        "memory",
        "path",
        "practice_plan",
        "retention",
        "search",
        "sequence",
    ),
    features=(
        Feature(routes=aloud.routes, tables=aloud_storage.TABLES),
        Feature(
            routes=attempts.routes,
            refusals={WarmUpOver: "attempts.refusal_warm_up_over"},
        ),
        Feature(
            routes=certificate.routes,
            refusals={
                NotCompleted: "certificate.refusal_not_completed",
                UnknownCode: "certificate.refusal_unknown_code",
            },
            tables=certificate_storage.TABLES,
        ),
        Feature(
            routes=discussion.routes,
            slots=Slots(
                desk_more=(ScreenSlot(row=5, column=2, buttons=discussion_screens.desk_more_row),)
            ),
            refusals={
                VoteClosed: "discussion.vote_closed",
                NotOfThisCourse: "discussion.not_of_course",
                NoGroup: "discussion.no_group",
            },
            tables=discussion_storage.TABLES,
        ),
        Feature(
            notices=discussion_posts_notices.notices,
            sources=lambda _courses: [NeutralPosts()],
        ),
        Feature(
            routes=discussion_reading.routes,
            refusals={NotOfTheGroup: "discussion_reading.not_for_you"},
        ),
        Feature(routes=extras.routes),
        Feature(
            routes=graduation.routes,
            notices=graduation_notices.notices,
            slots=Slots(
                waiting=(
                    WaitingSlot(
                        row=2,
                        queries=graduation_service.unsigned_queries,
                        read=graduation_service.unsigned_in,
                        show=graduation_screens.waiting,
                    ),
                ),
            ),
        ),
        Feature(
            routes=handbook.routes,
            slots=Slots(more=(ScreenSlot(row=2, buttons=handbook_screens.more_row),)),
            parts=lambda courses: [handbooks(courses.values())],
        ),
        Feature(routes=media.routes),
        Feature(
            routes=next_module.routes,
            notices=next_module_notices.notices,
            tables=next_module_storage.TABLES,
        ),
        Feature(
            routes=offers.routes,
            notices=offers_notices.notices,
            sources=lambda courses: [LearningOffers(courses)],
        ),
        Feature(
            routes=practice.routes,
            notices=practice_notices.notices,
            slots=Slots(more=(ScreenSlot(row=1, buttons=practice_screens.more_row),)),
            tables=practice_storage.TABLES,
        ),
        Feature(routes=preview.routes),
        Feature(routes=quiz.routes, tables=quiz_storage.TABLES),
        Feature(routes=recap.routes, tables=recap_storage.TABLES),
        Feature(routes=results.routes),
        Feature(
            routes=review.routes,
            slots=Slots(
                desk_more=(ScreenSlot(row=4, column=2, buttons=review_screens.desk_more_row),)
            ),
        ),
        Feature(
            routes=rhythm.routes,
            notices=rhythm_notices.notices,
            tables=rhythm_storage.TABLES,
        ),
        Feature(
            routes=sign_off.routes,
            tables=sign_off_storage.TABLES,
            refusals={ReadsNotThisLanguage: "sign_off.refusal_reads_not"},
        ),
        Feature(
            routes=story.routes,
            slots=Slots(more=(ScreenSlot(row=1, column=2, buttons=story_screens.more_row),)),
            tables=story_storage.TABLES,
        ),
        Feature(routes=this_month.routes),
        Feature(
            routes=voice_notes.routes,
            notices=voice_notes_notices.notices,
            slots=Slots(
                waiting=(
                    WaitingSlot(
                        row=3,
                        queries=voice_notes_service.waiting_queries,
                        read=voice_notes_service.waiting_in,
                        show=voice_notes_screens.waiting,
                    ),
                ),
            ),
            refusals={OwnVoiceNote: "voice_notes.own"},
            tables=voice_notes_storage.TABLES,
        ),
        Feature(routes=waiting.routes),
    ),
)
