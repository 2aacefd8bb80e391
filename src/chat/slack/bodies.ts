import { z } from 'zod';
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
  slack_file: z.object({ id: z.string().nullish() }).nullish(),
  alt_text: z.string().nullish(),
  title: z.object({ text: z.string() }).nullish(),
});

export const messageSchema = z.object({
  ts: z.string(),
  thread_ts: z.string().nullish(),
  user: z.string().nullish(),
  bot_id: z.string().nullish(),
  subtype: z.string().nullish(),
  text: z.string().nullish(),
  files: z.array(fileSchema).nullish(),
  blocks: z.array(blockSchema.or(z.unknown())).nullish(),
});
export type SlackMessage = z.infer<typeof messageSchema>;

export function imageBlocksOf({ blocks }: SlackMessage): { file: string; title: string }[] {
  return (blocks ?? []).flatMap((block) => {
    const read = blockSchema.safeParse(block);
    const file = read.success && read.data.type === 'image' ? read.data.slack_file?.id : null;
    return read.success && file ? [{ file, title: read.data.title?.text ?? read.data.alt_text ?? '' }] : [];
  });
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
  message: messageSchema.nullish(),
  actions: z.array(z.object({ action_id: z.string(), action_ts: z.string().nullish() })).min(1),
});

export const eventSchema = z.object({
  team_id: z.string().nullish(),
  context_team_id: z.string().nullish(),
  enterprise_id: z.string().nullish(),
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
});
