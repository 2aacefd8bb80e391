/** Formats that can be references, by their bytes. */
export type ReadableFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'bmp' | 'tiff' | 'avif';

/** What a file is, by its first bytes alone: names and declared types are never trusted. */
export type FileKind =
  | { kind: 'picture'; format: ReadableFormat }
  /** A picture in a format that is not read here. */
  | { kind: 'foreign'; format: string }
  | { kind: 'heic' | 'svg' | 'web-page' | 'text' | 'pdf' | 'archive' | 'video' | 'unknown' };

/** How many first bytes `sniffFile` wants to see. */
export const sniffedBytes = 65_536;

const picture = (format: ReadableFormat): FileKind => ({ kind: 'picture', format });
const foreign = (format: string): FileKind => ({ kind: 'foreign', format });
const archive: FileKind = { kind: 'archive' };
const video: FileKind = { kind: 'video' };

/** In latin1, a dot standing for any byte; the first that matches wins. */
const signatures: readonly (readonly [magic: string, kind: FileKind])[] = [
  ['\xff\xd8\xff', picture('jpeg')],
  ['\x89PNG\r\n\x1a\n', picture('png')],
  ['GIF87a', picture('gif')],
  ['GIF89a', picture('gif')],
  ['RIFF....WEBP', picture('webp')],
  ['II*\0....CR', foreign('RAW')],
  ['II*\0', picture('tiff')],
  ['MM\0*', picture('tiff')],
  ['II+\0', foreign('BigTIFF')],
  ['MM\0+', foreign('BigTIFF')],
  ['\xff\x0a', foreign('JPEG XL')],
  ['\0\0\0\x0cJXL ', foreign('JPEG XL')],
  ['\0\0\0\x0cjP  ', foreign('JPEG 2000')],
  ['\xff\x4f\xff\x51', foreign('JPEG 2000')],
  ['8BPS\0', foreign('Photoshop')],
  ['\0\0\x01\0', foreign('ICO')],
  ['FUJIFILMCCD-RAW', foreign('RAW')],
  ['IIRO', foreign('RAW')],
  ['IIU\0', foreign('RAW')],
  ['%PDF-', { kind: 'pdf' }],
  ['PK\x03\x04', archive],
  ['PK\x05\x06', archive],
  ['\x1f\x8b', archive],
  ['Rar!\x1a\x07', archive],
  ['7z\xbc\xaf\x27\x1c', archive],
  ['BZh.1AY&SY', archive],
  ['\xfd7zXZ\0', archive],
  ['\x28\xb5\x2f\xfd', archive],
  ['\x1aE\xdf\xa3', video],
  ['RIFF....AVI ', video],
  ['FLV\x01', video],
  ['OggS\0', video],
  ['\0...moov', video],
  ['\0...mdat', video],
  ['\0\0\0\x08wide', video],
];

export function sniffFile(head: Buffer): FileKind {
  const start = head.toString('latin1', 0, 16);
  if (matches(start, '\0...ftyp')) return sniffBrands(head);
  const found = signatures.find(([magic]) => matches(start, magic));
  if (found) return found[1];
  return isBmp(head) ? picture('bmp') : sniffText(head);
}

function matches(start: string, magic: string): boolean {
  return [...magic].every((char, index) => char === '.' || char === start[index]);
}

/** `ftyp` boxes: HEIC, AVIF and MP4 differ only in the brands they name. */
function sniffBrands(head: Buffer): FileKind {
  const names = head.toString('latin1', 8, Math.min(head.readUInt32BE(0), 256));
  const brands: string[] = names.match(/.{4}/gs) ?? [];
  if (brands.some((brand) => brand === 'avif' || brand === 'avis')) return picture('avif');
  if (brands.some((brand) => /^(he[a-z]{2}|mif1|msf1)$/.test(brand))) return { kind: 'heic' };
  if (brands.includes('crx ')) return foreign('RAW');
  return video;
}

/** `BM` alone is also how an English sentence may begin: the length of the second header must be a known one. */
function isBmp(head: Buffer): boolean {
  if (head.length < 26 || head.toString('latin1', 0, 2) !== 'BM') return false;
  return [12, 40, 52, 56, 64, 108, 124].includes(head.readUInt32LE(14));
}

function sniffText(head: Buffer): FileKind {
  const text = readText(head)?.trimStart().toLowerCase();
  if (text === undefined) return { kind: 'unknown' };
  if (!text.startsWith('<')) return { kind: 'text' };
  if (/<!doctype html|<(html|head|body)[\s>]/.test(text.slice(0, 4096))) return { kind: 'web-page' };
  return /<svg[\s>]/.test(text) ? { kind: 'svg' } : { kind: 'text' };
}

/** The text in the first bytes, or undefined when they are not text. */
function readText(head: Buffer): string | undefined {
  const mark = head.toString('latin1', 0, 2);
  const encoding = mark === '\xff\xfe' ? 'utf-16le' : mark === '\xfe\xff' ? 'utf-16be' : 'utf-8';
  const text = decodeStart(head, encoding);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary data from text
  return text === undefined || /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? undefined : text;
}

/** Streaming, because the first bytes may end in the middle of a character. */
function decodeStart(head: Buffer, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
