import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, Progress } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ExportStatus } from '@/api/bindings';
import { run } from '@/api/read';
import { Card } from '@/components/Card';
import { failed } from '@/components/toast';
import { useFormat } from '@/format/useFormat';
import { useSeconds } from '@/format/useSeconds';
import { formats } from '@/forms/exportFormats';
import classes from './exports.module.css';
import { shareOf } from './StateBadge';

// As on the overview: the charts are large, and most exports are over before a curve says anything.
const Rates = lazy(() => import('./Rates'));

/** An export while it runs: how far, how fast, and the way to end it. */
export function RunningExport({ status }: { status: ExportStatus }) {
  const { t, i18n } = useLingui();
  const { number, percent, bytes, span } = useFormat();
  const [asking, setAsking] = useState(false);
  const now = useSeconds();
  const share = shareOf(status);
  const { rows, total_rows, rows_per_second } = status;
  const format = status.query.format ?? 'csv';
  const { name, icon: FormatIcon } = formats[format];
  // Packed rows can't be counted while they come.
  const counted = format !== 'xlsx';
  const left =
    total_rows !== null && rows_per_second > 0 ? ((total_rows - rows) / rows_per_second) * 1000 : null;
  const figures: [string, string][] = [
    ...(counted
      ? ([[t`Speed`, t`${number(Math.round(rows_per_second))} rows/s`]] satisfies [string, string][])
      : []),
    [t`Elapsed`, span(Math.max(0, now - Date.parse(status.started_at)))],
    ...(left !== null ? ([[t`Left, about`, span(Math.max(0, left))]] satisfies [string, string][]) : []),
    [t`Written`, bytes(status.bytes)],
  ];
  return (
    <Card
      title={
        <span className={classes.title}>
          <FormatIcon size={16} stroke={1.6} aria-hidden />
          <bdi>{status.file_name}</bdi>
        </span>
      }
      meta={
        format !== 'csv'
          ? i18n._(name)
          : status.query.guard === false
            ? t`CSV, formula guard off`
            : t`CSV, formula guard on`
      }
      actions={
        <Button size="xs" variant="danger" onClick={() => setAsking(true)}>
          <Trans>Cancel export…</Trans>
        </Button>
      }
    >
      <div className={classes.progress}>
        <span>
          <b className={classes.big}>{counted ? number(rows) : bytes(status.bytes)}</b>{' '}
          <span className={classes.quiet}>
            {!counted ? (
              <Trans>written</Trans>
            ) : total_rows === null ? (
              <Trans>rows</Trans>
            ) : (
              <Trans>of {number(total_rows)} rows</Trans>
            )}
          </span>
        </span>
        {share !== null && <b>{percent(share)}</b>}
      </div>
      <Progress
        size={8}
        aria-label={t`Rows written`}
        value={(share ?? 0) * 100}
        color="var(--st-accent)"
        transitionDuration={0}
      />
      <dl className={classes.figures}>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <RateCurve status={status} />
      <p className={classes.quiet}>
        <Trans>It goes on while you work elsewhere in Steward. Cancelling deletes the partial file.</Trans>
      </p>
      {asking && <CancelDialog status={status} onClose={() => setAsking(false)} />}
    </Card>
  );
}

const mostRates = 120;

/** How the speed went since this is on screen; nothing before there are a few figures. */
function RateCurve({ status: { rows, rows_per_second } }: { status: ExportStatus }) {
  const { t } = useLingui();
  const [rates, setRates] = useState<number[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: more rows mean that a new figure came, be it the same
  useEffect(() => setRates((last) => [...last, rows_per_second].slice(-mostRates)), [rows, rows_per_second]);
  if (rates.length < 4) return null;
  return (
    <div className={classes.rates} role="img" aria-label={t`Rows per second`}>
      <span aria-hidden>
        <Trans>Rows per second</Trans>
      </span>
      <Suspense>
        <Rates rates={rates} />
      </Suspense>
    </div>
  );
}

function CancelDialog({ status, onClose }: { status: ExportStatus; onClose(): void }) {
  const { t } = useLingui();
  async function cancel() {
    onClose();
    try {
      await run('cancelExport', status.id);
    } catch (error) {
      failed(t`The export could not be cancelled`, error);
    }
  }
  return (
    <Modal opened onClose={onClose} size={440} title={t`Cancel export`}>
      <p>
        <Trans>The partial file is deleted. The audit log keeps that the export was begun.</Trans>
      </p>
      <div className={classes.answers}>
        <Button onClick={onClose} data-autofocus>
          <Trans>Keep running</Trans>
        </Button>
        <Button variant="danger" onClick={() => void cancel()}>
          <Trans>Cancel export</Trans>
        </Button>
      </div>
    </Modal>
  );
}
