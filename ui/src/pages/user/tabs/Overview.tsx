import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { UserDetail } from '@/api/bindings';
import { useSession } from '@/api/session';
import { Card } from '@/components/Card';
import { useFormat } from '@/format/useFormat';
import type { TabId } from '../tabs';
import classes from '../user.module.css';
import { AccountCard } from './AccountCard';
import { ContactCard } from './ContactCard';
import { KycCard } from './KycCard';
import { Logins } from './Logins';
import { SecurityCard } from './SecurityCard';

/** Who is this, and is anything wrong, in one look (USR-5). */
export function Overview({ user, onTab }: { user: UserDetail; onTab(tab: TabId): void }) {
  const { t } = useLingui();
  const { modules } = useSession().meta;
  return (
    <>
      <Metrics user={user} />
      <div className={classes.cards}>
        <ContactCard user={user} />
        <AccountCard user={user} />
        {modules.includes('kyc') && (
          <KycCard
            kyc={user.kyc}
            actions={
              <Button size="xs" variant="link" onClick={() => onTab('kyc')}>
                <Trans>Open KYC</Trans>
              </Button>
            }
          />
        )}
        <SecurityCard
          security={user.security}
          actions={
            <Button size="xs" variant="link" onClick={() => onTab('security')}>
              <Trans>Open Security</Trans>
            </Button>
          }
        />
      </div>
      <Card
        title={t`Recent logins`}
        flush
        actions={
          <Button size="xs" variant="link" onClick={() => onTab('activity')}>
            <Trans>All activity</Trans>
          </Button>
        }
      >
        <RecentLogins user={user} />
      </Card>
    </>
  );
}

/** The platform gives so many; are there fewer, these are all. */
const givenLogins = 20;

function RecentLogins({ user: { activity, masked } }: { user: UserDetail }) {
  const { recent_logins: logins } = activity;
  return <Logins logins={logins} masked={masked} complete={logins.length < givenLogins} most={5} />;
}

function Metrics({ user: { activity, account } }: { user: UserDetail }) {
  const { t } = useLingui();
  const { number, money, date, decimal } = useFormat();
  const { modules } = useSession().meta;
  const sums = (all: { amount: string; currency: string }[]) =>
    all.length > 0 ? all.map(money).join(', ') : number(0);
  const figures: [string, string][] = [
    ...(modules.includes('orders')
      ? ([
          [t`Orders completed`, number(activity.completed_orders)],
          [t`Total spent`, sums(activity.total_spent)],
          [t`Last order`, activity.last_order_at ? date(activity.last_order_at) : t`None`],
        ] satisfies [string, string][])
      : []),
    ...(modules.includes('partners')
      ? ([[t`Pending payouts`, sums(activity.pending_payouts)]] satisfies [string, string][])
      : []),
    ...(modules.includes('credits')
      ? ([[t`Credits`, decimal(account.credit_balance)]] satisfies [string, string][])
      : []),
    [t`Active sessions`, number(activity.active_sessions)],
  ];
  return (
    <dl className={classes.metrics}>
      {figures.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
