import { openAsBlob } from 'node:fs';
import { DiscordAPIError, REST, type RESTOptions, type RequestMethod, type RouteLike } from 'discord.js';
import type { OutFile } from '../chat.ts';
import { ChatError } from '../chat-error.ts';
import { asChatError } from './api-error.ts';

export interface ApiCall {
  method: `${RequestMethod}`;
  route: RouteLike;
  body?: object;
  /** Read from disk while they are sent. */
  files?: readonly OutFile[];
  query?: Readonly<Record<string, string>>;
  /** False for what is addressed by a reply token. */
  auth?: boolean;
  /** Never sent again by itself: a second one would be a second message. */
  once?: boolean;
}

/** The HTTP side. Errors stay the library's own, for those who branch on codes. */
export interface Api {
  call(call: ApiCall): Promise<unknown>;
  /** As `call`, with errors as `ChatError`s. */
  send(call: ApiCall): Promise<unknown>;
  /** The token was not accepted when it was last used. */
  isRefused(): boolean;
}

export interface ApiOptions {
  token: string;
  /** Without the version: `https://…/api`. */
  apiUrl: string;
  openFile(key: string): Promise<{ path: string } | null>;
}

/** An upload of ten large files has to fit. */
const requestTimeoutMs = 90_000;
/** Uploads that are on their way at once; each is read from disk piece by piece. */
const maxUploads = 6;

/** How every REST client here asks. Uploads are read from disk by `fetch`, which knows forms of blobs. */
export const restOptions = {
  timeout: requestTimeoutMs,
  makeRequest: fetch as unknown as RESTOptions['makeRequest'],
} as const;

export function createApi({ token, apiUrl, openFile }: ApiOptions): Api {
  const rest = new REST({ ...restOptions, api: apiUrl }).setToken(token);
  const careful = new REST({ ...restOptions, api: apiUrl, retries: 0 });
  let refused = false;
  const upload = createSlots(maxUploads);

  async function request({ files = [], body, once, query, auth = true, ...target }: ApiCall) {
    const common = {
      ...{ fullRoute: target.route, method: target.method as RequestMethod, auth },
      ...(query && { query: new URLSearchParams(query) }),
    };
    const through = once ? careful : rest;
    if (files.length === 0) return through.request({ ...common, ...(body && { body }) });
    return upload(async () =>
      through.request({ ...common, body: await formOf(body ?? {}, files), passThroughBody: true }),
    );
  }

  async function formOf(body: object, files: readonly OutFile[]): Promise<FormData> {
    const form = new FormData();
    form.append('payload_json', JSON.stringify(body));
    for (const [index, file] of files.entries()) {
      const found = await openFile(file.key);
      if (!found) throw new ChatError('picture-gone', 'a kept file is gone', { permanent: true });
      form.append(`files[${index}]`, await openAsBlob(found.path, { type: file.mime }), file.name);
    }
    return form;
  }

  async function call(wanted: ApiCall): Promise<unknown> {
    try {
      const answer = await request(wanted);
      if (wanted.auth !== false) refused = false;
      return answer;
    } catch (error) {
      if (wanted.auth !== false && error instanceof DiscordAPIError && error.status === 401) {
        refused = true;
        // The library forgets a token that was refused once, and would never ask again.
        rest.setToken(token);
      }
      throw error;
    }
  }

  return {
    call,
    isRefused: () => refused,
    send: (wanted) =>
      call(wanted).catch((error: unknown) => {
        throw asChatError(error);
      }),
  };
}

function createSlots(count: number): <T>(work: () => Promise<T>) => Promise<T> {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
