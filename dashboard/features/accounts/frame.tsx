'use client';

import { Anchor, Button, Container, Group, Stack, Text } from '@mantine/core';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Person } from '../../firebase/session.tsx';
import { signOut } from '../../firebase/sign-in.ts';
import { EmailCheck } from './email-check.tsx';
import styles from './frame.module.css';

const accountPlace = '/app/account';
const places = [
  { href: '/app', name: 'My analyses', adminsOnly: false },
  { href: '/app/admin', name: 'Everyone', adminsOnly: true },
  { href: '/app/monitor', name: 'Monitor', adminsOnly: true },
];

/** The bar above every page, and the page. */
export function Frame({ person, children }: { person: Person; children: ReactNode }) {
  const path = usePathname();
  return (
    <>
      <header className={styles['bar']}>
        <Container size="lg" className={styles['row']}>
          <Anchor component={Link} href="/app" fw={700} underline="never" c="inherit">
            Flokraft
          </Anchor>
          <Group component="nav" aria-label="Pages" gap="md">
            {places
              .filter(({ adminsOnly }) => person.isAdmin || !adminsOnly)
              .map(({ href, name }) => (
                <Anchor key={href} component={Link} href={href} {...whereWeAre(path, href)}>
                  {name}
                </Anchor>
              ))}
          </Group>
          <Group gap="sm" className={styles['account']}>
            <Text size="sm" c="dimmed" truncate maw={180} visibleFrom="sm">
              {person.email}
            </Text>
            <Anchor
              component={Link}
              href={accountPlace}
              size="sm"
              {...whereWeAre(path, accountPlace)}
            >
              Account
            </Anchor>
            <Button variant="default" size="compact-sm" onClick={signOut}>
              Sign out
            </Button>
          </Group>
        </Container>
      </header>
      <Container component="main" size="lg" py="lg">
        <Stack gap="lg">
          <EmailCheck person={person} />
          {children}
        </Stack>
      </Container>
    </>
  );
}

const whereWeAre = (path: string, href: string) =>
  path === href ? ({ 'aria-current': 'page' } as const) : { c: 'inherit' };
