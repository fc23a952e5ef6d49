import { execa } from 'execa';
import type { Checkout } from './checkout.ts';
import type { Rehearsal } from './rehearse.ts';

/** The most that a few commands take, gcloud's ninety starts for a setup among them, on a busy machine. */
export const patience = { testTimeout: 900_000, hookTimeout: 900_000 };

export interface Ended {
  exitCode: number;
  /** All that it said. */
  output: string;
}

/** `npm run <script> -- …` as a script or a CI job does it: nobody is there to answer a question. */
export async function npmRun(
  checkout: Checkout,
  rehearsal: Rehearsal,
  script: string,
  ...argv: readonly string[]
): Promise<Ended> {
  for (const [url, bytes] of checkout.downloads) rehearsal.cloud.downloads.set(url, bytes);
  const { exitCode, all, code } = await execa('npm', ['run', script, '--', ...argv], {
    ...{ cwd: checkout.folder, env: rehearsal.environment, extendEnv: false },
    ...{ stdin: 'ignore', all: true, reject: false },
  });
  if (code !== undefined) throw new Error(`npm run ${script}: ${code}`);
  return { exitCode: exitCode ?? 1, output: all };
}
