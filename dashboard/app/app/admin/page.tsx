import type { Metadata } from 'next';
import { Suspense } from 'react';
import { AdminsOnly } from '../../../features/accounts/admins-only.tsx';
import { AdminPanel } from '../../../features/admin/admin-panel.tsx';

export const metadata: Metadata = { title: 'Everyone’s analyses' };

export default function AdminPage() {
  return (
    <AdminsOnly>
      <Suspense>
        <AdminPanel />
      </Suspense>
    </AdminsOnly>
  );
}
