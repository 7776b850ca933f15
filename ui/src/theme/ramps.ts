import type { MantineColorsTuple } from '@mantine/core';

/** One of the three ramps of tokens.css, as Mantine wants it: ten shades, read at run time from the tokens. */
function ramp(name: 'petrol' | 'slate' | 'dark'): MantineColorsTuple {
  const shade = (n: number) => `var(--st-${name}-${n})`;
  return [shade(0), shade(1), shade(2), shade(3), shade(4), shade(5), shade(6), shade(7), shade(8), shade(9)];
}

export const petrol = ramp('petrol');
export const slate = ramp('slate');
export const dark = ramp('dark');
