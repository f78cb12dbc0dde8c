"""sendPoll and stopPoll."""

from itertools import pairwise
from typing import Any

from telegram_simulator import access, markup
from telegram_simulator.api_errors import Json, bad_request
from telegram_simulator.entities import FormattedText, read
from telegram_simulator.entities.lengths import utf16
from telegram_simulator.methods.copying import post_poll
from telegram_simulator.methods.delivery import check_target
from telegram_simulator.methods.poll_media import OF_OPTION, OF_QUESTION, poll_media
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.poll_closing import close_poll
from telegram_simulator.polls import Poll
from telegram_simulator.world import World

MAX_QUESTION = 300  # td MessageContent.cpp:5012
MAX_OPTION = 100  # td PollOption.cpp:68
MAX_OPTIONS = 12  # Client.cpp:13177
MAX_EXPLANATION = 200  # core.telegram.org/bots/api#sendpoll
MAX_LINE_FEEDS = 2
MAX_DESCRIPTION = 1024
MIN_PERIOD = 5
MAX_PERIOD = 2_628_000


def send_poll(world: World, bot: Bot, params: Params) -> Json:
    """Send a poll or a quiz."""
    poll = _poll(world, bot, params)
    target = check_target(world, bot, params, "polls")
    if target.chat.kind == "channel" and not poll.anonymous:
        raise bad_request("non-anonymous polls can't be sent to channel chats")
    return post_poll(world, bot, params, target, poll).message


def _poll(world: World, bot: Bot | None, params: Params) -> Poll:
    question = read(
        params.text("question"),
        params.text("question_parse_mode"),
        params.objects("question_entities"),
    )
    if not question.text:
        raise bad_request("poll question must be non-empty")
    if utf16(question.text) > MAX_QUESTION:
        raise bad_request(f"poll question length must not exceed {MAX_QUESTION}")
    options = _options(world, bot, params)
    kind = params.text("type") or "regular"
    if kind not in {"regular", "quiz"}:
        raise bad_request("unsupported poll type specified")
    quiz = kind == "quiz"
    poll = Poll(
        id=str(world.new_id()),
        bot_id=bot.id if bot else 0,
        chat="",
        question=_text_fields(question, "question"),
        options=options,
        anonymous=params.flag("is_anonymous") if "is_anonymous" in params else True,
        quiz=quiz,
        multiple=params.flag("allows_multiple_answers"),
        revoting=params.flag("allows_revoting") if "allows_revoting" in params else not quiz,
        correct=_correct(params, len(options)) if quiz else [],
        explanation=_explanation(world, bot, params) if quiz else {},
        description=_description(params),
        media=poll_media(world, bot, params, OF_QUESTION, "media") if bot else {},
    )
    _period(world, params, poll)
    return poll


def person_poll(
    world: World,
    question: str,
    options: list[str],
    correct: int | None,
    *,
    anonymous: bool,
    multiple: bool,
) -> Poll:
    """Return a poll of a person, a quiz if it has a right option; no bot owns it."""
    values: Json = {"question": question, "options": options, "is_anonymous": anonymous}
    values["allows_multiple_answers"] = multiple
    if correct is not None:
        values |= {"type": "quiz", "correct_option_ids": [correct]}
    return _poll(world, None, Params(values))


def _text_fields(formatted: FormattedText, name: str) -> Json:
    fields: Json = {name: formatted.text}
    if formatted.entities:
        fields[f"{name}_entities"] = formatted.entities
    return fields


def _options(world: World, bot: Bot | None, params: Params) -> list[Json]:
    value = params.json("options", "can't parse options JSON object")
    if value is not None and not isinstance(value, list):
        raise bad_request("expected an Array of String as options")
    options = [_option(world, bot, option, params) for option in value or []]
    if not options:
        raise bad_request("poll must have at least one answer option")
    if len(options) > MAX_OPTIONS:
        raise bad_request(f"poll can't have more than {MAX_OPTIONS} options")
    return options


def _option(world: World, bot: Bot | None, option: Any, params: Params) -> Json:
    if isinstance(option, str):
        option = {"text": option}
    if not isinstance(option, dict):
        raise bad_request("poll option must be an Object or a String")
    given = Params(option, params.files)
    text = read(given.text("text"), given.text("text_parse_mode"), given.objects("text_entities"))
    if not text.text:
        raise bad_request("poll options must be non-empty")
    if utf16(text.text) > MAX_OPTION:
        raise bad_request(f"poll options length must not exceed {MAX_OPTION}")
    media = poll_media(world, bot, given, OF_OPTION, "media") if bot else {}
    return _text_fields(text, "text") | media


def _correct(params: Params, count: int) -> list[int]:
    value = params.json("correct_option_ids", "can't parse correct option identifiers")
    if value is None and "correct_option_id" in params:
        value = [params.integer("correct_option_id", -1)]
    numbers = value if isinstance(value, list) else []
    if not all(isinstance(number, int) for number in numbers):
        raise bad_request("correct option identifier must be a Number")
    if not numbers:
        raise bad_request("correct quiz option list must be non-empty")
    if any(later <= earlier for earlier, later in pairwise(numbers)):
        raise bad_request("correct quiz option list must be increasing")
    if numbers[0] < 0 or numbers[-1] >= count:
        raise bad_request("wrong quiz correct_option_id")
    return numbers


def _explanation(world: World, bot: Bot | None, params: Params) -> Json:
    media = poll_media(world, bot, params, OF_QUESTION, "explanation_media") if bot else {}
    if "explanation" not in params:
        return media
    text = read(
        params.text("explanation"),
        params.text("explanation_parse_mode"),
        params.objects("explanation_entities"),
    )
    if utf16(text.text) > MAX_EXPLANATION or text.text.count("\n") > MAX_LINE_FEEDS:
        # Telegram refuses this too, but its error code is not documented
        raise bad_request(
            "SIM: quiz explanation is longer than 200 characters or has over 2 line feeds"
        )
    return _text_fields(text, "explanation") | media


def _description(params: Params) -> Json:
    if "description" not in params:
        return {}
    text = read(
        params.text("description"),
        params.text("description_parse_mode"),
        params.objects("description_entities"),
    )
    if utf16(text.text) > MAX_DESCRIPTION:
        raise bad_request("message caption is too long")
    return _text_fields(text, "description")


def _period(world: World, params: Params, poll: Poll) -> None:
    if "open_period" in params:
        period = params.integer("open_period")
        if not MIN_PERIOD <= period <= MAX_PERIOD:
            raise bad_request("wrong open_period specified")
        poll.open_period = period
        poll.close_at = world.now_s() + period
    elif "close_date" in params:
        poll.close_at = float(params.integer("close_date"))
    poll.closed = params.flag("is_closed")


def stop_poll(world: World, bot: Bot, params: Params) -> Json:
    """Close a poll and return its final state."""
    keyboard = markup.read(params, private=params.integer("chat_id") > 0)
    chat = access.readable_chat(world, bot, params)
    item = access.requested_message(chat, params, "message with poll to stop not found")
    if "poll" not in item.message:
        raise bad_request("message is not a poll")
    if item.bot_id != bot.id:
        raise bad_request("poll can't be stopped")
    poll = world.polls[item.message["poll"]["id"]]
    if poll.closed:
        raise bad_request("poll has already been closed")
    close_poll(world, poll)
    keys = {"reply_markup": keyboard.inline} if keyboard.inline else {}
    rest = {name: value for name, value in item.message.items() if name != "reply_markup"}
    world.replace(chat, item, rest | keys)
    return poll.public()
