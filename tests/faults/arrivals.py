"""Updates of every kind that a handler accepts, as Telegram sends them."""

from collections.abc import Iterator
from typing import Any

from bot.learning.discussion.buttons import Vote
from bot.learning.discussion.domain import DiscussionId
from bot.learning.quiz.buttons import AnswerQuiz
from bot.learning.quiz.domain import AttemptId
from bot.membership.domain import CohortId
from bot.people.buttons import InviteByList
from bot.questions.buttons import EndQuestion, SendStray
from bot.questions.domain import QuestionId
from tests.stories.whole.permitted import Prepared
from tests.world import Phone

Json = dict[str, Any]
DATE = 1684735200
FILE = {"file_id": "BQACAgUAAx", "file_unique_id": "AgADx", "file_size": 900}
PICTURE = {**FILE, "width": 90, "height": 60}
KEYS = {"inline_keyboard": [[{"text": "Done", "callback_data": EndQuestion(QuestionId(1)).pack()}]]}
KINDS: tuple[Json, ...] = (
    {"text": "/ask"},
    {"text": "Can we meet later?"},
    {"text": "/announce"},
    {"text": "bold", "entities": [{"type": "bold", "offset": 0, "length": 4}]},
    {"voice": {**FILE, "duration": 3}},
    {"document": {**FILE, "file_name": "list.xlsx", "mime_type": "application/zip"}},
    {"photo": [PICTURE, PICTURE], "media_group_id": "7", "caption": "The plan"},
    {"video": {**PICTURE, "duration": 3}, "media_group_id": "7"},
    {"audio": {**FILE, "duration": 3}},
    {"animation": {**PICTURE, "duration": 3}, "document": {**FILE}},
    {"video_note": {**FILE, "length": 60, "duration": 3}},
    {"sticker": {**PICTURE, "type": "regular", "is_animated": False, "is_video": False}},
    {"contact": {"phone_number": "012345678", "first_name": "Rith"}},
    {"location": {"latitude": 11.5, "longitude": 104.9}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"new_chat_title": "Our class"},
    {"migrate_to_chat_id": -1001234567890},
)


def arrivals(made: Prepared) -> list[Json]:
    """Return every kind from a leader, a coordinator and a stranger, in private and in a group."""
    group = made.world.in_group
    private = [made.dara, made.sophea, made.stranger]
    inside = [group(made.dara, made.course.group), group(made.sophea, made.course.group)]
    return [update for phone in (*private, *inside) for update in _of(phone, made)]


def _of(phone: Phone, made: Prepared) -> Iterator[Json]:
    said = _said(phone)
    ours = {**said, "from": made.world.simulator.world.main.user(), "text": "Question · Sok Dara"}
    for kind in KINDS:
        yield {"message": {**said, **kind}}
    yield {"message": {**said, "text": "Yes.", "reply_to_message": {**ours, "reply_markup": KEYS}}}
    yield {"message": {**said, "text": "?", "quote": {"text": "a", "position": 0}}}
    origin = {"type": "hidden_user", "sender_user_name": "Somebody", "date": DATE}
    yield {"message": {**said, "text": "Look", "forward_origin": origin}}
    yield {"edited_message": {**said, "text": "Edited", "edit_date": DATE + 5}}
    for data in (
        "h",
        Vote(DiscussionId(1), 0, "a").pack(),
        AnswerQuiz(AttemptId(1), 0, "a", "x").pack(),
    ):
        yield _tap(phone, ours, data)
    cohort = InviteByList(made.course.founded.cohort).pack()
    for data in (EndQuestion(QuestionId(1)).pack(), SendStray(CohortId(1)).pack(), cohort):
        yield _tap(phone, {**ours, "reply_to_message": {**said, "text": "Why?"}}, data)
    changed = {"status": "kicked", "user": said["from"], "until_date": 0}
    before = {"status": "member", "user": said["from"]}
    member = {"chat": said["chat"], "from": said["from"], "date": DATE}
    yield {"my_chat_member": {**member, "old_chat_member": before, "new_chat_member": changed}}
    yield {"my_chat_member": {**member, "old_chat_member": changed, "new_chat_member": before}}


def _said(phone: Phone) -> Json:
    acts = phone.world.acts
    chat = acts.find_chat(phone.chat_key)
    shown = {"id": chat.id, "type": "private" if chat.private else "group", "title": "Our class"}
    person = acts.find_person(phone.key).user()
    return {"message_id": 90, "date": DATE, "chat": shown, "from": person}


def _tap(phone: Phone, message: Json, data: str) -> Json:
    person = phone.world.acts.find_person(phone.key).user()
    tap = {"id": "8", "from": person, "chat_instance": "1", "data": data, "message": message}
    return {"callback_query": tap}
