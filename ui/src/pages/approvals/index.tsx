import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl, Skeleton } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useApprovals, useWaiting } from '@/api/approvals';
import type { Approval } from '@/api/bindings';
import { useAllowed } from '@/api/session';
import { Empty } from '@/components/states/Empty';
import { Failure } from '@/components/states/Failure';
import { Loading } from '@/components/states/Loading';
import { NoPermission } from '@/components/states/NoPermission';
import { OfflineStrip } from '@/components/states/OfflineStrip';
import { Page } from '@/frame/Page';
import type { ApprovalSearch, ApprovalTab } from '@/frame/place';
import { useKeys } from '@/keys/useKeys';
import classes from './approvals.module.css';
import { RequestDetail } from './RequestDetail';
import { RequestList } from './RequestList';

/** What one admin asked for and another one decides (REA-1). */
export default function Approvals() {
  const { t } = useLingui();
  const allowed = useAllowed('user.view');
  const navigate = useNavigate();
  const search: ApprovalSearch = useSearch({ strict: false });
  const tab: ApprovalTab = search.tab ?? 'for_me';
  const pages = useApprovals(tab, allowed);
  const { for_me: forMe, by_me: byMe } = useWaiting(false);
  const [first] = pages.data?.pages ?? [];
  const requests = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const open = search.open ?? requests[0]?.approval_id;
  const go = (to: ApprovalSearch) => void navigate({ to: '/approvals', search: to, replace: true });
  const show = (request: Approval | undefined) => request && go({ tab, open: request.approval_id });
  const at = requests.findIndex(({ approval_id }) => approval_id === open);

  const group = t`Approvals`;
  useKeys([
    {
      keys: ['J', 'ArrowDown'],
      label: t`Next request`,
      group,
      hint: true,
      run: () => show(requests[at + 1]),
    },
    {
      keys: ['K', 'ArrowUp'],
      label: t`Previous request`,
      group,
      hint: true,
      run: () => show(requests[at - 1]),
    },
  ]);

  const tabs: { value: ApprovalTab; label: string }[] = [
    { value: 'for_me', label: forMe ? t`For you ${forMe}` : t`For you` },
    { value: 'by_me', label: byMe ? t`Sent by you ${byMe}` : t`Sent by you` },
    { value: 'decided', label: t`Decided` },
  ];
  if (!allowed) {
    return (
      <Page title={t`Approvals`}>
        <NoPermission permission="user.view" />
      </Page>
    );
  }
  return (
    <Page
      title={t`Approvals`}
      filled
      meta={
        <SegmentedControl
          size="xs"
          aria-label={t`Which requests`}
          data={tabs}
          value={tab}
          onChange={(next) => go({ tab: next as ApprovalTab })}
        />
      }
    >
      <OfflineStrip />
      <div className={classes.split}>
        {first === undefined ? (
          <Reading error={pages.error} onRetry={() => void pages.refetch()} />
        ) : (
          requests.length > 0 && <RequestList pages={pages} requests={requests} open={open} onOpen={show} />
        )}
        {open ? <RequestDetail key={open} approvalId={open} /> : first && <Nothing tab={tab} />}
      </div>
    </Page>
  );
}

function Reading({ error, onRetry }: { error: unknown; onRetry(): void }) {
  const { t } = useLingui();
  if (error) return <Failure error={error} title={t`The requests could not be read`} onRetry={onRetry} />;
  return (
    <Loading label={<Trans>Loading requests</Trans>}>
      <div className={classes.skeleton}>
        {[1, 2, 3, 4].map((line) => (
          <Skeleton key={line} height={32} />
        ))}
      </div>
    </Loading>
  );
}

function Nothing({ tab }: { tab: ApprovalTab }) {
  const { t } = useLingui();
  const titles = {
    for_me: t`Nothing waits for you`,
    by_me: t`You asked for nothing that waits`,
    decided: t`Nothing was decided yet`,
  };
  return (
    <Empty icon={IconChecklist} title={titles[tab]}>
      <Trans>What needs a second admin stands here until it is decided, or lapses.</Trans>
    </Empty>
  );
}
