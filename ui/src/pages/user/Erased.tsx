import { Trans, useLingui } from '@lingui/react/macro';
import { IconCertificate, IconCircleCheck, IconClock, IconEraser, IconLock } from '@tabler/icons-react';
import { useState } from 'react';
import { retained } from '@/actions/effects/deletion';
import type { Erasure, KeptDocument } from '@/api/bindings';
import { useSaveDocument } from '@/api/documents';
import { useErasure } from '@/api/erasure';
import { useAllowed } from '@/api/session';
import { Card } from '@/components/Card';
import { CopyId } from '@/components/CopyId';
import { KeyValue, KeyValueList } from '@/components/KeyValue';
import { Notice } from '@/components/Notice';
import { ReasonedButton } from '@/components/ReasonedButton';
import { StaticTable } from '@/components/StaticTable';
import { Failure } from '@/components/states/Failure';
import { Loading } from '@/components/states/Loading';
import { failed, toast } from '@/components/toast';
import { useFormat } from '@/format/useFormat';
import { Audit } from './tabs/Audit';
import classes from './user.module.css';
import { erasureSteps } from './words';

/** What is left to say of a user who was deleted for good (DEL-3). */
export function Erased({ userId }: { userId: string }) {
  const { data: erasure, error, refetch } = useErasure(userId);
  if (erasure) return <Page erasure={erasure} />;
  if (error) {
    return (
      <Failure
        error={error}
        title={<Trans>The deletion could not be read</Trans>}
        onRetry={() => void refetch()}
      />
    );
  }
  return (
    <Loading label={<Trans>Loading the deletion</Trans>}>
      <div className={classes.skeleton} />
    </Loading>
  );
}

function Page({ erasure }: { erasure: Erasure }) {
  const { t } = useLingui();
  const allowed = useAllowed('audit.view');
  const { dateTime } = useFormat();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by key
    <section className={classes.main} aria-label={t`Deleted for good`} tabIndex={0}>
      <Notice icon={IconEraser} role="note" warns>
        {erasure.completed_at ? (
          <Trans>
            This user was deleted for good on {dateTime(erasure.completed_at)}. Nothing brings them back.
          </Trans>
        ) : (
          <Trans>This user is being deleted for good.</Trans>
        )}
        <span className={classes.verbs}>
          <Save erasure={erasure} document="erasure_certificate" />
          <Save erasure={erasure} document="erasure_archive" />
        </span>
      </Notice>
      <div className={classes.cards}>
        <About erasure={erasure} />
        <Kept erasure={erasure} />
      </div>
      <Steps erasure={erasure} />
      {allowed && <Audit userId={erasure.user_id} />}
    </section>
  );
}

/** A document of it as a file, where it is there and the admin may read it. */
function Save({ erasure, document }: { erasure: Erasure; document: KeptDocument }) {
  const { t } = useLingui();
  const [busy, setBusy] = useState(false);
  const save = useSaveDocument(erasure.user_id);
  const isCertificate = document === 'erasure_certificate';
  const permission = isCertificate ? 'audit.view' : 'user.archive.read';
  const allowed = useAllowed(permission);
  const there = isCertificate ? erasure.completed_at !== null : erasure.archive !== null;
  const Shape = isCertificate ? IconCertificate : IconLock;
  const missing = isCertificate ? t`It is certified when it is completed.` : t`There is no archive.`;

  async function go() {
    setBusy(true);
    try {
      const path = await save(document);
      if (path !== null) toast({ tone: 'good', title: t`Saved`, text: <bdi dir="ltr">{path}</bdi> });
    } catch (error) {
      failed(t`This was not saved`, error);
    }
    setBusy(false);
  }

  return (
    <ReasonedButton
      size="xs"
      reason={allowed ? (there ? null : missing) : t`This needs ${permission}.`}
      loading={busy}
      leftSection={<Shape size={14} stroke={1.6} />}
      onClick={() => void go()}
    >
      {isCertificate ? <Trans>Save certificate…</Trans> : <Trans>Save compliance archive…</Trans>}
    </ReasonedButton>
  );
}

function About({ erasure }: { erasure: Erasure }) {
  const { t } = useLingui();
  const { dateTime } = useFormat();
  const { requested_by: by, approved_by: approved } = erasure;
  return (
    <Card title={t`Deletion`}>
      <KeyValueList labelWidth="124px">
        <KeyValue label={t`User ID`}>
          <CopyId value={erasure.user_id} label={t`Copy user ID`} />
        </KeyValue>
        <KeyValue label={t`Numeric ID`}>{erasure.numeric_id}</KeyValue>
        <KeyValue label={t`Deleted`}>{dateTime(erasure.deleted_at)}</KeyValue>
        <KeyValue label={t`Asked for by`}>
          {by ? <bdi>{by.name}</bdi> : <Trans>Nobody: the time for restoring was over</Trans>}
        </KeyValue>
        {approved && (
          <KeyValue label={t`Approved by`}>
            <bdi>{approved.name}</bdi>
          </KeyValue>
        )}
      </KeyValueList>
    </Card>
  );
}

function Kept({ erasure: { kept, archive } }: { erasure: Erasure }) {
  const { t, i18n } = useLingui();
  const { date } = useFormat();
  return (
    <Card title={t`What is kept`}>
      <KeyValueList labelWidth="160px">
        {kept.map(({ what, until }) => (
          <KeyValue key={what} label={i18n._(retained[what])}>
            <Trans>until {date(until)}</Trans>
          </KeyValue>
        ))}
        {archive && (
          <KeyValue label={t`Compliance archive`}>
            <Trans>until {date(archive.kept_until)}</Trans>
          </KeyValue>
        )}
        {archive && (
          <KeyValue label={t`Its SHA-256`}>
            <CopyId value={archive.sha256} label={t`Copy checksum`} />
          </KeyValue>
        )}
      </KeyValueList>
    </Card>
  );
}

/** The five steps, as far as they were taken. */
function Steps({ erasure: { steps } }: { erasure: Erasure }) {
  const { t, i18n } = useLingui();
  const { dateTime, number } = useFormat();
  const columns = [
    { key: 'step', label: t`Step`, width: '40%' },
    { key: 'at', label: t`Taken` },
    { key: 'audit', label: t`Audit entry` },
  ];
  return (
    <Card title={t`Steps`} flush>
      <StaticTable label={t`Steps of the deletion`} columns={columns}>
        {Object.entries(erasureSteps).map(([step, label]) => {
          const taken = steps.find((one) => one.step === step);
          const Shape = taken ? IconCircleCheck : IconClock;
          return (
            <tr key={step}>
              <td>
                <Shape size={14} stroke={1.6} aria-hidden /> {i18n._(label)}
              </td>
              <td data-dim>{taken ? dateTime(taken.at) : <Trans>Not yet</Trans>}</td>
              <td data-dim>{taken && `#${number(taken.audit.number)}`}</td>
            </tr>
          );
        })}
      </StaticTable>
    </Card>
  );
}
