import { Trans, useLingui } from '@lingui/react/macro';
import type { Partner as PartnerRecord, RankChange } from '@/api/bindings';
import { Card } from '@/components/Card';
import { ClockTime } from '@/components/ClockTime';
import { CopyId } from '@/components/CopyId';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { StaticTable } from '@/components/StaticTable';
import { UserLink } from '@/components/UserLink';
import { useFormat } from '@/format/useFormat';
import { useZone } from '@/format/useZone';
import { Quiet } from '../parts';
import classes from '../user.module.css';
import { PartnerStatus } from './PartnerStatus';

/** Rank, network and money of a partner (USR-6). */
export function Partner({ partner }: { partner: PartnerRecord }) {
  const { t } = useLingui();
  const { money, number } = useFormat();
  const { sponsor } = partner;
  return (
    <div className={classes.prose}>
      <div className={classes.cards}>
        <Card title={t`Partner`}>
          <KeyValueList labelWidth="124px">
            <KeyValue label={t`Partner ID`}>
              <CopyId value={partner.partner_id} label={t`Copy partner ID`} />
            </KeyValue>
            <KeyValue label={t`Referral code`}>
              <CopyId value={partner.referral_code} label={t`Copy referral code`} />
            </KeyValue>
            <KeyValue label={t`Status`}>
              <PartnerStatus status={partner.status} />
            </KeyValue>
            <KeyValue label={t`Sponsor`}>
              {sponsor ? (
                <UserLink userId={sponsor.user_id} name={sponsor.name} />
              ) : (
                <Quiet>
                  <Trans>None</Trans>
                </Quiet>
              )}
            </KeyValue>
            <KeyValue label={t`Rank`}>{partner.rank}</KeyValue>
            <KeyValue label={t`Highest rank`}>{partner.highest_rank}</KeyValue>
          </KeyValueList>
        </Card>
        <Card title={t`Network and earnings`}>
          <KeyValueList labelWidth="124px">
            <KeyValue label={t`Direct referrals`}>{number(partner.direct_referrals)}</KeyValue>
            <KeyValue label={t`Network size`}>{number(partner.network_size)}</KeyValue>
            <KeyValue label={t`Available`}>{money(partner.available)}</KeyValue>
            <KeyValue label={t`Pending payouts`}>{money(partner.pending)}</KeyValue>
            <KeyValue label={t`Total earned`}>{money(partner.total_earned)}</KeyValue>
          </KeyValueList>
        </Card>
      </div>
      {partner.rank_history.length > 0 && (
        <Card title={t`Rank history`} flush>
          <Ranks changes={partner.rank_history} />
        </Card>
      )}
    </div>
  );
}

function Ranks({ changes }: { changes: RankChange[] }) {
  const { t } = useLingui();
  const zone = useZone();
  const columns = [
    { key: 'at', label: t`Since, ${zone}`, width: '240px' },
    { key: 'rank', label: t`Rank` },
  ];
  return (
    <StaticTable label={t`Rank history`} columns={columns}>
      {changes.map(({ at, rank }) => (
        <tr key={at}>
          <td data-dim>
            <ClockTime at={at} year />
          </td>
          <td>{rank}</td>
        </tr>
      ))}
    </StaticTable>
  );
}
