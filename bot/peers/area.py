"""Registers peers: buddies, the problem of the week, own figures beside those of the group."""

from bot.peers import storage
from bot.peers.buddy import handlers as buddy
from bot.peers.buddy import notices as buddy_notices
from bot.peers.buddy import screens as buddy_screens
from bot.peers.comparison import handlers as comparison
from bot.peers.comparison import screens as comparison_screens
from bot.peers.domain import CannotPair
from bot.peers.ending.service import BuddyEnds
from bot.peers.matching import handlers as matching
from bot.peers.matching import screens as matching_screens
from bot.peers.problem import handlers as problem
from bot.peers.problem import screens as problem_screens
from bot.peers.problem import storage as problem_storage
from bot.peers.problem.domain import NotOfThisGroup, TooManyProblems
from bot.peers.problem_answers import handlers as problem_answers
from bot.peers.problem_answers import storage as answers_storage
from bot.peers.problem_posts import notices as problem_posts
from bot.peers.problem_review import handlers as problem_review
from bot.peers.problem_review import notices as problem_review_notices
from bot.peers.problem_review import screens as problem_review_screens
from bot.peers.problem_review import service as problem_review_service
from bot.peers.topics import notices as topics_notices
from bot.peers.topics.service import BuddyTopicSource
from bot.telegram.registration import Area, Feature
from bot.telegram.slots import ScreenSlot, Slots, WaitingSlot

AREA = Area(
    name="peers",
    features=(
        Feature(
            routes=buddy.routes,
            slots=Slots(more=(ScreenSlot(row=6, buttons=buddy_screens.more_row),)),
            notices=buddy_notices.notices,
        ),
        Feature(
            routes=matching.routes,
            slots=Slots(desk_more=(ScreenSlot(row=6, buttons=matching_screens.desk_more_row),)),
            refusals={CannotPair: "peers.refusal_cannot_pair"},
        ),
        Feature(sources=lambda _courses: [BuddyEnds()]),
        Feature(
            notices=topics_notices.notices,
            sources=lambda courses: [BuddyTopicSource(courses)],
        ),
        Feature(
            routes=problem.routes,
            slots=Slots(more=(ScreenSlot(row=6, column=2, buttons=problem_screens.more_row),)),
            refusals={
                TooManyProblems: "problem.refusal_too_many_problems",
                NotOfThisGroup: "problem.refusal_not_of_this_group",
            },
            tables=problem_storage.TABLES,
        ),
        Feature(
            routes=problem_review.routes,
            slots=Slots(
                desk_more=(
                    ScreenSlot(row=6, column=2, buttons=problem_review_screens.desk_more_row),
                ),
                waiting=(
                    WaitingSlot(
                        row=5,
                        queries=problem_review_service.proposed_queries,
                        read=problem_review_service.proposed_in,
                        show=problem_review_screens.waiting,
                    ),
                ),
            ),
            notices=problem_review_notices.notices,
        ),
        Feature(routes=problem_answers.routes, tables=answers_storage.TABLES),
        Feature(notices=problem_posts.notices),
        Feature(
            routes=comparison.routes,
            slots=Slots(more=(ScreenSlot(row=3, column=2, buttons=comparison_screens.more_row),)),
        ),
        Feature(tables=storage.TABLES),  # of all features of buddies
    ),
)
