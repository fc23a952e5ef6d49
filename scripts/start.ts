import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Stack } from './stack/boot.ts';
import { PROJECT_ID } from './stack/command-environment.ts';
import { ROOT } from './stack/paths.ts';
import { LOCAL_HOST } from './stack/ports.ts';
import { readLocalParameter } from './stack/prepare-project.ts';
import { Stopped } from './stack/stop-signals.ts';
import { withStack } from './stack/with-stack.ts';
import { type Client, openClient } from './start/open-client.ts';
import { runSample } from './start/run-sample.ts';
import { admin, dancer, PASSWORD, seedUsers } from './start/seed-users.ts';
import { explain, step, styled } from './terminal/say.ts';

const EMULATOR_DATA = path.join(ROOT, 'emulator-data');
const output = process.stdout;
const runsOnce = readArguments();

/** Whether to end after the sample's scores. */
function readArguments(): boolean {
  const [only, ...others] = process.argv.slice(2);
  if (only === undefined) return false;
  if (only === '--once' && others.length === 0) return true;
  process.stderr.write('Usage: npm start [-- --once]\n');
  process.exit(2);
}

async function signIn({ ports }: Stack): Promise<Client> {
  await seedUsers(PROJECT_ID, ports);
  const region = readLocalParameter('REGION') ?? 'us-central1';
  const user = { email: dancer.email, password: PASSWORD };
  return openClient(user, { projectId: PROJECT_ID, region, ports });
}

async function analyseSample(stack: Stack, signal: AbortSignal): Promise<boolean> {
  const client = await step(`Signing in as ${dancer.email}`, () => signIn(stack), output);
  try {
    await runSample(client, output, signal);
    return true;
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    output.write(`\n${styled('red', explain(error), output)}\nThe log: ${stack.logPath}\n`);
    return false;
  } finally {
    await client.close();
  }
}

function printAddresses({ ports }: Stack): void {
  const heading = (text: string) => styled('bold', text, output);
  output.write(`\n${heading('Dashboard')}\nhttp://${LOCAL_HOST}:${ports.hosting}/\n`);
  output.write(`\n${heading('Logins')}\n`);
  for (const { email } of [dancer, admin]) output.write(`${email}  ${PASSWORD}\n`);
}

async function stayUp(signal: AbortSignal): Promise<void> {
  output.write(`\n${styled('dim', 'Everything runs here until Ctrl-C.', output)}\n`);
  if (!signal.aborted) await once(signal, 'abort');
  if (!(signal.reason instanceof Stopped)) throw signal.reason;
  output.write('\n');
}

const hasSeed = existsSync(path.join(EMULATOR_DATA, 'firebase-export-metadata.json'));
process.exitCode = await withStack(
  async (stack, signal) => {
    const isCompleted = await analyseSample(stack, signal);
    if (runsOnce) return isCompleted ? 0 : 1;
    printAddresses(stack);
    await stayUp(signal);
    return isCompleted ? 0 : 1;
  },
  { stream: output, withDashboard: true, ...(hasSeed && { importFrom: EMULATOR_DATA }) },
);
