import type { Form, FormAnswer, FormEvent, FormField } from '../chat/chat.ts';
import { parseActionId } from '../chat/chat.ts';
import { draftOf } from '../request/check.ts';
import { maxPromptLength } from '../request/check-amounts.ts';
import { plainPrompt } from '../request/follow-up.ts';
import { findModel, pictureFormats, ratios, tiers } from '../request/models.ts';
import { liveFamilies } from '../request/offers.ts';
import { maxTrayPictures } from '../store/trays.ts';
import { cutText } from '../words/cut-text.ts';
import { sayPrompt } from '../words/say-prompt.ts';
import type { Words } from '../words/words.ts';
import type { Parts } from './parts.ts';
import { findOwnTray } from './tray.ts';
import { findShown, findVisibleJob } from './visible.ts';

interface Target {
  id: string;
  index: number;
}

/** What a button or command that opens a form opens. Never rejects. */
export async function openForm(parts: Parts, event: FormEvent): Promise<FormAnswer> {
  const words = parts.wordsFor(event.locale);
  try {
    const pressed = parseActionId(event.form);
    const form = pressed && (await describeForm(parts, event, { ...pressed, index: pressed.index ?? 0 }));
    if (form) return { kind: 'form', form: { ...form, id: event.form } };
    return { kind: 'refused', message: { text: words.say('answer.picture-gone') } };
  } catch (error) {
    parts.log.error({ error: String(error) }, 'a form could not be opened');
    return { kind: 'refused', message: { text: words.say('answer.failed') } };
  }
}

async function describeForm(
  parts: Parts,
  event: FormEvent,
  pressed: Target & { action: string },
): Promise<Omit<Form, 'id'> | null> {
  const words = parts.wordsFor(event.locale);
  switch (pressed.action) {
    case 'edit':
      return (await findShown(parts, event, { jobId: pressed.id, index: pressed.index })) && editForm(words);
    case 'prompt':
      return promptForm(parts, event, pressed.id);
    case 'settings':
      return settingsForm(parts, event, pressed.id);
    case 'blend':
      return blendForm(words);
    case 'tray-order':
      return orderForm(parts, event, pressed.id);
    case 'tray-draw':
      return { title: words.say('form.tray-draw'), fields: [promptField(words)] };
    default:
      return null;
  }
}

interface PromptLook {
  value?: string;
  label?: 'option.prompt' | 'option.prompt-edit';
  required?: boolean;
}

function promptField(words: Words, look: PromptLook = {}): FormField {
  const { value = '', label = 'option.prompt', required = true } = look;
  return {
    kind: 'text',
    name: 'prompt',
    label: words.say(label),
    value,
    required,
    long: true,
    maxLength: maxPromptLength,
  };
}

function editForm(words: Words): Omit<Form, 'id'> {
  return {
    title: words.say('form.edit'),
    fields: [
      promptField(words, { label: 'option.prompt-edit' }),
      {
        kind: 'pictures',
        name: 'pictures',
        label: words.say('form.more-pictures'),
        most: maxTrayPictures - 1,
      },
    ],
  };
}

async function promptForm(parts: Parts, event: FormEvent, jobId: string): Promise<Omit<Form, 'id'> | null> {
  const words = parts.wordsFor(event.locale);
  const job = await findVisibleJob(parts, event, jobId);
  return (
    job && {
      title: words.say('form.prompt'),
      fields: [promptField(words, { value: plainPrompt(job.request.prompt) })],
    }
  );
}

async function settingsForm(parts: Parts, event: FormEvent, jobId: string): Promise<Omit<Form, 'id'> | null> {
  const words = parts.wordsFor(event.locale);
  const job = await findVisibleJob(parts, event, jobId);
  const family = job && findModel(parts.config.catalogue, job.request.model)?.family;
  if (!job || !family) return null;
  const draft = draftOf(job.request);
  const plain = (values: readonly string[]) => values.map((value) => ({ name: value, value }));
  const models = liveFamilies(parts.config.catalogue, new Date());
  const [least, most] = job.request.mode === 'set' ? [2, 15] : [1, 4];
  const counts = Array.from({ length: most - least + 1 }, (_, n) => `${least + n}`);
  const field = (
    name: 'model' | 'ratio' | 'size' | 'count' | 'format',
    choices: readonly { name: string; value: string }[],
    value: string | undefined,
  ): FormField => ({ kind: 'choice', name, label: words.say(`form.${name}`), choices, value: value ?? null });
  return {
    title: words.say('form.settings'),
    text: cutText(sayPrompt(job.request.prompt, words), 200),
    fields: [
      field(
        'model',
        models.map(({ name, family: value }) => ({ name, value })),
        draft.model,
      ),
      field('ratio', plain(ratios), draft.ratio),
      field('size', plain(withOwn(tiers, draft.size)), draft.size),
      field('count', plain(counts), `${draft.count}`),
      field('format', plain(pictureFormats), draft.format),
    ],
  };
}

/** A size in pixels is a choice too where it is what was used. */
function withOwn(choices: readonly string[], own: string | undefined): readonly string[] {
  return own === undefined || choices.includes(own) ? choices : [own, ...choices];
}

function blendForm(words: Words): Omit<Form, 'id'> {
  return {
    title: words.say('form.blend'),
    fields: [
      { kind: 'pictures', name: 'pictures', label: words.say('form.pictures'), most: maxTrayPictures },
      promptField(words, { required: false }),
    ],
  };
}

async function orderForm(parts: Parts, event: FormEvent, id: string): Promise<Omit<Form, 'id'> | null> {
  const words = parts.wordsFor(event.locale);
  const tray = await findOwnTray(parts, event.person, id);
  if (!tray) return null;
  const value = tray.pictures.map((_, index) => index + 1).join(' ');
  return {
    title: words.say('form.order'),
    text: words.say('form.order-how'),
    fields: [
      {
        kind: 'text',
        name: 'order',
        label: words.say('form.order-label'),
        value,
        required: true,
        long: false,
        maxLength: 100,
      },
    ],
  };
}
