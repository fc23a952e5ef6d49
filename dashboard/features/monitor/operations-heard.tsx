import { Loader } from '@mantine/core';
import { Notice } from '../../components/notice.tsx';
import type { Heard } from '../../firebase/use-listener.ts';
import type { Monitored } from '../../firebase/use-operations.ts';
import { Board } from './board.tsx';
import { Freshness } from './freshness.tsx';

/** The figures, or why there are none. */
export function OperationsHeard({ heard }: { heard: Heard<Monitored> }) {
  if (heard.state === 'waiting') return <Loader aria-label="Fetching the figures" />;
  if (heard.state === 'refused') {
    return (
      <Notice title="The figures cannot be shown">
        Only admins may see them. If you are one, sign out and in again; else check your connection
        and load this page again.
      </Notice>
    );
  }
  const { updated_at: updatedAt, budget: _alone, ...parts } = heard.value;
  if (Object.keys(parts).length === 0) {
    return (
      <Notice kind="hint" title="Nothing to show yet">
        The service writes its figures every minute and whenever a run ends. They will appear here
        by themselves.
      </Notice>
    );
  }
  return (
    <>
      {updatedAt !== undefined && <Freshness updatedAt={updatedAt} />}
      <Board operations={heard.value} />
    </>
  );
}
