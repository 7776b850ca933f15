import axe from 'axe-core';
import { expect } from 'vitest';

/** Fails with what axe finds. Colour contrast needs layout, which jsdom has not: it is checked on the tokens. */
export async function expectNoViolations(container: Element = document.body) {
  const { violations } = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}
