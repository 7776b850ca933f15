import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

export default defineConfig({
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    { path: 'src/messages/{locale}/messages', include: ['src'], exclude: ['**/*.test.*', 'src/test/**'] },
  ],
  // Without places in it the catalogue changes only when a text does.
  format: formatter({ origins: false }),
});
