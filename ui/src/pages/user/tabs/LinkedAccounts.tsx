import { Trans, useLingui } from '@lingui/react/macro';
import { ActionButton } from '@/actions/ActionButton';
import { targetOf } from '@/actions/target';
import type { UserDetail } from '@/api/bindings';
import { useSession } from '@/api/session';
import { Card } from '@/components/Card';
import { oauthProviders } from '@/components/oauthProviders';
import { useFormat } from '@/format/useFormat';
import { MachineText, Quiet } from '../parts';
import classes from '../user.module.css';

/** With which accounts at other providers the user logs in, and since when (EDT-8). */
export function LinkedAccounts({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const { date } = useFormat();
  const { modules } = useSession().meta;
  const { linked_accounts: accounts } = user.security;
  // Of those from before ids were kept, only that there are some is known.
  const nameless = user.account.oauth_providers.filter(
    (one) => !accounts.some(({ provider }) => provider === one),
  );
  const target = targetOf(user);
  if (!modules.includes('oauth')) return null;
  return (
    <Card
      title={t`Linked accounts`}
      actions={<ActionButton target={target} operation="users.oauth.link" size="xs" label={t`Link…`} />}
      flush={accounts.length + nameless.length > 0}
    >
      {accounts.length + nameless.length === 0 ? (
        <Quiet>
          <Trans>None</Trans>
        </Quiet>
      ) : (
        <ul className={classes.accounts} aria-label={t`Linked accounts`}>
          {accounts.map((account) => (
            <li key={account.provider}>
              <div>
                <b>{oauthProviders[account.provider]}</b>
                <Quiet>
                  <Trans>since {date(account.linked_at)}</Trans>
                </Quiet>
                <ActionButton
                  target={{ ...target, account }}
                  operation="users.oauth.unlink"
                  size="xs"
                  variant="link"
                  className={classes.end}
                />
              </div>
              <span className="st-mono">
                <MachineText>{account.provider_user_id}</MachineText>
              </span>
            </li>
          ))}
          {nameless.map((provider) => (
            <li key={provider}>
              <div>
                <b>{oauthProviders[provider]}</b>
                <Quiet>
                  <Trans>its ID is not known</Trans>
                </Quiet>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
