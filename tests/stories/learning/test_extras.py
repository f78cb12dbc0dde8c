"""What may be read freely: outlines of the modules that a group was not taught."""

from tests.world import Phone


async def test_a_leader_reads_an_outline_and_home_does_not_count_it(leader: Phone) -> None:
    await leader.sends("/menu")
    await leader.taps("▶ First lesson, 3 minutes")
    assert "Follow-up notes on Module 4, not its text." in leader.sees
    await leader.taps("📖 Lessons")
    await leader.taps("More to read")

    assert "They don't count for your results or the certificate." in leader.sees
    for words in ("Educating and Mobilizing", "Strengthening the Rule of Law", "3 lessons"):
        assert words in leader.sees
    assert leader.buttons[:4] == ["1", "2", "3", "4"]

    await leader.taps("1")
    assert leader.sees.startswith("Lesson 1 of 3\nWhat Module 1 is about")
    assert "A short outline, not the text of the module." in leader.sees
    for _ in range(3):
        await leader.taps("Next ▶")
    assert "That's all of it. A quiz helps it stick: 4 questions" in leader.sees
    await leader.taps("✏️ Start the quiz")
    assert leader.sees.startswith("Question 1 of 4\n")
    await leader.taps("Stop here")

    assert "Lessons 1 of 18" in leader.sees
    await leader.taps("📖 Lessons")
    await leader.taps("More to read")
    assert "✔ 3 lessons read" in leader.sees


async def test_the_lessons_say_whose_work_they_are(leader: Phone) -> None:
    await leader.sends("/recap")
    await leader.taps("About")

    assert "Free the Slaves" in leader.sees
    assert "They are not the text of the toolkit" in leader.sees


async def test_a_door_leads_to_the_services_for_it(leader: Phone) -> None:
    await leader.sends("/recap")
    await leader.taps("More to read")
    await leader.taps("5")
    assert leader.sees.startswith("Lesson 1 of 5\nSchool and learning a trade")
    assert "Bring to school" in leader.sees

    await leader.taps("🤝 Services near you")

    assert "School, training" in leader.sees
    assert "No checked service here yet" in leader.sees
    assert "➕ Propose a service" in leader.buttons or "➕ Propose one" in leader.buttons
