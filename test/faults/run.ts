import process from 'node:process';
import { parseArgs } from 'node:util';
import { startGeminiStandIn } from '../support/gemini-stand-in/gemini-stand-in.ts';
import { runHeld } from './held.ts';
import { runStorm } from './storm.ts';

// One seed, on the stack that this process was started on: see scripts/test-faults.ts.
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    analyses: { type: 'string', default: '8' },
    kills: { type: 'string', default: '6' },
    lapsed: { type: 'string', default: '1' },
    'sweep-ms': { type: 'string', default: '2000' },
    scenario: { type: 'string', default: 'storm' },
    'model-port': { type: 'string', default: '0' },
  },
});
const standIn = await startGeminiStandIn({ port: Number(values['model-port']) });
const storm = () =>
  runStorm(
    {
      seed: Number(values.seed),
      analyses: Number(values.analyses),
      kills: Number(values.kills),
      lapsed: Number(values.lapsed),
      sweepEveryMs: Number(values['sweep-ms']),
    },
    standIn,
  );
const { findings, summary } = await (values.scenario === 'held' ? runHeld(standIn) : storm());
await standIn.close();
for (const finding of findings) process.stdout.write(`✗ ${finding}\n\n`);
process.stdout.write(`${values.scenario}, seed ${values.seed}: ${summary}\n`);
process.exit(findings.length === 0 ? 0 : 1);
