/** The texts of service messages, such as "joined" or "pinned a message". */
import { authorOf } from '../columns.js';

const name = (user) => [user.first_name, user.last_name].filter(Boolean).join(' ');
const list = (users) => users.map(name).join(', ');
const isSelf = (users, m) => users.length === 1 && users[0].id === m.from?.id;

const WORDS = {
  new_chat_members: (m, who) =>
    isSelf(m.new_chat_members, m) ? `${who} joined` : `${who} added ${list(m.new_chat_members)}`,
  left_chat_member: (m, who) =>
    m.left_chat_member.id === m.from?.id ? `${who} left` : `${who} removed ${name(m.left_chat_member)}`,
  new_chat_photo: (m, who) => `${who} changed the picture`,
  delete_chat_photo: (m, who) => `${who} removed the picture`,
  new_chat_title: (m, who) => `${who} changed the title to “${m.new_chat_title}”`,
  group_chat_created: (m, who) => `${who} created the group`,
  supergroup_chat_created: () => 'The group was created',
  channel_chat_created: () => 'The channel was created',
  migrate_to_chat_id: () => 'The group became a supergroup',
  migrate_from_chat_id: () => 'The group became a supergroup',
  pinned_message: (m, who) => `${who} pinned a message`,
  users_shared: (m, who) => `${who} shared ${m.users_shared.users.length === 1 ? 'a person' : 'people'}`,
  chat_shared: (m, who) => `${who} shared a chat`,
  web_app_data: (m) => `Data of “${m.web_app_data.button_text}” went to the bot`,
  successful_payment: (m, who) => `${who} paid ${m.successful_payment.total_amount} ${m.successful_payment.currency}`,
  refunded_payment: (m, who) => `${who} gave ${m.refunded_payment.total_amount} ${m.refunded_payment.currency} back`,
  forum_topic_created: (m, who) => `${who} opened the topic “${m.forum_topic_created.name}”`,
  forum_topic_edited: (m, who) => `${who} changed the topic`,
  forum_topic_closed: (m, who) => `${who} closed the topic`,
  forum_topic_reopened: (m, who) => `${who} opened the topic again`,
  general_forum_topic_hidden: (m, who) => `${who} hid the topic General`,
  general_forum_topic_unhidden: (m, who) => `${who} showed the topic General again`,
};

/** The text of a service message, or null for other messages. */
export function serviceText({ message, author }) {
  const kind = Object.keys(WORDS).find((each) => message[each]);
  return kind ? WORDS[kind](message, authorOf(author, message)) : null;
}
