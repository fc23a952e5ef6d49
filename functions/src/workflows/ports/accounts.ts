import type { Account } from '../../domain/accounts/confirm-deletion.ts';
import type { Owner } from '../../domain/accounts/gone.ts';
import type { Walk } from '../../domain/accounts/walk.ts';

/** Accounts as the Auth service knows them. */
export interface Accounts {
  /** Null: there is none. */
  read(userId: string): Promise<Account | null>;
  /** Which of these, at most 100, have an account. */
  existing(userIds: readonly string[]): Promise<ReadonlySet<string>>;
  /** Nothing happens where it is gone. */
  remove(userId: string): Promise<void>;
}

/** Who is being removed, and who was within the last day: for them nothing is made any more. */
export interface Removals {
  /**
   * Refuses from now on what would be made for this user, and says which task is to remove what there
   * is; null: another one does, or all is gone.
   */
  begin(userId: string): Promise<RemovalTask | null>;
  /** Has the next one begin at once. */
  giveUp(userId: string): Promise<void>;
  /**
   * Begins a look; answers the mark of what is still counted for the user, or null: another task has
   * the removal by now.
   */
  hold(task: RemovalTask): Promise<object | null>;
  /** Says that it goes on. */
  keep(userId: string): Promise<void>;
  /** Forgets the user, but for the refusals; false: what was counted has changed since `mark`. */
  finish(userId: string, mark: object): Promise<boolean>;
}

export interface RemovalTask {
  userId: string;
  removal: number;
}

export interface RemovalQueue {
  /** Harmless when the task is already there. */
  enqueue(task: RemovalTask): Promise<void>;
}

/** What names a user, or an analysis, outside of the analyses. */
export interface Traces {
  /** Answers how many there were. */
  removeOfUser(userId: string): Promise<number>;
  /** The keys under which these were created. */
  removeOfAnalyses(analysisIds: readonly string[]): Promise<void>;
  /** Has the workers name no analysis that is gone. */
  removeFromWorkers(): Promise<void>;
}

/** Where something is kept for a user under their uid. */
export type OwnersIn = 'quotas' | 'webhook_secrets';
export type WalkName = OwnersIn | 'objects' | 'work';

/** One page of everything. `next`: from where the following one goes on; null: there is none. */
export interface Page<T> {
  items: T[];
  next: string | null;
}
export interface KeptWork {
  analysisId: string;
  changedAt: Date;
}

/** Goes through all that is kept, a page at a time. */
export interface Census {
  readWalk(name: WalkName): Promise<Walk>;
  writeWalk(name: WalkName, walk: Walk): Promise<void>;
  owners(kept: OwnersIn, from: string, limit: number): Promise<Page<Owner>>;
  /** Who is new since a moment, or whose removal has begun since. */
  ownersListedSince(kept: OwnersIn, moment: Date, limit: number): Promise<Owner[]>;
  work(from: string, limit: number): Promise<Page<KeptWork>>;
  /** Which of these analyses there are none of. */
  missing(analysisIds: readonly string[]): Promise<ReadonlySet<string>>;
}
