import type { Connection } from '@/api/bindings';

/** The host a connection leads to; null for the built-in platform, which is on this computer. */
export function hostOf({ kind, url }: Pick<Connection, 'kind' | 'url'>): string | null {
  if (kind === 'built_in' || url === null) return null;
  return URL.canParse(url) ? new URL(url).host : url;
}
