import type { PictureFormat } from './models.ts';

/** `variations`: n separate calls of one picture. `set`: one call that draws a coherent series. */
export type Mode = 'variations' | 'set';
export type Delivery = 'streamed' | 'batched';

/** What a person asked for, as typed: nothing is checked yet. */
export interface RequestDraft {
  operation: 'generate' | 'edit';
  mode: Mode;
  prompt: string;
  /** How many reference pictures were attached. */
  references: number;
  count: number;
  model?: string | undefined;
  ratio?: string | undefined;
  size?: string | undefined;
  seed?: number | undefined;
  guidance?: number | undefined;
  format?: string | undefined;
  watermark?: boolean | undefined;
  fast?: boolean | undefined;
  web?: boolean | undefined;
  transparent?: boolean | undefined;
  /** Words of a style that stand at the end of the prompt. */
  style?: string | undefined;
}

export interface Money {
  currency: 'USD' | 'CNY';
  /** In units of the currency, not cents. */
  amount: number;
}

/** A request that was checked against the catalogue: everything a call needs but the bytes of the references. */
export interface ImageRequest {
  operation: 'generate' | 'edit';
  mode: Mode;
  prompt: string;
  references: number;
  count: number;
  /** Family in the catalogue. */
  model: string;
  /** The id that goes over the wire, and the service it belongs to: the first of the route that can do it. */
  modelId: string;
  service?: string;
  /** A raw id that was typed: only that one is meant. */
  typedId?: string;
  /** As it was typed, for another service or model that says the same in its own way. */
  asked?: { size?: string; ratio?: string; format?: string };
  /** The picture of ours it takes the place of, where that is none of its references. */
  from?: string;
  /** What is sent: `2K`, `2848x1600`, `adaptive`. A job keeps a tier that was asked for alone, whatever it is sent as. */
  size: string;
  /** The ratio that was asked for, for the card. */
  ratio: string | null;
  /** Values of fields the family takes; null is not sent. */
  seed: number | null;
  guidance: number | null;
  format: PictureFormat | null;
  watermark: boolean;
  fast: boolean;
  web: boolean;
  transparent: boolean;
  /** Words of a style that stand at the end of the prompt. */
  style?: string;
  /** List price of one picture with its share of references, or null when the catalogue has none. */
  pricePerImage: Money | null;
}

/** What `words` joins in the reader's language: any one of them, or all. */
export interface List {
  join: 'or' | 'and';
  of: readonly string[];
}

export function anyOf(of: readonly string[]): List {
  return { join: 'or', of };
}

export function allOf(of: readonly string[]): List {
  return { join: 'and', of };
}

export type Params = Readonly<Record<string, string | number | List>>;

/** Why a request cannot be run, or what will differ from what was asked. `words` makes the sentence. */
export interface Problem {
  code: string;
  params: Params;
}

export function problem(code: string, params: Params = {}): Problem {
  return { code, params };
}

/** What the whole request costs if every picture succeeds. */
export function priceOf(request: ImageRequest, pictures = request.count): Money | null {
  const each = request.pricePerImage;
  return each && { currency: each.currency, amount: roundMoney(each.amount * pictures) };
}

export function roundMoney(amount: number): number {
  return Math.round(amount * 10_000) / 10_000;
}
