import { z } from 'zod';
import type { FakeChannel, FakeMessage, FakeSlack, FakeUser } from '../../fakes/slack/slack.ts';
import { clockOf, escapeHtml, faceOf, imageOf, pageOf } from './page.ts';
import { slackCss } from './slack-css.ts';
import { renderMrkdwn } from './slack-marks.ts';

// Strict: what the preview does not show, it refuses.
const plainSchema = z.object({ type: z.literal('plain_text'), text: z.string() });
const textSchema = z.discriminatedUnion('type', [
  plainSchema,
  z.object({ type: z.literal('mrkdwn'), text: z.string() }),
]);
const buttonSchema = z.strictObject({
  type: z.literal('button'),
  action_id: z.string(),
  text: plainSchema,
  style: z.enum(['primary', 'danger']).optional(),
  url: z.string().optional(),
});
const selectSchema = z.object({ type: z.literal('static_select'), placeholder: plainSchema });
const block_id = z.string().optional();
const blockSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('section'), block_id, text: textSchema }),
  z.strictObject({ type: z.literal('context'), block_id, elements: z.array(textSchema) }),
  z.strictObject({
    type: z.literal('image'),
    block_id,
    slack_file: z.object({ id: z.string() }),
    alt_text: z.string(),
    title: plainSchema,
  }),
  z.strictObject({
    type: z.literal('actions'),
    block_id,
    elements: z.array(z.discriminatedUnion('type', [buttonSchema, selectSchema])),
  }),
]);
type Block = z.infer<typeof blockSchema>;

export interface SlackScene {
  fake: FakeSlack;
  channel: FakeChannel;
  channelName: string;
  people: readonly FakeUser[];
  /** Who looks: their direct messages with the bot stand beside the thread. */
  reader: FakeUser;
  /** The message whose thread is open; null shows the channel itself. */
  threadOf: FakeMessage | null;
}

/** Direct messages with the bot beside a channel or a thread. Not Slack, but its order of things. */
export function previewSlack(scene: SlackScene): string {
  const { fake, channel, channelName, reader, threadOf } = scene;
  const direct = fake.openDm(reader);
  const title = `<i>#</i> ${escapeHtml(channelName)}`;
  const messages = threadOf
    ? [threadOf, ...seenIn(scene, channel.id, threadOf.ts)]
    : seenIn(scene, channel.id, null);
  const right = threadOf ? `Thread <small>${title}</small>` : title;
  const rail = `<nav><h1>Garden</h1><h3>Channels</h3><p><i>#</i> general</p><p class="${threadOf ? 'open' : 'here'}">${title}</p><h3>Apps</h3><p class="here">${faceOf('Darkroom', true)} Darkroom</p></nav>`;
  const panes = [
    paneOf(`${faceOf('Darkroom', true)} Darkroom`, everyMessage(fake, direct.id), scene),
    paneOf(right, messages, scene),
  ];
  return pageOf({ title: 'Slack preview', css: slackCss, body: rail + panes.join('') });
}

/** A conversation with the bot, its threads in their places. */
export function everyMessage(fake: FakeSlack, channelId: string): FakeMessage[] {
  return fake.messages(channelId).flatMap((message) => [message, ...fake.thread(channelId, message.ts)]);
}

function seenIn({ fake, reader }: SlackScene, channel: string, thread: string | null): FakeMessage[] {
  const all = thread === null ? fake.messages(channel) : fake.thread(channel, thread);
  const isHere = (message: FakeMessage) => message.channel === channel && message.threadTs === thread;
  return [...all, ...fake.ephemerals(reader).filter(isHere)].sort(
    (one, other) => Number(one.ts) - Number(other.ts),
  );
}

function mentionOf(id: string, scene: SlackScene): string {
  return id === scene.channel.id ? `#${scene.channelName}` : `@${nameOf(id, scene)}`;
}

function nameOf(id: string, { fake, people }: SlackScene): string {
  if (id === fake.botUserId) return 'Darkroom';
  return people.find((person) => person.id === id)?.name ?? 'someone';
}

function paneOf(title: string, messages: readonly FakeMessage[], scene: SlackScene): string {
  const items = messages.map((message, index) => messageOf(message, messages[index - 1], scene));
  const box = '<footer>Message<span>+ &nbsp; Aa &nbsp; @</span></footer>';
  return `<main><header>${title}</header><div class="messages"><div class="rest"></div>${items.join('')}</div>${box}</main>`;
}

function messageOf(message: FakeMessage, before: FakeMessage | undefined, scene: SlackScene): string {
  const isBot = message.user === scene.fake.botUserId;
  const isPrivate = message.ephemeralFor !== null;
  const goesOn = before?.user === message.user && !isPrivate;
  const name = nameOf(message.user, scene);
  const app = isBot ? '<span class="app">APP</span>' : '';
  const head = `<h2>${escapeHtml(name)}${app}<time>${clockOf(Number(message.ts) * 1000)}</time></h2>`;
  const words = renderMrkdwn(message.text, (id) => mentionOf(id, scene));
  const said = message.blocks.map((block) => blockOf(blockSchema.parse(block), scene));
  const replies = scene.fake.thread(message.channel, message.ts).length;
  const isParent = message.threadTs === null && replies > 0;
  const body = [
    isPrivate ? '<div class="private">Only visible to you</div>' : '',
    goesOn ? '' : head,
    ...(said.length > 0 ? said : [`<div class="section">${words}</div>`]),
    ...message.files.map((file) => imageOf(file.title, file.bytes)),
    isParent ? `<div class="replies"><a>${replies} replies</a></div>` : '',
  ];
  const side = goesOn ? '<span></span>' : faceOf(name, isBot);
  const classes = `message${goesOn ? ' on' : ''}${isPrivate ? ' ephemeral' : ''}`;
  return `<article class="${classes}" data-id="${message.ts}">${side}<div class="body">${body.join('')}</div></article>`;
}

function blockOf(block: Block, scene: SlackScene): string {
  if (block.type === 'section') return `<div class="section">${textOf(block.text, scene)}</div>`;
  if (block.type === 'context')
    return `<div class="context">${block.elements.map((element) => textOf(element, scene)).join(' ')}</div>`;
  if (block.type === 'actions') return `<div class="row">${block.elements.map(elementOf).join('')}</div>`;
  const file = scene.fake.file(block.slack_file.id);
  const picture = imageOf(block.alt_text, file?.bytes ?? null);
  return `<figure><figcaption>${escapeHtml(block.title.text)} ▾</figcaption>${picture}</figure>`;
}

function textOf({ type, text }: z.infer<typeof textSchema>, scene: SlackScene): string {
  if (type === 'plain_text') return escapeHtml(text).replaceAll('\n', '<br>');
  return renderMrkdwn(text, (id) => mentionOf(id, scene));
}

function elementOf(element: Extract<Block, { type: 'actions' }>['elements'][number]): string {
  if (element.type === 'static_select')
    return `<div class="select" role="combobox">${escapeHtml(element.placeholder.text)}<span>⌄</span></div>`;
  const link = element.url === undefined ? '' : '<span aria-hidden="true">↗</span>';
  return `<button class="${element.style ?? 'plain'}">${escapeHtml(element.text.text)}${link}</button>`;
}
