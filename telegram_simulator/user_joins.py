"""What people do about groups and their own profile: follow an invite link, set a picture."""

from telegram_simulator.action_errors import InvalidAction, NotFound
from telegram_simulator.api_errors import Json
from telegram_simulator.chats import Chat
from telegram_simulator.invitations import InviteLink, JoinRequest
from telegram_simulator.lookup import KeyOrId
from telegram_simulator.memberships import change_membership
from telegram_simulator.people import Person
from telegram_simulator.samples import picture
from telegram_simulator.user_inline import UserInline
from telegram_simulator.user_messages import decode_base64


class UserJoins(UserInline):
    """Joins groups, and sets pictures, as a person."""

    def join(self, link: str, who: KeyOrId, bio: str = "") -> Json:
        """Follow an invite link: come in, or ask to be let in."""
        person = self.find_person(who)
        chat, found = self._find_link(link)
        if not found.usable(self.world.now_s()):
            raise InvalidAction("This link is no longer valid.")
        if chat.has(person.id):
            raise InvalidAction(f"{person.name} is in {chat.title} already.")
        if chat.status_of(person.id) == "kicked":
            raise InvalidAction(f"{person.name} was banned from {chat.title}.")
        if found.by_request:
            self._ask(chat, person, found, bio)
        else:
            found.joined += 1
            until = int(self.world.now_s()) + found.period if found.period else 0
            change_membership(self.world, chat, person, "member", person, link=found, until=until)
        paid = {"paid": found.price} if found.price else {}
        return {"key": chat.key, "status": "asked" if found.by_request else "member"} | paid

    def _find_link(self, url: str) -> tuple[Chat, InviteLink]:
        for chat in self.world.groups.values():
            if url in chat.links and not chat.deleted:
                return chat, chat.links[url]
        raise NotFound(f"There is no invite link {url!r}.")

    def _ask(self, chat: Chat, person: Person, link: InviteLink, bio: str) -> None:
        now = self.world.now_s()
        chat.requests[person.id] = JoinRequest(user_id=person.id, url=link.url, made_at=now)
        update: Json = {
            "chat": chat.telegram(),
            "from": person.user(),
            "user_chat_id": person.id,
            "date": int(now),
            "invite_link": link.public(),
        } | ({"bio": bio} if bio else {})
        admits = [bot for bot in self.world.bots_in(chat) if chat.holds(bot.id, "can_invite_users")]
        self.world.queue_update(admits, "chat_join_request", update, chat)

    def photo(self, person: KeyOrId, base64: str | None = None) -> Json:
        """Set a new profile picture of a person; without content, a small sample."""
        found = self.find_person(person)
        content = picture() if base64 is None else decode_base64(base64)
        found.photos.append(self.world.files.save("photo", "photo.png", "", content))
        return {"photos": len(found.photos)}
