import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError, hasCode } from '../../errors.ts';
import { saveContactSheet } from '../../image/image.ts';
import { serviceTitle } from '../../request/catalogue-services.ts';
import type { Words } from '../../words/words.ts';
import { type Change, type Compared, compareSamples } from './compare.ts';
import { type Sample, type SampleParts, sampleSchema, takeSamples } from './samples.ts';

export interface DriftParts extends Omit<SampleParts, 'dir'> {
  /** The record is kept in its folder `drift`. */
  dataDir: string;
  words: Words;
}

export interface DriftReport {
  text: string;
  /** Path of the contact sheet: a row for each sample that moved, before and now. Null when nothing did. */
  sheet: string | null;
}

const recordSchema = z.strictObject({ at: z.iso.datetime(), samples: z.array(sampleSchema) });

/** Draws the fixed prompts with every model of every service and keeps what they look like. */
export async function recordDrift(parts: DriftParts): Promise<DriftReport> {
  const fresh = join(parts.dataDir, 'drift', 'record-new');
  const samples = await sampleInto(parts, fresh);
  await writeFile(
    join(fresh, 'record.json'),
    JSON.stringify({ at: new Date().toISOString(), samples }, null, 2),
  );
  const record = join(parts.dataDir, 'drift', 'record');
  await rm(record, { recursive: true, force: true });
  await rename(fresh, record);
  const failed = samples.filter((sample) => !sample.picture).length;
  const text = parts.words.say('drift.recorded', { count: samples.length, failed });
  return { text, sheet: null };
}

/**
 * Draws the prompts again and says what is another way than when it was recorded.
 * @throws ConfigError when nothing was recorded
 */
export async function checkDrift(parts: DriftParts): Promise<DriftReport> {
  const recordDir = join(parts.dataDir, 'drift', 'record');
  const record = await readRecord(recordDir, parts.words);
  const checkDir = join(parts.dataDir, 'drift', 'check');
  const compared = compareSamples(record.samples, await sampleInto(parts, checkDir));
  const moved = compared.filter(({ changes }) => changes.length > 0);
  const params = { count: compared.length, moved: moved.length, date: record.at.slice(0, 10) };
  const lines = moved.map((entry, at) => describe(entry, at + 1, parts.words));
  const text = [parts.words.say('drift.checked', params), ...lines].join('\n');
  if (moved.length === 0) return { text, sheet: null };
  const sheet = join(checkDir, 'sheet.jpg');
  const path = (dir: string, sample: Sample | null) => sample?.thumbnail && join(dir, sample.thumbnail);
  await saveContactSheet(
    moved.map(({ before, after }) => [path(recordDir, before) ?? null, path(checkDir, after) ?? null]),
    sheet,
  );
  return { text, sheet };
}

async function sampleInto(parts: DriftParts, dir: string): Promise<Sample[]> {
  await rm(dir, { recursive: true, force: true });
  await mkdir(dir, { recursive: true });
  return takeSamples({ ...parts, dir });
}

async function readRecord(dir: string, words: Words): Promise<z.infer<typeof recordSchema>> {
  const text = await readFile(join(dir, 'record.json'), 'utf8').catch((error: unknown) => {
    if (hasCode(error, 'ENOENT')) throw new ConfigError(words.say('drift.no-record'));
    throw error;
  });
  return recordSchema.parse(JSON.parse(text));
}

function describe({ before, after, changes }: Compared, row: number, words: Words): string {
  const { service = '', family = '', prompt = 0 } = after ?? before ?? {};
  const what = { row, service: serviceTitle(service), model: family, prompt: prompt + 1 };
  return words.say('drift.line', {
    ...what,
    changes: changes.map((change) => sayChange(change, words)).join(', '),
  });
}

function sayChange({ kind, ...params }: Change, words: Words): string {
  return words.say(`drift.${kind}`, params);
}
