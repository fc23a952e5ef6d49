import path from 'node:path';
import { type Benchmark, formatFigure, type Row } from '../frame/benchmark.ts';
import { median, percentile } from '../frame/percentile.ts';
import { withoutTriggers } from '../load/background-triggers.ts';
import { type Answer, type Caller, signUpCallers } from '../load/callers.ts';
import { askChildNode } from '../load/child-node.ts';
import { type PageReads, readPage } from '../load/read-page.ts';
import type { WholeCollection } from '../load/read-whole-collection.ts';
import { REPORT_MARK, seedAnalyses } from '../load/seed-analyses.ts';

/** So many that none of them, in all that follows, asks for more than 30 lists a minute. */
const callerCount = 25;
const callersAtOnce = 20;
const analysisCount = 10_000;
const pageLimit = 50;
const roundsAtOnce = 5;
/** A function's process runs at full speed after some dozens of calls, the emulator's Java after some hundreds. */
const warmUpRounds = 5;
const warmUpCalls = 300;
const callsOneByOne = 120;

const wholeCollectionScript = path.join(
  import.meta.dirname,
  '..',
  'load',
  'read-whole-collection.ts',
);

export const list: Benchmark = {
  name: 'list',
  async run(stack) {
    const { ports } = stack;
    const owners = await signUpCallers(ports, callerCount, { admins: false });
    const admins = await signUpCallers(ports, callerCount, { admins: true });
    const ownerIds = owners.map(({ userId }) => userId);
    await withoutTriggers(stack, () => seedAnalyses(ownerIds, analysisCount));

    const [own, everybodys] = await measurePages([
      { name: 'listAnalyses', callers: owners },
      { name: 'adminListAnalyses', callers: admins },
    ]);
    const reads = {
      listAnalyses: await readPage(ownerIds[0] ?? null, pageLimit),
      adminListAnalyses: await readPage(null, pageLimit),
    };
    const whole = await askChildNode<WholeCollection>([wholeCollectionScript]);
    return [
      ...rowsOf('listAnalyses', own, reads.listAnalyses),
      ...rowsOf('adminListAnalyses', everybodys, reads.adminListAnalyses),
      ...oldWayRows(whole),
      ...ratioRows('listAnalyses', whole, own, reads.listAnalyses),
      ...ratioRows('adminListAnalyses', whole, everybodys, reads.adminListAnalyses),
    ];
  },
};

interface Pages {
  oneByOne: Answer[];
  atOnce: Answer[];
}
interface List {
  name: string;
  callers: readonly Caller[];
}

/** In turn, so that both meet the machine in the same mood. */
async function measurePages(lists: readonly [List, List]): Promise<[Pages, Pages]> {
  const pages: [Pages, Pages] = [
    { oneByOne: [], atOnce: [] },
    { oneByOne: [], atOnce: [] },
  ];
  for (const list of lists) {
    for (let round = 0; round < warmUpRounds; round += 1) await callAtOnce(list);
  }
  for (let call = 0; call < warmUpCalls + callsOneByOne; call += 1) {
    for (const [index, { name, callers }] of lists.entries()) {
      const answer = await callers[call % callerCount]?.call(name, request);
      if (answer !== undefined && call >= warmUpCalls) pages[index]?.oneByOne.push(answer);
    }
  }
  for (let round = 0; round < roundsAtOnce; round += 1) {
    for (const [index, list] of lists.entries()) {
      pages[index]?.atOnce.push(...(await callAtOnce(list)));
    }
  }
  return pages;
}

const request = { limit: pageLimit };
const callAtOnce = ({ name, callers }: List) =>
  Promise.all(callers.slice(0, callersAtOnce).map((caller) => caller.call(name, request)));

function rowsOf(name: string, { oneByOne, atOnce }: Pages, alone: PageReads): Row[] {
  const what = `${name}, limit ${pageLimit} of ${formatFigure(analysisCount)}`;
  const times = (answers: Answer[]) => answers.map(({ elapsedMs }) => elapsedMs);
  const withText = oneByOne.filter(({ body }) => body.includes(REPORT_MARK)).length;
  const inTurn = `${what}, one call after another`;
  const together = `${what}, ${callersAtOnce} callers at once`;
  return [
    { what: `${inTurn}, p50`, figure: median(times(oneByOne)), unit: 'ms' },
    { what: `${inTurn}, p95`, figure: percentile(times(oneByOne), 95), unit: 'ms', limit: 100 },
    // The emulator sorts the whole collection for each query; production reads an index.
    { what: `${what}, the emulator's query alone, p50`, figure: median(alone.timesMs), unit: 'ms' },
    {
      what: `${what}, the emulator's query alone, p95`,
      figure: percentile(alone.timesMs, 95),
      unit: 'ms',
    },
    { what: `${together}, p50`, figure: median(times(atOnce)), unit: 'ms' },
    { what: `${together}, p95`, figure: percentile(times(atOnce), 95), unit: 'ms' },
    {
      what: `${what}, documents read`,
      figure: alone.documents,
      unit: 'documents',
      limit: pageLimit + 1,
    },
    { what: `${what}, reply`, figure: bytesOf(oneByOne) / 1_000, unit: 'kB' },
    { what: `${what}, replies with report text`, figure: withText, unit: 'replies', limit: 0 },
  ];
}

function oldWayRows({ readMs, documents, bytes, rssGrowthMb }: WholeCollection): Row[] {
  const what = 'old way: every document fetched whole';
  return [
    { what: `${what}, p50 of ${readMs.length}`, figure: median(readMs), unit: 'ms' },
    { what: `${what}, documents read`, figure: documents, unit: 'documents' },
    { what: `${what}, as JSON`, figure: bytes / 1_000, unit: 'kB' },
    { what: `${what}, memory that one reader takes`, figure: rssGrowthMb, unit: 'MB' },
  ];
}

/** In favour of the old way: its reads alone are timed, the page with HTTP, token and function. */
function ratioRows(
  name: string,
  whole: WholeCollection,
  { oneByOne }: Pages,
  { documents }: PageReads,
): Row[] {
  const what = `old way over ${name}`;
  const pageMs = median(oneByOne.map(({ elapsedMs }) => elapsedMs));
  return [
    { what: `${what}, time, p50`, figure: median(whole.readMs) / pageMs, unit: '×' },
    { what: `${what}, documents read`, figure: whole.documents / documents, unit: '×' },
    { what: `${what}, bytes`, figure: whole.bytes / bytesOf(oneByOne), unit: '×' },
  ];
}

const bytesOf = (answers: Answer[]) => median(answers.map(({ body }) => Buffer.byteLength(body)));
