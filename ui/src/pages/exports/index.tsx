import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Skeleton } from '@mantine/core';
import { IconFileExport, IconPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useExports } from '@/api/exports';
import { useAllowed, useSession } from '@/api/session';
import { ReasonedButton } from '@/components/ReasonedButton';
import { Empty } from '@/components/states/Empty';
import { Failure } from '@/components/states/Failure';
import { Loading } from '@/components/states/Loading';
import { OfflineStrip } from '@/components/states/OfflineStrip';
import { setExportScope } from '@/forms/exportScope';
import { Page } from '@/frame/Page';
import { useKeys } from '@/keys/useKeys';
import { ExportDetails } from './ExportDetails';
import { ExportTable } from './ExportTable';
import classes from './exports.module.css';
import { RunningExport } from './RunningExport';

/** What was exported on this computer, and what is being exported now (EXP-1, EXP-4). */
export default function Exports() {
  const { t } = useLingui();
  const { meta, offlineSince } = useSession();
  const allowed = useAllowed('user.export');
  const navigate = useNavigate();
  const { open = null } = useSearch({ strict: false });
  const { data, error, refetch } = useExports();
  const exports = data ?? [];
  const opened = exports.find(({ id }) => id === open);
  const show = (id: string | null) =>
    void navigate({ to: '/exports', search: id === null ? {} : { open: id }, replace: true });
  const off = allowed
    ? offlineSince === null
      ? null
      : t`An export needs a connection.`
    : t`This needs user.export.`;

  function exportAll() {
    if (off !== null) return;
    setExportScope({
      selector: { search: null, filters: {}, selection: null },
      sort: null,
      user_ids: null,
      count: 0,
      label: t`All users`,
      columns: meta.columns.filter(({ shown }) => shown).map(({ column }) => column),
    });
    void navigate({ to: '/exports/new' });
  }

  function move(by: 1 | -1) {
    const at = exports.findIndex(({ id }) => id === open);
    const next = exports[at === -1 ? (by === 1 ? 0 : exports.length - 1) : at + by];
    if (next) show(next.id);
  }

  useKeys([
    { keys: ['J', 'ArrowDown'], label: t`Next export`, group: t`Exports`, hint: true, run: () => move(1) },
    { keys: ['K', 'ArrowUp'], label: t`Previous export`, group: t`Exports`, hint: true, run: () => move(-1) },
    { keys: ['C'], label: t`New export`, group: t`Exports`, hint: true, run: exportAll },
    ...(opened
      ? [{ keys: ['Escape'], label: t`Close details`, group: t`Exports`, run: () => show(null) }]
      : []),
  ]);

  const running = exports.filter(({ state }) => state === 'running');
  return (
    <Page
      title={t`Exports`}
      filled
      meta={
        data && <Plural value={exports.length} _0="" one="# on this computer" other="# on this computer" />
      }
      actions={
        <ReasonedButton
          variant="filled"
          reason={off}
          leftSection={<IconPlus size={16} stroke={1.6} />}
          onClick={exportAll}
        >
          <Trans>New export</Trans>
        </ReasonedButton>
      }
    >
      <OfflineStrip />
      {running.length > 0 && (
        <div className={classes.running}>
          {running.map((status) => (
            <RunningExport key={status.id} status={status} />
          ))}
        </div>
      )}
      {data === undefined ? (
        error ? (
          <Failure error={error} title={t`The exports could not be read`} onRetry={() => void refetch()} />
        ) : (
          <Loading label={<Trans>Loading exports</Trans>}>
            <div className={classes.skeleton}>
              {[1, 2, 3, 4].map((line) => (
                <Skeleton key={line} height={10} />
              ))}
            </div>
          </Loading>
        )
      ) : exports.length === 0 ? (
        <Empty
          icon={IconFileExport}
          title={t`Nothing was exported on this computer yet`}
          actions={
            <Button onClick={() => void navigate({ to: '/users' })}>
              <Trans>Open users</Trans>
            </Button>
          }
        >
          <Trans>Filter the list of users or select some, then press Export.</Trans>
        </Empty>
      ) : (
        <div className={classes.split}>
          <div className={classes.list}>
            <ExportTable exports={exports} opened={open} onOpen={(id) => show(id === open ? null : id)} />
          </div>
          {opened && <ExportDetails key={opened.id} status={opened} onClose={() => show(null)} />}
        </div>
      )}
    </Page>
  );
}
