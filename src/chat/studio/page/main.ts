import { h, render } from 'preact';
import type { StudioState } from '../view.ts';
import { get } from './api.ts';
import { App } from './app.ts';

const retryMs = 1000;

/** The studio may be just restarting, so the page asks until it is there. */
async function open(root: HTMLElement): Promise<void> {
  const result = await get<StudioState>('/studio/state');
  if (result.ok) render(h(App, { state: result.value }), root);
  else setTimeout(() => open(root), retryMs);
}

const root = document.getElementById('app');
if (root) open(root);
