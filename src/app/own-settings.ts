import { z } from 'zod';
import type { SettingField, SettingsEvent } from '../chat/chat.ts';
import { findModel, liveFamilies } from '../request/models.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Words } from '../words/words.ts';
import type { Parts } from './parts.ts';

const ownSchema = z.object({
  model: z.string().nullable().catch(null),
  delivery: z.enum(['streamed', 'batched']).nullable().catch(null),
});

/** What a person wants used when they choose nothing; null is what the operator chose. */
export type OwnSettings = z.infer<typeof ownSchema>;

type SettingParts = Pick<Parts, 'db' | 'config'>;

const nameOf = (person: string) => `person:${person}`;

/** A model that is gone is as if none was chosen. */
export async function readOwnSettings({ db, config }: SettingParts, person: string): Promise<OwnSettings> {
  const kept = await readSetting(db, nameOf(person));
  const own = ownSchema.parse(kept === null ? {} : JSON.parse(kept));
  const known = own.model !== null && findModel(config.catalogue, own.model) !== null;
  return { ...own, model: known ? own.model : null };
}

export async function keepOwnSettings(
  { db }: SettingParts,
  { person, values }: SettingsEvent,
): Promise<void> {
  await writeSetting(db, nameOf(person), JSON.stringify(ownSchema.parse(values)));
}

export function describeSettings({ config }: SettingParts, own: OwnSettings, words: Words): SettingField[] {
  const models = liveFamilies(config.catalogue, new Date());
  return [
    {
      name: 'model',
      label: words.say('option.model'),
      choices: models.map(({ name, family }) => ({ name, value: family })),
      value: own.model,
    },
    {
      name: 'delivery',
      label: words.say('option.delivery'),
      choices: (['streamed', 'batched'] as const).map((value) => ({
        name: words.say(`choice.${value}`),
        value,
      })),
      value: own.delivery,
    },
  ];
}
