"""Answers unexpected messages, blocked chats and changes of groups."""

from bot.days import local_day
from bot.desk.screens import write_link
from bot.desk.service import unlink_group
from bot.home.overview.handlers import open_pasted
from bot.home.shown_course.handlers import course_shown
from bot.home.unasked import screens as unasked_screens
from bot.home.unasked.domain import (
    DeskMessage,
    is_finished,
    is_sentence,
    may_look_for,
    what_it_is,
)
from bot.home.unfinished.handlers import ask_unfinished
from bot.home.ways.service import Sought
from bot.home.words.handlers import do_what_a_command_says, do_what_a_word_says, seek_on_desk
from bot.learning.certificate.handlers import confirm_pasted_code
from bot.learning.discussion.service import repost_in_new_chat
from bot.membership.chat import storage as chats
from bot.membership.domain import ChatId, Cohort, Reach
from bot.people.pin.handlers import delete_lone_pin
from bot.people.rights import service as running
from bot.people.roster.service import open_lists
from bot.people.roster_reading.screens import which_list
from bot.questions.answering.handlers import ANSWERS, handle_reply
from bot.questions.answering.service import mine_to_answer
from bot.questions.asking.screens import general_button
from bot.questions.offering.screens import offered, offered_voice
from bot.questions.offering.service import offer_to_pass_on
from bot.refusals import NotJoined
from bot.safety.buttons import DeleteMine, Nothing, WhatToDo
from bot.safety.guard import screens
from bot.safety.guard.domain import Response, decide_response, words_of
from bot.safety.guard.handlers import THANKS, message_kind, send_safety_text
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.messages import ContentType, Incoming
from bot.telegram.incoming.router import Routes
from bot.telegram.kit import calls
from bot.telegram.kit.ways import ask_button

routes = Routes("safety")

DESK_ALBUM = "desk.album"
TAKES_WORDS = frozenset(
    {
        "ask",
        "feedback",
        "peers.answer",
        "peers.problem",
        "plans.barrier",
        "plans.step",
        "plans.strategy",
    }
)
"""Dialogs that pass words on: 4 to 6 digits are no answer in them, but a PIN that strayed."""


async def answer_message(turn: Turn, said: Incoming) -> None:
    words = words_of(turn.act.courses)
    coordinates = bool(turn.visitor.grants)
    if await _names_a_button(turn, said):
        return
    match decide_response(message_kind(said), said.text, words, coordinates=coordinates):
        case Response.HELP:
            await turn.follow(WhatToDo())
        case Response.THANKED if not (coordinates and await _may_answer(turn, said)):
            turn.reply("reaction", calls.react(turn.chat_id, said.message_id, THANKS))
        case Response.THANKED | Response.ASK_DESK:
            await _ask_desk(turn, said)
        case Response.NOT_TAKEN:
            await _refuse_file(turn, said)
        case Response.ASK:
            await _offer(turn, said)
        case (Response.SELF_HARM | Response.DANGER | Response.GUARDED) as risk:
            asks = said.kind is ContentType.TEXT and turn.visitor.enrolment is not None
            more = [[general_button(turn.texts)]] if asks else []
            await send_safety_text(turn, said, risk, more=more)


async def _names_a_button(turn: Turn, said: Incoming) -> bool:
    """Do what a button would that a text names, unless the text is risky or calls for help.

    Of a text that may be an answer to a question, only the exact label of a button is one.
    """
    words = words_of(turn.act.courses)
    calm = decide_response(message_kind(said), said.text, words, coordinates=False)
    if calm not in {Response.ASK, Response.THANKED}:
        return False
    may_answer = bool(turn.visitor.grants) and await _may_answer(turn, said)
    unclear = calm is Response.ASK and not may_answer
    return await do_what_a_word_says(turn, said, may_propose=unclear)


async def _may_answer(turn: Turn, said: Incoming) -> bool:
    """Tell whether thanks may be an answer to a question, such as "Yes, thank you"."""
    return said.kind in ANSWERS and bool(await mine_to_answer(turn.act))


async def _refuse_file(turn: Turn, said: Incoming) -> None:
    """Refuse a picture or file; offer to pass a voice message on, if there is somebody."""
    found = None
    if said.kind is ContentType.VOICE:
        found = await offer_to_pass_on(turn.act, turn.chat_id, reply_to=said.reply_to)
    if found is None:
        learns = turn.visitor.enrolment is not None
        ask = [ask_button(turn.texts)] if learns else []
        turn.say(screens.not_taken(said.message_id, turn.texts, ask=ask))
        return
    screen = offered_voice(found, said.message_id, turn.texts)
    turn.reply("ask", calls.say(turn.chat_id, screen, reply_to=said.message_id))


async def _offer(turn: Turn, said: Incoming) -> None:
    """Offer to pass a message on; the offer replies to it, so that a tap finds it again."""
    found = await offer_to_pass_on(turn.act, turn.chat_id, reply_to=said.reply_to)
    if found is None and await ask_unfinished(turn):
        return
    if found is None:
        turn.say(unasked_screens.choices(turn.texts, learns=turn.visitor.enrolment is not None))
        return
    screen = offered(found, turn.texts)
    turn.reply("ask", calls.say(turn.chat_id, screen, reply_to=said.message_id))


