import { record, text } from '../../discord/json.ts';
import { faulted } from '../errors.ts';
import type { Call } from './method.ts';

/** `message.metadata`, or a refusal. */
export function metadataIn({ args }: Call): unknown {
  const { metadata } = args;
  if (metadata === undefined || metadata === '') return undefined;
  const { event_type: type, event_payload: payload } = record(metadata);
  const isEmpty = Object.keys(record(metadata)).length === 0;
  if (isEmpty && typeof metadata === 'object') return null;
  if (text(type) === '' || typeof payload !== 'object' || payload === null) {
    throw faulted('invalid_metadata_format', 'Metadata without event_type and event_payload');
  }
  const bytes = Buffer.byteLength(JSON.stringify(metadata));
  if (bytes > 8192) throw faulted('metadata_too_large', `Metadata of ${bytes} bytes`);
  return metadata;
}
