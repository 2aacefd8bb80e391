import { Form, refused } from '../errors.ts';
import { text } from '../json.ts';
import { choice, length } from '../limits/fields.ts';
import { addChannel } from '../people.ts';
import { isDirect, isThread, need, permission, visibleChannel } from '../permissions.ts';
import { channelObject } from '../render-guild.ts';
import type { Channel, World } from '../world.ts';
import { messageIn } from './messages.ts';
import { type Answer, type Call, route } from './route.ts';

export const channelRoutes = [
  route('GET /channels/:channel', ({ world }, id) => ({
    status: 200,
    body: channelObject(world, visibleChannel(world, id)),
  })),
  route('PATCH /channels/:channel', openThread),
  route('POST /channels/:channel/typing', ({ world }, id) => {
    visibleChannel(world, id);
    return { status: 204 };
  }),
  route('PUT /channels/:channel/thread-members/@me', ({ world }, id) => {
    if (!isThread(visibleChannel(world, id))) throw refused(50024);
    return { status: 204 };
  }),
  route('POST /channels/:channel/messages/:message/threads', startThread),
  route('POST /users/@me/channels', openDirect),
];

const durations = [60, 1440, 4320, 10080];
const news = 5;

function startThread(call: Call, channelId: string, messageId: string): Answer {
  const { world, payload } = call;
  const parent = visibleChannel(world, channelId);
  if (parent.type !== 0 && parent.type !== news) throw refused(50024);
  const message = messageIn(world, parent, messageId);
  const form = new Form();
  length(form, ['name'], payload.name, 1, 100);
  const duration = payload.auto_archive_duration ?? 1440;
  choice(form, ['auto_archive_duration'], duration, durations);
  form.check();
  need(world, parent, permission.createPublicThreads);
  const earlier = world.channels.get(message.id);
  if (earlier) throw refused(160004);
  const type = parent.type === news ? 10 : 11;
  const thread = addChannel(
    world,
    parent.guildId,
    { type, name: text(payload.name), parent: parent.id },
    message.id,
  );
  Object.assign(thread, { ownerId: world.bot.id, autoArchive: duration });
  const body = channelObject(world, thread);
  world.dispatch('THREAD_CREATE', parent.guildId, { ...body, newly_created: true }, 1);
  return { status: 201, body };
}

/** The bot changes nothing else about channels. */
function openThread({ world, payload }: Call, id: string): Answer {
  const thread = visibleChannel(world, id);
  if (!isThread(thread) || payload.archived !== false || Object.keys(payload).length !== 1)
    throw refused(50035);
  if (thread.locked) throw refused(50083);
  need(world, thread, permission.sendMessagesInThreads);
  thread.archived = false;
  return { status: 200, body: channelObject(world, thread) };
}

function openDirect({ world, payload }: Call): Answer {
  const person = world.people.get(text(payload.recipient_id));
  if (!person) throw refused(10013);
  if (person.bot) throw refused(50007);
  return { status: 200, body: channelObject(world, directWith(world, person.id)) };
}

function directWith(world: World, personId: string): Channel {
  const isIt = (channel: Channel) =>
    isDirect(channel) && channel.type === 1 && channel.recipientId === personId;
  const channel = [...world.channels.values()].find(isIt) ?? addChannel(world, null, { type: 1 });
  channel.recipientId = personId;
  return channel;
}
