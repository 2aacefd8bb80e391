import { expect, test } from 'vitest';
import type { CommandEvent, Options } from '../../src/chat/chat.ts';
import type { CommandContext, JobSummary } from '../../src/command/command.ts';
import { describeCommands, dispatch, suggest } from '../../src/command/dispatch.ts';
import { loadCommands } from '../../src/command/load.ts';
import { createProviders, registeredServices } from '../../src/provider/registry.ts';
import { createCatalogue } from '../../src/request/catalogue.ts';
import { createWords } from '../../src/words/words.ts';

const commands = await loadCommands();
const words = createWords('en');
const catalogue = createCatalogue('byteplus');
const now = new Date('2026-11-21T00:00:00Z');
const fox = { id: 'upload-fox', name: 'fox.png', bytes: 10 };
const coat = { id: 'upload-coat', name: 'coat.png', bytes: 10 };

function run(
  command: string,
  options: Options,
  { jobs = [], ...came }: Partial<CommandEvent> & { jobs?: JobSummary[] } = {},
) {
  const event: CommandEvent = {
    ...{ ref: { platform: 'test', token: '' }, place: 'test:place', person: 'test:ana', personName: 'Ana' },
    ...{ moderator: false, locale: 'en', address: 'test:main', naturalKey: 'k', command, options },
    ...came,
  };
  const ctx: CommandContext = {
    event,
    words,
    catalogue,
    defaultModel: '4.5',
    now,
    help: 'answer.help-mentions',
    parked: () => [],
    listOpenJobs: async () => jobs,
  };
  return dispatch(commands, ctx);
}

const job = (changes: Partial<JobSummary>): JobSummary => ({
  ...{
    id: 'abc123abc123',
    mine: true,
    state: 'queued',
    prompt: 'a fox',
    model: 'Seedream 4.5',
    count: 1,
    place: 2,
  },
  ...changes,
});

test('the commands are the files of the folder', () => {
  expect([...commands.keys()]).toEqual([
    ...['blend', 'cancel', 'edit', 'help', 'history', 'imagine', 'info'],
    ...['models', 'queue', 'series', 'show', 'style', 'tray'],
  ]);
});

test('every command fits what the chats can register', () => {
  for (const { name, description, options } of describeCommands(commands, words)) {
    expect(name).toMatch(/^[a-z]{1,32}$/);
    expect(description.length).toBeLessThanOrEqual(100);
    expect(options.length).toBeLessThanOrEqual(25);
    const required = options.map((option) => option.required);
    expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    const letters = [description, ...options.flatMap((o) => [o.name, o.description])].join('').length;
    expect(letters).toBeLessThan(8000);
  }
});

test('/imagine becomes a draft with its pictures in the order of their options', async () => {
  const options = {
    prompt: ' a fox ',
    count: 3,
    ratio: '16:9',
    image3: coat,
    image: fox,
    private: true,
    delivery: 'batched',
  };
  expect(await run('imagine', options)).toMatchObject({
    kind: 'generate',
    draft: {
      operation: 'generate',
      mode: 'variations',
      prompt: 'a fox',
      count: 3,
      ratio: '16:9',
      references: 2,
    },
    references: [fox, coat],
    delivery: 'batched',
    private: true,
  });
});

test('/edit is an edit of one picture, /series a set', async () => {
  expect(await run('edit', { prompt: 'night', image: fox })).toMatchObject({
    draft: { operation: 'edit', count: 1, references: 1 },
  });
  expect(await run('series', { prompt: 'a storm', count: 5 })).toMatchObject({
    draft: { mode: 'set', count: 5 },
  });
  const scenes = { prompt: 'a cat wakes | it eats | it naps' };
  expect(await run('series', scenes)).toMatchObject({ draft: { count: 3 } });
  expect(await run('series', { ...scenes, count: 6 })).toMatchObject({ draft: { count: 6 } });
  expect(await run('series', { prompt: 'a storm' })).toMatchObject({ draft: { count: 4 } });
});

const four = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: `${id}.png`, bytes: 1 }));

test('a number in the words picks one of the pictures that were answered; new ones come after it', async () => {
  const reply = { pictures: [...four, coat], replied: 4 };
  expect(await run('edit', { prompt: '2 make it night' }, reply)).toMatchObject({
    draft: { prompt: 'make it night', references: 2 },
    references: [four[1], coat],
  });
  expect(await run('edit', { prompt: 'make it night' }, reply)).toMatchObject({
    draft: { prompt: 'make it night', references: 5 },
    references: [...four, coat],
  });
  expect(await run('edit', { prompt: 'the second one' }, reply)).toEqual({ kind: 'pick', picture: four[1] });
});

const third = { id: 'e', name: 'e.png', bytes: 1, image: 'abcdefghjkmn-3' };
const fourth = { id: 'f', name: 'f.png', bytes: 1, image: 'abcdefghjkmn-4' };

