import type { OutFile } from '../../chat/chat.ts';
import { ConfigError } from '../../errors.ts';
import { describePicture } from '../../image/image.ts';
import { createLogger } from '../../log.ts';
import { platformOf } from '../../request/address.ts';
import { keepCopy } from '../made.ts';
import type { Parts } from '../parts.ts';
import { chatOf } from '../replies.ts';
import { checkDrift, type DriftReport } from './drift.ts';

type ReportParts = Pick<Parts, 'config' | 'services' | 'blobs' | 'chats' | 'wordsFor'>;

/** Checks every model for drift and posts the report to the operator. Never rejects: the next time comes anyway. */
export async function reportDrift(parts: ReportParts, address: string): Promise<void> {
  const log = createLogger('drift');
  const { config, services } = parts;
  try {
    const report = await checkDrift({
      catalogue: config.catalogue,
      services,
      log,
      dataDir: config.store.dataDir,
      words: parts.wordsFor('en'),
    }).catch(asReport);
    const files = report.sheet === null ? [] : [await keepSheet(parts, report.sheet)];
    const message = { text: report.text, ...(files.length > 0 && { files }) };
    await chatOf(parts, platformOf(address)).post(address, message, `drift:${new Date().toISOString()}`);
  } catch (error) {
    log.error({ error: String(error) }, 'drift could not be checked or reported');
  }
}

/** That nothing was recorded is for the operator to know: else no report ever comes. */
function asReport(error: unknown): DriftReport {
  if (error instanceof ConfigError) return { text: error.message, sheet: null };
  throw error;
}

/**
 * Before anything is drawn for the report, and paid for.
 * @throws ConfigError when no chat knows the operator's address
 */
export function checkOperator({ chats }: Pick<Parts, 'chats'>, address: string): void {
  try {
    chatOf({ chats }, platformOf(address)).channelOf(address);
  } catch {
    throw new ConfigError(
      'OPERATOR_ADDRESS is no address of that chat. .env.example shows one for every chat, such as studio:main.',
    );
  }
}

async function keepSheet({ blobs }: ReportParts, path: string): Promise<OutFile> {
  const described = await describePicture(path);
  if (!described) throw new Error('the contact sheet is no picture');
  const names = { name: 'drift.jpg', alt: 'Before and now, row by row', title: 'drift.jpg', index: null };
  return { ...(await keepCopy(blobs, path)), ...described, ...names };
}
