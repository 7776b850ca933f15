import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { IconChecklist } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useApprovals, useWaiting } from '@/api/approvals';
import type { Approval } from '@/api/bindings';
import { useAllowed } from '@/api/session';
import { Reading } from '@/components/inbox/Reading';
import { Split } from '@/components/inbox/Split';
import { useInbox } from '@/components/inbox/useInbox';
import { Empty } from '@/components/states/Empty';
import { NoPermission } from '@/components/states/NoPermission';
import { OfflineStrip } from '@/components/states/OfflineStrip';
import { Page } from '@/frame/Page';
import type { ApprovalSearch, ApprovalTab } from '@/frame/place';
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
  const go = (to: ApprovalSearch) => void navigate({ to: '/approvals', search: to, replace: true });
  const show = (request: Approval) => go({ tab, open: request.approval_id });
  const {
    first,
    items: requests,
    open,
  } = useInbox({
    pages,
    idOf: (request: Approval) => request.approval_id,
    named: search.open,
    onOpen: show,
    group: t`Approvals`,
    next: t`Next request`,
    previous: t`Previous request`,
  });

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
      <Split
        list={
          first === undefined ? (
            <Reading
              error={pages.error}
              failed={t`The requests could not be read`}
              loading={<Trans>Loading requests</Trans>}
              lines={[32, 32, 32, 32]}
              onRetry={() => void pages.refetch()}
            />
          ) : (
            requests.length > 0 && <RequestList pages={pages} requests={requests} open={open} onOpen={show} />
          )
        }
      >
        {open ? <RequestDetail key={open} approvalId={open} /> : first && <Nothing tab={tab} />}
      </Split>
    </Page>
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
