/*
 * The stand-in as a process of its own, for a stack beside it:
 *
 *   node test/support/gemini-stand-in/serve.ts [--port 8765] [--chaos '{"seed":7,"rate":0.2}']
 *
 * Prints one JSON line when it is ready, {"baseUrl": …, "key": …}: the values of GEMINI_BASE_URL and
 * GEMINI_API_KEY. Ends on SIGTERM or SIGINT.
 *
 * GET <baseUrl>/control   {files: [{name, displayName, state}], deleted, requests, misbehaved},
 *                         the last two counted by step; displayName is the run's id
 * POST <baseUrl>/control  any of these fields; the reply is that of GET, 400 {error} if not understood
 *   "misbehave": {"step": "generate", "kind": "503", "times": 2}   the next requests of a step
 *   "chaos": {"seed": 7, "rate": 0.2, "kinds": ["503", "delay:500"]}   at random from now on; rate may
 *            be by step, {"generate": 0.5}; kinds default to the brief ones; null ends it
 *   "states": ["PROCESSING", "ACTIVE"]   what a file passes through: at its upload, then at each get
 *   "ignoreNames": true   the service chooses the files' names itself
 * Steps: start, chunk, get, delete, generate. Kinds: named-misbehaviours.ts.
 */
import { parseArgs } from 'node:util';
import { chaosSchema, control, startChaos } from './control.ts';
import { standInKey, startGeminiStandIn } from './gemini-stand-in.ts';

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, chaos: { type: 'string' } },
});
const standIn = await startGeminiStandIn({ port: Number(values.port), control });
if (values.chaos !== undefined) startChaos(standIn, chaosSchema.parse(JSON.parse(values.chaos)));
process.stdout.write(`${JSON.stringify({ baseUrl: standIn.baseUrl, key: standInKey })}\n`);

const end = () => void standIn.close().then(() => process.exit(0));
process.once('SIGTERM', end).once('SIGINT', end);
