import { afterEach, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { openStudio, type StageOptions, type StudioStage } from './stage.ts';

let studio: StudioStage;
const open = async (options?: StageOptions) => {
  studio = await openStudio(options);
  return studio;
};
afterEach(() => studio.close());

const closedPaths = [
  '/studio/state',
  '/studio/older?before=1',
  '/studio/events',
  '/studio/files/x?message=y',
];

describe('a studio without a token', () => {
  test('makes every browser a person with a friendly name, and knows it again', async () => {
    const { base } = await open();
    const [one, two] = [await openBrowser(base), await openBrowser(base)];
    const { me } = await one.state();
    expect(me.name).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/);
    expect((await one.state()).me).toEqual(me);
    expect((await two.state()).me.ref).not.toBe(me.ref);
  });

  test('a changed name is what the core is told', async () => {
    const { base, events } = await open();
    const ana = await openBrowser(base);
    expect((await ana.post('/studio/name', { name: '  Ana  ' })).status).toBe(200);
    expect((await ana.state()).me.name).toBe('Ana');
    await ana.command('imagine', { prompt: 'a fox' });
    expect(events.commands[0]).toMatchObject({ personName: 'Ana', locale: 'en', moderator: true });
    const refused = await ana.post('/studio/name', { name: 'x'.repeat(41) });
    expect([refused.status, (await refused.json()).error]).toEqual([400, expect.stringContaining('40')]);
  });

  test('a cookie that was tampered with is nobody’s', async () => {
    const { base } = await open();
    const answer = await fetch(base);
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    const [pair = ''] = cookie.split(';');
    const older = { headers: { cookie: pair } };
    expect((await fetch(`${base}/studio/older?before=1`, older)).status).toBe(200);
    for (const forged of [pair.replace('=', '=A'), `${pair}A`, 'darkroom_studio=e30.', 'darkroom_studio=x']) {
      const response = await fetch(`${base}/studio/older?before=1`, { headers: { cookie: forged } });
      expect(response.status).toBe(401);
    }
  });

  test.each(['commands', 'actions', 'suggest', 'name', 'uploads', 'dismiss', 'login'])(
    'another site cannot post to /studio/%s in somebody’s name',
    async (path) => {
      const { base, events } = await open();
      const ana = await openBrowser(base);
      const strange: Record<string, string>[] = [
        { origin: 'http://evil.example' },
        { origin: 'null' },
        { 'sec-fetch-site': 'cross-site' },
        { 'sec-fetch-site': 'same-site' },
      ];
      for (const headers of strange) {
        const response = await ana.send(`/studio/${path}`, { method: 'POST', headers, body: '{}' });
        expect(response.status).toBe(403);
        expect((await response.json()).error).toMatch(/page/);
      }
      expect(events.commands).toEqual([]);
    },
  );

  test('a page answer allows nothing from elsewhere', async () => {
    const { base } = await open();
    const { headers } = await fetch(base);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'sha256-[^']+';/);
    expect(policy).not.toMatch(/https?:|unsafe|\*/);
  });
});

describe('a studio with a token', () => {
  const login = (base: string, token: string) =>
    openBrowser(base).then(async (browser) => ({
      browser,
      response: await browser.send('/studio/login', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ token }),
      }),
    }));

  test('shows strangers the form and its style, and nothing else', async () => {
    const { base } = await open({ token: 'sesame' });
    const page = await fetch(base);
    const body = await page.text();
    expect(page.status).toBe(401);
    expect(body).toContain('name="token"');
    const [style = ''] = /\/studio\/page\/[^"]+style\.css/.exec(body) ?? [];
    expect((await fetch(base + style)).status).toBe(200);
    expect((await fetch(base + style.replace('style.css', 'main.ts'))).status).toBe(401);
    for (const path of closedPaths) expect((await fetch(base + path)).status).toBe(401);
    const stranger = await openBrowser(base);
    for (const path of ['commands', 'actions', 'suggest', 'name', 'uploads', 'dismiss']) {
      expect((await stranger.post(`/studio/${path}`, {})).status).toBe(401);
    }
  });

  test('the right token opens it, and the browser is remembered', async () => {
    const { base } = await open({ token: 'sesame' });
    const { browser, response } = await login(base, 'sesame');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
    expect((await browser.send('/')).status).toBe(200);
    expect((await browser.state()).messages).toEqual([]);
  });

  test.each(['', 'Sesame', 'sesame1', 'sesam'])('the token %o is refused with a sentence', async (token) => {
    const { base } = await open({ token: 'sesame' });
    const { browser, response } = await login(base, token);
    expect(response.status).toBe(401);
    expect(await response.text()).toContain('not the token');
    expect((await browser.send('/studio/state')).status).toBe(401);
  });

  test('after ten wrong tokens in a minute no other is looked at until the minute is over', async () => {
    let time = 0;
    const { base } = await open({ token: 'sesame', now: () => time });
    const { browser: inside } = await login(base, 'sesame');
    for (const at of Array(5).keys()) {
      time = at * 1000;
      expect((await login(base, `guess ${at}`)).response.status).toBe(401);
      expect((await fetch(`${base}/?token=wrong`)).status).toBe(401);
    }
    time = 20_000;
    const { response } = await login(base, 'sesame');
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '40']);
    expect(await response.text()).toContain('Try again in 40 seconds.');
    expect((await fetch(`${base}/?token=sesame`, { redirect: 'manual' })).status).toBe(429);
    expect((await inside.send('/?token=sesame')).status).toBe(303);
    expect((await inside.send('/')).status).toBe(200);
    time = 60_000;
    expect((await login(base, 'sesame')).response.status).toBe(303);
  });

  test('a link can carry the token, which then leaves the address bar', async () => {
    const { base } = await open({ token: 'sesame' });
    const browser = await openBrowser(base, '/?token=sesame');
    expect((await browser.send('/')).status).toBe(200);
    const wrong = await fetch(`${base}/?token=wrong`);
    expect([wrong.status, await wrong.text()]).toEqual([401, expect.stringContaining('not the token')]);
  });
});
