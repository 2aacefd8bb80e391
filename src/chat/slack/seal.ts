import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { AppError, ConfigError } from '../../errors.ts';

/** Keeps text unreadable at rest. `row` says where it is stored: elsewhere it does not open. */
export interface Seal {
  seal(text: string, row: string): string;
  /**
   * @throws ConfigError when it was sealed with another key
   * @throws AppError `seal-broken` when it was changed, or belongs to another row
   */
  open(sealed: string, row: string): string;
}

const version = 'v1';
const algorithm = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;

/**
 * AES-256-GCM with a random nonce for each text. `key`: 32 bytes as base64 or hex.
 * @throws ConfigError when the key has another length
 */
export function createSeal(key: string): Seal {
  const secret = readKey(key);
  const keyId = createHash('sha256').update('darkroom key id').update(secret).digest('hex').slice(0, 8);
  return {
    seal(text, row) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, secret, nonce, { authTagLength: tagBytes }).setAAD(
        Buffer.from(row),
      );
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [version, keyId, ...[nonce, cipher.getAuthTag(), hidden].map(toText)].join('.');
    },
    open(sealed, row) {
      const [, sealedWith, ...parts] = readSealed(sealed);
      if (sealedWith !== keyId) {
        throw new ConfigError(
          'ENCRYPTION_KEY is not the key that the installations were stored with. ' +
            'Set the earlier one again, or have every workspace install the app again.',
        );
      }
      const [nonce, tag, hidden] = parts.map((part) => Buffer.from(part, 'base64url'));
      if (nonce?.length !== nonceBytes || tag?.length !== tagBytes || !hidden) throw broken();
      return decrypt({ secret, nonce, tag, hidden, row });
    },
  };
}

interface Hidden {
  secret: Buffer;
  nonce: Buffer;
  tag: Buffer;
  hidden: Buffer;
  row: string;
}

function decrypt({ secret, nonce, tag, hidden, row }: Hidden): string {
  const decipher = createDecipheriv(algorithm, secret, nonce, { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(row)).setAuthTag(tag);
  try {
    return Buffer.concat([decipher.update(hidden), decipher.final()]).toString('utf8');
  } catch (error) {
    throw broken(error);
  }
}

function readSealed(sealed: string): string[] {
  const parts = sealed.split('.');
  if (parts.length !== 5 || parts[0] !== version) throw broken();
  return parts;
}

function readKey(key: string): Buffer {
  const bytes = /^[0-9a-f]{64}$/i.test(key) ? Buffer.from(key, 'hex') : readBase64(key);
  if (bytes?.length === keyBytes) return bytes;
  throw new ConfigError(
    'ENCRYPTION_KEY has to be 32 bytes as base64 or hex, as `openssl rand -base64 32` makes them.',
  );
}

function readBase64(key: string): Buffer | null {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(key) ? Buffer.from(key, 'base64') : null;
}

function toText(bytes: Buffer): string {
  return bytes.toString('base64url');
}

function broken(cause?: unknown): AppError {
  return new AppError('seal-broken', 'a stored installation cannot be read', { cause });
}
