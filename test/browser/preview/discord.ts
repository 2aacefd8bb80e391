import { z } from 'zod';
import type { FakeChannel, FakeDiscord, FakeMessage, FakeUser } from '../../fakes/discord/discord.ts';
import { discordCss } from './discord-css.ts';
import { type Marks, renderMarks } from './discord-marks.ts';
import { clockOf, escapeHtml, faceOf, imageOf, pageOf } from './page.ts';

// Strict: what the preview does not show, it refuses.
const embedSchema = z.strictObject({
  type: z.literal('rich'),
  color: z.number().optional(),
  description: z.string(),
  image: z.object({ url: z.string() }).optional(),
  footer: z.strictObject({ text: z.string() }).optional(),
});
const buttonSchema = z.strictObject({
  type: z.literal(2),
  id: z.number().optional(),
  label: z.string(),
  style: z.number(),
  custom_id: z.string().optional(),
  url: z.string().optional(),
});
const selectSchema = z.object({ type: z.literal(3), placeholder: z.string() });
const rowSchema = z.strictObject({
  type: z.literal(1),
  id: z.number().optional(),
  components: z.array(z.discriminatedUnion('type', [buttonSchema, selectSchema])),
});

const buttonLooks: Record<number, string> = { 1: 'primary', 2: 'plain', 4: 'danger', 5: 'link' };
const ephemeralFlag = 64;

export interface DiscordScene {
  fake: FakeDiscord;
  channel: FakeChannel;
  channelName: string;
  people: readonly FakeUser[];
  /** Who looks: their private answers are seen too. */
  reader: FakeUser;
  /** The message whose thread is open beside the channel. */
  threadOf: FakeMessage | null;
}

/** A channel and one of its threads, drawn from what the fake holds. Not Discord, but its order of things. */
export function previewDiscord(scene: DiscordScene): string {
  const { fake, channel, channelName, threadOf } = scene;
  const thread = threadOf && fake.thread(threadOf.id);
  const panes = [
    paneOf(`<i>#</i> ${escapeHtml(channelName)}`, seenIn(scene, channel.id), scene),
    ...(thread
      ? [paneOf(`<i>Thread</i> ${titleOf(threadOf, scene)}`, [threadOf, ...seenIn(scene, thread.id)], scene)]
      : []),
  ];
  const rail = `<nav><h1>Garden</h1><p><i>#</i> general</p><p class="here"><i>#</i> ${escapeHtml(channelName)}</p>${
    thread ? `<p class="thread">${titleOf(threadOf, scene)}</p>` : ''
  }<p><i>#</i> show-and-tell</p></nav>`;
  return pageOf({ title: 'Discord preview', css: discordCss, body: rail + panes.join('') });
}

function titleOf(message: FakeMessage, scene: DiscordScene): string {
  return escapeHtml(message.content.replace(/<@\d+>\s*/g, '')) || escapeHtml(nameOf(message.authorId, scene));
}

function seenIn({ fake, reader }: DiscordScene, channelId: string): FakeMessage[] {
  const own = fake.ephemerals(reader).filter((message) => message.channelId === channelId);
  return [...fake.messages(channelId), ...own].sort((one, other) => one.createdAt - other.createdAt);
}

function nameOf(id: string, { fake, people }: DiscordScene): string {
  if (id === fake.botId) return 'Darkroom';
  return people.find((person) => person.id === id)?.name ?? 'someone';
}

function paneOf(title: string, messages: readonly FakeMessage[], scene: DiscordScene): string {
  const items = messages.map((message, index) => messageOf(message, messages[index - 1], scene));
  const box = '<footer><span>+</span> Message</footer>';
  return `<main><header>${title}</header><div class="messages"><div class="rest"></div>${items.join('')}</div>${box}</main>`;
}

