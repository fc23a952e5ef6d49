import type { Monitored } from '../../firebase/use-operations.ts';
import { ActiveRunsPanel } from './active-runs-panel.tsx';
import { BudgetPanel } from './budget-panel.tsx';
import { ErrorsPanel } from './errors-panel.tsx';
import { MemoryPanel } from './memory-panel.tsx';
import styles from './monitor.module.css';
import { QueuePanel } from './queue-panel.tsx';
import { TimesPanel } from './times-panel.tsx';

/** Every part of what the service has written of itself. */
export function Board({ operations }: { operations: Monitored }) {
  return (
    <div className={styles['board']}>
      <MemoryPanel memory={operations.memory} />
      <ActiveRunsPanel runs={operations.active_runs} />
      <QueuePanel queue={operations.queue} />
      <BudgetPanel budget={operations.budget} />
      <TimesPanel runs={operations.recent_runs} />
      <ErrorsPanel errors={operations.recent_errors} />
    </div>
  );
}
