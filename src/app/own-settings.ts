import { z } from 'zod';
import type { SettingField, SettingsEvent } from '../chat/chat.ts';
import { findModel } from '../request/models.ts';
import { liveFamilies } from '../request/offers.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Words } from '../words/words.ts';
import type { Parts } from './parts.ts';

const ownSchema = z.object({
  model: z.string().nullable().catch(null),
  delivery: z.enum(['streamed', 'batched']).nullable().catch(null),
  style: z.string().nullable().catch(null),
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

/** What the form does not ask for stays as it was. */
export async function keepOwnSettings(parts: SettingParts, { person, values }: SettingsEvent): Promise<void> {
  const own = await readOwnSettings(parts, person);
  await writeOwnSettings(parts, person, ownSchema.parse({ ...own, ...values }));
}

export async function writeOwnSettings(
  { db }: SettingParts,
  person: string,
  own: OwnSettings,
): Promise<void> {
  await writeSetting(db, nameOf(person), JSON.stringify(own));
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
