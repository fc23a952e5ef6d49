import { FirebaseError } from 'firebase/app';
import { httpsCallable } from 'firebase/functions';
import type {
  CancelAnalysisReply,
  CreateAnalysisReply,
  createAnalysisRequest,
  DeleteAccountReply,
  DeleteAnalysisReply,
  deleteAccountRequest,
  GetVideoUrlReply,
  ListAnalysesReply,
  listAnalysesRequest,
  RerunAnalysisReply,
} from '../../functions/src/contract/callables.ts';
import type { Code, RefusalDetail } from '../../functions/src/contract/codes.ts';
import type { Params } from '../../functions/src/contract/params.ts';
import type { AnalysisType } from '../../functions/src/contract/vocabulary.ts';
import { connect } from './connect.ts';
import { noteVerificationAsked } from './verification-asked.ts';
import { refreshVerification } from './verify-email.ts';

type Input<Schema extends { _zod: { input: unknown } }> = Schema['_zod']['input'];
type OneAnalysis = { analysisId: string };

/** What a rerun replaces of what was kept: `params` as a whole; an empty dance takes it away. */
export interface RerunChanges {
  analysisType?: AnalysisType;
  danceType?: string;
  params?: Params;
}
/** An empty text takes it away. */
export interface DetailChanges {
  title?: string;
  danceType?: string;
  dancers?: string;
}

interface Callables {
  createAnalysis: [Input<typeof createAnalysisRequest>, CreateAnalysisReply];
  rerunAnalysis: [OneAnalysis & RerunChanges, RerunAnalysisReply];
  updateAnalysis: [OneAnalysis & DetailChanges, OneAnalysis];
  cancelAnalysis: [OneAnalysis, CancelAnalysisReply];
  deleteAnalysis: [OneAnalysis, DeleteAnalysisReply];
  listAnalyses: [Input<typeof listAnalysesRequest>, ListAnalysesReply];
  adminListAnalyses: [
    Input<typeof listAnalysesRequest> & { userId?: string | null },
    ListAnalysesReply,
  ];
  getVideoUrl: [OneAnalysis & { asset?: string | null }, GetVideoUrlReply];
  deleteAccount: [Input<typeof deleteAccountRequest>, DeleteAccountReply];
}
export type CallableName = keyof Callables;
export type CallableRequest<Name extends CallableName> = Callables[Name][0];
export type CallableReply<Name extends CallableName> = Callables[Name][1];

interface RefusalDetails {
  /** Null where the call never reached the service, or was not answered in time. */
  code: Code | null;
  reason?: RefusalDetail;
  retryAfterSeconds?: number;
  /** It was given up: what it asked for may have happened, or may still happen. */
  isUnanswered?: boolean;
  cause: unknown;
}

/** Why a call was refused; the message is for people. */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: Code | null;
  /** What can be done about it, where the code does not say that. */
  readonly reason: RefusalDetail | null;
  readonly retryAfterSeconds: number | null;
  readonly isUnanswered: boolean;

  constructor(message: string, { cause, ...details }: RefusalDetails) {
    super(message, { cause });
    this.code = details.code;
    this.reason = details.reason ?? null;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.isUnanswered = details.isUnanswered ?? false;
  }
}

export interface CallOptions {
  /** Given up after so long; what it asked for may still happen. The SDK's own limit is 70 s. */
  timeoutMs?: number;
}

/**
 * Calls a function of the backend. Throws a Refusal. One for an email that is not verified is asked
 * about: it may have been since the token was issued.
 */
export async function call<Name extends CallableName>(
  name: Name,
  request: CallableRequest<Name>,
  options: CallOptions = {},
): Promise<CallableReply<Name>> {
  try {
    return await callOnce(name, request, options);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.reason !== 'email_not_verified') throw refusal;
    if (await refreshVerification().catch(() => false)) return callOnce(name, request, options);
    noteVerificationAsked();
    throw refusal;
  }
}

async function callOnce<Name extends CallableName>(
  name: Name,
  request: CallableRequest<Name>,
  { timeoutMs = 70_000 }: CallOptions,
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

/** firebase 12 writes it behind the words of the service: `packages/functions/src/error.ts`. */
const httpStatusAtEnd = / \[\d{3}\]$/;

function asRefusal(cause: unknown): Refusal {
  if (cause instanceof FirebaseError) {
    const { details } = cause as { details?: Partial<RefusalDetails> };
    if (details?.code) {
      const message = cause.message.replace(httpStatusAtEnd, '');
      return new Refusal(message, { ...details, code: details.code ?? null, cause });
    }
    if (cause.code === 'functions/deadline-exceeded') {
      const message = 'The service has not answered yet.';
      return new Refusal(message, { code: null, isUnanswered: true, cause });
    }
  }
  const message = 'The service cannot be reached. Check your network and try again.';
  return new Refusal(message, { code: null, cause });
}
