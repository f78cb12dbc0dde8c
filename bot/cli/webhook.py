"""The webhook in the settings, and what `doctor` says about the one at Telegram."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.act import Act
from bot.addresses import read_listen
from bot.cli.errors import USAGE, CliError, counted
from bot.cli.finding import Finding, Severity
from bot.clock import Clock
from bot.settings import Settings
from bot.telegram.incoming.webhook import RECENT, Webhook, is_ours, webhook_at


def checked_webhook(settings: Settings, token: str) -> Webhook:
    """Return the webhook of the settings; raise `CliError` if they name no address for it."""
    found = webhook_of(settings, token)
    if found is None:
        raise CliError(
            "`--mode webhook` needs ROMLEUK_WEBHOOK_URL: the public address, https://, at which a "
            "proxy passes on to ROMLEUK_WEBHOOK_LISTEN what Telegram sends. Without one, run the "
            "bot with --mode polling.",
            USAGE,
        )
    return found


def webhook_of(settings: Settings, token: str) -> Webhook | None:
    """Return the webhook of the settings, or None if they name no address for it."""
    if settings.webhook_url is None:
        return None
    secret = settings.webhook_secret
    return webhook_at(
        settings.webhook_url,
        read_listen(settings.webhook_listen),
        token=token,
        secret=None if secret is None else secret.get_secret_value(),
    )


async def knows_webhook(act: Act, params: Mapping[str, Any]) -> dict[str, Any]:
    """Return whether this bot has set this address at Telegram."""
    return {"ours": await is_ours(act.tx, str(params["url"]))}


def webhook_finding(info: Mapping[str, Any], webhook: Webhook | None, *, is_known: bool) -> Finding:
    """Say how updates come, from Telegram's answer `info`.

    `webhook` is that of the settings; `is_known`: the bot has set the address that Telegram has.
    """
    url, waiting = info.get("url"), counted(info.get("pending_update_count", 0), "update")
    if not url:
        words = f"no webhook is set, so the bot asks for updates (polling); {waiting} at Telegram"
        later = "" if webhook is None else "; `run --mode webhook` sets one"
        return Finding(Severity.OK, words + later)
    if webhook is not None and url == webhook.url:
        return _our_webhook(info, waiting)
    if is_known:
        return Finding(
            Severity.WARNING,
            "Telegram sends updates to another address than ROMLEUK_WEBHOOK_URL, which this bot "
            "set when it last ran: `run --mode webhook` sets the new one, `run` alone deletes it",
        )
    return Finding(
        Severity.PROBLEM,
        "a webhook is set that is not ours: somebody else has the token, and gets what people "
        "write. Revoke it at @BotFather (/revoke), and set the new one in ROMLEUK_TOKEN",
    )


def _our_webhook(info: Mapping[str, Any], waiting: str) -> Finding:
    failed = datetime.fromtimestamp(info.get("last_error_date", 0), UTC)
    if info.get("pending_update_count") and Clock().now() - failed < RECENT:
        return Finding(
            Severity.PROBLEM,
            f"Telegram cannot send updates to our webhook ({info.get('last_error_message')}); "
            f"{waiting} at Telegram: does the bot run, and does the proxy pass on to "
            "ROMLEUK_WEBHOOK_LISTEN?",
        )
    return Finding(Severity.OK, f"Telegram sends updates to our webhook; {waiting} at Telegram")
