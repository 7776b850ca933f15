import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('src/theme/tokens.css', 'utf8');

/** The `--st-*` colours of one scheme, as `#rrggbb`. */
function tokensOf(scheme: 'light' | 'dark'): Map<string, string> {
  const block = css.match(new RegExp(`\\[data-mantine-color-scheme="${scheme}"\\] \\{([^}]*)\\}`))?.[1] ?? '';
  return new Map(
    [...block.matchAll(/--st-([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

function luminance(hex: string): number {
  const channel = (at: number) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** WCAG 2.2, 1.4.3: from 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['canvas', 'surface', 'sunken', 'raised', 'hover'];
const tones = [
  'good',
  'warn',
  'bad',
  'info',
  'neutral',
  'vip',
  'watch',
  'risk',
  'verified',
  'test',
  'partner',
];
const environments = ['prod', 'staging', 'demo'];

const texts: [string, string][] = [
  ...['text', 'text-2', 'text-3', 'accent-text'].flatMap((text) =>
    surfaces.map((on): [string, string] => [text, on]),
  ),
  ...[...tones, ...environments].map((tone): [string, string] => [`${tone}-text`, `${tone}-tint`]),
  ['on-accent', 'accent'],
  ['on-bad', 'bad-solid'],
  ['text-2', 'accent-tint-2'],
];
const marks: [string, string][] = [
  ...['line-control', 'focus', ...environments].flatMap((mark) =>
    ['canvas', 'surface'].map((on): [string, string] => [mark, on]),
  ),
];

describe.each(['light', 'dark'] as const)('the tokens in %s', (scheme) => {
  const tokens = tokensOf(scheme);
  const ratio = (one: string, other: string) => contrast(tokens.get(one) ?? '', tokens.get(other) ?? '');

  it.each(texts)('text %s on %s reaches 4.5:1', (text, on) => {
    expect(ratio(text, on)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(marks)('mark %s on %s reaches 3:1', (mark, on) => {
    expect(ratio(mark, on)).toBeGreaterThanOrEqual(3);
  });
});
