import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconFilterOff, IconHistory } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { AuditEntry, UserDetail } from '@/api/bindings';
import { useAllowed } from '@/api/session';
import { type HistoryFilter, useHistory } from '@/api/user';
import { Card } from '@/components/Card';
import { Empty } from '@/components/states/Empty';
import { NoPermission } from '@/components/states/NoPermission';
import { useZone } from '@/format/useZone';
import { Paged } from '../Paged';
import timeline from '../Timeline.module.css';
import classes from '../user.module.css';
import { AsOfBar } from './AsOfBar';
import { AsOfLine } from './AsOfLine';
import { Change } from './Change';
import { Days } from './Days';
import own from './History.module.css';
import { RecordAsOf } from './RecordAsOf';

const everything: HistoryFilter = { after: null, before: null };

/**
 * What the record was before each change of it, and what since: who, when and why (USR-15); and the whole record at any
 * moment between (BEY-5).
 */
export function History({ user }: { user: UserDetail }) {
  const { t } = useLingui();
  const zone = useZone();
  const allowed = useAllowed('audit.view');
  const [filter, setFilter] = useState(everything);
  const [at, setAt] = useState<string | null>(null);
  const pages = useHistory(user.user_id, filter, allowed);
  if (!allowed) return <NoPermission permission="audit.view" />;
  const filtered = filter.after !== null || filter.before !== null;
  const known = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <AsOfBar at={at} changes={known} from={user.account.registered_at} onChange={setAt} />
      <div className={classes.filters} role="search" aria-label={t`Filter changes`}>
        <Days days={filter} onChange={setFilter} />
      </div>
      <div className={own.beside}>
        <Card title={t`Changes`} meta={t`times in ${zone}`}>
          <Paged
            pages={pages}
            label={<Trans>Loading changes</Trans>}
            failure={<Trans>The changes could not be read</Trans>}
            empty={
              filtered ? (
                <Empty
                  icon={IconFilterOff}
                  title={<Trans>Nothing changed between these days</Trans>}
                  actions={
                    <Button onClick={() => setFilter(everything)}>
                      <Trans>Clear filters</Trans>
                    </Button>
                  }
                />
              ) : (
                <Empty icon={IconHistory} title={<Trans>Nothing was changed yet</Trans>}>
                  <Trans>What admins change of this user is listed here, with what it was before.</Trans>
                </Empty>
              )
            }
          >
            {(entries) => <Changes entries={entries} user={user} at={at} />}
          </Paged>
        </Card>
        {at !== null && <RecordAsOf userId={user.user_id} at={at} />}
      </div>
    </>
  );
}

type ChangesProps = { entries: AuditEntry[]; user: UserDetail; at: string | null };

/** Newest first, with a line where the record stands that is looked at. */
function Changes({ entries, user, at }: ChangesProps) {
  const { t } = useLingui();
  const moment = at === null ? null : Date.parse(at);
  const stands = moment === null ? -1 : entries.findIndex((entry) => Date.parse(entry.at) <= moment);
  const line = at !== null && <AsOfLine at={at} />;
  return (
    <ul className={timeline.timeline} aria-label={t`Changes`}>
      {entries.map((entry, index) => (
        <Fragment key={entry.id}>
          {index === stands && line}
          <li>
            <Change entry={entry} user={user} />
          </li>
        </Fragment>
      ))}
      {stands === -1 && line}
    </ul>
  );
}
