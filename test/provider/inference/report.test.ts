import { describe, expect, it } from 'vitest';
import { readReport } from '../../../src/provider/inference/report.ts';

async function statesOf(type: string, text: string): Promise<string[]> {
  const body = (async function* () {
    // Cut anywhere.
    for (let at = 0; at < text.length; at += 7) yield Buffer.from(text.slice(at, at + 7));
  })();
  const header = () => type;
  const states: string[] = [];
  for await (const { state } of readReport({ status: 200, header, body, close: () => undefined })) {
    states.push(state);
  }
  return states;
}

const lines = [
  { type: 'heartbeat' },
  { data: { id: '1', status: 2, status_text: 'queued' }, fields: ['status', 'status_text'] },
  { event: 'delta', data: { delta: '…', seq: 3 } },
  { data: { status: 7, status_text: 'running' }, fields: ['status', 'status_text'] },
  { data: { status: 10, output: { image: 'https://a.example/1.png' } }, fields: ['status', 'output'] },
].map((line) => JSON.stringify(line));

describe('the live report of a task', () => {
  it('is read line by line, a word giving way to a newer number', async () => {
    const text = lines.join('\n');
    expect(await statesOf('application/x-ndjson', text)).toEqual(['waiting', 'running', 'ended']);
  });

  it('is read event by event as well', async () => {
    const text = lines.map((line) => `data: ${line}\n\n`).join('');
    expect(await statesOf('text/event-stream; charset=utf-8', text)).toEqual(['waiting', 'running', 'ended']);
  });

  it('may be a bare task, and lines that are none are passed over', async () => {
    const text = `<html>\n7\n[]\nnull\n\n{"id":"1","status":"failed"}\n`;
    expect(await statesOf('application/x-ndjson', text)).toEqual(['ended']);
  });

  it('says nothing of a task by what it says of something else', async () => {
    const text =
      '{"event":"log","data":{"status":11,"status_text":"failed"}}\n{"type":"heartbeat","status":11}\n';
    expect(await statesOf('application/x-ndjson', text)).toEqual([]);
  });
});
