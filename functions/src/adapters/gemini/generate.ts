import {
  type EnhancedGenerateContentResponse,
  type FileDataPart,
  GoogleGenerativeAI,
  GoogleGenerativeAIError,
  GoogleGenerativeAIFetchError,
  type ResponseSchema,
  type UsageMetadata,
} from '@google/generative-ai';
import type { Tokens } from '../../domain/judging/judge-cost.ts';
import type { JudgePrompt } from '../../domain/judging/judge-prompt.ts';
import type { Repair } from '../../domain/judging/judge-repair.ts';
import { withPlainEvents } from './event-stream.ts';
import { failureOfNetwork } from './failures.ts';
import { apiVersion, type GeminiService } from './gemini-service.ts';
import { failureOfStatus } from './refusals.ts';
import type { WireSchema } from './wire-schema.ts';

export interface GenerateRequest {
  /** Such as `gemini-3.8-flash`. */
  model: string;
  prompt: JudgePrompt;
  repair: Repair | null;
  video: { uri: string; mimeType: string; framesPerSecond: number };
  schema: WireSchema;
  maxOutputTokens: number;
  /** 0 to 2; null: the model's own. */
  temperature: number | null;
  /** Called for every piece of the stream, with its text, which may be empty. */
  onPiece(text: string): void;
  /** What the call has used so far, as often as the service tells; also before a failure. */
  onUsage(tokens: Tokens): void;
  signal: AbortSignal;
}
export interface Generated {
  text: string;
  blockReason: string | null;
  finishReason: string | null;
}

/**
 * One streamed call to the model. The only user of @google/generative-ai 0.24.1, whose defects
 * end here: it ignores a signal that has aborted already, leaves its listener on the signal and
 * its stream open behind a reader that stopped, rejects a promise nobody asked for, repeats parts
 * when it joins chunks, refuses a stream for a blank line that is not there, and puts the address
 * before the service's words.
 */
export async function generate(
  service: GeminiService,
  request: GenerateRequest,
): Promise<Generated> {
  request.signal.throwIfAborted();
  const controller = new AbortController();
  const abort = () => controller.abort();
  request.signal.addEventListener('abort', abort);
  try {
    const model = new GoogleGenerativeAI(service.apiKey).getGenerativeModel(
      { model: request.model },
      { baseUrl: service.baseUrl, apiVersion },
    );
    const { stream, response } = await withPlainEvents(() =>
      model.generateContentStream(contentOf(request), { signal: controller.signal }),
    );
    response.catch(() => undefined);
    return await readStream(stream, request);
  } catch (thrown) {
    // A refused request is not charged: https://ai.google.dev/gemini-api/docs/billing
    if (thrown instanceof GoogleGenerativeAIFetchError) request.onUsage({ input: 0, output: 0 });
    throw failureOf(thrown);
  } finally {
    request.signal.removeEventListener('abort', abort);
    controller.abort();
  }
}

function contentOf(request: GenerateRequest) {
  const { prompt, repair, video, schema, maxOutputTokens, temperature } = request;
  // The service knows videoMetadata and propertyOrdering, the SDK's types do not; it sends both.
  const videoPart: FileDataPart & { videoMetadata: { fps: number } } = {
    fileData: { fileUri: video.uri, mimeType: video.mimeType },
    videoMetadata: { fps: video.framesPerSecond },
  };
  return {
    systemInstruction: prompt.system,
    contents: [
      { role: 'user', parts: [videoPart, { text: prompt.task }] },
      ...(repair === null ? [] : turnsOf(repair)),
    ],
    generationConfig: {
      maxOutputTokens,
      ...(temperature !== null && { temperature }),
      responseMimeType: 'application/json',
      responseSchema: schema as ResponseSchema,
    },
  };
}

/** A turn without text is refused, so an empty answer is left out. */
function turnsOf({ answer, request }: Repair) {
  const asked = { role: 'user', parts: [{ text: request }] };
  return answer.trim() === '' ? [asked] : [{ role: 'model', parts: [{ text: answer }] }, asked];
}

type Chunk = EnhancedGenerateContentResponse & {
  usageMetadata?: UsageMetadata & { thoughtsTokenCount?: number };
  error?: { code: number; status?: string; message: string; details?: unknown[] };
};

async function readStream(
  stream: AsyncIterable<Chunk>,
  { onPiece, onUsage }: Pick<GenerateRequest, 'onPiece' | 'onUsage'>,
): Promise<Generated> {
  const generated: Generated = { text: '', blockReason: null, finishReason: null };
  for await (const { candidates, promptFeedback, usageMetadata, error } of stream) {
    if (error) {
      const { code, status = null, message, details = [] } = error;
      throw failureOfStatus('generate', { status: code, reason: status, message, details });
    }
    const candidate = candidates?.[0];
    const piece = textOf(candidate?.content?.parts ?? []);
    generated.text += piece;
    generated.blockReason = promptFeedback?.blockReason ?? generated.blockReason;
    generated.finishReason = candidate?.finishReason ?? generated.finishReason;
    if (usageMetadata) {
      const { promptTokenCount, candidatesTokenCount, thoughtsTokenCount } = usageMetadata;
      // Thinking is billed as output.
      const output = (candidatesTokenCount ?? 0) + (thoughtsTokenCount ?? 0);
      onUsage({ input: promptTokenCount ?? 0, output });
    }
    onPiece(piece);
  }
  return generated;
}

function textOf(parts: readonly { text?: string; thought?: boolean }[]): string {
  return parts.map(({ text, thought }) => (thought ? '' : (text ?? ''))).join('');
}

/** `name` is "Error" on every error of this SDK: only instanceof tells them apart. */
function failureOf(thrown: unknown): unknown {
  if (thrown instanceof GoogleGenerativeAIFetchError) {
    const { status = 0, errorDetails: details = [] } = thrown;
    const message = wordsOf(thrown);
    return failureOfStatus('generate', { status, reason: null, message, details }, thrown);
  }
  return thrown instanceof GoogleGenerativeAIError ? failureOfNetwork(thrown) : thrown;
}

/** Without the address, which may hold any word: `… fetching from <address>: [400 Bad Request] <words>`. */
function wordsOf({ message }: GoogleGenerativeAIFetchError): string {
  return message.replace(/^.*? fetching from \S+: \[[^\]]*\] /, '');
}
