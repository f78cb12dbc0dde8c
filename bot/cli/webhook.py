"""The webhook that the settings name."""

from bot.addresses import read_listen
from bot.cli.errors import USAGE, CliError
from bot.settings import Settings
from bot.telegram.incoming.webhook import Webhook, webhook_at


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
