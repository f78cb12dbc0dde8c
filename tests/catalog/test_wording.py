"""Texts in several languages."""

from markupsafe import Markup, escape

from bot.catalog.wording import Rich, Text


def test_a_text_falls_back_to_its_first_language() -> None:
    text = Text(strings=(("en", "well"), ("km", "អណ្តូង")), drafts=frozenset({"km"}))

    assert [text.in_(language) for language in ("en", "km", "fr")] == ["well", "អណ្តូង", "well"]
    assert [text.draft_in(language) for language in ("en", "km", "fr")] == [False, True, False]


def test_a_rich_text_is_not_escaped_again_but_its_blanks_are() -> None:
    rich = Rich(strings=(("en", "<b>{name}</b>\n\n{numbers}"),))

    assert escape(rich.in_("en")) == Markup("<b>{name}</b>\n\n{numbers}")
    assert rich.filled("en", name="<i>", numbers="") == Markup("<b>&lt;i&gt;</b>")
