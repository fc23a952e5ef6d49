import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { parsePortOffset } from '../../scripts/stack/ports.ts';
import { seededRandom } from '../faults/seeded-random.ts';
import { type Receiver, type RunningStack, startStack } from '../support/running-stack.ts';

/** What a stack is given to end in order, and run.mjs to end the rest. */
const END_TIMEOUT_MS = 40_000;
const offset = parsePortOffset(process.env['FLOKRAFT_PORT_OFFSET']);
const up = '✓ Starting the local stack';
const command = ['sleep', '3600'];
/** It hears no signal but one. */
const deaf = ['sh', '-c', "trap '' HUP INT TERM; while :; do sleep 1; done"];

type Step = [receiver: Receiver, signal: NodeJS.Signals] | number;
interface Case {
  what: string;
  at?: string;
  run?: readonly string[];
  /** Signals, and milliseconds to wait between them. */
  steps: readonly Step[];
}

const thrice = (step: Step, pauseMs: number): Step[] => [step, pauseMs, step, pauseMs, step];

const allButTheirChildren: readonly Receiver[] = [
  'guard',
  'npm',
  'run.mjs',
  'script',
  'command',
  'firebase-tools',
];

const hardEnd = (receivers: readonly Receiver[]) =>
  receivers.map((receiver): Step => [receiver, 'SIGKILL']);

const cases: readonly Case[] = [
  { what: 'Ctrl-C', steps: [['group', 'SIGINT']] },
  { what: 'Ctrl-C again and again', steps: thrice(['group', 'SIGINT'], 2500) },
  {
    what: 'an end of the command, then npm’s',
    steps: [['command', 'SIGINT'], 8000, ['npm', 'SIGTERM']],
  },
  {
    what: 'a Ctrl-C to the script, then npm’s end',
    steps: [['script', 'SIGINT'], 8000, ['npm', 'SIGTERM']],
  },
  { what: 'a kill of npm each second', steps: thrice(['npm', 'SIGTERM'], 1000) },
  { what: 'a kill of all each second', steps: thrice(['group', 'SIGTERM'], 1000) },
  { what: 'a hard end of npm', steps: [['npm', 'SIGKILL']] },
  { what: 'a terminal that closes', steps: [['npm', 'SIGHUP']] },
  { what: 'a hard end of all', steps: [['group', 'SIGKILL']] },
  { what: 'a hard end of run.mjs', steps: [['run.mjs', 'SIGKILL']] },
  {
    what: 'a hard end of the script while it stops',
    steps: [['group', 'SIGINT'], 300, ['script', 'SIGKILL']],
  },
  {
    what: 'a hard end of the emulators’ process while it stops',
    steps: [['npm', 'SIGTERM'], 100, ['firebase-tools', 'SIGKILL'], ['npm', 'SIGKILL']],
  },
  {
    what: 'a hard end of its guard first',
    steps: [['guard', 'SIGKILL'], 500, ['script', 'SIGKILL']],
  },
  {
    what: 'a hard end of all but Java and the functions',
    steps: hardEnd(allButTheirChildren),
  },
  {
    what: 'a kill of a deaf command',
    run: deaf,
    steps: [['npm', 'SIGTERM'], 3000, ['npm', 'SIGTERM']],
  },
  {
    what: 'an insisting Ctrl-C on a deaf command',
    run: deaf,
    steps: thrice(['group', 'SIGINT'], 3000),
  },
  { what: 'a kill while it builds', at: '· Building the functions', steps: [['npm', 'SIGTERM']] },
  {
    what: 'a hard end while it builds',
    at: '· Building the functions',
    steps: [['group', 'SIGKILL']],
  },
  {
    what: 'a kill while it boots',
    at: '· Starting the local stack',
    steps: [2000, ['npm', 'SIGTERM'], 1500, ['npm', 'SIGTERM']],
  },
  {
    what: 'a hard end while it boots',
    at: '· Starting the local stack',
    steps: [3000, ['npm', 'SIGKILL'], ['script', 'SIGKILL']],
  },
];

let stack: RunningStack;
afterEach(() => stack.endHard());

async function play(steps: readonly Step[]): Promise<void> {
  for (const step of steps) {
    if (typeof step === 'number') await sleep(step);
    else stack.signal(...step);
  }
}

async function expectNothingLeft(): Promise<void> {
  expect(await stack.gone(END_TIMEOUT_MS), stack.output()).toEqual([]);
  // Where everybody was killed, nobody waits until the system has taken back what they held.
  await expect.poll(stack.takenPorts, { timeout: 30_000 }).toEqual([]);
}

// What is left of a stack is found in /proc.
describe.skipIf(!existsSync('/proc/self/environ'))('a stack', () => {
  it.each(cases)('leaves nothing after $what', async ({ at = up, run = command, steps }) => {
    stack = startStack(offset, run);
    await stack.said(at);
    await play(steps);
    await expectNothingLeft();
  });

  it.each([1000, 2000, 3000, 4000, 5000])(
    'leaves nothing after a hard end of all but their children, %i ms into its boot',
    async (afterMs) => {
      stack = startStack(offset, command);
      await stack.said('· Starting the local stack');
      await play([afterMs, ...hardEnd(allButTheirChildren)]);
      await expectNothingLeft();
    },
  );

  it.each([1, 2, 3, 4])('leaves nothing after many signals to anybody, seed %i', async (seed) => {
    const random = seededRandom(seed);
    stack = startStack(offset, command);
    await stack.said('· Starting the local stack');
    await sleep(random.integer(0, 12_000));
    for (let count = 0; count < 8; count += 1) {
      stack.signal(random.pick(anybody), random.pick(anySignal));
      await sleep(random.integer(0, 2000));
    }
    stack.signal('group', 'SIGTERM');
    await expectNothingLeft();
  });
});

const anybody = ['npm', 'run.mjs', 'script', 'command', 'firebase-tools', 'java', 'group'] as const;
const anySignal = ['SIGINT', 'SIGTERM', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const;
