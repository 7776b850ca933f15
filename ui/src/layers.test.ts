import { describe, expect, it } from 'vitest';

/** From the bottom to the top: a layer knows those above it in this list, never those below. */
const layers = [
  'signal.ts',
  'messages',
  'platform',
  'table',
  'api',
  'keys',
  'format',
  'theme',
  'components',
  'forms',
  'actions',
  'gates',
  'frame',
  'pages',
  'once',
  'router.tsx',
  'App.tsx',
  // What tests and the browser without a shell make up.
  'test',
  'platform/fake',
  'main.tsx',
];

const sources = import.meta.glob<string>('./**/*.{ts,tsx}', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const files = Object.entries(sources).filter(([file]) => !/\.(test|d)\.tsx?$/.test(file));

function layerOf(path: string): number {
  const names = [path, ...path.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'))];
  return layers.findLastIndex((layer) =>
    names.some((name) => name === layer || layer.startsWith(`${name}.`)),
  );
}

/** Files of this folder that a file imports, by their paths from here. */
function importsOf(file: string, text: string): string[] {
  const found = text.matchAll(/(?:from|import\()\s*'(@\/|\.\.?\/)([^']+)'/g);
  return [...found].map(([, start = '', rest = '']) =>
    start === '@/' ? rest : new URL(start + rest, `file:///${file}`).pathname.slice(1),
  );
}

describe('layers', () => {
  it('have a place for every file', () => {
    expect(files.map(([file]) => file).filter((file) => layerOf(file.slice(2)) === -1)).toEqual([]);
  });

  it('know only what is below them', () => {
    const wrong = files.flatMap(([file, text]) =>
      importsOf(file.slice(2), text)
        .filter((imported) => layerOf(imported) > layerOf(file.slice(2)))
        .map((imported) => `${file.slice(2)} imports ${imported}`),
    );
    expect(files.length).toBeGreaterThan(200);
    expect(wrong).toEqual([]);
  });
});
