import { signedUrl } from './cdn.ts';
import { invalidForm, refused } from './errors.ts';
import type { Json } from './json.ts';
import { checkMessage, flag, said } from './limits/message.ts';
import { pinged } from './mentions.ts';
import { attachmentOf, loose } from './render-message.ts';
import {
  type Allowance,
  type Body,
  checkUpload,
  type Planned,
  plan,
  realize,
  referredNames,
  resolved,
} from './uploads.ts';
import type { Channel, Interaction, Message, StoredFile, World } from './world.ts';

interface Origin {
  authorId: string;
  interaction?: Interaction;
  ephemeralFor?: string | null;
  reference?: string | null;
  nonce?: string | null;
}

/** A message nobody sees yet. */
export function blankMessage(world: World, channel: Channel, origin: Origin): Message {
  const ephemeralFor = origin.ephemeralFor ?? null;
  return {
    id: world.clock.snowflake(),
    channelId: channel.id,
    authorId: origin.authorId,
    content: '',
    embeds: [],
    components: [],
    attachments: [],
    files: [],
    flags: (ephemeralFor === null ? 0 : flag.ephemeral) | flag.loading,
    reference: origin.reference ?? null,
    mentions: [],
    edits: 0,
    nonce: origin.nonce ?? null,
    createdAt: world.clock.now(),
    deleted: false,
    ephemeralFor,
    loading: true,
    editedAt: null,
    mentionsEveryone: false,
    interaction: origin.interaction ?? null,
    pingsBot: false,
  };
}

const settable = (1 << 2) | (1 << 12) | flag.componentsV2;

/** Says what a payload says in a message, new, thinking or old; it changes nothing when that is refused. */
export function say(world: World, message: Message, body: Body, allowance: Allowance): void {
  const { payload } = body;
  const before = message.loading ? null : message;
  checkMessage(payload, before);
  const planned = plan(payload, before, body.files);
  checkUpload(body, allowance, planned.length - body.files.length);
  const after = said(payload, before);
  checkReferences(world, after.embeds, after.components, planned);
  const hasComponents = after.isSecond && after.components.length > 0;
  const isEmpty = after.content === '' && after.embeds.length === 0 && planned.length === 0 && !hasComponents;
  if (isEmpty) throw refused(50006, 'Tried to send a message without content');
  const files = planned.map((file) => realize(world, message.channelId, file));
  const flags = typeof payload.flags === 'number' ? payload.flags & settable : message.flags & settable;
  const lasting = message.flags & (flag.ephemeral | flag.componentsV2);
  const mediaOf = (name: string, isComponent: boolean) => media(world, files, name, isComponent);
  Object.assign(message, {
    content: after.content,
    embeds: resolved(after.embeds, (name) => mediaOf(name, false)).map(typed),
    components: resolved(after.components, (name) => mediaOf(name, true)),
    files,
    flags: flags | lasting,
  });
  message.attachments = loose(message).map((file) => attachmentOf(world, file));
  settle(world, message, payload);
}

function settle(world: World, message: Message, payload: Json): void {
  const channel = world.channels.get(message.channelId);
  if (channel) Object.assign(message, pinged(world, channel, message, payload));
  if (!message.loading) {
    message.edits += 1;
    message.editedAt = world.clock.now();
  }
  message.loading = false;
  world.messages.set(message.id, message);
}

function typed(embed: unknown): unknown {
  return { type: 'rich', ...(embed as Json) };
}

function checkReferences(world: World, embeds: unknown[], components: unknown[], planned: Planned[]): void {
  const isThere = (name: string) => planned.some(({ filename }) => filename === name);
  const missing = referredNames(components).find((name) => !isThere(name));
  if (missing !== undefined) {
    const code = 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND';
    const message = `The referenced attachment '${missing}' was not found`;
    throw invalidForm({ components: { _errors: [{ code, message }] } }, message);
  }
  const lost = referredNames(embeds).find((name) => !isThere(name));
  if (lost !== undefined) world.violations.push(`An embed shows an attachment that is not there: ${lost}`);
}

function media(world: World, files: StoredFile[], name: string, isComponent: boolean): Json | null {
  const file = files.find(({ filename }) => filename === name);
  if (!file) return null;
  const url = signedUrl(world, file.path);
  const { width, height, contentType, id } = file;
  const sized = width === undefined ? {} : { width, height };
  const found = isComponent
    ? { attachment_id: id, content_type: contentType, loading_state: 2, flags: 0 }
    : {};
  return { url, proxy_url: url, ...sized, ...found };
}