async def _ask_desk(turn: Turn, said: Incoming) -> None:
    """Ask a coordinator what to do; this replies to the message, so that a tap finds it."""
    places = await running.open_cohorts(turn.act)
    asked = [] if said.kind not in ANSWERS else await mine_to_answer(turn.act)
    if not places:
        turn.say(unasked_screens.choices(turn.texts, learns=turn.visitor.enrolment is not None))
    elif said.media_group is None:
        what = what_is(turn, said, places[0])
        if what is DeskMessage.REPLY and not asked:
            lists = await open_lists(turn.act)
            turn.say(
                which_list(lists, turn.texts)
                if lists
                else unasked_screens.nothing_waits(turn.texts)
            )
            return
        looked = await _looked_for(turn, said, what, asked=bool(asked))
        likely = not is_finished(said.text) and (looked.surely or not asked)
        screen = unasked_screens.what_with_this(
            what,
            places,
            asked,
            looked,
            turn.texts,
            course=await course_shown(turn),
            likely=likely,
            now=turn.now,
        )
        turn.reply("ask", calls.say(turn.chat_id, screen, reply_to=said.message_id))
    elif (turn.dialog or {}).get("album") != said.media_group:
        turn.begin(DESK_ALBUM, album=said.media_group)
        turn.say(unasked_screens.album(places, turn.texts))


async def _looked_for(turn: Turn, said: Incoming, what: DeskMessage, *, asked: bool) -> Sought:
    """Return the people and the places on the desk that a sentence may mean.

    Places whose names are only like it are for words that look for something and answer nobody.
    """
    is_words = what is DeskMessage.WORDS and said.kind is ContentType.TEXT
    if not is_words or not is_sentence(said.text):
        return Sought()
    wishes = unasked_screens.wishes(turn.bot.catalogue)
    alike = not asked and may_look_for(said.text, wishes)
    return await seek_on_desk(turn, said.text, alike=alike)


def what_is(turn: Turn, said: Incoming, cohort: Cohort) -> DeskMessage:
    """Tell what a coordinator's message most likely is."""
    return what_it_is(
        said.text,
        words_of(turn.act.courses),
        file_name=None if said.kind is ContentType.TEXT else said.file_name,
        today=local_day(turn.now, cohort.zone),
        zone=cohort.zone,
    )


@routes.tap(DeleteMine)
async def delete_mine(turn: Turn, button: DeleteMine) -> None:
    if turn.can_delete_message:  # the message is as old as the reply to it
        turn.reply("delete", calls.delete(turn.chat_id, button.message))
        turn.show(unasked_screens.deleted(turn.texts))
    else:
        turn.toast(turn.texts.label("common.too_old_to_delete"), alert=True)
        await turn.go_home()


@routes.tap(Nothing)
async def nothing(turn: Turn, _button: Nothing) -> None:
    if turn.tapped_message_id is not None and turn.can_delete_message:
        turn.reply("delete", calls.delete(turn.chat_id, turn.tapped_message_id))
    else:
        await turn.go_home()


async def handle_reply_or_pin(turn: Turn, said: Incoming) -> bool:
    """Handle a reply to a question, or delete a PIN that strayed into a dialog; else False."""
    if await handle_reply(turn, said):
        return True
    dialog = turn.dialog
    strays = dialog is not None and dialog["in"] in TAKES_WORDS
    return strays and await delete_lone_pin(turn, said)


async def handle_unasked(turn: Turn, said: Incoming, word: str) -> None:
    """Answer an unexpected message; a pasted link is opened like a tapped one.

    A certificate's code is confirmed to coordinators. What may be a PIN is deleted.
    """
    if await delete_lone_pin(turn, said):
        return
    if await open_pasted(turn, said.text):
        return
    if turn.visitor.person is None:
        raise NotJoined
    if await confirm_pasted_code(turn, said.text):
        return
    if word:
        if await do_what_a_command_says(turn, word):
            return
        turn.say(unasked_screens.only_buttons(turn.texts))
        return
    await answer_message(turn, said)


async def follow_group(turn: Turn, new: int) -> None:
    """Follow the change of a group into a supergroup."""
    await chats.move(turn.tx, old=turn.chat_id, new=new)
    await repost_in_new_chat(turn.act, ChatId(new))


async def handle_member(turn: Turn, *, out: bool) -> None:
    """Note who blocked or unblocked the bot; leave groups that no coordinator linked."""
    if turn.is_group:
        await _handle_group_member(turn, out=out)
        return
    if turn.chat is None:
        return
    if out:
        chats.close(turn.tx, chat_id=turn.chat_id, reach=Reach.BLOCKED, now=turn.now)
    else:
        chats.reopen(turn.tx, chat_id=turn.chat_id)


async def _handle_group_member(turn: Turn, *, out: bool) -> None:
    """Ask a coordinator who added the bot to link the group; leave any other group."""
    if out:
        await unlink_group(turn.act, turn.chat_id)
        chats.close(turn.tx, chat_id=turn.chat_id, reach=Reach.LEFT, now=turn.now)
    elif turn.visitor.grants:
        chats.reopen(turn.tx, chat_id=turn.chat_id)
        turn.say(write_link(turn.texts))
    elif turn.chat is None or turn.chat.reach is not Reach.OPEN:
        turn.reply("leave", calls.other("leaveChat", chat_id=turn.chat_id))
