import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useRef } from 'react';
import { useAudit } from '@/api/audit';
import { useAllowed } from '@/api/session';
import { Reading } from '@/components/inbox/Reading';
import { NoPermission } from '@/components/states/NoPermission';
import { OfflineStrip } from '@/components/states/OfflineStrip';
import { Page } from '@/frame/Page';
import type { AuditSearch } from '@/frame/place';
import { AuditList } from './AuditList';
import classes from './auditLog.module.css';
import { EntryDetails } from './EntryDetails';
import { ExportAudit } from './ExportAudit';
import { Filters } from './Filters';
import { filterOf, isFiltered, tidied } from './filter';
import { useAuditKeys } from './useAuditKeys';

/** What was done here, by whom, to whom and why: every entry of the log (AUD-1). */
export default function AuditLog() {
  const { t } = useLingui();
  const allowed = useAllowed('audit.view');
  const navigate = useNavigate();
  const search: AuditSearch = useSearch({ strict: false });
  const filter = filterOf(search);
  const pages = useAudit(filter);
  const read = pages.data?.pages ?? [];
  const entries = read.flatMap(({ items }) => items);
  const people = new Map(read.flatMap(({ users }) => users.map(({ user_id, name }) => [user_id, name])));
  const opened = entries.find(({ id }) => id === search.open);
  const searchBox = useRef<HTMLInputElement>(null);
  const go = (to: AuditSearch) => void navigate({ to: '/audit', search: tidied(to), replace: true });
  const show = (id: string | undefined) => go({ ...search, open: id });
  useAuditKeys({ entries, opened, show, search: () => searchBox.current?.focus() });

  if (!allowed) {
    return (
      <Page title={t`Audit log`}>
        <NoPermission permission="audit.view" />
      </Page>
    );
  }
  const [first] = read;
  return (
    <Page
      title={t`Audit log`}
      filled
      meta={first && <Plural value={first.entries} one="# entry" other="# entries" />}
      actions={<ExportAudit filter={filter} />}
      status={<Trans>Entries cannot be changed or deleted.</Trans>}
    >
      <OfflineStrip />
      <Filters search={search} entries={entries} searchBox={searchBox} onChange={go} />
      {first === undefined ? (
        <Reading
          error={pages.error}
          failed={t`The audit log could not be read`}
          loading={<Trans>Loading the audit log</Trans>}
          lines={[14, 14, 14, 14, 14]}
          onRetry={() => void pages.refetch()}
        />
      ) : (
        <div className={classes.split}>
          <div className={classes.list}>
            <AuditList
              pages={pages}
              entries={entries}
              people={people}
              opened={search.open}
              onOpen={(id) => show(id === search.open ? undefined : id)}
              onClear={isFiltered(search) ? () => go({}) : null}
            />
          </div>
          {opened && (
            <EntryDetails
              key={opened.id}
              entry={opened}
              people={people}
              onFilter={(part) => go({ ...search, ...part })}
              onClose={() => show(undefined)}
            />
          )}
        </div>
      )}
    </Page>
  );
}
