'use client';

export function AdminPanel() {
  return <h1>Everyone’s analyses</h1>;
}
