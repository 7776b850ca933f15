import { useLingui } from '@lingui/react';
import type { Account } from '@/api/bindings';
import { oauthProviders } from '@/components/oauthProviders';
import { authMethods } from './words';

/** The ways into the account; of linked accounts whose they are: `Email, Google`. */
export function useSignInMethods({ auth_methods: methods, oauth_providers: providers }: Account): string[] {
  const { i18n } = useLingui();
  return [
    ...methods.filter((method) => method !== 'oauth').map((method) => i18n._(authMethods[method])),
    ...providers.map((provider) => oauthProviders[provider]),
  ];
}
