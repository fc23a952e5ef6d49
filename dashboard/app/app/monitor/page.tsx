import type { Metadata } from 'next';
import { AdminsOnly } from '../../../features/accounts/admins-only.tsx';
import { Monitor } from '../../../features/monitor/monitor.tsx';

export const metadata: Metadata = { title: 'Monitor' };

export default function MonitorPage() {
  return (
    <AdminsOnly>
      <Monitor />
    </AdminsOnly>
  );
}
