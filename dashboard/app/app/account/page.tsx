import type { Metadata } from 'next';
import { OwnAccount } from '../../../features/accounts/own/own-account.tsx';

export const metadata: Metadata = { title: 'Account' };

export default function AccountPage() {
  return <OwnAccount />;
}
