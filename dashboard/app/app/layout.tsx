import type { ReactNode } from 'react';
import { SignedIn } from '../../features/accounts/signed-in.tsx';
import { UploadsKeeper } from '../../features/uploads/uploads-keeper.tsx';
import { SessionProvider } from '../../firebase/session.tsx';

export default function AppLayout({ children }: { children: ReactNode }) {
  return (
    <SessionProvider>
      <UploadsKeeper />
      <SignedIn>{children}</SignedIn>
    </SessionProvider>
  );
}