test('pictures of one set are chosen by the numbers they have there', async () => {
  const reply = { pictures: [third, fourth], replied: 2 };
  expect(await run('edit', { prompt: '4 make it night' }, reply)).toMatchObject({
    draft: { prompt: 'make it night', references: 1 },
    references: [fourth],
  });
  expect(await run('edit', { prompt: '3' }, reply)).toEqual({ kind: 'pick', picture: third });
  expect(await run('edit', { prompt: '2 make it night' }, reply)).toEqual({
    kind: 'refuse',
    problem: { code: 'picture-not-shown', params: { n: 2, shown: { join: 'or', of: ['3', '4'] }, first: 3 } },
  });
  expect(await run('edit', { prompt: '3 make it night' }, { pictures: [third], replied: 1 })).toMatchObject({
    draft: { prompt: 'make it night' },
    references: [third],
  });
});

test('of pictures from different places each is chosen by its place', async () => {
  const other = { ...fourth, image: 'zyxwvtsrqpnm-4' };
  const reply = { pictures: [third, other], replied: 2 };
  expect(await run('edit', { prompt: '2 make it night' }, reply)).toMatchObject({ references: [other] });
});

test('a number alone never starts a job', async () => {
  expect(await run('edit', { prompt: '1' }, { pictures: [fox], replied: 1 })).toEqual({
    ...{ kind: 'pick', picture: fox },
  });
  for (const reply of [
    { pictures: [fox], replied: 1 },
    { pictures: four, replied: 4 },
  ])
    expect(await run('edit', { prompt: '7' }, reply)).toMatchObject({ kind: 'refuse' });
});

test('a number picks nothing where one picture was answered', async () => {
  expect(await run('edit', { prompt: '1 make it night' }, { pictures: [fox], replied: 1 })).toMatchObject({
    draft: { prompt: '1 make it night', references: 1 },
  });
});

test('pictures that came beside the words come before those in the options', async () => {
  expect(await run('imagine', { prompt: 'x', image: coat }, { pictures: [fox] })).toMatchObject({
    references: [fox, coat],
  });
});

test('/tray, /blend, /info, /history and /style answer what is to be done', async () => {
  expect(await run('tray', { clear: true })).toEqual({
    kind: 'tray',
    pictures: [],
    prompt: null,
    style: null,
    clear: true,
  });
  expect(await run('blend', { prompt: 'both', style: 'poster' }, { pictures: [fox] })).toEqual({
    ...{ kind: 'tray', pictures: [fox], prompt: 'both', style: 'poster', clear: false },
  });
  expect(await run('info', { id: 'ABCDEFGHJKMN-2' })).toEqual({
    ...{ kind: 'info', id: { jobId: 'abcdefghjkmn', index: 1 }, picture: null, count: 0 },
  });
  expect(await run('info', {}, { pictures: [fox, coat] })).toEqual({
    ...{ kind: 'info', id: null, picture: fox, count: 2 },
  });
  expect(await run('history', { search: 'owl', favourites: 'yes' })).toEqual({
    ...{ kind: 'history', search: 'owl', favouritesFirst: true },
  });
  expect(await run('style', { action: 'save', name: 'noir', words: 'hard light', ratio: '1:1' })).toEqual({
    ...{ kind: 'style', action: 'save', name: 'noir', words: 'hard light', here: false },
    options: { ratio: '1:1' },
  });
  expect(await run('style', {})).toMatchObject({ action: 'list', name: null });
});

test('what chats send as text is read as what it means', async () => {
  const draft = { seed: 7, guidance: 2.5, fast: true, watermark: false, format: 'jpeg' };
  const options = { prompt: 'x', seed: '7', guidance: '2.5', fast: 'yes', watermark: 'off', format: 'JPEG' };
  expect(await run('imagine', options)).toMatchObject({ draft });
});

test.each<[string, Options, string]>([
  [
    'an option the command does not have',
    { prompt: 'x', colour: 'red' },
    'The option colour cannot be used like that. The options are prompt, model, ratio, size, style, count,',
  ],
  [
    'words where a number belongs',
    { prompt: 'x', seed: 'lucky' },
    'The option seed cannot be used like that. It takes a whole number.',
  ],
  [
    'a choice that is none',
    { prompt: 'x', delivery: 'later' },
    'The option delivery cannot be used like that. It takes streamed or batched.',
  ],
  [
    'words where a picture belongs',
    { prompt: 'x', image: 'fox.png' },
    'The option image cannot be used like that. It takes an attached picture.',
  ],
])('%s is refused with what it takes', async (_name, options, sentence) => {
  const result = await run('imagine', options);
  expect(result.kind === 'refuse' && words.explain(result.problem)).toContain(sentence);
});

test('an option of a command that has none is refused in a whole sentence', async () => {
  const result = await run('help', { loud: true });
  expect(result.kind === 'refuse' && words.explain(result.problem)).toBe(
    'The option loud cannot be used like that. The command has no options.',
  );
});

