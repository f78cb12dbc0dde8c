"""Shows questions whose options are put in order or matched: the places, and the right answer."""

from collections.abc import Mapping

from markupsafe import Markup

from bot.catalog.course import AnswerOption, Form
from bot.learning.quiz.domain import QuizQuestion, placed
from bot.learning.screens import lettered
from bot.locale import Texts
from bot.telegram.kit.screen import lines


def places(question: QuizQuestion) -> Mapping[str, int]:
    """Return the place, from 1, of each option that has one."""
    return {letter: n for n, letter in enumerate(placed(question.item, question.picked), 1)}


def needs(question: QuizQuestion, texts: Texts) -> Markup:
    """Return the needs, each with the letter that was tapped for it."""
    letters: dict[str, str] = {
        option.id: letter for letter, option in lettered(question.options, texts)
    }
    tapped = [letters[each] for each in placed(question.item, question.picked)]
    found = []
    for place, option in enumerate(question.item.options, 1):
        letter = (
            tapped[place - 1] if place <= len(tapped) else "?" if place == len(tapped) + 1 else ""
        )
        key = "sequence.question_need_met" if letter else "sequence.question_need"
        found.append(texts(key, place=place, need=_need(option, texts), letter=letter))
    return lines(*found)


def explained(question: QuizQuestion, picked: int, texts: Texts) -> Markup:
    """Return the right order or matches, each with the reason and what was tapped instead."""
    item, language = question.item, texts.language
    tapped = placed(item, picked)
    found = []
    for place, option in enumerate(item.options, 1):
        said = option.text.in_(language)
        if item.form is Form.MATCH:
            said = texts("sequence.match", need=_need(option, texts), door=said)
        line = texts("sequence.question_need", place=place, need=said)
        mine = tapped[place - 1] if place <= len(tapped) else ""
        if mine == option.id:
            line = texts("learning.answer_right_yours", line=line)
        elif mine:
            other = next(each for each in item.options if each.id == mine)
            line = texts("sequence.instead", line=line, yours=other.text.in_(language))
        found.append(lines(line, texts("sequence.why", why=option.feedback.in_(language))))
    return lines(*found)


def _need(option: AnswerOption, texts: Texts) -> str:
    return option.need.in_(texts.language) if option.need else ""
