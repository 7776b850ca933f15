import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import {
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconFingerprint,
  IconLoader2,
  IconX,
} from '@tabler/icons-react';
import type { ExportQuery, ExportStatus } from '@/api/bindings';
import { useSession } from '@/api/session';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { Notice } from '@/components/Notice';
import { useFormat } from '@/format/useFormat';
import { formats } from '@/forms/exportFormats';
import { privacyOf } from '@/pages/exportNew/draft';
import { TestUsersLeftOut } from '@/pages/exportNew/TestUsersLeftOut';
import { Tokens } from '@/pages/exportNew/Tokens';
import { Checksum } from './Checksum';
import classes from './exports.module.css';
import { Forget, Reach } from './FileButtons';

const shapes = {
  running: { icon: IconLoader2, tone: 'none' },
  finished: { icon: IconCircleCheck, tone: 'good' },
  cancelled: { icon: IconCircleMinus, tone: 'none' },
  failed: { icon: IconCircleX, tone: 'bad' },
};

/** One export: what it holds, where it is, and the proof that the file is what the platform sent (EXP-4). */
export function ExportDetails({ status, onClose }: { status: ExportStatus; onClose(): void }) {
  const { t, i18n } = useLingui();
  const { number, dateTime, bytes, span } = useFormat();
  const { columns: known } = useSession().meta;
  const { state, finished_at, started_at, query, audit } = status;
  const fields = query.fields?.split(',') ?? [];
  const chosen = known.filter(({ column }) => fields.includes(column)).map(({ column }) => column);
  const { personal } = privacyOf(chosen, known);
  const titles = {
    running: t`Export running`,
    finished: t`Export finished`,
    cancelled: t`Export cancelled`,
    failed: t`Export failed`,
  };
  const speed = speedOf(status);
  const { icon: Shape, tone } = shapes[state];
  const took = finished_at && span(Date.parse(finished_at) - Date.parse(started_at));
  return (
    <aside className={classes.details} aria-label={titles[state]}>
      <header className={classes.detailsHead}>
        <Shape size={20} stroke={1.6} data-tone={tone} aria-hidden />
        <div>
          <h2>{titles[state]}</h2>
          <span className={classes.quiet}>
            {finished_at ? (
              <Trans>
                {dateTime(finished_at)}, after {took}
              </Trans>
            ) : (
              dateTime(started_at)
            )}
          </span>
        </div>
        <ActionIcon size="sm" aria-label={t`Close`} onClick={onClose}>
          <IconX size={14} stroke={1.6} />
        </ActionIcon>
      </header>
      <div className={classes.detailsBody}>
        {state === 'finished' && <Reach status={status} />}
        {(state === 'cancelled' || state === 'failed') && (
          <p>
            <b>
              <Trans>No file was left on this computer.</Trans>
            </b>
          </p>
        )}
        {status.error && (
          <p className={classes.bad} role="alert">
            {status.error.message} {status.error.remedy}
          </p>
        )}
        <KeyValueList>
          <KeyValue label={t`File`}>{status.file_name}</KeyValue>
          <KeyValue label={t`Folder`}>{folderOf(status)}</KeyValue>
          <KeyValue label={t`Scope`}>{status.scope_label}</KeyValue>
          <KeyValue label={t`Filters`}>
            {isPlain(query) ? <Trans>None</Trans> : <Tokens selector={query.selector} />}
          </KeyValue>
          <KeyValue label={t`Snapshot`}>{dateTime(started_at)}</KeyValue>
          <KeyValue label={t`Rows`}>{number(status.rows)}</KeyValue>
          <KeyValue label={t`Columns`}>
            {fields.length === 0
              ? t`The standard ones`
              : t`${number(fields.length)}, of which ${number(personal.length)} personal`}
          </KeyValue>
          {state === 'finished' && (
            <KeyValue label={t`Size`}>{t`${bytes(status.bytes)} (${number(status.bytes)} bytes)`}</KeyValue>
          )}
          {speed !== null && <KeyValue label={t`Speed`}>{t`${number(speed)} rows/s on average`}</KeyValue>}
          <KeyValue label={t`Format`}>{i18n._(formats[query.format ?? 'csv'].name)}</KeyValue>
          {(query.format ?? 'csv') === 'csv' && (
            <KeyValue label={t`Formula guard`}>{query.guard === false ? t`Off` : t`On`}</KeyValue>
          )}
          {query.selector.include_test_users != null && (
            <KeyValue label={t`Test users`}>
              {query.selector.include_test_users ? (
                t`Included`
              ) : (
                <TestUsersLeftOut count={status.test_users_left_out} />
              )}
            </KeyValue>
          )}
          {query.purpose && <KeyValue label={t`Purpose`}>{query.purpose}</KeyValue>}
          {audit && (
            <KeyValue label={t`Audit entry`}>
              <span className="st-mono">#{number(audit.number)}</span>
            </KeyValue>
          )}
        </KeyValueList>
        {status.sha256 && <Checksum sha256={status.sha256} verified={status.verified} />}
        {state === 'finished' && personal.length > 0 && (
          <Notice icon={IconFingerprint} warns large>
            <Trans>This file holds personal data. Delete it when you no longer need it.</Trans>
          </Notice>
        )}
        <Forget status={status} onForgotten={onClose} />
      </div>
    </aside>
  );
}

/** Of all users: neither searched nor filtered. */
function isPlain({ selector: { search, filters } }: ExportQuery): boolean {
  return !search && Object.keys(filters ?? {}).length === 0;
}

/** The path without the name, as the system of this computer writes it. */
function folderOf({ path, file_name }: ExportStatus): string {
  return path.endsWith(file_name) ? path.slice(0, -file_name.length - 1) : path;
}

/** Rows per second over all of a finished export; null where it was over too soon to say. */
function speedOf({ rows, started_at, finished_at, state }: ExportStatus): number | null {
  const seconds = finished_at === null ? 0 : (Date.parse(finished_at) - Date.parse(started_at)) / 1000;
  return state === 'finished' && seconds >= 1 ? Math.round(rows / seconds) : null;
}
