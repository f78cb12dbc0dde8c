"""Which buttons are for people who take part, for anybody who is in, and for strangers.

Those of coordinators and administrators stand in `rights`.
"""

from typing import get_args

from bot.announcements import buttons as announced
from bot.community import buttons as community
from bot.desk import buttons as person
from bot.home import buttons as home_buttons
from bot.learning import buttons as learning
from bot.learning.discussion import buttons as discussion
from bot.learning.discussion_reading import buttons as discussion_reading
from bot.learning.quiz import buttons as quiz
from bot.learning.recap import buttons as recap_buttons
from bot.learning.story import buttons as stories
from bot.peers import buttons as peers
from bot.people import buttons as people
from bot.people.hiding import buttons as hiding_buttons
from bot.people.pin import buttons as pin_buttons
from bot.people.renewal import buttons as renewal_buttons
from bot.people.second_factor import buttons as second_factor
from bot.people.settings import buttons as settings_buttons
from bot.plans import buttons as plans
from bot.questions import buttons as questions
from bot.safety import buttons as safety_buttons
from bot.services import buttons as services
from bot.sessions import buttons as sessions
from bot.surveys import buttons as surveys
from bot.telegram.kit import destinations as kit_destinations
from bot.telegram.kit.button import Button

# ---- for people who take part: their own matters --------------------------------------

PARTICIPANTS: frozenset[type[Button]] = frozenset(
    {
        people.AskSex,
        people.TellSex,
        announced.CoverAgain,
        announced.GotIt,
        announced.GiveAnswer,
        announced.OpenCovered,
        community.AskDelete,
        community.BeginAnew,
        community.BeginSession,
        community.ChangeAnswer,
        community.DeleteSession,
        community.ContinueEntry,
        community.ListOwn,
        community.NoQuestions,
        community.OpenCommunity,
        community.OpenOwn,
        community.OpenPacks,
        community.PackPicture,
        community.PickCommune,
        community.PickCount,
        community.PickHard,
        community.PickMonth,
        community.PickProvince,
        community.PickTopic,
        community.ReadPack,
        community.SaveSession,
        community.ShowLessons,
        community.ShowMonths,
        community.ShowProvinces,
        discussion.Vote,
        kit_destinations.OpenPlans,
        plans.AnswerCheckIn,
        plans.AskDay,
        plans.AskDrop,
        plans.AskPlace,
        plans.AskTime,
        plans.ChangePlace,
        plans.ChangePlan,
        plans.ChangeStep,
        plans.CheckDraft,
        plans.DropPlan,
        plans.FinishPlan,
        plans.KeepPlan,
        plans.NameBarrier,
        plans.NewPlan,
        plans.OpenCheckIn,
        plans.OpenLeft,
        plans.OpenInvitation,
        plans.WriteStep,
        plans.AskBarrier,
        plans.ReopenPlan,
        plans.OpenPlan,
        plans.SendPlan,
        plans.TakeOver,
        plans.TalkAboutStep,
        plans.WriteBarrier,
        plans.WriteDay,
        plans.WriteTime,
        plans.OpenStrategy,
        plans.AskStrategy,
        plans.PickStrategy,
        plans.WriteStrategy,
        plans.ClearStrategy,
        plans.TakeStrategy,
        plans.SendStrategy,
        surveys.AnswerSurvey,
        surveys.GoOnSurvey,
        surveys.OpenSurvey,
        discussion_reading.ReadDiscussion,
        peers.AnswerPair,
        peers.AskEndPair,
        peers.EndPair,
        peers.OpenBuddy,
        peers.OpenComparison,
        peers.OpenPair,
        peers.OpenProblems,
        peers.ProposeProblem,
        peers.ReadProblem,
        peers.TakeProblemBack,
        peers.TakeWishBack,
        peers.WishBuddy,
        quiz.AnswerQuiz,
        quiz.BeginQuiz,
        quiz.CheckTicks,
        learning.FewerMessages,
        learning.ContinueLearning,
        recap_buttons.SaveUnit,
        quiz.NextQuestion,
        learning.NotSure,
        learning.NotToday,
        recap_buttons.OpenAbout,
        recap_buttons.OpenLesson,
        learning.OpenRetentionCheck,
        learning.ChooseModule,
        learning.OpenExtras,
        learning.OpenNextModule,
        learning.BeginAgain,
        learning.OpenLookBack,
        learning.OpenOffered,
        learning.OpenOfferedResults,
        recap_buttons.OpenLessons,
        quiz.OpenQuiz,
        quiz.OpenQuizzes,
        recap_buttons.OpenUnit,
        learning.OpenWarmUp,
        quiz.Peek,
        quiz.PlaceOption,
        learning.Practise,
        quiz.RepeatMissed,
        learning.StartAgain,
        quiz.StopQuiz,
        quiz.TickOption,
        recap_buttons.MarkUnclear,
        learning.WriteAgain,
        services.AskFault,
        services.AskListedFault,
        services.FindServices,
        services.FlagListed,
        services.OpenListed,
        services.OpenMyProposals,
        services.OpenNeed,
        kit_destinations.OpenNumbers,
        services.AskNumberFault,
        services.FlagNumber,
        services.Propose,
        services.FlagService,
        services.OpenFound,
        learning.LessonMedium,
        learning.QuestionMedium,
        home_buttons.SwitchPlace,
        kit_destinations.AskHelp,
        questions.AskMore,
        questions.LetQuoteWords,
        questions.CloseAnswer,
        safety_buttons.ContactMe,
        questions.OpenAnswer,
        questions.OpenMine,
        questions.OwnNumber,
        questions.SendStray,
        questions.TakeQuestionBack,
        questions.ThatHelps,
        learning.IssueCertificate,
        learning.NameCertificate,
        learning.OpenCertificate,
        learning.OpenMyResults,
        learning.ResultsAsPicture,
        learning.ResultsAsText,
        learning.SendCertificate,
        sessions.AnswerInList,
        sessions.AnswerSession,
        sessions.CannotConnect,
        sessions.ComeToAll,
        sessions.ComeToAllInList,
        sessions.ComeToMoved,
        sessions.GetCalendar,
        sessions.GiveReason,
        sessions.LetQuote,
        sessions.SayWhatToChange,
        sessions.OpenLink,
        sessions.OpenSession,
        sessions.OpenSessions,
        sessions.PickPicture,
        sessions.RateSession,
        sessions.ReportTrouble,
        sessions.TroubleOver,
        people.AskLeave,
        people.ComeBack,
        people.Leave,
        stories.BeginStory,
        stories.ChooseInStory,
        stories.LookBackAtStory,
        stories.NextMoment,
        stories.OpenCase,
        stories.OpenStories,
        stories.OpenStory,
        stories.ReadCase,
        stories.StopStory,
    }
)

