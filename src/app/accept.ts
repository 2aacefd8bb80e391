import type { CommandEvent, Options } from '../chat/chat.ts';
import type { CommandResult } from '../command/command.ts';
import { dispatch } from '../command/dispatch.ts';
import { checkRequest } from '../request/check.ts';
import { cancelFor, listOpenJobs, showFor } from './answers.ts';
import { readOwnSettings } from './own-settings.ts';
import type { Parts } from './parts.ts';
import { describe, refuse, reply } from './replies.ts';
import { storeJob } from './store-job.ts';

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
      listOpenJobs: () => listOpenJobs(parts, event.person),
    });
    await carryOut(parts, event, result);
  } catch (error) {
    parts.log.error({ command: event.command, error: describe(error) }, 'a command failed');
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
  const { catalogue, defaults } = parts.config;
  const prompt = promptOf(event);
  const own = await readOwnSettings(parts, event.person);
  const model = own.model ?? defaults.model;
  const checked = checkRequest(wish.draft, catalogue, { ...defaults, model, now: new Date() });
  if (!checked.ok) return refuse(parts, event, { problems: checked.problems, prompt });
  const nothingKept = { key: null, mime: null, bytes: null, width: null, height: null };
  const problems = await storeJob(parts, event, {
    request: checked.request,
    warnings: checked.warnings,
    references: wish.references.map((source) => ({ source, ...nothingKept })),
    delivery: wish.delivery ?? own.delivery ?? defaults.delivery,
    private: wish.private,
  });
  return problems.length > 0 ? refuse(parts, event, { problems, prompt }) : null;
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
