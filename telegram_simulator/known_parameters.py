"""The parameters of the methods that are simulated, and those of them that are refused.

They are those of the newest Bot API and the older names that Telegram still reads. A test compares
them with the models of aiogram and python-telegram-bot.
"""

_SENT = (
    "chat_id message_thread_id disable_notification protect_content allow_paid_broadcast "
    "reply_parameters reply_markup reply_to_message_id allow_sending_without_reply "
)
_CAPTION = "caption parse_mode caption_entities "
_SHOWN = _CAPTION + "show_caption_above_media has_spoiler "
_FORWARDED = "chat_id from_chat_id message_thread_id disable_notification protect_content "
_EDITED = "chat_id message_id inline_message_id reply_markup "
_PLACE = "latitude longitude "
_LIVE = "horizontal_accuracy live_period heading proximity_alert_radius "
_TOPIC = "chat_id message_thread_id "
_MEMBER = "chat_id user_id "
_LINK = "name expire_date member_limit creates_join_request "
_RIGHTS = (
    "is_anonymous can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members "
    "can_promote_members can_change_info can_invite_users can_post_stories can_edit_stories "
    "can_delete_stories can_post_messages can_edit_messages can_pin_messages can_manage_topics "
    "can_manage_direct_messages can_manage_tags can_send_welcome_messages "
)
_POLL = (
    "question question_parse_mode question_entities options is_anonymous type "
    "allows_multiple_answers allows_revoting correct_option_ids correct_option_id explanation "
    "explanation_parse_mode explanation_entities open_period close_date is_closed description "
    "description_parse_mode description_entities media explanation_media "
)
_INVOICE = (
    "title description payload currency prices provider_token max_tip_amount is_flexible "
    "suggested_tip_amounts provider_data photo_url photo_size photo_width photo_height need_name "
    "need_phone_number need_email need_shipping_address send_phone_number_to_provider "
    "send_email_to_provider "
)
_OWNED = (
    "exclude_unlimited exclude_limited_upgradable exclude_limited_non_upgradable "
    "exclude_from_blockchain exclude_unique sort_by_price offset limit "
)
_PLAYED = "user_id chat_id message_id inline_message_id "
_HANDLED: dict[str, str] = {
    "getMe": "",
    "logOut": "",
    "close": "",
    "sendMessage": (
        _SENT + "text parse_mode entities link_preview_options disable_web_page_preview"
    ),
    "sendPhoto": _SENT + _SHOWN + "photo",
    "sendDocument": _SENT + _CAPTION + "document thumbnail disable_content_type_detection",
    "sendAudio": _SENT + _CAPTION + "audio duration performer title thumbnail",
    "sendVoice": _SENT + _CAPTION + "voice duration",
    "sendVideo": (
        _SENT + _SHOWN + "video duration width height thumbnail cover start_timestamp "
        "supports_streaming"
    ),
    "sendVideoNote": _SENT + "video_note duration length thumbnail",
    "sendAnimation": _SENT + _SHOWN + "animation duration width height thumbnail",
    "sendSticker": _SENT + "sticker emoji",
    "sendLivePhoto": _SENT + _SHOWN + "live_photo photo",
    "sendMediaGroup": _SENT.replace("reply_markup ", "") + "media",
    "sendPoll": _SENT + _POLL,
    "stopPoll": "chat_id message_id reply_markup",
    "sendChatAction": "chat_id message_thread_id action",
    "sendDice": _SENT + "emoji",
    "sendLocation": _SENT + _PLACE + _LIVE,
    "editMessageLiveLocation": _EDITED + _PLACE + _LIVE,
    "stopMessageLiveLocation": _EDITED,
    "sendVenue": (
        _SENT + _PLACE + "title address foursquare_id foursquare_type google_place_id "
        "google_place_type"
    ),
    "sendContact": _SENT + "phone_number first_name last_name vcard",
    "forwardMessage": _FORWARDED + "message_id video_start_timestamp",
    "forwardMessages": _FORWARDED + "message_ids",
    "copyMessage": (
        _SENT + _CAPTION + "from_chat_id message_id show_caption_above_media video_start_timestamp"
    ),
    "copyMessages": _FORWARDED + "message_ids remove_caption",
    "editMessageText": (
        _EDITED + "text parse_mode entities link_preview_options disable_web_page_preview"
    ),
    "editMessageCaption": _EDITED + _CAPTION + "show_caption_above_media",
    "editMessageMedia": _EDITED + "media",
    "editMessageReplyMarkup": _EDITED,
    "deleteMessage": "chat_id message_id",
    "deleteMessages": "chat_id message_ids",
    "pinChatMessage": "chat_id message_id disable_notification",
    "unpinChatMessage": "chat_id message_id",
    "unpinAllChatMessages": "chat_id",
    "setMessageReaction": "chat_id message_id reaction is_big",
    "answerCallbackQuery": "callback_query_id text show_alert url cache_time",
    "answerInlineQuery": (
        "inline_query_id results cache_time is_personal next_offset button switch_pm_text "
        "switch_pm_parameter"
    ),
    "answerWebAppQuery": "web_app_query_id result",
    "savePreparedInlineMessage": (
        "user_id result allow_user_chats allow_bot_chats allow_group_chats allow_channel_chats"
    ),
    "savePreparedKeyboardButton": "user_id button",
    "sendInvoice": _SENT + _INVOICE + "start_parameter",
    "sendPaidMedia": _SENT + _CAPTION + "show_caption_above_media star_count media payload",
    "createInvoiceLink": _INVOICE,
    "answerShippingQuery": "shipping_query_id ok shipping_options error_message",
    "answerPreCheckoutQuery": "pre_checkout_query_id ok error_message",
    "refundStarPayment": "user_id telegram_payment_charge_id",
    "getMyStarBalance": "",
    "getStarTransactions": "offset limit",
    "getAvailableGifts": "",
    "sendGift": "gift_id user_id chat_id pay_for_upgrade text text_parse_mode text_entities",
    "getUserGifts": "user_id " + _OWNED,
    "getChatGifts": "chat_id exclude_unsaved exclude_saved " + _OWNED,
    "sendGame": _SENT + "game_short_name",
    "setGameScore": _PLAYED + "score force disable_edit_message",
    "getGameHighScores": _PLAYED,
    "getFile": "file_id",
    "setMyCommands": "commands scope language_code",
    "getMyCommands": "scope language_code",
    "deleteMyCommands": "scope language_code",
    "setMyName": "name language_code",
    "setMyDescription": "description language_code",
    "setMyShortDescription": "short_description language_code",
    "setMyDefaultAdministratorRights": "rights for_channels",
    "getMyDefaultAdministratorRights": "for_channels",
    "getMyName": "language_code",
    "getMyDescription": "language_code",
    "getMyShortDescription": "language_code",
    "setChatMenuButton": "chat_id menu_button",
    "getChatMenuButton": "chat_id",
    "getChat": "chat_id",
    "getChatMember": _MEMBER,
    "getChatAdministrators": "chat_id return_bots",
    "getChatMemberCount": "chat_id",
    "leaveChat": "chat_id",
    "banChatMember": _MEMBER + "until_date revoke_messages",
    "unbanChatMember": _MEMBER + "only_if_banned",
    "restrictChatMember": _MEMBER + "permissions use_independent_chat_permissions until_date",
    "promoteChatMember": _MEMBER + _RIGHTS,
    "setChatAdministratorCustomTitle": _MEMBER + "custom_title",
    "setChatPermissions": "chat_id permissions use_independent_chat_permissions",
    "setChatTitle": "chat_id title",
    "setChatDescription": "chat_id description",
    "setChatPhoto": "chat_id photo",
    "deleteChatPhoto": "chat_id",
    "getUserProfilePhotos": "user_id offset limit",
    "getUserProfileAudios": "user_id offset limit",
    "setMyProfilePhoto": "photo",
    "removeMyProfilePhoto": "",
    "exportChatInviteLink": "chat_id",
    "createChatInviteLink": "chat_id " + _LINK,
    "editChatInviteLink": "chat_id invite_link " + _LINK,
    "createChatSubscriptionInviteLink": "chat_id name subscription_period subscription_price",
    "editChatSubscriptionInviteLink": "chat_id invite_link name",
    "revokeChatInviteLink": "chat_id invite_link",
    "approveChatJoinRequest": _MEMBER,
    "declineChatJoinRequest": _MEMBER,
    "getForumTopicIconStickers": "",
    "createForumTopic": "chat_id name icon_color icon_custom_emoji_id",
    "editForumTopic": _TOPIC + "name icon_custom_emoji_id",
    "closeForumTopic": _TOPIC,
    "reopenForumTopic": _TOPIC,
    "deleteForumTopic": _TOPIC,
    "unpinAllForumTopicMessages": _TOPIC,
    "editGeneralForumTopic": "chat_id name",
    "closeGeneralForumTopic": "chat_id",
    "reopenGeneralForumTopic": "chat_id",
    "hideGeneralForumTopic": "chat_id",
    "unhideGeneralForumTopic": "chat_id",
    "unpinAllGeneralForumTopicMessages": "chat_id",
    "getStickerSet": "name",
    "getCustomEmojiStickers": "custom_emoji_ids",
    "uploadStickerFile": "user_id sticker sticker_format",
    "createNewStickerSet": (
        "user_id name title stickers sticker_type needs_repainting sticker_format"
    ),
    "addStickerToSet": "user_id name sticker",
    "replaceStickerInSet": "user_id name old_sticker sticker",
    "setStickerPositionInSet": "sticker position",
    "deleteStickerFromSet": "sticker",
    "setStickerEmojiList": "sticker emoji_list",
    "setStickerKeywords": "sticker keywords",
    "setStickerMaskPosition": "sticker mask_position",
    "setStickerSetTitle": "name title",
    "deleteStickerSet": "name",
    "setStickerSetThumbnail": "name user_id format thumbnail",
    "setCustomEmojiStickerSetThumbnail": "name custom_emoji_id",
    "getUpdates": "offset limit timeout allowed_updates",
    "setWebhook": (
        "url certificate ip_address max_connections allowed_updates drop_pending_updates "
        "secret_token"
    ),
    "deleteWebhook": "drop_pending_updates",
    "getWebhookInfo": "",
}
HANDLED: dict[str, frozenset[str]] = {
    method: frozenset(names.split()) for method, names in _HANDLED.items()
}
"""What each method reads, by its name."""

