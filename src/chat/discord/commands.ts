import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Language } from '../../words/words.ts';
import type { CommandSpec, OptionSpec } from '../chat.ts';
import type { Memory } from '../memory.ts';
import type { Api } from './api.ts';

/** The platform's locale codes for our languages. English is the default and needs none. */
export const locales: Readonly<Record<string, Language>> = {
  'zh-CN': 'zh-CN',
  'zh-TW': 'zh-CN',
  ja: 'ja',
  ko: 'ko',
  'es-ES': 'es',
  'es-419': 'es',
  fr: 'fr',
  de: 'de',
  'pt-BR': 'pt',
};

const optionTypes = { string: 3, integer: 4, boolean: 5, number: 10, attachment: 11 } as const;
/** A server or a person may install it; it works in servers, with the bot alone, and in other conversations. */
const everywhere = { integration_types: [0, 1], contexts: [0, 1, 2] };

type CommandsIn = (language: Language) => readonly CommandSpec[];

/** The commands as the platform registers them, with names and descriptions in every language. */
export function describeForRegistration(commandsIn: CommandsIn, menus: readonly object[]): object[] {
  const inLanguages = Object.entries(locales).map(
    ([locale, language]) => [locale, commandsIn(language)] as const,
  );
  const typed = commandsIn('en').map((command) => {
    const versions = inLanguages.map(([locale, specs]) => [locale, find(specs, command.name)] as const);
    return {
      type: 1,
      ...localised(command, versions),
      options: command.options.map((option) =>
        describeOption(
          option,
          versions.map(([locale, spec]) => [locale, find(spec.options, option.name)] as const),
        ),
      ),
    };
  });
  return [...typed, ...menus];
}

type Versions<T> = readonly (readonly [locale: string, spec: T])[];

function localised<T extends CommandSpec | OptionSpec>(spec: T, versions: Versions<T>) {
  return {
    name: spec.name,
    name_localizations: Object.fromEntries(versions.map(([locale, version]) => [locale, version.label])),
    description: spec.description,
    description_localizations: Object.fromEntries(
      versions.map(([locale, version]) => [locale, version.description]),
    ),
  };
}

function describeOption(option: OptionSpec, versions: Versions<OptionSpec>) {
  const bounds =
    option.type === 'string'
      ? { max_length: option.maxLength }
      : { min_value: option.min, max_value: option.max };
  const choices = option.choices?.map(({ name, value }, index) => ({
    name,
    name_localizations: Object.fromEntries(
      versions.map(([locale, version]) => [locale, version.choices?.[index]?.name ?? name]),
    ),
    value,
  }));
  return {
    type: optionTypes[option.type],
    ...localised(option, versions),
    required: option.required,
    ...(choices ? { choices } : { autocomplete: option.suggests, ...bounds }),
  };
}

function find<T extends { name: string }>(specs: readonly T[], name: string): T {
  const found = specs.find((spec) => spec.name === name);
  if (!found) throw new Error(`${name} is missing in a language`);
  return found;
}

const registeredSchema = z.array(z.object({ id: z.string(), name: z.string() }));
const notedSchema = z.object({ digest: z.string(), ids: z.array(z.tuple([z.string(), z.string()])) });
const settingName = 'discord-commands';

export interface RegisterParts {
  api: Api;
  applicationId: string;
  commandsIn: CommandsIn;
  /** The entries in a message's menu. */
  menus: readonly object[];
}

/** Registers all commands, for everybody or for one server, and answers their ids by name. */
export async function registerCommands(
  { api, applicationId, commandsIn, menus }: RegisterParts,
  guildId: string | null,
): Promise<Map<string, string>> {
  const commands = describeForRegistration(commandsIn, menus);
  const body = guildId === null ? commands.map((command) => ({ ...command, ...everywhere })) : commands;
  const route =
    guildId === null
      ? (`/applications/${applicationId}/commands` as const)
      : (`/applications/${applicationId}/guilds/${guildId}/commands` as const);
  const registered = registeredSchema.parse(await api.send({ method: 'PUT', route, body }));
  return new Map(registered.map(({ name, id }) => [name, id]));
}

/** Registers only what changed since it was last done. Answers the commands' ids by name. */
export async function registerChanged(parts: RegisterParts, memory: Memory): Promise<Map<string, string>> {
  const described = JSON.stringify([
    parts.applicationId,
    everywhere,
    describeForRegistration(parts.commandsIn, parts.menus),
  ]);
  const digest = createHash('sha256').update(described).digest('base64url');
  const noted = notedSchema.safeParse(JSON.parse((await memory.read(settingName)) ?? 'null'));
  if (noted.success && noted.data.digest === digest) return new Map(noted.data.ids);
  const ids = await registerCommands(parts, null);
  await memory.write(settingName, JSON.stringify({ digest, ids: [...ids] }));
  return ids;
}
