import type { ColumnType, Generated } from 'kysely';
import type { CallState, Failure, JobState, PictureState, Reference, StoredFile } from '../queue/job.ts';
import type { JobHandle } from '../request/job-handle.ts';
import type { Delivery, ImageRequest, Money, Problem } from '../request/request.ts';
import type { StyleOptions } from '../request/styles.ts';

/** Written as JSON text, read as the value. */
type Json<T> = ColumnType<T, string, string>;
type OptionalJson<T> = ColumnType<T | null, string | null | undefined, string | null>;

export interface JobsTable {
  id: string;
  person: string;
  person_name: string;
  place: string;
  locale: string;
  address: string;
  request: Json<ImageRequest>;
  warnings: Json<Problem[]>;
  delivery: Delivery;
  is_private: boolean;
  state: JobState;
  cancel_requested: Generated<boolean>;
  failure: OptionalJson<Failure>;
  sheet: OptionalJson<StoredFile>;
  created_at: Date;
  queued_at: Date | null;
  started_at: Date | null;
  ended_at: Date | null;
}

export interface JobReferencesTable {
  job_id: string;
  index: number;
  source: Json<Reference['source']>;
  parent: string | null;
  key: string | null;
  mime: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
}

export interface CallsTable {
  id: string;
  job_id: string;
  person: string;
  /** What the service counts by: provider and model id. */
  model_key: string;
  first_picture: number;
  images: number;
  state: CallState;
  /** False once the service certainly did not take it. */
  counts: Generated<boolean>;
  handle: OptionalJson<JobHandle>;
  request_id: string | null;
  sent_at: Date | null;
  accepted_at: Date | null;
  ended_at: Date | null;
  billed_images: number | null;
  failure: OptionalJson<Failure>;
  /** List price of one picture there. */
  price: OptionalJson<Money>;
  /** What the service says the call cost. */
  cost: OptionalJson<Money>;
  /** The last part of the address where its service may tell that it is ready. */
  webhook_token: string | null;
  /** Until when the process that sent it vouches for it. */
  lease_until: Date | null;
}

export interface PicturesTable {
  job_id: string;
  index: number;
  call_id: string;
  state: PictureState;
  key: string | null;
  mime: string | null;
  bytes: number | null;
  width: number | null;
  height: number | null;
  kept_at: Date | null;
  failure: OptionalJson<Failure>;
  /** The outbox part it was handed to. */
  part: string | null;
  published: Generated<boolean>;
}

export type OutboxState = 'waiting' | 'sending' | 'sent' | 'refused';

export interface OutboxTable {
  job_id: string;
  /** `card`, `pictures-1`, `notice-…`. */
  part: string;
  address: string;
  state: OutboxState;
  posted: OptionalJson<{ address: string; id: string }>;
  /** What the message last showed. */
  digest: string | null;
  /** When its job had ended, as the card last showed it; null while it showed no end. */
  shown_end: Date | null;
  attempts: Generated<number>;
  created_at: Date;
  updated_at: Date;
}

export interface StudioMessagesTable {
  id: string;
  seq: number;
  address: string;
  key: string;
  visible_to: string | null;
  body: Json<unknown>;
}

export interface PressesTable {
  key: string;
  at: Date;
}

export interface NoticesTable {
  key: string;
  /** Null for a mark that concerns nobody. */
  person: string | null;
  text: string;
  at: Date;
}

export interface FavouritesTable {
  person: string;
  job_id: string;
  index: number;
  at: Date;
}

export interface StylesTable {
  /** A person or a place. */
  scope: string;
  name: string;
  words: string;
  options: Json<StyleOptions>;
  made_by: string;
  at: Date;
}

/** A picture somebody put aside to start from. */
export interface TrayPicture extends StoredFile {
  name: string;
  /** The id of the picture of ours it is, where it is one. */
  image: string | null;
}

export interface TraysTable {
  id: string;
  person: string;
  prompt: string | null;
  style: string | null;
  pictures: Json<TrayPicture[]>;
  updated_at: Date;
}

export interface DraftsTable {
  id: string;
  person: string;
  body: Json<unknown>;
  at: Date;
}

export interface CopiesTable {
  /** The blob a smaller copy or a sheet was made from. */
  key: string;
  copy: string;
}

/** Blobs that were made or fetched for one answer. */
export interface PassingTable {
  key: string;
  at: Date;
}

export interface SettingsTable {
  name: string;
  value: string;
}

export interface HandlesTable {
  service: string;
  id: string;
  call_id: string;
}

export interface ProbesTable {
  key: string;
  until: Date;
}

export interface Tables {
  jobs: JobsTable;
  job_references: JobReferencesTable;
  calls: CallsTable;
  pictures: PicturesTable;
  outbox: OutboxTable;
  studio_messages: StudioMessagesTable;
  presses: PressesTable;
  settings: SettingsTable;
  notices: NoticesTable;
  favourites: FavouritesTable;
  styles: StylesTable;
  trays: TraysTable;
  drafts: DraftsTable;
  copies: CopiesTable;
  passing: PassingTable;
  handles: HandlesTable;
  probes: ProbesTable;
}
