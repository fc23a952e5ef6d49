import process from 'node:process';
import { describeForTests, examineFfmpeg } from './stack/examine-ffmpeg.ts';
import { runEverydayTests } from './test/everyday-tests.ts';
import { runLongTests } from './test/long-tests.ts';
import { runSession } from './test/test-session.ts';

const ONLY_LONG = '--only-long';
const given = process.argv.slice(2);
const onlyLong = given.includes(ONLY_LONG);
const filters = given.filter((word) => word !== ONLY_LONG);

process.env['JAVA_TOOL_OPTIONS'] ??= '-XX:TieredStopAtLevel=1';

await runSession(onlyLong ? 'long' : 'any', filters, async (session) => {
  process.stdout.write(`${describeForTests(await examineFfmpeg())}\n`);
  if (!onlyLong) await runEverydayTests(session);
  await runLongTests(session);
});
