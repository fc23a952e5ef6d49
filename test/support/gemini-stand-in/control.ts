import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import type { GeminiStandIn } from './gemini-stand-in.ts';
import { type Step, sendJson } from './misbehaviour.ts';
import { briefKinds, misbehaviourNamed, steps } from './named-misbehaviours.ts';
import { createRandom } from './random.ts';
import { readText } from './stored-files.ts';

const stepSchema = z.enum(steps as [Step, ...Step[]]);
const rate = z.number().min(0).max(1);
export const chaosSchema = z.strictObject({
  seed: z.int().default(1),
  /** The probability of a misbehaviour for each request; one for all steps, or by step. */
  rate: z.union([rate, z.partialRecord(stepSchema, rate)]).default(0.1),
  kinds: z.array(z.string()).default([...briefKinds]),
});
export type Chaos = z.infer<typeof chaosSchema>;

const orderSchema = z.strictObject({
  misbehave: z
    .strictObject({ step: stepSchema, kind: z.string(), times: z.int().min(1).default(1) })
    .optional(),
  chaos: chaosSchema.nullable().optional(),
  states: z.array(z.string()).optional(),
  ignoreNames: z.boolean().optional(),
});

export function startChaos(standIn: GeminiStandIn, chaos: Chaos | null): void {
  if (chaos === null) {
    standIn.misbehaveAtRandom(null);
    return;
  }
  const random = createRandom(chaos.seed);
  standIn.misbehaveAtRandom((step) => {
    const likelihood = typeof chaos.rate === 'number' ? chaos.rate : (chaos.rate[step] ?? 0);
    const fitting = chaos.kinds.flatMap((kind) => misbehaviourNamed(step, kind) ?? []);
    // Always two draws, so that one step's fate does not shift another's.
    const [fate, choice] = [random(), random()];
    return fate < likelihood ? (fitting[Math.floor(choice * fitting.length)] ?? null) : null;
  });
}

/** GET tells what is stored and was asked; POST changes how the stand-in behaves from now on. */
export async function control(
  standIn: GeminiStandIn,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method === 'POST') {
    try {
      obey(standIn, JSON.parse(await readText(request)));
    } catch (error) {
      sendJson(response, 400, { error: error instanceof Error ? error.message : String(error) });
      return;
    }
  }
  sendJson(response, 200, {
    files: [...standIn.files.values()].map(({ name, displayName, state }) => {
      return { name, displayName, state };
    }),
    deleted: standIn.deleted.length,
    requests: Object.fromEntries(steps.map((step) => [step, standIn.countOf(step)])),
    misbehaved: Object.fromEntries(steps.map((step) => [step, standIn.misbehavedAt(step)])),
  });
}

function obey(standIn: GeminiStandIn, order: unknown): void {
  const { misbehave, chaos, states, ignoreNames } = orderSchema.parse(order);
  if (misbehave) {
    const { step, kind, times } = misbehave;
    const misbehaviour = misbehaviourNamed(step, kind);
    if (misbehaviour === null) throw new Error(`no misbehaviour "${kind}" at ${step}`);
    standIn.misbehave(step, misbehaviour, times);
  }
  if (chaos !== undefined) startChaos(standIn, chaos);
  if (states) standIn.filesPassThrough(states);
  if (ignoreNames !== undefined) standIn.ignoreNames(ignoreNames);
}
