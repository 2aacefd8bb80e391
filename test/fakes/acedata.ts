import { z } from 'zod';
import {
  type Answer,
  type Received,
  type ServiceServer,
  type Speak,
  startService,
} from './service-server.ts';

const pixels = /^\d{3,4}x\d{3,4}$/;
const size = (...tiers: string[]) =>
  z
    .string()
    .refine((given) => pixels.test(given) || tiers.includes(given))
    .optional();
const picture = z.string().regex(/^(https:\/\/|data:image\/[a-z]+;base64,[A-Za-z0-9+/]+=*$)/);
const common = {
  prompt: z.string().min(1),
  response_format: z.enum(['url', 'b64_json']).default('url'),
  watermark: z.boolean().default(true),
  callback_url: z.url().optional(),
  async: z.boolean().default(false),
  action: z.literal('generate').optional(),
};
const image = z.array(picture).min(1).max(14);
const sets = {
  sequential_image_generation: z.enum(['disabled', 'auto']).default('disabled'),
  sequential_image_generation_options: z.strictObject({ max_images: z.int().min(1).max(15) }).optional(),
  stream: z.boolean().optional(),
};
const guidance_scale = z.number().min(1).max(10).optional();
const optimize_prompt_options = z.strictObject({ mode: z.enum(['standard', 'fast']) }).optional();
const output_format = z.enum(['jpeg', 'png']).optional();

/** What each model takes; anything else is a 400. */
const requestSchema = z.discriminatedUnion('model', [
  z.strictObject({
    model: z.literal('doubao-seedream-3-0-t2i-250415'),
    size: z.string().regex(pixels).optional(),
    seed: z.int().min(-1).max(2147483647).default(-1),
    guidance_scale,
    ...common,
  }),
  z.strictObject({
    model: z.literal('doubao-seededit-3-0-i2i-250628'),
    image: image.max(1),
    size: z.literal('adaptive').optional(),
    guidance_scale,
    ...common,
  }),
  z.strictObject({
    model: z.literal('doubao-seedream-4-0-250828'),
    image: image.optional(),
    size: size('1K', '2K', '4K'),
    optimize_prompt_options,
    ...sets,
    ...common,
  }),
  z.strictObject({
    model: z.literal('doubao-seedream-4-5-251128'),
    image: image.optional(),
    size: size('2K', '4K'),
    ...sets,
    ...common,
  }),
  z.strictObject({
    model: z.literal('doubao-seedream-5-0-260128'),
    image: image.optional(),
    size: size('2K', '3K', '4K'),
    output_format,
    tools: z.array(z.strictObject({ type: z.literal('web_search') })).optional(),
    ...sets,
    ...common,
  }),
  z.strictObject({
    model: z.literal('doubao-seedream-5-0-pro-260628'),
    image: image.optional(),
    size: size('1K', '2K'),
    output_format,
    optimize_prompt_options,
    ...common,
  }),
]);
type Wanted = z.infer<typeof requestSchema>;

const questionSchema = z.union([
  z.strictObject({ id: z.string(), action: z.literal('retrieve') }),
  z.strictObject({ ids: z.array(z.string()), action: z.literal('retrieve_batch') }),
]);

/** Takes the place of the usual answer to a good submit. */
type Plan = (usual: Answer) => Answer | Speak;

/** A task is documented in three shapes, alone and in a list. */
export type TaskShape = 'record' | 'answer' | 'state';

export interface AcedataFake extends ServiceServer {
  goodKey: string;
  /** The bytes of every picture that is drawn. */
  picture: Buffer;
  /** How the next good submit is answered. Its task exists all the same. */
  next(plan: Plan): void;
  /** How the next question for a task is answered. */
  nextLook(answer: Answer): void;
  /** Tasks are told in this shape from now on. */
  shape: TaskShape;
  listed: boolean;
  /** The next task ends with this result instead of pictures. */
  result(result: Record<string, unknown>): void;
  /** So many pictures are drawn, whatever is asked for. */
  drawOnly(pictures: number): void;
  /** Tasks do not end, or end when they are next looked at. */
  hold(held: boolean): void;
  expireLinks(expired: boolean): void;
  /** Posts every task's result to the address its submit named, unsigned, and returns the statuses. */
  callBack(): Promise<number[]>;
}

interface Task {
  id: string;
  wanted: Wanted;
  looks: number;
  result: Record<string, unknown>;
}

interface State {
  plan: Plan | null;
  look: Answer | null;
  result: Record<string, unknown> | null;
  pictures: number | null;
  held: boolean;
  expired: boolean;
}

export const submitPath = '/seedream/images';
const tasksPath = '/seedream/tasks';

