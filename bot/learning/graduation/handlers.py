"""Lets a coordinator sign a certificate."""

from bot.learning.buttons import OpenCertificates, OpenToSign, SignCertificate
from bot.learning.graduation import screens, service
from bot.telegram.incoming.context import Turn
from bot.telegram.incoming.router import Routes

routes = Routes("learning", staff=True)

routes.shows(OpenCertificates, service.list_certificates, screens.certificate_list)


@routes.tap(SignCertificate)
async def sign(turn: Turn, button: SignCertificate) -> None:
    found = await service.sign(turn.act, button.certificate)
    turn.show(screens.to_sign(found, turn.texts, name=turn.person.name))


@routes.tap(OpenToSign)
async def open_to_sign(turn: Turn, button: OpenToSign) -> None:
    found = await service.open_to_sign(turn.act, button.certificate)
    turn.show(screens.to_sign(found, turn.texts, name=turn.person.name))
