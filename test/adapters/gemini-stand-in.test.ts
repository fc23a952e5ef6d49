import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { useGeminiStandIn } from '../support/gemini-stand-in/gemini-setting.ts';
import { standInKey } from '../support/gemini-stand-in/gemini-stand-in.ts';

const setting = useGeminiStandIn();
const { analyse } = setting;

const program = fileURLToPath(new URL('../support/gemini-stand-in/serve.ts', import.meta.url));
let launched: ChildProcess;
let baseUrl: string;

async function launch(...flags: string[]): Promise<void> {
  launched = spawn(process.execPath, [program, ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  if (launched.stdout === null) throw new Error('no stdout');
  const [line] = await once(launched.stdout, 'data');
  ({ baseUrl } = JSON.parse(String(line)));
}
interface Told {
  requests: Record<string, number>;
  misbehaved: Record<string, number>;
}
async function control(order?: unknown): Promise<{ status: number; body: Told }> {
  const init = order === undefined ? {} : { method: 'POST', body: JSON.stringify(order) };
  const reply = await fetch(`${baseUrl}/control`, init);
  return { status: reply.status, body: (await reply.json()) as Told };
}

beforeEach(() => launch());
afterEach(async () => {
  if (launched.exitCode !== null) return;
  const closed = once(launched, 'close');
  launched.kill();
  await closed;
});

it('serves an analysis from a process of its own and tells of it', async () => {
  await analyse({}, { baseUrl });
  const { body } = await control();
  expect(body).toMatchObject({
    files: [],
    deleted: 1,
    requests: { start: 1, chunk: 1, generate: 1, delete: 1 },
    misbehaved: { generate: 0 },
  });
});

it('misbehaves by name as often as it is told', async () => {
  await control({ misbehave: { step: 'generate', kind: '503', times: 2 } });
  await analyse({}, { baseUrl });
  expect((await control()).body).toMatchObject({
    requests: { generate: 3 },
    misbehaved: { generate: 2 },
  });
});

it.each([
  [{ misbehave: { step: 'generate', kind: 'sing' } }],
  [{ misbehave: { step: 'dance', kind: '503' } }],
  [{ chaos: { rate: 2 } }],
  [{ other: 1 }],
])('refuses an order that it does not understand: %j', async (order) => {
  expect((await control(order)).status).toBe(400);
});

it('misbehaves in the same way for the same seed, and stops when told', async () => {
  const kinds = ['500', '503', 'reset', 'delay:1'];
  const fates = async () => {
    await control({ chaos: { seed: 7, rate: 0.4, kinds } });
    const seen: (number | string)[] = [];
    for (let call = 0; call < 40; call += 1) {
      const reply = fetch(`${baseUrl}/upload/v1beta/files`, {
        method: 'POST',
        headers: { 'x-goog-api-key': standInKey },
        body: '{"file":{}}',
      });
      seen.push(
        await reply.then(
          ({ status }) => status,
          () => 'reset',
        ),
      );
    }
    return seen;
  };
  const first = await fates();
  expect(new Set(first)).toEqual(new Set([400, 500, 503, 'reset']));
  expect(await fates()).toEqual(first);
  const { body } = await control({ chaos: null });
  await analyse({}, { baseUrl });
  expect((await control()).body.misbehaved).toEqual(body.misbehaved);
});
