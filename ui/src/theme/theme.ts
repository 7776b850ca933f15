import { createTheme } from '@mantine/core';
import { controls } from './controls';
import { dark, petrol, slate } from './ramps';

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 5 },
  colors: { petrol, gray: slate, dark },
  black: '#161b21',
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '4px', md: '6px', lg: '8px', xl: '8px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  shadows: { md: 'var(--st-float)' },
  fontFamily: 'var(--st-font)',
  fontFamilyMonospace: 'var(--st-font-mono)',
  fontSizes: {
    xs: 'var(--st-fs-11)',
    sm: 'var(--st-fs-12)',
    md: 'var(--st-fs-13)',
    lg: 'var(--st-fs-14)',
    xl: 'var(--st-fs-16)',
  },
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontSmoothing: true,
  components: controls,
});
