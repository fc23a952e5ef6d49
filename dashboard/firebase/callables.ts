import { FirebaseError } from 'firebase/app';
import { httpsCallable } from 'firebase/functions';
import type {
  CancelAnalysisReply,
  CreateAnalysisReply,
  createAnalysisRequest,
  DeleteAnalysisReply,
  GetVideoUrlReply,
  ListAnalysesReply,
  listAnalysesRequest,
  RerunAnalysisReply,
} from '../../functions/src/contract/callables.ts';
import type { Code } from '../../functions/src/contract/codes.ts';
import { connect } from './connect.ts';

type Input<Schema extends { _zod: { input: unknown } }> = Schema['_zod']['input'];
type OneAnalysis = { analysisId: string };

interface Callables {
  createAnalysis: [Input<typeof createAnalysisRequest>, CreateAnalysisReply];
  rerunAnalysis: [OneAnalysis, RerunAnalysisReply];
  cancelAnalysis: [OneAnalysis, CancelAnalysisReply];
  deleteAnalysis: [OneAnalysis, DeleteAnalysisReply];
  listAnalyses: [Input<typeof listAnalysesRequest>, ListAnalysesReply];
  adminListAnalyses: [
    Input<typeof listAnalysesRequest> & { userId?: string | null },
    ListAnalysesReply,
  ];
  getVideoUrl: [OneAnalysis & { asset?: string | null }, GetVideoUrlReply];
}
export type CallableName = keyof Callables;
export type CallableRequest<Name extends CallableName> = Callables[Name][0];
export type CallableReply<Name extends CallableName> = Callables[Name][1];

interface RefusalDetails {
  /** Null where the call never reached the service, or was not answered in time. */
  code: Code | null;
  retryAfterSeconds?: number;
  /** It was given up: what it asked for may have happened, or may still happen. */
  isUnanswered?: boolean;
  cause: unknown;
}

/** Why a call was refused; the message is for people. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: Code | null;
  readonly retryAfterSeconds: number | null;
  readonly isUnanswered: boolean;

  constructor(message: string, { cause, ...details }: RefusalDetails) {
    super(message, { cause });
    this.code = details.code;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.isUnanswered = details.isUnanswered ?? false;
  }
}

export interface CallOptions {
  /** Given up after so long; what it asked for may still happen. The SDK's own limit is 70 s. */
  timeoutMs?: number;
}

/** Calls a function of the backend. Throws a Refusal. */
export async function call<Name extends CallableName>(
  name: Name,
  request: CallableRequest<Name>,
  { timeoutMs = 70_000 }: CallOptions = {},
): Promise<CallableReply<Name>> {
  try {
    const { functions } = await connect();
    const callable = httpsCallable<CallableRequest<Name>, CallableReply<Name>>(functions, name, {
      timeout: timeoutMs,
    });
    return (await callable(request)).data;
  } catch (error) {
    throw asRefusal(error);
  }
}

/** The SDK (12.19) ends each message with the HTTP status: `… [400]`. */
const withoutStatus = (message: string) => message.replace(/ \[\d{3}\]$/, '');

function asRefusal(cause: unknown): Refusal {
  if (cause instanceof FirebaseError) {
    const { details } = cause as { details?: { code?: Code; retryAfterSeconds?: number } };
    if (details?.code !== undefined) {
      return new Refusal(withoutStatus(cause.message), { ...details, code: details.code, cause });
    }
    if (cause.code === 'functions/deadline-exceeded') {
      const message = 'The service has not answered yet.';
      return new Refusal(message, { code: null, isUnanswered: true, cause });
    }
  }
  const message = 'The service cannot be reached. Check your network and try again.';
  return new Refusal(message, { code: null, cause });
}
