import { execa } from 'execa';
import { rateRef } from '../../../functions/src/adapters/rate-limiter/exact-limiter.ts';
import { rateKey } from '../../../functions/src/domain/limits/rates.ts';
import { adminAuth, adminFirestore, bucket } from '../admin-sdk.ts';
import { environmentVariable } from '../stack-addresses.ts';
import { type Meddling, startMeddlingProxy } from './meddling-proxy.ts';

type Emulator = 'hosting' | 'functions' | 'firestore' | 'auth';
type Emulators = Record<string, { host: string; port: number }>;

/** Where the emulators of the stack are. */
export async function stackUrls(): Promise<(name: string) => string> {
  const hub = environmentVariable('FIREBASE_EMULATOR_HUB');
  const emulators = (await (await fetch(`http://${hub}/emulators`)).json()) as Emulators;
  return (name) => `http://${emulators[name]?.host}:${emulators[name]?.port}`;
}

/** A hub that names proxies in the place of some emulators. */
export async function meddledHub(
  meddlings: Partial<Record<Emulator, Meddling>>,
): Promise<NodeJS.ProcessEnv> {
  const urlOf = await stackUrls();
  const proxies = await Promise.all(
    Object.entries(meddlings).map(async ([name, meddling]) => {
      const { hostname, port } = new URL(await startMeddlingProxy(urlOf(name), meddling));
      return [name, { host: hostname, port: Number(port) }] as const;
    }),
  );
  const hub = await startMeddlingProxy(`http://${environmentVariable('FIREBASE_EMULATOR_HUB')}`, {
    answer(answer) {
      const real = JSON.parse(answer.body.toString('utf8'));
      answer.body = Buffer.from(JSON.stringify({ ...real, ...Object.fromEntries(proxies) }));
    },
  });
  return { FIREBASE_EMULATOR_HUB: new URL(hub).host };
}

export interface SmokeRun {
  exitCode: number;
  output: string;
  /** What each line says behind its sign, by the sign. */
  passed: string[];
  failed: string[];
}

export interface SmokeOptions {
  environment?: NodeJS.ProcessEnv;
  /** Is told all that was said so far, and how to send a signal. */
  heard?(output: string, kill: (signal: NodeJS.Signals) => void): void;
}

/** The command as npm runs it, as a person reads it. */
export async function runSmoke(
  argv: readonly string[] = [],
  { environment = {}, heard }: SmokeOptions = {},
): Promise<SmokeRun> {
  const child = execa('node', ['scripts/run.mjs', 'smoke', ...argv], {
    env: environment,
    reject: false,
    all: true,
  });
  let output = '';
  child.all.on('data', (text: Buffer) => {
    output += text;
    heard?.(output, (signal) => child.kill(signal));
  });
  const { exitCode = -1, signal } = await child;
  const lines = output.split('\n');
  const saying = (sign: string) =>
    lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(2));
  for (const uid of uidsIn(output)) seen.add(uid);
  if (signal !== undefined) throw new Error(`It was ended by ${signal}:\n${output}`);
  return { exitCode, output, passed: saying('✓ '), failed: saying('✗ ') };
}

const seen = new Set<string>();
const uidsIn = (output: string) =>
  [...output.matchAll(/\bsmoke-[0-9a-f]{24}\b/g)].map(([uid]) => uid);

/** How many throw-away users there have been. */
export const usersSeen = (): number => seen.size;

/** What is left of the throw-away users of all runs, or of others that bear such a name. */
export async function leftOfSmoke(): Promise<string[]> {
  const [from, to] = ['smoke-', 'smoke.'];
  const quotas = adminFirestore
    .collection('quotas')
    .orderBy('__name__')
    .startAt(from)
    .endBefore(to);
  const analyses = adminFirestore
    .collection('analyses')
    .where('user_id', '>=', from)
    .where('user_id', '<', to);
  const rates = [...seen].map((userId) =>
    rateRef(adminFirestore, rateKey({ userId, isAdmin: false }) ?? ''),
  );
  const [found, accounts, objects, counted] = await Promise.all([
    Promise.all([quotas.get(), analyses.get()]),
    adminAuth.getUsers([...seen].map((uid) => ({ uid }))),
    bucket.getFiles({ prefix: 'videos/smoke-' }),
    rates.length === 0 ? [] : adminFirestore.getAll(...rates),
  ]);
  return [
    ...found.flatMap(({ docs }) => docs.map(({ ref }) => ref.path)),
    ...accounts.users.map(({ uid }) => `the account ${uid}`),
    ...objects[0].map(({ name }) => name),
    ...counted.filter(({ exists }) => exists).map(({ ref }) => ref.path),
  ];
}