function messageOf(message: FakeMessage, before: FakeMessage | undefined, scene: DiscordScene): string {
  const marks: Marks = {
    nameOf: (id) => nameOf(id, scene),
    channelName: scene.channelName,
    now: scene.fake.now(),
  };
  const name = nameOf(message.authorId, scene);
  const isBot = message.authorId === scene.fake.botId;
  const isPrivate = (message.flags & ephemeralFlag) !== 0;
  const goesOn = before?.authorId === message.authorId && message.reference === null && !isPrivate;
  const app = isBot ? '<span class="app">APP</span>' : '';
  const head = `<h2>${escapeHtml(name)}${app}<time>${clockOf(message.createdAt)}</time></h2>`;
  const body = [
    goesOn ? '' : head,
    message.content === '' ? '' : `<div class="content">${renderMarks(message.content, marks)}</div>`,
    picturesOf(message, scene.fake),
    ...message.embeds.map((embed) => embedOf(embed, marks, scene.fake)),
    ...message.components.map(rowOf),
    isPrivate ? '<div class="private">Only you can see this · <a>Dismiss message</a></div>' : '',
    threadBoxOf(message, scene),
  ];
  const side = goesOn ? '<span class="gap"></span>' : faceOf(name, isBot);
  const classes = `message${goesOn ? ' on' : ''}${isPrivate ? ' ephemeral' : ''}`;
  return `<article class="${classes}" data-id="${message.id}">${replyBar(message, scene)}${side}<div class="body">${body.join('')}</div></article>`;
}

function replyBar({ reference }: FakeMessage, scene: DiscordScene): string {
  if (reference === null) return '';
  const everywhere = [scene.channel.id, scene.threadOf?.id ?? ''].flatMap((id) => scene.fake.messages(id));
  const earlier = everywhere.find(({ id }) => id === reference);
  if (!earlier) throw new Error('A message answers one that the preview does not show');
  const words = earlier.content.replace(/^-# /, '') || 'Click to see attachment';
  const name = escapeHtml(nameOf(earlier.authorId, scene));
  return `<div class="reply">${faceOf(name, earlier.authorId === scene.fake.botId)}<b>${name}</b> ${escapeHtml(words)}</div>`;
}

function picturesOf({ attachments }: FakeMessage, fake: FakeDiscord): string {
  if (attachments.length === 0) return '';
  const images = attachments.map((file) => imageOf(file.description ?? file.filename, fake.fileOf(file)));
  return `<div class="pictures count-${Math.min(attachments.length, 4)}">${images.join('')}</div>`;
}

function embedOf(value: unknown, marks: Marks, fake: FakeDiscord): string {
  const { color = 0, description, image, footer } = embedSchema.parse(value);
  const picture = image ? imageOf('The pictures it starts from', fake.fileOf(image)) : '';
  const foot = footer ? `<div class="foot">${escapeHtml(footer.text)}</div>` : '';
  const border = `#${color.toString(16).padStart(6, '0')}`;
  return `<section class="embed" style="border-color:${border}">${renderMarks(description, marks)}${picture}${foot}</section>`;
}

function rowOf(value: unknown): string {
  const parts = rowSchema.parse(value).components.map((component) => {
    if (component.type === 3)
      return `<div class="select" role="combobox">${escapeHtml(component.placeholder)}<span>⌄</span></div>`;
    const look = buttonLooks[component.style];
    if (!look) throw new Error(`There is no look for a button of style ${component.style}`);
    const link = look === 'link' ? '<span aria-hidden="true">↗</span>' : '';
    return `<button class="${look}">${escapeHtml(component.label)}${link}</button>`;
  });
  return `<div class="row">${parts.join('')}</div>`;
}

function threadBoxOf(message: FakeMessage, scene: DiscordScene): string {
  const thread = scene.fake.thread(message.id);
  if (!thread || message.channelId === thread.id) return '';
  const count = scene.fake.messages(thread.id).length;
  return `<div class="thread-box"><b>${titleOf(message, scene)}</b> <a>${count} messages ›</a></div>`;
}