test('a command nobody knows is answered', async () => {
  const result = await run('paint', {});
  expect(result.kind === 'refuse' && words.explain(result.problem)).toBe(
    'There is no command “/paint”. /help lists them.',
  );
});

test('/help says how it is used where it was asked', async () => {
  expect(await run('help', {})).toEqual({
    kind: 'answer',
    message: { text: words.say('answer.help-mentions') },
  });
});

test('/queue tells mine in words and others by number', async () => {
  const jobs = [job({}), job({ mine: false, prompt: 'a secret' }), job({ state: 'running', count: 4 })];
  const result = await run('queue', {}, { jobs });
  expect(result.kind === 'answer' && result.message.text).toBe(
    [
      '3 jobs in the queue',
      'Yours:',
      '2nd in line · a fox · Seedream 4.5 · 1 picture · abc123abc123',
      'Being drawn · a fox · Seedream 4.5 · 4 pictures · abc123abc123',
      '1 job from somebody else',
    ].join('\n'),
  );
});

test('/cancel alone offers my jobs as buttons, with an id it cancels that one', async () => {
  const result = await run('cancel', {}, { jobs: [job({}), job({ id: 'other', mine: false })] });
  expect(result.kind === 'answer' && result.message.buttons).toEqual([
    [{ id: 'v1:cancel:abc123abc123', label: 'Cancel “a fox”', style: 'danger' }],
  ]);
  expect(await run('cancel', { job: 'ABC123abc123-2' })).toEqual({ kind: 'cancel', jobId: 'abc123abc123' });
});

test('/cancel offers no job that is being cancelled already', async () => {
  const stopping = job({ state: 'stopping' });
  const result = await run('cancel', {}, { jobs: [stopping, job({ id: 'other' })] });
  expect(result.kind === 'answer' && result.message.buttons?.flat().map(({ id }) => id)).toEqual([
    'v1:cancel:other',
  ]);
  expect(await run('cancel', {}, { jobs: [stopping] })).toEqual({
    kind: 'answer',
    message: { text: 'You have nothing to cancel.' },
  });
});

test('/show takes the id of a job or of one of its pictures', async () => {
  expect(await run('show', { id: 'abc123abc123-3' })).toEqual({
    kind: 'show',
    jobId: 'abc123abc123',
    index: 2,
  });
  expect(await run('show', { id: 'abc123abc123' })).toEqual({
    kind: 'show',
    jobId: 'abc123abc123',
    index: null,
  });
});

test('guidance can be typed on the scale of every service, and /models says which that is', async () => {
  const settings = registeredServices.map((name) => ({ name, apiKey: 'key', baseUrl: 'http://127.0.0.1' }));
  const offers = [...createProviders(settings, catalogue).values()].flatMap((service) => service.models());
  const ranges = [...catalogue.families, ...offers.map(({ differs }) => differs)].flatMap(
    ({ guidance }) => guidance ?? [],
  );
  const option = describeCommands(commands, words)
    .find(({ name }) => name === 'edit')
    ?.options.find(({ name }) => name === 'guidance');
  expect(option?.min).toBeLessThanOrEqual(Math.min(...ranges.map(({ min }) => min)));
  expect(option?.max).toBeGreaterThanOrEqual(Math.max(...ranges.map(({ max }) => max)));
  expect(await run('models', {})).toMatchObject({
    message: { text: expect.stringMatching(/Seedream 3\.0: .*, guidance 1 to 10\b/) },
  });
});

test('/models lists each model with its sizes and price', async () => {
  const result = await run('models', {});
  expect(result.kind === 'answer' && result.message.text).toContain(
    '**5-pro** Seedream 5.0 pro: 1K, 1.5K or 2K, up to 10 references, fast mode, transparent background, jpeg or png. $0.045 to $0.09 a picture',
  );
});

const suggestions = (option: string, typed: string, options: Options) =>
  suggest(
    commands,
    { person: 'test:ana', place: 'test:place', locale: 'en', command: 'imagine', option, typed, options },
    { catalogue, defaultModel: '4.5', styles: ['poster', 'anime'], now },
  ).map((suggestion) => suggestion.value);

test('models are suggested that can do what was already chosen, the default first', () => {
  expect(suggestions('model', '', {})[0]).toBe('4.5');
  expect(suggestions('model', '', { size: '1K' })).toEqual(['4.0', '5-flash', '5-pro', '5.5', '3.0']);
  expect(suggestions('model', '', { seed: 1 })).toEqual(['3.0']);
  expect(suggestions('model', 'pro', {})).toEqual(['5-pro']);
  expect(suggestions('model', '', { transparent: true, image: fox })).toEqual(['5-flash', '5-pro', '5.5']);
});

test('ratios and sizes are those of the chosen model', () => {
  expect(suggestions('ratio', '16:', { model: '5-pro', size: '1K' })).toEqual(['16:9']);
  expect(suggestions('ratio', '', { model: 'seededit' })).toEqual([]);
  expect(suggestions('size', '', { model: '5-lite' })).toEqual(['2K', '3K', '4K']);
});
