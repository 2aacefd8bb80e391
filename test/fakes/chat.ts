import { Readable } from 'node:stream';
import type { Chat, ChatLimits, OutMessage, PostedRef, PrivateMessage } from '../../src/chat/chat.ts';

export interface Posted {
  ref: PostedRef;
  key: string;
  message: OutMessage;
}

/** A chat in memory that keeps the door's promises and can be told to fail. */
export class FakeChat implements Chat {
  readonly platform = 'test';
  readonly limits: ChatLimits;
  readonly posts: Posted[] = [];
  readonly edits: OutMessage[] = [];
  readonly told: PrivateMessage[] = [];
  readonly #toldKeys = new Set<string>();
  /** Thrown by the next posts or edits, one each. */
  readonly failures: Error[] = [];

  constructor(limits: Partial<ChatLimits> = {}) {
    const formats = ['jpeg', 'png'];
    this.limits = {
      filesPerMessage: 10,
      bytesPerFile: 10e6,
      bytesPerMessage: 100e6,
      formats,
      altTextLength: 100,
      editSpacingMs: 60,
      ...limits,
    };
  }

  #fail(): void {
    const failure = this.failures.shift();
    if (failure) throw failure;
  }

  async post(address: string, message: OutMessage, key: string): Promise<PostedRef> {
    this.#fail();
    const earlier = this.posts.find((post) => post.key === key && post.ref.address === address);
    if (earlier) return earlier.ref;
    const ref = { address, id: `message-${this.posts.length + 1}` };
    this.posts.push({ ref, key, message });
    return ref;
  }

  async update(_ref: PostedRef, message: OutMessage): Promise<void> {
    this.#fail();
    this.edits.push(message);
  }

  async tell(_person: string, _address: string, message: PrivateMessage, key: string): Promise<void> {
    if (this.#toldKeys.has(key)) return;
    this.#toldKeys.add(key);
    this.told.push(message);
  }

  limitsAt = () => this.limits;
  start = async () => {};
  connected = () => true;
  remove = async () => {};
  threadFor = async ({ card }: { card: PostedRef }) => `test:thread-of-${card.id}`;
  answer = async () => {};
  privateAddress = async (person: string) => `test:only-${person}`;
  channelOf = (address: string) => (address.startsWith('test:only-') ? address : 'test:channel');
  isDirect = (address: string) => address.startsWith('test:only-');
  linkTo = async ({ id }: PostedRef) => `https://chat.example/${id}`;
  problemsIn = async () => [];
  openAttachment = async () => Readable.from([]);
  stop = async () => {};
}
