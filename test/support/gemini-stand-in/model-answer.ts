import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface GenerateBody {
  systemInstruction: { parts: { text: string }[] };
  contents: {
    role: string;
    parts: {
      text?: string;
      fileData?: { fileUri: string; mimeType: string };
      videoMetadata?: { fps: number };
    }[];
  }[];
  generationConfig: {
    maxOutputTokens: number;
    temperature?: number;
    responseMimeType: string;
    responseSchema: {
      properties: {
        claims: { items: { properties: { measure: { enum?: string[] } } } };
        dancers?: { items: { properties: { label: { enum?: string[] } } } };
        scores: { properties: Record<string, unknown> };
      };
    };
  };
}

/** What the model does with a request. */
export interface ModelAnswer {
  /** The answer's text as it is cut into events. */
  pieces: readonly string[];
  pauseMs: number;
  finishReason: string | null;
  /** Not null: the prompt is blocked and there is no candidate. */
  blockReason: string | null;
  usage: {
    promptTokenCount: number;
    candidatesTokenCount: number;
    thoughtsTokenCount: number;
  } | null;
  /** How an event's JSON is sent. */
  event(json: string, isLast: boolean): string;
  /** After the pieces, instead of a finish reason. */
  ending: 'finish' | 'reset' | 'close' | 'hang' | 'endless' | 'error';
}

/**
 * A sound answer to the request: every segment that its prompt lists, every criterion, each dancer, what
 * was measured repeated as claims, moments from within each segment.
 */
export function soundContent(body: GenerateBody) {
  const prompt = body.contents[0]?.parts.at(-1)?.text ?? '';
  const listed = [...prompt.matchAll(/^(\d+)\. (\d+:\d+) to (\d+:\d+)/gm)].map(
    ([, number, start = '', end = '']) => ({ number: Number(number), start, end }),
  );
  const inOrder = listed.toSorted((one, other) => one.number - other.number);
  const starts = inOrder.map(({ start }) => start);
  const spans = inOrder.map(({ start, end }) => `${start}-${end}`);
  const { claims, dancers, scores } = body.generationConfig.responseSchema.properties;
  const labels = dancers?.items.properties.label.enum ?? [];
  return {
    segments: listed.map(({ number, start }) => ({
      segment: number,
      label: `Phrase ${number}`,
      comment: `At ${start} the "frame" holds {and} [rests].`,
      at: [start],
      score: 5 + ((number - 1) % 8) / 2,
    })),
    claims: (claims.items.properties.measure.enum ?? []).flatMap((measure) => {
      const claim = { measure, statement: `So it is with ${measure}.`, at: [] };
      const whole = new RegExp(`^- ${measure}: .*: (\\S+)$`, 'm').exec(prompt)?.[1];
      if (whole !== undefined) return [{ ...claim, value: Number(whole) }];
      return labels.flatMap((dancer) => {
        const line = prompt.split('\n').find((one) => one.startsWith(`- Dancer “${dancer}”: `));
        const own = new RegExp(`\\b${measure.replace('body_', '')} (\\S+)`).exec(line ?? '')?.[1];
        return own === undefined ? [] : [{ ...claim, dancer, value: Number(own) }];
      });
    }),
    scores: Object.fromEntries(
      Object.keys(scores.properties).map((key, index) => [
        key,
        {
          ...{ at: starts.slice(0, 1), reason: 'Clear from the start.' },
          ...{ low: 5 + index / 2, high: 7.5 + index / 2, score: 6 + index / 2 },
        },
      ]),
    ),
    ...(labels.length > 0 && {
      dancers: labels.map((label, index) => ({
        label,
        at: starts.slice(0, 1),
        comment: `Holds the line, as number ${index + 1}.`,
        technique: 6 + index / 2,
        presentation: 7,
      })),
    }),
    summary: 'A steady dance – with room to grow.',
    strengths: [
      {
        sentence: 'The "frame" holds, {even} in turns.',
        criterion: Object.keys(scores.properties)[0],
        at: spans.slice(0, 2),
      },
    ],
    practise: [
      {
        sentence: 'Land on the beat.',
        drill: 'Walk to a slow song, one step a beat.',
        criterion: Object.keys(scores.properties)[1],
        at: spans.slice(-1),
      },
      {
        ...{ sentence: 'Hold the frame longer.', drill: 'Stand still after each turn.' },
        ...{ criterion: null, at: [] },
      },
    ],
  };
}
export type SoundContent = ReturnType<typeof soundContent>;

export function soundAnswer(body: GenerateBody): ModelAnswer {
  return {
    pieces: piecesOf(soundContent(body)),
    pauseMs: 0,
    finishReason: 'STOP',
    blockReason: null,
    usage: { promptTokenCount: 12_000, candidatesTokenCount: 900, thoughtsTokenCount: 300 },
    event: (json) => `data: ${json}\r\n\r\n`,
    ending: 'finish',
  };
}

/** An answer's JSON, cut as a stream would. */
export const piecesOf = (content: unknown): string[] => piecesOfText(JSON.stringify(content));

export function piecesOfText(text: string): string[] {
  return text.match(/[\s\S]{1,40}/g) ?? [];
}

const endlessPauseMs = 20;

/** Streams an answer as server-sent events, as `streamGenerateContent?alt=sse` does. */
export async function streamAnswer(response: ServerResponse, answer: ModelAnswer): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const usage = answer.usage && { usageMetadata: answer.usage };
  const send = (event: unknown, isLast = false) =>
    response.write(answer.event(JSON.stringify(event), isLast));
  if (answer.blockReason !== null) {
    send({ promptFeedback: { blockReason: answer.blockReason }, ...usage });
    response.end();
    return;
  }
  for (const text of answer.pieces) {
    send({ candidates: [{ index: 0, content: { role: 'model', parts: [{ text }] } }], ...usage });
    await sleep(answer.pauseMs);
  }
  switch (answer.ending) {
    case 'hang':
      return;
    case 'endless':
      while (!response.closed) {
        send({ candidates: [{ index: 0, content: { role: 'model', parts: [{ text: ' ' }] } }] });
        await sleep(endlessPauseMs);
      }
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'error':
      send({ error: { code: 503, message: 'The model is overloaded.', status: 'UNAVAILABLE' } });
      break;
    case 'finish': {
      const end = answer.finishReason !== null && { finishReason: answer.finishReason };
      const candidate = { index: 0, content: { role: 'model', parts: [{ text: '' }] }, ...end };
      send({ candidates: [candidate], ...usage }, true);
      break;
    }
    case 'close':
      break;
  }
  response.end();
}
