import { lengthOf } from '../../discord/json.ts';

export type Surface = 'message' | 'modal' | 'home';
export type Path = readonly (string | number)[];

/** Looks up a file that an image block shows: null if it may be shown, else what Slack says against it. */
export type FileCheck = (file: { id?: unknown; url?: unknown }) => { message: string; fault: boolean } | null;

/** What is wrong with blocks, said as Slack says it. */
export class Report {
  readonly messages: string[] = [];
  /** Something a client could have known. */
  isFault = false;
  readonly surface: Surface;
  readonly fileCheck: FileCheck;
  readonly #blockIds = new Set<string>();

  constructor(surface: Surface, fileCheck: FileCheck) {
    this.surface = surface;
    this.fileCheck = fileCheck;
  }

  wrong(path: Path, message: string, isFault = true): void {
    this.messages.push(`[ERROR] ${message} [json-pointer:/${path.join('/')}]`);
    this.isFault ||= isFault;
  }

  blockId(path: Path, id: string): void {
    if (this.#blockIds.has(id)) this.wrong(path, `block_id "${id}" already exists`);
    this.#blockIds.add(id);
  }

  /** A string, absent unless `min` is above 0. */
  length(path: Path, value: unknown, min: number, max: number): void {
    if (value === undefined || value === null) {
      if (min > 0) this.missing(path);
    } else if (typeof value !== 'string') this.wrong(path, 'must be a string');
    else if (lengthOf(value) > max) this.wrong(path, `must be less than ${max + 1} characters`);
    else if (lengthOf(value) < Math.max(1, min)) this.wrong(path, `must be more than ${min - 1} characters`);
  }

  /** A list, absent unless `min` is above 0. */
  count(path: Path, value: unknown, min: number, max: number): void {
    if (value === undefined || value === null) {
      if (min > 0) this.missing(path);
    } else if (!Array.isArray(value)) this.wrong(path, 'must be an array');
    else if (value.length > max) this.wrong(path, `no more than ${max} items allowed`);
    else if (value.length < min) this.wrong(path, `no fewer than ${min} items allowed`);
  }

  missing(path: Path): void {
    this.wrong(path.slice(0, -1), `missing required field: ${String(path.at(-1))}`);
  }

  choice(path: Path, value: unknown, allowed: readonly unknown[]): void {
    if (value === undefined || value === null || allowed.includes(value)) return;
    this.wrong(path, `must be a valid enum value, one of ${allowed.join(', ')}`);
  }

  whole(path: Path, value: unknown, min: number, max: number): void {
    if (value === undefined || value === null) return;
    if (!Number.isInteger(value)) this.wrong(path, 'must be an integer');
    else if ((value as number) < min || (value as number) > max) {
      this.wrong(path, `must be between ${min} and ${max}`);
    }
  }

  flag(path: Path, value: unknown): void {
    if (value !== undefined && typeof value !== 'boolean') this.wrong(path, 'must be a boolean');
  }
}
