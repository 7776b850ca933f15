import type { OauthProvider } from '@/api/bindings';

/** Names that nobody translates. */
export const oauthProviders: Record<OauthProvider, string> = {
  google: 'Google',
  facebook: 'Facebook',
  github: 'GitHub',
  apple: 'Apple',
};