export async function startAcedata(picture = Buffer.from('a picture of a lighthouse')): Promise<AcedataFake> {
  const tasks = new Map<string, Task>();
  const state: State = {
    plan: null,
    look: null,
    result: null,
    pictures: null,
    held: false,
    expired: false,
  };
  const service = await startService((received) => {
    const { pathname } = received.url;
    if (pathname.startsWith('/results/')) {
      return state.expired ? { status: 403, body: '<Error/>' } : { status: 200, body: picture };
    }
    const refusal = refuse(received, fake.goodKey);
    if (refusal) return refusal;
    return pathname === tasksPath ? look(received) : submit(received);
  });

  function submit({ json }: Received): Answer | Speak {
    const wanted = requestSchema.parse(json);
    const id = `93f1${String(tasks.size).padStart(32, '0')}`;
    const drawn = Math.min(state.pictures ?? 15, imagesOf(wanted));
    const urls = Array.from({ length: drawn }, (_, at) => `${service.origin}/results/${at + 1}.png`);
    const data = urls.map((url) => ({ prompt: wanted.prompt, size: '2048x2048', image_url: url }));
    const ids = { task_id: id, trace_id: 'trace-1' };
    const result = { success: true, ...ids, data, ...state.result };
    tasks.set(id, { id, wanted, looks: 0, result });
    const waits = wanted.async || wanted.callback_url !== undefined;
    const plan: Plan = state.plan ?? ((usual) => usual);
    Object.assign(state, { plan: null, result: null });
    return plan({ status: 200, body: waits ? ids : result });
  }

  function look({ json }: Received): Answer {
    const planned = state.look;
    state.look = null;
    if (planned) return planned;
    const question = questionSchema.parse(json);
    const ids = 'ids' in question ? question.ids : [question.id];
    const found = ids.flatMap((id) => tasks.get(id) ?? []);
    if (found.length < ids.length) return acedataError(404, 'not_found');
    const items = found.map((task) =>
      tell(task, { ended: !state.held && task.looks++ > 0, shape: fake.shape }),
    );
    const alone = !fake.listed && !('ids' in question);
    return { status: 200, body: alone ? items[0] : { items, count: items.length } };
  }

  const fake: AcedataFake = {
    ...service,
    goodKey: 'token-of-the-account',
    picture,
    shape: 'record',
    listed: false,
    next: (plan) => void Object.assign(state, { plan }),
    nextLook: (answer) => void Object.assign(state, { look: answer }),
    result: (result) => void Object.assign(state, { result }),
    drawOnly: (pictures) => void Object.assign(state, { pictures }),
    hold: (held) => void Object.assign(state, { held }),
    expireLinks: (expired) => void Object.assign(state, { expired }),
    callBack: () => Promise.all([...tasks.values()].flatMap(callBack)),
  };
  return fake;
}

function callBack({ wanted, result }: Task): Promise<number>[] {
  if (wanted.callback_url === undefined) return [];
  const headers = { 'content-type': 'application/json' };
  const sent = fetch(wanted.callback_url, { method: 'POST', headers, body: JSON.stringify(result) });
  return [sent.then(({ status }) => status)];
}

/** An error as the service words it. */
export function acedataError(status: number, code: string): Answer {
  return {
    status,
    body: { success: false, error: { code, message: `words of ${code}` }, trace_id: 'trace-1' },
  };
}

function refuse({ method, url, headers, json }: Received, goodKey: string): Answer | null {
  const schema =
    url.pathname === submitPath ? requestSchema : url.pathname === tasksPath ? questionSchema : null;
  if (method !== 'POST' || !schema) return acedataError(404, 'no_api');
  if (headers.authorization !== `Bearer ${goodKey}`) return acedataError(401, 'invalid_token');
  const { success, error } = schema.safeParse(json);
  const together = togetherIn(json);
  if (success && together <= 15) return null;
  const message = error?.message ?? `${together} pictures together`;
  return { status: 400, body: { error: { code: 'bad_request', message }, trace_id: 'trace-1' } };
}

function togetherIn(json: unknown): number {
  const wanted = requestSchema.safeParse(json).data;
  if (!wanted || !('sequential_image_generation' in wanted)) return 0;
  return (wanted.image?.length ?? 0) + (wanted.sequential_image_generation_options?.max_images ?? 0);
}

function imagesOf(wanted: Wanted): number {
  if (!('sequential_image_generation' in wanted)) return 1;
  const auto = wanted.sequential_image_generation === 'auto';
  return auto ? (wanted.sequential_image_generation_options?.max_images ?? 15) : 1;
}

function tell({ id, wanted, result }: Task, facts: { ended: boolean; shape: TaskShape }): unknown {
  const { ended, shape } = facts;
  if (shape === 'answer') return ended ? result : { task_id: id, trace_id: 'trace-1' };
  if (shape === 'state') {
    const [first] = Array.isArray(result.data) ? result.data : [];
    const data = { status: ended ? 'succeeded' : 'processing', ...(ended && first), model: wanted.model };
    return { success: true, task_id: id, data };
  }
  const record = { id, created_at: 1763600000.1, started_at: 1763600001, request: wanted };
  return ended ? { ...record, finished_at: 1763600021.4, elapsed: 20.4, response: result } : record;
}
