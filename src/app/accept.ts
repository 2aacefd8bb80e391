import type { AttachmentRef, CommandEvent, Options } from '../chat/chat.ts';
import type { CommandResult } from '../command/command.ts';
import { dispatch } from '../command/dispatch.ts';
import { problem } from '../request/request.ts';
import { cancelFor, listOpenJobs, showFor } from './answers.ts';
import { showInfo } from './info.ts';
import { showPanel } from './panel.ts';
import type { Parts } from './parts.ts';
import { showHistory } from './past.ts';
import { parkedServices } from './place.ts';
import { helpOn, refuse, reply } from './replies.ts';
import { changeStyle } from './style.ts';
import { addToTray, clearTray, describeTray } from './tray.ts';
import { findShownBy } from './visible.ts';
import { drawWish, referencesOf } from './wish.ts';

/** Takes a command from any chat. Resolves once the request is stored or answered, rejects when it is neither. */
export async function acceptCommand(parts: Parts, typed: CommandEvent): Promise<void> {
  const event = { ...typed, options: storable(typed.options) };
  const words = parts.wordsFor(event.locale);
  try {
    const result = await dispatch(parts.commands, {
      event,
      words,
      catalogue: parts.config.catalogue,
      defaultModel: parts.config.defaults.model,
      now: new Date(),
      help: helpOn(parts, event.ref.platform),
      parked: (family) => parkedServices(parts, family),
      listOpenJobs: () => listOpenJobs(parts, event.person),
    });
    await carryOut(parts, event, result);
  } catch (error) {
    parts.log.error({ command: event.command, error: String(error) }, 'a command failed');
    const prompt = promptOf(event);
    const message = { text: words.say('answer.failed'), ...(prompt !== null && { returnPrompt: prompt }) };
    // Neither stored nor answered: the chat must not acknowledge it.
    if (!(await reply(parts, event.ref, message))) throw error;
  }
}

async function carryOut(parts: Parts, event: CommandEvent, result: CommandResult): Promise<unknown> {
  switch (result.kind) {
    case 'generate':
      return generate(parts, event, result);
    case 'cancel':
      return cancelFor(parts, event, result.jobId);
    case 'show':
      return showFor(parts, event, result);
    case 'pick':
      return pick(parts, event, result.picture);
    case 'tray':
      return changeTray(parts, event, result);
    case 'info':
      return showInfo(parts, event, result);
    case 'history':
      return showHistory(parts, event, { search: result.search, favouritesFirst: result.favouritesFirst });
    case 'style':
      return changeStyle(parts, event, result);
    case 'refuse':
      return refuse(parts, event, { problems: [result.problem], prompt: promptOf(event) });
    case 'answer':
      return reply(parts, event.ref, result.message);
  }
}

async function generate(
  parts: Parts,
  event: CommandEvent,
  wish: Extract<CommandResult, { kind: 'generate' }>,
): Promise<unknown> {
  const references = await referencesOf(parts, event, wish.references);
  return drawWish(parts, event, { ...wish, references, usesTray: true, replied: event.replied ?? 0 });
}

/** A number alone opens the picture; of a picture that is not ours there is nothing to open. */
async function pick(parts: Parts, event: CommandEvent, picture: AttachmentRef): Promise<unknown> {
  const shown = await findShownBy(parts, event, picture);
  if (shown) return showPanel(parts, event, shown);
  return refuse(parts, event, { problems: [problem('prompt-missing')], prompt: promptOf(event) });
}

async function changeTray(
  parts: Parts,
  event: CommandEvent,
  { pictures, prompt, style, clear }: Extract<CommandResult, { kind: 'tray' }>,
): Promise<unknown> {
  if (clear) {
    await clearTray(parts, event);
    if (pictures.length === 0)
      return reply(parts, event.ref, { text: parts.wordsFor(event.locale).say('tray.cleared') });
  }
  if (pictures.length > 0 || prompt !== null)
    return addToTray(parts, event, { attachments: pictures, prompt, style });
  return describeTray(parts, event);
}

/** Characters that no database keeps, and halves of characters, are left out. */
function storable(options: Options): Options {
  const entries = Object.entries(options).map(([name, value]) => [
    name,
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  ]);
  return Object.fromEntries(entries);
}

function promptOf(event: CommandEvent): string | null {
  const { prompt } = event.options;
  return typeof prompt === 'string' ? prompt : null;
}
