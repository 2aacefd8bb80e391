import { readdir } from 'node:fs/promises';
import { AppError } from '../errors.ts';
import type { Command } from './command.ts';
import type { Commands } from './dispatch.ts';

/**
 * Loads every file of the folder `commands/`: the file's name is the command's, its default export the command.
 * @throws AppError naming the file that does not export one, or the folder when it is empty
 */
export async function loadCommands(
  folder: URL = new URL('../../commands/', import.meta.url),
): Promise<Commands> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.ts')).sort();
  if (files.length === 0) throw new AppError('commands', `There are no commands in ${folder.pathname}.`);
  const commands = new Map<string, Command>();
  for (const file of files) {
    const module: unknown = await import(new URL(file, folder).href);
    const command =
      typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
    if (!isCommand(command)) {
      throw new AppError('commands', `commands/${file} has to export default defineCommand({…}).`);
    }
    commands.set(file.slice(0, -'.ts'.length), command);
  }
  return commands;
}

function isCommand(value: unknown): value is Command {
  return (
    typeof value === 'object' &&
    value !== null &&
    'description' in value &&
    typeof value.description === 'string' &&
    'options' in value &&
    typeof value.options === 'object' &&
    'run' in value &&
    typeof value.run === 'function'
  );
}
