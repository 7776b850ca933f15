import type { CSSVariablesResolver } from '@mantine/core';

// The tokens already differ by scheme, so one mapping serves both.
const mapped = {
  '--mantine-color-body': 'var(--st-surface)',
  '--mantine-color-text': 'var(--st-text)',
  '--mantine-color-bright': 'var(--st-text)',
  '--mantine-color-dimmed': 'var(--st-text-3)',
  '--mantine-color-placeholder': 'var(--st-text-3)',
  '--mantine-color-anchor': 'var(--st-accent-text)',
  '--mantine-color-default': 'var(--st-surface)',
  '--mantine-color-default-hover': 'var(--st-hover)',
  '--mantine-color-default-color': 'var(--st-text)',
  '--mantine-color-default-border': 'var(--st-line-strong)',
  '--mantine-color-disabled': 'var(--st-sunken)',
  '--mantine-color-disabled-color': 'var(--st-text-disabled)',
  '--mantine-color-disabled-border': 'var(--st-line)',
  '--mantine-color-error': 'var(--st-bad-text)',
  '--mantine-primary-color-filled': 'var(--st-accent)',
  '--mantine-primary-color-filled-hover': 'var(--st-accent-hover)',
  '--mantine-primary-color-light': 'var(--st-accent-tint)',
  '--mantine-primary-color-light-hover': 'var(--st-accent-tint-2)',
  '--mantine-primary-color-light-color': 'var(--st-accent-text)',
  '--mantine-primary-color-contrast': 'var(--st-on-accent)',
  '--mantine-color-petrol-filled': 'var(--st-accent)',
  '--mantine-color-petrol-filled-hover': 'var(--st-accent-hover)',
  '--mantine-color-petrol-light': 'var(--st-accent-tint)',
  '--mantine-color-petrol-light-hover': 'var(--st-accent-tint-2)',
  '--mantine-color-petrol-light-color': 'var(--st-accent-text)',
  '--mantine-color-petrol-outline': 'var(--st-accent)',
};

export const variables: CSSVariablesResolver = () => ({
  variables: { '--mantine-line-height': 'var(--st-lh)', '--mantine-font-size-md': 'var(--st-fs-13)' },
  light: mapped,
  dark: mapped,
});
