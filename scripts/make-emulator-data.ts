import process from 'node:process';
import { PROJECT_ID } from './stack/command-environment.ts';
import { ROOT } from './stack/paths.ts';
import { LOCAL_HOST } from './stack/ports.ts';
import { withStack } from './stack/with-stack.ts';
import { openClient } from './start/open-client.ts';
import { admin, dancer, PASSWORD, seedUsers } from './start/seed-users.ts';
import { readSample, uploadVideo } from './start/upload-sample.ts';
import { watchAnalysis } from './start/watch-analysis.ts';
import { step } from './terminal/say.ts';

/** What the local stack starts with. Each is made by the real path, so that nothing is invented. */
const analyses = [
  {
    user: admin,
    details: {
      analysisType: 'group',
      title: 'Showcase, second half',
      dancers: 'The Tuesday class',
    },
    trim: { start_seconds: 9.6, end_seconds: 19.2 },
  },
  {
    user: dancer,
    details: { analysisType: 'couple', title: 'Practice with Robin', danceType: 'Cha-cha' },
    sample: 'couple-100-bpm.mp4',
    trim: { start_seconds: 4.8, end_seconds: 19.2 },
  },
  {
    user: dancer,
    details: { analysisType: 'solo', title: 'Notes uploaded by mistake' },
    notes: true,
  },
  {
    user: dancer,
    details: { analysisType: 'solo', title: 'First rehearsal', danceType: 'Street' },
  },
];

process.exitCode = await withStack(
  async ({ ports }, signal) => {
    await seedUsers(PROJECT_ID, ports);
    for (const { user, details, sample, trim, notes } of analyses) {
      await step(
        details.title,
        async () => {
          const login = { email: user.email, password: PASSWORD };
          const client = await openClient(login, {
            projectId: PROJECT_ID,
            region: 'us-central1',
            ports,
          });
          const video = notes ? Buffer.from('Remember to point the toes.\n') : readSample(sample);
          const id = await uploadVideo(
            client,
            { ...details, ...(trim && { params: { trim } }) },
            video,
          );
          await watchAnalysis(client, id, () => {}, signal);
          await client.close();
        },
        process.stdout,
      );
    }
    await step('Exporting', () => exportTo(`${ROOT}/emulator-data`, ports.hub), process.stdout);
    return 0;
  },
  { stream: process.stdout },
);

/** What `firebase emulators:export` asks of the hub. */
async function exportTo(path: string, hubPort: number): Promise<void> {
  const response = await fetch(`http://${LOCAL_HOST}:${hubPort}/_admin/export`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ path, initiatedBy: 'make-emulator-data' }),
  });
  if (!response.ok) throw new Error(`The export failed: ${await response.text()}`);
}
