import type { z } from 'zod';
import { opensForm } from '../chat.ts';
import { checkOptions } from '../check-options.ts';
import { type ParsedLine, parseCommandLine } from '../command-line.ts';
import { personRefOf, platform, type SlackAddress } from './address.ts';
import { aside, askedBy, type EventParts, runCommand, runLine } from './asked.ts';
import { readAction, readOrigin } from './blocks.ts';
import { actionSchema, shortcutSchema, slashSchema, submissionSchema } from './bodies.ts';
import { eventOf } from './event-base.ts';
import { readForm } from './filled-form.ts';
import { readView, readViewMetadata, viewCallback } from './form-view.ts';
import { readMetadata } from './forms.ts';
import { settingsCallback } from './homes.ts';
import { shortcutIds } from './manifest.ts';
import { readText } from './mention.ts';
import { placeOf } from './openers.ts';
import { picturesOf } from './thread-pictures.ts';

/** The app's own command: everything that does not draw. */
const ownCommand = 'darkroom';

type Submission = z.infer<typeof submissionSchema>;

export async function takeSlash(parts: EventParts, body: unknown): Promise<void> {
  const slash = slashSchema.parse(body);
  const [typed, text] = [slash.command.replace(/^\//, ''), readText(slash.text, null)];
  const [, sub = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  const name = typed === ownCommand ? sub.toLowerCase() || 'help' : typed;
  const line = typed === ownCommand ? rest : text;
  const address: SlackAddress = {
    ...{ kind: 'channel', team: slash.team_id ?? null, enterprise: slash.enterprise_id ?? null },
    ...{ channel: slash.channel_id, thread: null, person: personRefOf(slash.user_id), locale: 'en' },
    ...{ responseUrl: slash.response_url ?? null, at: parts.now() },
  };
  const spec = parts.commands.find((command) => command.name === name);
  const userName = slash.user_name ?? slash.user_id;
  const triggerId = slash.trigger_id;
  if (line === '' && spec?.form) {
    return parts.openers.fromAction({ form: spec.form, address, triggerId, name: userName });
  }
  if (line === '' && spec?.options.some(({ name: option, required }) => option === 'prompt' && required)) {
    return parts.openers.fromCommand({ command: name, address, triggerId });
  }
  const parsed = parseCommandLine(`/${name} ${line}`, parts.commands, name);
  if (lacksPicture(parsed)) {
    return parts.openers.fromCommand({ command: name, address, triggerId, typed: parsed.options });
  }
  const asked = await askedBy(parts, address, { naturalKey: `${platform}:${triggerId}`, name: userName });
  await runLine(parts, asked, { line: `/${name} ${line}`, plainCommand: name, pictures: [], replied: 0 });
}

const pictureProblems = ['picture-missing', 'option-takes-picture'];

/** A typed command brings no files: one that asks for a picture is refused for nothing but that, and has a form. */
function lacksPicture({ command, options, problems }: ParsedLine): boolean {
  if (!command?.options.some(({ name }) => name === 'prompt')) return false;
  const codes = [...problems, ...checkOptions(command, options)].map(({ code }) => code);
  const isAboutPictures = codes.some((code) => pictureProblems.includes(code));
  return isAboutPictures && codes.every((code) => [...pictureProblems, 'option-missing'].includes(code));
}

export async function takeForm(parts: EventParts, body: unknown): Promise<void> {
  const submission = submissionSchema.parse(body);
  const { callback_id: callback } = submission.view;
  if (callback === settingsCallback) return keepSettings(parts, submission);
  return callback === viewCallback ? takeView(parts, submission) : takeCommandForm(parts, submission);
}

/** Who sent a form off, and where it belongs. */
function sentFrom(
  { view, team, enterprise, user }: Submission,
  place: { channel: string | null; thread: string | null; responseUrl: string | null },
  at: number,
) {
  const address: SlackAddress = {
    ...{ team: team?.id ?? user.team_id ?? null, enterprise: enterprise?.id ?? null },
    ...{ kind: place.channel === null ? 'direct' : 'channel', channel: place.channel ?? '' },
    ...{ thread: place.thread, person: personRefOf(user.id), locale: 'en' },
    ...{ responseUrl: place.responseUrl, at },
  };
  const name = user.username ?? user.name ?? user.id;
  return { address, who: { naturalKey: `${platform}:${view.id}`, name } };
}

async function takeCommandForm(parts: EventParts, submission: Submission): Promise<void> {
  const { view } = submission;
  const metadata = readMetadata(view.private_metadata);
  const spec = parts.commands.find(({ name }) => name === metadata.command);
  if (!spec) throw new Error(`no command is called ${metadata.command}`);
  const { address, who } = sentFrom(submission, metadata, parts.now());
  const { where, ...filled } = readForm(spec, view.state.values, { metadata, ...address });
  const chosen: SlackAddress = where === null ? address : { ...address, kind: 'channel', channel: where };
  await runCommand(parts, await askedBy(parts, chosen, who), { spec, ...filled });
}

async function takeView(parts: EventParts, submission: Submission): Promise<void> {
  const { view } = submission;
  const { form, origin, ...place } = readViewMetadata(view.private_metadata);
  const { address, who } = sentFrom(submission, place, parts.now());
  const asked = await askedBy(parts, { ...address, origin }, who);
  const filled = readView(view.state.values, address);
  await parts.handlers()?.onFilled({ ...eventOf(asked), form, ...filled });
}

async function keepSettings(parts: EventParts, submission: Submission): Promise<void> {
  const { view, user } = submission;
  const { address } = sentFrom(submission, { channel: null, thread: null, responseUrl: null }, parts.now());
  const fields = Object.values(view.state.values).flatMap((block) => Object.entries(block));
  const values = fields.map(([name, { selected_option }]) => [name, selected_option?.value ?? null]);
  const person = personRefOf(user.id);
  await parts.handlers()?.onSettings({ person, values: Object.fromEntries(values) });
  parts.homes.seen(address);
  parts.homes.changed(person);
}

export async function takeAction(parts: EventParts, body: unknown): Promise<void> {
  const event = actionSchema.parse(body);
  const [pressed] = event.actions;
  const action = pressed && readAction(pressed);
  if (!pressed || !action) return;
  const { message, container, channel, user } = event;
  const address: SlackAddress = {
    ...{ team: event.team?.id ?? user.team_id ?? null, enterprise: event.enterprise?.id ?? null },
    ...{ kind: channel ? 'channel' : 'direct', channel: channel?.id ?? '' },
    ...{ thread: message?.thread_ts ?? container?.thread_ts ?? null, person: personRefOf(user.id) },
    ...{ locale: 'en', responseUrl: event.response_url ?? null, at: parts.now() },
    origin: readOrigin(pressed.block_id ?? ''),
  };
  const triggerId = event.trigger_id ?? '';
  const isAtHome = container?.type === 'view';
  if (isAtHome) parts.homes.seen(address);
  if (action === 'new-picture') return parts.openers.fromHome({ address, triggerId });
  if (action === 'settings') return parts.homes.openSettings(address, triggerId);
  const name = user.username ?? user.name ?? user.id;
  if (opensForm(action)) return parts.openers.fromAction({ form: action, address, triggerId, name });
  const naturalKey = `${platform}:${event.trigger_id ?? pressed.action_ts ?? ''}`;
  const asked = await askedBy(parts, address, { naturalKey, name });
  await parts.handlers()?.onAction({
    ...eventOf(asked),
    action,
    message: container?.message_ts ?? container?.view_id ?? '',
  });
  if (isAtHome) aside(parts, parts.homes.opened(address), 'a home page could not be shown');
}

export async function takeShortcut(parts: EventParts, body: unknown): Promise<void> {
  const shortcut = shortcutSchema.parse(body);
  const { message, user, callback_id: callback } = shortcut;
  const address = placeOf(shortcut, parts.now());
  const triggerId = shortcut.trigger_id ?? '';
  if (!message) return parts.openers.fromHome({ address, triggerId });
  const pictures = picturesOf({ where: address, appId: shortcut.api_app_id ?? null }, message);
  if (pictures.length > 0 && callback === shortcutIds.edit) {
    return parts.openers.fromMessage({ address, triggerId, pictures });
  }
  const name = user.username ?? user.name ?? user.id;
  const asked = await askedBy(parts, address, { naturalKey: `${platform}:${triggerId}`, name });
  if (pictures.length === 0) {
    const text = parts.wordsFor(asked.address.locale).say('chat.no-pictures');
    return parts.answers.answer(asked.address, { text }, `shortcut:${triggerId}`);
  }
  const command = callback === shortcutIds.use ? 'tray' : 'info';
  const spec = parts.commands.find((one) => one.name === command);
  if (!spec) throw new Error(`no command is called ${command}`);
  await runCommand(parts, asked, { spec, options: {}, pictures, replied: pictures.length });
}
