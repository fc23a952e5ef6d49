import { join } from 'node:path';
import type { NextConfig } from 'next';

const nextConfig: NextConfig = {
  // Firebase Hosting serves files; there is no server of ours behind them.
  output: 'export',
  images: { unoptimized: true },
  // The contract lies in functions/src.
  turbopack: {
    root: join(import.meta.dirname, '..'),
    resolveAlias: { re2js: './firebase/no-regular-expressions.ts' },
  },
  // `npm test` checks the types, with the rest of the repository's.
  typescript: { ignoreBuildErrors: true },
  experimental: { optimizePackageImports: ['@mantine/core', '@mantine/hooks', '@mantine/charts'] },
};

export default nextConfig;
