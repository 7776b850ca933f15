import { msg, t } from '@lingui/core/macro';
import { IconLink, IconUnlink } from '@tabler/icons-react';
import type { OauthProvider } from '@/api/bindings';
import { oauthProviders } from '@/components/oauthProviders';
import { choice } from './fields/choice';
import { given } from './fields/given';
import { line, reason } from './fields/text';
import type { ActionForm } from './form';
import type { Target } from './target';

const providers = Object.keys(oauthProviders) as OauthProvider[];

/** A user has at most one account of each. */
function unlinked({ security }: Target): OauthProvider[] {
  const linked = security?.linked_accounts.map(({ provider }) => provider) ?? [];
  return providers.filter((provider) => !linked.includes(provider));
}

/** Has a user log in with an account that they have elsewhere (EDT-8). */
export const linkOauth: ActionForm<'users.oauth.link'> = {
  title: msg`Link account`,
  verb: msg`Link account…`,
  icon: IconLink,
  tone: 'plain',
  permission: 'user.security.write',
  module: 'oauth',
  offeredWhen: (target) => target.security !== undefined && unlinked(target).length > 0,
  fields: {
    provider: choice<OauthProvider>({
      label: msg`Provider`,
      placeholder: msg`Choose a provider`,
      options: ({ target }) => unlinked(target).map((value) => ({ value, label: oauthProviders[value] })),
    }),
    provider_user_id: line({
      label: msg`ID at the provider`,
      help: msg`What the provider calls the user in its tokens, exactly: capitals count. It is no email address.`,
      most: 255,
    }),
    reason: reason(),
  },
  done: (name) => t`${name} can log in with the linked account`,
  lost: msg`We do not know yet whether the account was linked. Steward is checking.`,
};

/** Takes it away again. */
export const unlinkOauth: ActionForm<'users.oauth.unlink'> = {
  title: msg`Unlink account`,
  verb: msg`Unlink…`,
  icon: IconUnlink,
  tone: 'plain',
  permission: 'user.security.write',
  module: 'oauth',
  offeredWhen: ({ account }) => account !== undefined,
  fields: {
    reason: reason(),
    provider: given(msg`Provider`, ({ account }) => account?.provider),
    provider_user_id: given(msg`ID at the provider`, ({ account }) => account?.provider_user_id),
  },
  done: (name) => t`The account of ${name} is unlinked`,
  lost: msg`We do not know yet whether the account was unlinked. Steward is checking.`,
};