WITHOUT_EFFECT: dict[str, str] = {
    "disable_notification": "a simulated phone makes no sound",
    "disable_content_type_detection": "no type of a document is guessed",
    "supports_streaming": "films are not played while they load",
    "is_big": "reactions are not animated",
    "cache_time": "no phone keeps an answer",
    "revoke_messages": "nobody who was removed looks into the group",
    "suggested_tip_amounts": "a person says how much the tip is",
    "provider_data": "there is no provider",
    "send_phone_number_to_provider": "there is no provider",
    "send_email_to_provider": "there is no provider",
    **dict.fromkeys(
        ("photo_url", "photo_size", "photo_width", "photo_height"),
        "invoices are shown without a picture",
    ),
    **dict.fromkeys(
        ("exclude_unique", "exclude_from_blockchain"),
        "there are no gifts that were made unique",
    ),
    "exclude_unsaved": "all gifts are shown in the profile",
    "is_personal": "no phone keeps an answer",
    "sticker_format": "formats are read from the files",
}
"""Parameters that are accepted and change nothing, each with the reason."""

_EPHEMERAL = frozenset({"receiver_user_id", "callback_query_id", "ephemeral_message_parameters"})
_BUSINESS = frozenset({"business_connection_id"})
_CHANNEL_CHATS = frozenset({"direct_messages_topic_id", "suggested_post_parameters"})
_EFFECT = frozenset({"message_effect_id"})
_SENDS = ("sendMessage", "sendDice", "sendLocation", "sendVenue", "sendContact", "sendLivePhoto")
_FILES = ("Photo", "Document", "Audio", "Voice", "Video", "VideoNote", "Animation", "Sticker")
_ALL_SENDS = (*_SENDS, *(f"send{kind}" for kind in _FILES))
_EDITS = (
    "editMessageText",
    "editMessageCaption",
    "editMessageMedia",
    "editMessageReplyMarkup",
    "editMessageLiveLocation",
    "stopMessageLiveLocation",
    "stopPoll",
    "pinChatMessage",
    "unpinChatMessage",
    "sendChatAction",
)
_POLL_OPTIONS = frozenset(
    {
        "shuffle_options",
        "allow_adding_options",
        "hide_results_until_closes",
        "members_only",
        "country_codes",
    }
)
REFUSED: dict[str, frozenset[str]] = {
    **dict.fromkeys(_EDITS, _BUSINESS),
    **dict.fromkeys(_ALL_SENDS, _BUSINESS | _EFFECT | _CHANNEL_CHATS | _EPHEMERAL),
    "sendDice": _BUSINESS | _EFFECT | _CHANNEL_CHATS,
    "sendMediaGroup": _BUSINESS | _EFFECT | frozenset({"direct_messages_topic_id"}),
    "sendPoll": _BUSINESS | _EFFECT | _POLL_OPTIONS,
    "sendInvoice": _EFFECT | _CHANNEL_CHATS,
    "sendGame": _BUSINESS | _EFFECT,
    "sendPaidMedia": _BUSINESS | _CHANNEL_CHATS,
    "createInvoiceLink": _BUSINESS | frozenset({"subscription_period"}),
    "editMessageText": _BUSINESS | frozenset({"rich_message"}),
    "forwardMessage": _EFFECT | _CHANNEL_CHATS,
    "copyMessage": _EFFECT | _CHANNEL_CHATS,
    "forwardMessages": frozenset({"direct_messages_topic_id"}),
    "copyMessages": frozenset({"direct_messages_topic_id"}),
}
"""What each method knows and does not simulate: a call that gives a value is refused."""

REFUSED_INSIDE: dict[str, frozenset[str]] = {
    "reply_markup": frozenset({"disabled", "request_managed_bot"}),
    "reply_parameters": frozenset({"checklist_task_id", "poll_option_id", "ephemeral_message_id"}),
    "button": frozenset({"disabled", "request_managed_bot"}),
    "commands": frozenset({"is_ephemeral"}),
}
"""The same for the fields of objects, by the parameter that they are in."""
