import { isDirect } from './permissions.ts';
import { memberObject } from './render-guild.ts';
import { messageObject } from './render-message.ts';
import type { Message, World } from './world.ts';

const intent = { guildMessages: 1 << 9, directMessages: 1 << 12 };

type MessageEvent = 'MESSAGE_CREATE' | 'MESSAGE_UPDATE' | 'MESSAGE_DELETE';

/** Tells the gateway what happened to a message that is not for one person's eyes. */
export function announce(world: World, event: MessageEvent, message: Message): void {
  const channel = world.channels.get(message.channelId);
  if (!channel || message.ephemeralFor !== null || message.interaction?.userInstall) return;
  const { guildId } = channel;
  const wanted = isDirect(channel) ? intent.directMessages : intent.guildMessages;
  const guild = guildId === null ? {} : { guild_id: guildId };
  if (event === 'MESSAGE_DELETE') {
    world.dispatch(event, guildId, { id: message.id, channel_id: channel.id, ...guild }, wanted);
    return;
  }
  const author = world.people.get(message.authorId);
  const member = guildId === null || !author ? {} : { member: memberObject(author) };
  world.dispatch(event, guildId, { ...messageObject(world, message), ...guild, ...member }, wanted);
}
