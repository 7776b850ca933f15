import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl, Skeleton } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecordAsOf as Told } from '@/api/bindings';
import { useAsOf } from '@/api/user';
import { Card } from '@/components/Card';
import { Notice } from '@/components/Notice';
import { StaticTable } from '@/components/StaticTable';
import { Failure } from '@/components/states/Failure';
import { Loading } from '@/components/states/Loading';
import { useFormat } from '@/format/useFormat';
import { AsOfRow, differs, useLines } from './AsOfRow';
import classes from './History.module.css';

/** The record at a moment beside the record now, what differs first (BEY-5). */
export function RecordAsOf({ userId, at }: { userId: string; at: string }) {
  const { t } = useLingui();
  const { dateTime } = useFormat();
  const { data, error, refetch } = useAsOf(userId, at);
  return (
    <Card title={t`Record as of ${dateTime(at)}`} meta={t`from the audit log alone`} flush>
      {data ? (
        <Compared told={data} />
      ) : error ? (
        <Failure error={error} title={t`The record could not be worked out`} onRetry={() => void refetch()} />
      ) : (
        <Loading label={<Trans>Working out the record</Trans>}>
          <Skeleton height={260} />
        </Loading>
      )}
    </Card>
  );
}

function Compared({ told }: { told: Told }) {
  const { t } = useLingui();
  const { dateTime } = useFormat();
  const [shown, setShown] = useState<'all' | 'changed'>('all');
  const lines = useLines(told);
  const changed = lines.filter(differs);
  const same = shown === 'all' ? lines.filter((line) => !differs(line)) : [];
  return (
    <>
      <div className={classes.head}>
        <span>
          <Plural
            value={changed.length}
            one={`# of ${lines.length} fields differs from now`}
            other={`# of ${lines.length} fields differ from now`}
          />
        </span>
        <SegmentedControl
          size="xs"
          aria-label={t`Which fields`}
          data={[
            { value: 'all', label: t`All` },
            { value: 'changed', label: t`Changed ${changed.length}` },
          ]}
          value={shown}
          onChange={(next) => setShown(next === 'changed' ? 'changed' : 'all')}
        />
      </div>
      <Unknown told={told} />
      <StaticTable
        label={t`Record then and now`}
        columns={[
          { key: 'field', label: t`Field`, width: '30%' },
          { key: 'then', label: dateTime(told.at) },
          { key: 'now', label: t`Now` },
        ]}
      >
        {[...changed, ...same].map((line) => (
          <AsOfRow key={line.field} line={line} />
        ))}
      </StaticTable>
    </>
  );
}

/** What the log can't know of this moment. */
function Unknown({ told: { at, log_since: since, unlogged } }: { told: Told }) {
  const { dateTime } = useFormat();
  const early = since === null || Date.parse(at) < Date.parse(since);
  if (!early && unlogged === 0) return null;
  return (
    <div className={classes.unknown}>
      <Notice icon={IconHistory} role="note" warns>
        {early &&
          (since === null ? (
            <Trans>The audit log is empty: what was changed is not known.</Trans>
          ) : (
            <Trans>The audit log begins on {dateTime(since)}: what was changed before is not known.</Trans>
          ))}{' '}
        {unlogged > 0 && (
          <Plural
            value={unlogged}
            one="The user changed their profile # time since; the log has no values of that."
            other="The user changed their profile # times since; the log has no values of that."
          />
        )}
      </Notice>
    </div>
  );
}
