import { z } from 'zod';
import { parseActionId } from '../chat.ts';
import { readPictureId } from './blocks.ts';
import { fileSchema } from './references.ts';

/** Only what is read of what Slack sends. */
const idSchema = z.object({ id: z.string() });

export const slashSchema = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  is_enterprise_install: z.union([z.boolean(), z.string()]).nullish(),
  channel_id: z.string(),
  user_id: z.string(),
  user_name: z.string().nullish(),
  trigger_id: z.string(),
  response_url: z.string().nullish(),
});

const blockSchema = z.object({
  type: z.string(),
  block_id: z.string().nullish(),
  slack_file: z.object({ id: z.string().nullish() }).nullish(),
  alt_text: z.string().nullish(),
  title: z.object({ text: z.string() }).nullish(),
  /** Of a row of buttons. */
  elements: z.array(z.object({ action_id: z.string().nullish() }).or(z.unknown())).nullish(),
});

export const messageSchema = z.object({
  ts: z.string(),
  thread_ts: z.string().nullish(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  app_id: z.string().nullish(),
  bot_profile: z.object({ app_id: z.string().nullish() }).nullish(),
  subtype: z.string().nullish(),
  text: z.string().nullish(),
  files: z.array(fileSchema).nullish(),
  blocks: z.array(blockSchema.or(z.unknown())).nullish(),
  /** Ours carry the key they were posted with. */
  metadata: z.object({ event_payload: z.object({ key: z.string().nullish() }).nullish() }).nullish(),
});
export type SlackMessage = z.infer<typeof messageSchema>;

export interface ShownPicture {
  file: string;
  title: string;
  /** Its number within its job, from 0; null for what is no picture of a job. */
  index: number | null;
}

export function imageBlocksOf({ blocks }: SlackMessage): ShownPicture[] {
  return (blocks ?? []).flatMap((block) => {
    const { data } = blockSchema.safeParse(block);
    const file = data?.type === 'image' ? data.slack_file?.id : null;
    if (!data || !file) return [];
    const title = data.title?.text ?? data.alt_text ?? '';
    return [{ file, title, index: readPictureId(data.block_id ?? '') }];
  });
}

const pressableSchema = z.object({ action_id: z.string() });

/** The ids of a message's buttons, in order. */
export function actionsOf({ blocks }: SlackMessage): string[] {
  return (blocks ?? []).flatMap((block) => {
    const { data } = blockSchema.safeParse(block);
    const elements = data?.type === 'actions' ? (data.elements ?? []) : [];
    return elements.flatMap((element) => pressableSchema.safeParse(element).data?.action_id ?? []);
  });
}

/** True for cards, pictures and what else has buttons about them; not for words alone. */
export function isAboutJob(message: SlackMessage): boolean {
  const key = message.metadata?.event_payload?.key ?? '';
  return /^[0-9a-z]{12}:/.test(key) || actionsOf(message).some((action) => parseActionId(action) !== null);
}

/** True for what this app wrote: anybody else's buttons may say anything. */
export function isOwn({ app_id, bot_profile }: SlackMessage, appId: string | null): boolean {
  const writer = app_id ?? bot_profile?.app_id ?? null;
  return writer !== null && writer === appId;
}

const whereSchema = {
  team: idSchema.nullish(),
  enterprise: idSchema.nullish(),
  user: z.object({
    id: z.string(),
    username: z.string().nullish(),
    name: z.string().nullish(),
    team_id: z.string().nullish(),
  }),
  trigger_id: z.string().nullish(),
  api_app_id: z.string().nullish(),
};

export const shortcutSchema = z.object({
  ...whereSchema,
  callback_id: z.string(),
  response_url: z.string().nullish(),
  channel: idSchema.nullish(),
  message: messageSchema.nullish(),
});

const stateValueSchema = z.object({
  value: z.string().nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_conversation: z.string().nullish(),
  files: z.array(fileSchema).nullish(),
});
export type StateValue = z.infer<typeof stateValueSchema>;

export const submissionSchema = z.object({
  ...whereSchema,
  view: z.object({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), stateValueSchema)) }),
  }),
});

export const actionSchema = z.object({
  ...whereSchema,
  response_url: z.string().nullish(),
  channel: idSchema.nullish(),
  /** Known of private answers too, of which the message is not told. */
  container: z
    .object({
      type: z.string().nullish(),
      thread_ts: z.string().nullish(),
      message_ts: z.string().nullish(),
      view_id: z.string().nullish(),
    })
    .nullish(),
  message: messageSchema.nullish(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        block_id: z.string().nullish(),
        action_ts: z.string().nullish(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
});

export const eventSchema = z.object({
  team_id: z.string().nullish(),
  context_team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  api_app_id: z.string().nullish(),
  event_id: z.string(),
  authorizations: z
    .array(z.object({ user_id: z.string().nullish(), is_enterprise_install: z.boolean().nullish() }))
    .nullish(),
  event: z.object({
    type: z.string(),
    channel: z.string().nullish(),
    channel_type: z.string().nullish(),
    tab: z.string().nullish(),
    /** Of `tokens_revoked`: whose tokens. */
    tokens: z.object({ bot: z.array(z.string()).nullish() }).nullish(),
    ...messageSchema.partial().shape,
  }),
});
export type SlackEvent = z.infer<typeof eventSchema>;

/** Who did something, in whatever shape it came. */
export const whoSchema = z.object({
  team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
  channel_id: z.string().nullish(),
  user_id: z.string().nullish(),
  response_url: z.string().nullish(),
  team: idSchema.nullish(),
  channel: idSchema.nullish(),
  user: idSchema.nullish(),
  trigger_id: z.string().nullish(),
});
