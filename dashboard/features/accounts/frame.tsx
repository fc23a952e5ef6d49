'use client';

import { Anchor, Button, Container, Group, Text } from '@mantine/core';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import type { Person } from '../../firebase/session.tsx';
import { signOut } from '../../firebase/sign-in.ts';
import styles from './frame.module.css';

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
                <Anchor
                  key={href}
                  component={Link}
                  href={href}
                  {...(path === href ? { 'aria-current': 'page' } : { c: 'inherit' })}
                >
                  {name}
                </Anchor>
              ))}
          </Group>
          <Group gap="sm" className={styles['account']}>
            <Text size="sm" c="dimmed" truncate maw={180} visibleFrom="sm">
              {person.email}
            </Text>
            <Button variant="default" size="compact-sm" onClick={signOut}>
              Sign out
            </Button>
          </Group>
        </Container>
      </header>
      <Container component="main" size="lg" py="lg">
        {children}
      </Container>
    </>
  );
}
