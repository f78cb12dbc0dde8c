/** The element of each message; an album is one element for several messages. */

const blocks = new Map();
const name = (key, id) => `${key}/${id}`;

export const blockOf = (key, id) => blocks.get(name(key, id));
export function setBlock(key, ids, element) {
  element.ids = ids;
  for (const id of ids) blocks.set(name(key, id), element);
}
export const dropBlock = (key, id) => blocks.delete(name(key, id));
export const clearBlocks = () => blocks.clear();
