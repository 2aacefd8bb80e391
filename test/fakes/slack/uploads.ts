import { type Answer, plainText } from './answer.ts';
import type { Received } from './received.ts';
import type { World } from './world.ts';

/** The bytes of a file, raw or as a form, with or without a token. */
export async function upload(world: World, request: Received, neverProcessed: boolean): Promise<Answer> {
  const ticket = request.path.slice(request.path.lastIndexOf('/') + 1);
  const file = [...world.files.values()].find((one) => one.ticket === ticket);
  if (request.method !== 'POST') return plainText(405, 'Method not allowed');
  if (!file) {
    world.fault('An upload to an address that was never given');
    return plainText(404, 'Not found');
  }
  const bytes = await bytesOf(request);
  if (bytes.length !== file.declaredLength) {
    world.fault(`An upload of ${bytes.length} bytes where ${file.declaredLength} were declared`);
    return plainText(400, 'Length mismatch');
  }
  if (file.completed) return plainText(400, 'Already completed');
  Object.assign(file, { bytes, size: bytes.length, uploaded: true });
  file.neverProcessed ||= neverProcessed;
  world.changed();
  return plainText(200, `OK - ${bytes.length}`);
}

async function bytesOf({ type, bytes }: Received): Promise<Uint8Array> {
  if (!type.startsWith('multipart/form-data')) return new Uint8Array(bytes);
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  for (const value of form.values()) {
    if (typeof value !== 'string') return new Uint8Array(await value.arrayBuffer());
  }
  return new Uint8Array();
}
