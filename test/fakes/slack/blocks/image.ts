import { isRecord, type Json } from '../../discord/json.ts';
import type { Path, Report } from './report.ts';
import { checkText, plain } from './texts.ts';

/** An image block, or an image in another block. */
export function checkImage(report: Report, path: Path, image: Json): void {
  const { image_url: address, slack_file: file, alt_text: alt, title } = image;
  report.length([...path, 'alt_text'], alt, 1, 2000);
  checkText(report, [...path, 'title'], title, { kinds: plain, max: 2000 });
  if (address !== undefined && file !== undefined) {
    report.wrong(path, 'only one of image_url and slack_file');
  }
  if (address === undefined && file === undefined) report.missing([...path, 'image_url']);
  if (address !== undefined) checkAddress(report, [...path, 'image_url'], address);
  if (file !== undefined) checkFile(report, [...path, 'slack_file'], file);
}

function checkAddress(report: Report, path: Path, address: unknown): void {
  report.length(path, address, 1, 3000);
  if (typeof address !== 'string' || !URL.canParse(address)) {
    report.wrong(path, 'must be a valid URL');
    return;
  }
  const { protocol, hostname } = new URL(address);
  const isPublic = protocol === 'https:' && hostname.includes('.') && !/^(127|10|192\.168)\./.test(hostname);
  if (!isPublic) report.wrong(path, 'downloading image failed');
}

function checkFile(report: Report, path: Path, file: unknown): void {
  if (!isRecord(file) || (file.id === undefined) === (file.url === undefined)) {
    report.wrong(path, 'slack_file has either an id or a url');
    return;
  }
  const found = report.fileCheck(file);
  if (found) report.wrong(path, found.message, found.fault);
}
