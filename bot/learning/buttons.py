"""Buttons of offers, extras, the handbook, media, practice, results and certificates."""

from bot.learning.quiz.domain import AttemptId
from bot.telegram.kit.button import Button, CohortButton, EnrolmentButton

# ---- offers ---------------------------------------------------------------------------


class OpenWarmUp(EnrolmentButton, prefix="ow"):
    """The questions before the first meeting."""


class ContinueLearning(EnrolmentButton, prefix="og"):
    """Continue with the next open question, lesson or quiz."""


class OpenRetentionCheck(EnrolmentButton, prefix="oc"):
    """The retention check in one of my enrolments."""


class NotToday(Button, prefix="on"):
    """Not today, or not now."""


class FewerMessages(EnrolmentButton, prefix="of"):
    """Write to me about learning on fewer days."""


class WriteAgain(EnrolmentButton, prefix="oa"):
    """Write to me about learning on all working days again."""


class OpenOffered(EnrolmentButton, prefix="oe"):
    """A story or a case that the course's calendar has for a `day`."""

    day: int


class OpenThisMonth(EnrolmentButton, prefix="om"):
    """This month's door in one of my enrolments, which the calendar offered on a day."""

    day: int


class OpenOfferedResults(EnrolmentButton, prefix="or"):
    """My results in one of my enrolments, which the calendar offered."""


class BeginAgain(EnrolmentButton, prefix="ob"):
    """Write to me again, after messages have stopped."""


class OpenLookBack(EnrolmentButton, prefix="ol"):
    """What I did in six months, what I remember, and what comes next."""


# ---- extras ---------------------------------------------------------------------------


class OpenExtras(Button, prefix="lm"):
    """The extra units, which people read as they like beside the parts of the course."""


class OpenNextModule(EnrolmentButton, prefix="ln"):
    """Which module should come next?"""


class ChooseModule(EnrolmentButton, prefix="lo"):
    """This module should come next."""

    module: str


# ---- handbook -------------------------------------------------------------------------


class OpenEntry(Button, prefix="bo"):
    """An entry that a search found: its kind and its id."""

    shelf: str
    entry: str


# ---- media ----------------------------------------------------------------------------


class LessonMedium(Button, prefix="fl"):
    """A picture or recording of a lesson; `attempt` is the run that opened it, 0 for none."""

    card: str
    kind: str
    attempt: AttemptId


class QuestionMedium(Button, prefix="fq"):
    """A picture or recording of a question, or of its explanation.

    `place` is the index of the question in the attempt.
    """

    attempt: AttemptId
    place: int
    beside: str
    kind: str


class CloseMedium(Button, prefix="fx"):
    """Delete the voice note or the picture from the chat."""


# ---- practice -------------------------------------------------------------------------


class Practise(EnrolmentButton, prefix="po"):
    """Practise the questions that are due in one of my enrolments."""


class NotSure(Button, prefix="pu"):
    """The right answer to a question of practice was half a guess.

    `place` is the index of the question in the attempt.
    """

    attempt: AttemptId
    place: int


class StartAgain(EnrolmentButton, prefix="pa"):
    """Write to me about practice again."""


# ---- results --------------------------------------------------------------------------


class OpenMyResults(Button, prefix="ka"):
    """My results, as a picture or as text, as the person prefers."""


class ResultsAsText(Button, prefix="kb"):
    """My results as text; the button is under the picture."""


class ResultsAsPicture(Button, prefix="kc"):
    """My results as a picture; the button is under the text."""


class CloseFile(Button, prefix="kd"):
    """Delete a picture or document from the chat, and go Home."""


class OpenCertificate(Button, prefix="ke"):
    """The certificate: what is missing, the name to print, or the one that was issued.

    `anew`: 1 under a picture, which cannot become a text, so a new message is sent.
    """

    anew: int


class NameCertificate(Button, prefix="kf"):
    """Write another name for the certificate."""


class IssueCertificate(Button, prefix="kg"):
    """Issue it with the name that is shown; `digest` identifies the name."""

    digest: str


class SignCertificate(Button, prefix="ki"):
    """Sign somebody's certificate off with my name."""

    certificate: int


class OpenToSign(Button, prefix="kv"):
    """Somebody's certificate, which waits for a signature."""

    certificate: int


class OpenCertificates(CohortButton, prefix="kx"):
    """The certificates of a cohort: those that wait for a signature, and those that are signed."""

    page: int


class SendCertificate(Button, prefix="kh"):
    """A certificate as a picture (`png`) or document (`pdf`), in a language."""

    certificate: int
    language: str
    form: str


class OpenPreview(CohortButton, prefix="xa"):
    """The contents of the course, as a participant sees them."""
