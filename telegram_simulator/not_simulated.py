"""The methods of the Bot API that are not simulated, each with the reason."""

_BUSINESS = "business accounts: nobody in a chat with a bot sees them"
_STORIES = "stories: they are not in a chat"
_VERIFICATION = "verification: Telegram shows its marks, not the bot"
_MANAGED = "managed bots: other bots of a person, which no chat shows"
_EPHEMERAL = "ephemeral messages: not yet"
_SUBSCRIPTIONS = "subscriptions of bots: not yet"
_PREMIUM = "Telegram Premium: no message of the Bot API tells of it"
_INLINE = "guests of chats: not yet"
_RICH = "rich messages and checklists: not yet"
_CHANNELS = "direct messages and sender chats of channels: not yet"
_PROFILES = "profiles of people and bots: not yet"
_GROUPS = "marks and stickers of groups: not yet"
NOT_SIMULATED: dict[str, str] = {
    **dict.fromkeys(
        (
            "convertGiftToStars",
            "deleteBusinessMessages",
            "getBusinessAccountGifts",
            "getBusinessAccountStarBalance",
            "getBusinessConnection",
            "readBusinessMessage",
            "removeBusinessAccountProfilePhoto",
            "setBusinessAccountBio",
            "setBusinessAccountGiftSettings",
            "setBusinessAccountName",
            "setBusinessAccountProfilePhoto",
            "setBusinessAccountUsername",
            "transferBusinessAccountStars",
            "transferGift",
            "upgradeGift",
        ),
        _BUSINESS,
    ),
    **dict.fromkeys(("deleteStory", "editStory", "postStory", "repostStory"), _STORIES),
    **dict.fromkeys(
        ("removeChatVerification", "removeUserVerification", "verifyChat", "verifyUser"),
        _VERIFICATION,
    ),
    **dict.fromkeys(
        (
            "getManagedBotAccessSettings",
            "getManagedBotToken",
            "replaceManagedBotToken",
            "setManagedBotAccessSettings",
        ),
        _MANAGED,
    ),
    **dict.fromkeys(
        (
            "deleteEphemeralMessage",
            "editEphemeralMessageCaption",
            "editEphemeralMessageMedia",
            "editEphemeralMessageReplyMarkup",
            "editEphemeralMessageText",
        ),
        _EPHEMERAL,
    ),
    "editUserStarSubscription": _SUBSCRIPTIONS,
    "giftPremiumSubscription": _PREMIUM,
    **dict.fromkeys(
        ("answerGuestQuery",),
        _INLINE,
    ),
    **dict.fromkeys(
        (
            "editMessageChecklist",
            "sendChecklist",
            "sendMessageDraft",
            "sendRichMessage",
            "sendRichMessageDraft",
        ),
        _RICH,
    ),
    **dict.fromkeys(
        (
            "approveSuggestedPost",
            "banChatSenderChat",
            "declineSuggestedPost",
            "unbanChatSenderChat",
        ),
        _CHANNELS,
    ),
    **dict.fromkeys(
        (
            "getUserPersonalChatMessages",
            "setPassportDataErrors",
            "setUserEmojiStatus",
        ),
        _PROFILES,
    ),
    **dict.fromkeys(
        (
            "answerChatJoinRequestQuery",
            "deleteAllMessageReactions",
            "deleteChatStickerSet",
            "deleteMessageReaction",
            "getUserChatBoosts",
            "sendChatJoinRequestWebApp",
            "setChatMemberTag",
            "setChatStickerSet",
        ),
        _GROUPS,
    ),
}
