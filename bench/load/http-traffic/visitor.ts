import { type AnalysisType, analysisTypes } from '../../../functions/src/contract/vocabulary.ts';
import type { Random } from '../../../test/faults/seeded-random.ts';
import { malformedRequests } from './malformed-requests.ts';
import type { Request } from './request.ts';

export interface Account {
  userId: string;
  idToken: string;
  /** Sessions that were there before, by how they ended. */
  ended: Readonly<Record<'completed' | 'failed' | 'cancelled', string>>;
}

/** What one visitor has changed, by type; sessions that were there before count for nothing. */
export type Tally = Record<AnalysisType, { created: number; cancelled: number; removed: number }>;
export const emptyTally = (): Tally =>
  Object.fromEntries(
    analysisTypes.map((type) => [type, { created: 0, cancelled: 0, removed: 0 }]),
  ) as Tally;

interface Own {
  id: string;
  type: AnalysisType;
  status: 'uploading' | 'cancelled';
}
/** More uploads under way would in all reach what the service takes. */
const mostOwn = 20;

/** Someone who goes on asking, one request after another, by a plan that the draws alone decide. */
export class Visitor {
  readonly tally = emptyTally();
  readonly #account: Account;
  readonly #random: Random;
  #own: Own[] = [];

  constructor(account: Account, random: Random) {
    this.#account = account;
    this.#random = random;
  }

  /** The status of each session that should be there now. */
  sessions(): [id: string, status: string][] {
    const before = Object.entries(this.#account.ended).map(([status, id]) => [id, status] as const);
    const own = this.#own.map(({ id, status }) => [id, status] as const);
    return [...before, ...own].map(([id, status]) => [id, status]);
  }

  next(): Request {
    const random = this.#random;
    const authorized = { Authorization: `Bearer ${this.#account.idToken}` };
    if (random.chance(0.1)) return random.pick(malformedRequests(authorized));
    const { headers, ...request } = this.#wellFormed();
    return { ...request, headers: { ...authorized, ...headers } };
  }

  #wellFormed(): Request {
    const random = this.#random;
    const draw = random.integer(1, 100);
    const { completed, failed, cancelled } = this.#account.ended;
    const { id = completed } = random.pick([this.#own[0] ?? { id: failed }, { id: completed }]);
    if (draw <= 50) return get(`/api/v1/video/status/${id}`, 200);
    if (draw <= 58) return get(`/api/v1/video/results/${completed}`, 200);
    if (draw <= 60) return get(`/api/v1/video/results/${failed}`, 500);
    if (draw <= 63) return get(`/api/v1/video/results/${cancelled}`, 400);
    if (draw <= 71) return get(`/api/v1/video/sessions?limit=${random.integer(1, 100)}`, 200);
    if (draw <= 75) return get('/health', 200);
    if (draw <= 78) return get('/api', 200);
    if (draw <= 80) return get('/api/openapi.json', 200);
    if (draw <= 83) return { ...cancel(cancelled), expected: [409] };
    if (draw <= 92 && this.#own.length < mostOwn) return this.#create();
    const own = this.#own.shift();
    if (own === undefined) return this.#create();
    return own.status === 'uploading' && random.chance(0.5) ? this.#cancel(own) : this.#remove(own);
  }

  #create(): Request {
    const type = this.#random.pick(analysisTypes);
    return {
      method: 'POST',
      path: '/api/v1/video/uploads',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ analysis_type: type, content_type: 'video/mp4', size_bytes: 1_000 }),
      expected: [201],
      onSuccess: ({ sessionId: id = '' }) => {
        this.tally[type].created += 1;
        this.#own.push({ id, type, status: 'uploading' });
      },
    };
  }

  #cancel(own: Own): Request {
    return {
      ...cancel(own.id),
      onSuccess: () => {
        this.tally[own.type].cancelled += 1;
        this.#own.push({ ...own, status: 'cancelled' });
      },
    };
  }

  #remove({ id, type, status }: Own): Request {
    return {
      method: 'DELETE',
      path: `/api/v1/video/cleanup/${id}`,
      expected: [200],
      onSuccess: () => {
        if (status === 'uploading') this.tally[type].removed += 1;
      },
    };
  }
}

const get = (path: string, status: number): Request => ({
  method: 'GET',
  path,
  expected: [status],
});
const cancel = (id: string): Request => ({
  method: 'POST',
  path: `/api/v1/video/cancel/${id}`,
  expected: [200],
});
