import type {
  Action,
  Approval,
  ApprovalDetail,
  ApprovalListQuery,
  Done,
  PreparedAction,
} from '@/api/bindings';
import { approvalOf } from '@/test/approvals';
import { me } from '@/test/fixtures';
import type { FakeOperations } from '@/test/operations';
import { doneOf } from '@/test/plans';

const requests = [approvalOf(), approvalOf({ approval_id: 'r2', state: 'lapsed', may_decide: false })];

/** Keeps what needs a second admin, as the platform does. */
export function ask({ action, plan }: PreparedAction): Done {
  const asked = approvalOf({
    approval_id: `r${requests.length + 1}`,
    action,
    effects: plan.effects,
    requested_by: me,
    requested_at: new Date().toISOString(),
    may_decide: false,
  });
  requests.unshift(asked);
  const { permission, lapses_at: until } = asked;
  return doneOf(action, { effects: [{ kind: 'approval_requested', permission, until }], undo: null });
}

export function decide(id: string, { operation, body }: Action, done: Done): Done {
  const at = requests.findIndex(({ approval_id }) => approval_id === id);
  const decided: Partial<Approval> = {
    state: operation === 'approvals.approve' ? 'approved' : 'rejected',
    decided_by: me,
    decided_at: new Date().toISOString(),
    decision: operation === 'approvals.reject' ? body.reason : null,
    may_decide: false,
  };
  const [request] = requests.slice(at);
  if (request) requests[at] = { ...request, ...decided };
  return done;
}

function isIn(request: Approval, { list, user_id }: ApprovalListQuery): boolean {
  if (user_id && request.user_id !== user_id) return false;
  const waits = request.state === 'pending';
  if (list === 'for_me') return request.may_decide;
  if (list === 'by_me') return waits && request.requested_by.id === me.id;
  return list === 'decided' ? !waits : waits;
}

function detailOf(id: string): ApprovalDetail {
  const approval = requests.find(({ approval_id }) => approval_id === id) ?? approvalOf();
  return { approval, effects: approval.effects, differences: [], refusal: null };
}

/** What is read of them. */
export const approvalOperations: FakeOperations = {
  'approvals.list': ({ query }) => ({
    items: requests.filter((request) => isIn(request, query)),
    next_cursor: null,
    for_me: requests.filter((request) => isIn(request, { list: 'for_me' })).length,
    by_me: requests.filter((request) => isIn(request, { list: 'by_me' })).length,
  }),
  'approvals.get': ({ path }) => detailOf(path.approval_id),
};
