import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildBody } from '../../../src/provider/ark/request-body.ts';
import type { ReferenceFile } from '../../../src/provider/provider.ts';
import { createCatalogue } from '../../../src/request/catalogue.ts';
import type { Cloud, ModelFamily } from '../../../src/request/models.ts';
import type { RequestDraft } from '../../../src/request/request.ts';
import { json } from '../../fakes/ark-server.ts';
import { createCall } from '../calls.ts';
import { apiKey, useArk } from './fixture.ts';

const photo: ReferenceFile = { path: 'photo', mime: 'image/jpeg', bytes: 3 };

/** The fields that would go over the wire, with a request that passed the check. */
function bodyFor(draft: Partial<RequestDraft>, references: ReferenceFile[] = [], cloud: Cloud = 'byteplus') {
  const call = createCall(draft, { references, cloud });
  const family = createCatalogue(cloud).families.find((entry) => entry.family === call.request.model);
  if (!family) throw new Error('No such family');
  const body = buildBody(call, family, cloud);
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

describe('the body of a request', () => {
  it('for one picture of 4.5 holds these fields and no others', () => {
    expect(bodyFor({ model: '4.5', ratio: '16:9' })).toEqual({
      model: 'seedream-4-5-251128',
      prompt: 'a lighthouse',
      size: '2848x1600',
      stream: true,
      response_format: 'url',
      watermark: false,
    });
  });

  it.each([
    ['3.0', ['model', 'prompt', 'size', 'response_format', 'watermark']],
    ['4.0', ['model', 'prompt', 'size', 'stream', 'response_format', 'watermark']],
    ['5-lite', ['model', 'prompt', 'size', 'stream', 'response_format', 'watermark']],
    ['5-flash', ['model', 'prompt', 'size', 'response_format', 'watermark']],
    ['5-pro', ['model', 'prompt', 'size', 'response_format', 'watermark']],
    ['5.5', ['model', 'prompt', 'size', 'response_format', 'watermark']],
  ])('for %s names only what that family lists', (model, fields) => {
    expect(Object.keys(bodyFor({ model })).sort()).toEqual(fields.sort());
  });

  it('of SeedEdit follows the picture', () => {
    expect(bodyFor({ model: 'seededit', seed: 5, guidance: 6 }, [photo])).toMatchObject({
      size: 'adaptive',
      image: { file: photo },
      seed: 5,
      guidance_scale: 6,
    });
  });

  it('asks for a set in the field and in the words', () => {
    expect(bodyFor({ mode: 'set', count: 4 })).toMatchObject({
      prompt: 'Generate a series of 4 coherent images: a lighthouse',
      sequential_image_generation: 'auto',
      sequential_image_generation_options: { max_images: 4 },
    });
  });

  it('never says that a set is disabled', () => {
    for (const model of ['4.0', '4.5', '5-lite', '5-pro']) {
      expect(bodyFor({ model, count: 4 })).not.toHaveProperty('sequential_image_generation');
    }
  });

  it('says what was chosen about the watermark', () => {
    expect(bodyFor({ watermark: true })).toMatchObject({ watermark: true });
  });

  it('carries the options of the families that have them', () => {
    expect(bodyFor({ model: '3.0', seed: 0, guidance: 2.5 })).toMatchObject({ seed: 0, guidance_scale: 2.5 });
    expect(bodyFor({ model: '4.0', fast: true })).toMatchObject({
      optimize_prompt_options: { mode: 'fast' },
    });
    expect(bodyFor({ model: '5-lite', format: 'png' })).toMatchObject({ output_format: 'png' });
    expect(bodyFor({ model: '5.5', transparent: true })).toMatchObject({
      background: 'transparent',
      output_format: 'png',
    });
    expect(bodyFor({ model: '5-lite', web: true }, [], 'volcengine')).toMatchObject({
      tools: [{ type: 'web_search' }],
    });
  });

  it('drops an option the family does not list even if the request holds it', () => {
    const call = createCall({ model: '4.0', fast: true });
    const request = {
      ...call.request,
      mode: 'set',
      seed: 1,
      guidance: 2,
      format: 'png',
      web: true,
      transparent: true,
    } as const;
    const family = createCatalogue('byteplus').families.find((entry) => entry.family === '5.5');
    if (!family) throw new Error('No such family');
    const plain: ModelFamily = {
      ...family,
      formats: [],
      transparent: 'no',
      references: { ...family.references, max: 0 },
    };
    const body = buildBody({ ...call, request, references: [photo] }, plain, 'byteplus');
    const sent = Object.keys(body).filter((field) => body[field] !== undefined);
    expect(sent).toEqual(['model', 'prompt', 'size', 'response_format', 'watermark']);
    expect(body.prompt).toBe('a lighthouse');
  });
});

describe('a request', () => {
  const fixture = useArk();
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'darkroom-ark-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function createReference(name: string, mime: string, bytes: number): Promise<ReferenceFile> {
    const path = join(folder, name);
    await writeFile(
      path,
      Buffer.from(Array.from({ length: bytes }, (_, at) => (at * 7 + name.length) % 256)),
    );
    return { path, mime, bytes };
  }

  async function dataUrlOf(file: ReferenceFile): Promise<string> {
    return `data:${file.mime};base64,${(await readFile(file.path)).toString('base64')}`;
  }

  it('is one POST with the key and our own id', async () => {
    await fixture.ask(json(200, { data: [{ url: 'https://a.example/1' }] }));
    expect(fixture.ark.requests).toHaveLength(1);
    expect(fixture.ark.requests[0]).toMatchObject({
      method: 'POST',
      path: '/api/v3/images/generations',
      headers: {
        authorization: `Bearer ${apiKey}`,
        'content-type': 'application/json',
        'x-client-request-id': 'call-1',
      },
    });
  });

  it('carries one reference as a string, byte for byte and under its sniffed type', async () => {
    const file = await createReference('a', 'image/webp', 100_001);
    await fixture.ask(json(200, {}), createCall({}, { references: [file] }));
    const body = JSON.parse(String(fixture.ark.requests[0]?.body));
    expect(body.image).toBe(await dataUrlOf(file));
  });

  it('carries several references as a list in their order', async () => {
    const files = [
      await createReference('one', 'image/png', 10),
      await createReference('two', 'image/jpeg', 300_000),
      await createReference('three', 'image/bmp', 2),
    ];
    await fixture.ask(json(200, {}), createCall({}, { references: files }));
    const body = JSON.parse(String(fixture.ark.requests[0]?.body));
    expect(body.image).toEqual(await Promise.all(files.map(dataUrlOf)));
  });
});
