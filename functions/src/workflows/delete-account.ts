import type { DeleteAccountReply } from '../contract/callables.ts';
import type { Caller } from '../domain/access.ts';
import { requireConfirmed } from '../domain/accounts/confirm-deletion.ts';
import { accountDeleted } from '../domain/accounts/gone.ts';
import { queries } from '../domain/queries.ts';
import type { Ports } from './ports.ts';
import { startRemoval } from './start-removal.ts';

/** Nothing is made for the caller from the reply on; what there is goes in the task `removeAccount`. */
export async function deleteAccount(
  ports: Pick<Ports, 'accounts' | 'analyses' | 'removals' | 'removalTasks' | 'logger'>,
  { userId }: Caller,
  confirm: string,
): Promise<DeleteAccountReply> {
  const [account, deletedAnalyses] = await Promise.all([
    ports.accounts.read(userId),
    ports.analyses.count(queries.ownedBy(userId)),
  ]);
  if (account === null) throw accountDeleted();
  requireConfirmed(account, confirm);
  await startRemoval(ports, userId);
  return { deletedAnalyses };
}
