import process from 'node:process';
import { describeForTests, examineFfmpeg } from './stack/examine-ffmpeg.ts';
import { runEverydayTests } from './test/everyday-tests.ts';
import { runSession } from './test/test-session.ts';

// The emulators' Java: no test asks enough of it that its best code would pay for being made.
process.env['JAVA_TOOL_OPTIONS'] ??= '-XX:TieredStopAtLevel=1';

await runSession('everyday', process.argv.slice(2), async (session) => {
  process.stdout.write(`${describeForTests(await examineFfmpeg())}\n`);
  await runEverydayTests(session);
});
