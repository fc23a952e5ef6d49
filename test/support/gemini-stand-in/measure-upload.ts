import { createClock } from '../../../functions/src/adapters/clock.ts';
import { createGeminiAnalyzer } from '../../../functions/src/adapters/gemini/gemini-analyzer.ts';
import { anAnalysisJob } from './analysis-job.ts';
import { standInKey } from './gemini-stand-in.ts';

// A process of its own: node measure-upload.ts <base URL> <video>; prints MiB as JSON.
const [, , baseUrl = '', proxyPath = ''] = process.argv;
const silent = { info: () => {}, warn: () => {}, error: () => {} };
const analyzer = createGeminiAnalyzer({
  apiKey: standInKey,
  model: 'gemini-3.8-flash',
  baseUrl,
  framesPerSecond: 4,
  judges: 1,
  usdPerMillionInput: null,
  usdPerMillionOutput: null,
  clock: createClock(),
  logger: silent,
  random: Math.random,
});
const beforeMib = process.memoryUsage.rss() / 1024 ** 2;
await analyzer.analyse(anAnalysisJob(proxyPath));
const peakMib = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ beforeMib, peakMib }));