# ---- for anybody who is in, coordinators too ----------------------------------------------

ANYBODY: frozenset[type[Button]] = frozenset(
    {
        second_factor.CancelCode,
        services.AskWhat,  # of drafts their owners alone: test_proposals
        services.ChangeProposal,
        services.ChooseProposalAnswer,
        services.DropProposal,
        services.OpenDirectory,
        services.OpenProposal,
        services.SendProposal,
        second_factor.SetUpFactor,  # of those with a role alone: test_second_factor
        safety_buttons.DeleteMine,
        safety_buttons.Nothing,
        safety_buttons.WhatToDo,
        kit_destinations.BackToFound,
        learning.OpenEntry,
        kit_destinations.OpenHandbook,
        people.TellTaken,
        learning.CloseMedium,
        kit_destinations.HowThisWorks,
        kit_destinations.OpenHome,
        kit_destinations.OpenNotice,  # of the own chat alone: test_covers
        home_buttons.OpenMore,
        learning.CloseFile,
        people.AskErase,
        people.AskEraseAgain,
        settings_buttons.ChooseDays,
        settings_buttons.ChooseHour,
        settings_buttons.ChooseLanguage,
        settings_buttons.ChoosePause,
        settings_buttons.ChooseQuiet,
        people.DownloadMyData,
        people.Erase,
        people.OpenMyData,
        people.ReadMyData,
        settings_buttons.OpenSettings,
        *get_args(settings_buttons.SettingButton),
        settings_buttons.SharedPhone,
        hiding_buttons.HideAll,
        pin_buttons.ChoosePin,
        renewal_buttons.AgreeAnew,
        renewal_buttons.NotNow,
        settings_buttons.ChoosePauseDay,
        settings_buttons.PauseUntil,
        pin_buttons.RemovePin,
        people.ShowMyData,
        person.OnlyShown,
    }
)

# ---- for strangers who come in ------------------------------------------------------------

STRANGERS: frozenset[type[Button]] = frozenset(
    {
        people.Agree,
        people.DeclineInvitation,
        people.ReadConsent,
        people.SomebodyElse,
        people.SomethingWrong,
        people.ThatIsMe,
        people.UseTelegramName,
        people.WrongOnList,
    }
)
