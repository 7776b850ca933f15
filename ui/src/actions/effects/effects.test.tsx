import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Effect } from '@/api/bindings';
import { render } from '@/test/render';
import { Changes } from '../dialog/Changes';
import { Lines } from '../dialog/Lines';
import { EffectsDone } from '../EffectsDone';
import { formOf, operations } from '../index';
import { useSay } from '../say';
import { atOnce, inNumbers, kinds, tell } from './index';
import type { Kind } from './words';

const payouts = [{ count: 2, sum: { amount: '412.00', currency: 'EUR' } }];
const until = '2026-12-01T08:00:00Z';

/** One of every kind: a kind that is missing here doesn't compile. */
const every: { [K in Kind]: Extract<Effect, { kind: K }> } = {
  changes: { kind: 'changes', field: 'status', old: 'active', new: 'suspended' },
  sessions_end: { kind: 'sessions_end', count: 3 },
  admin_sessions_end: { kind: 'admin_sessions_end', count: 1 },
  tokens_revoked: { kind: 'tokens_revoked', count: 2 },
  login_refused: { kind: 'login_refused', reason: 'FRAUD', message: null, until },
  login_allowed: { kind: 'login_allowed' },
  login_off: { kind: 'login_off' },
  no_login_left: { kind: 'no_login_left' },
  orders_stop: { kind: 'orders_stop', open: 1 },
  messages_stop: { kind: 'messages_stop' },
  commissions_stop: { kind: 'commissions_stop' },
  payouts_held: { kind: 'payouts_held', payouts },
  payouts_released: { kind: 'payouts_released', payouts },
  credits_kept: { kind: 'credits_kept', balance: '1240.00' },
  downline_kept: { kind: 'downline_kept', count: 37 },
  password_change_required: { kind: 'password_change_required' },
  two_factor_required: { kind: 'two_factor_required' },
  verification_needed: { kind: 'verification_needed' },
  kyc_required: { kind: 'kyc_required' },
  monitored: { kind: 'monitored', until },
  flag_set: { kind: 'flag_set', flag: 'vip' },
  flag_cleared: { kind: 'flag_cleared', flag: 'risk' },
  note_added: { kind: 'note_added', category: 'finance', priority: 'high' },
  retained: { kind: 'retained', what: 'orders', until },
  scheduled: { kind: 'scheduled', operation: 'users.hard_delete', at: until },
  called_off: { kind: 'called_off', operation: 'users.hard_delete' },
  erased: { kind: 'erased', what: 'profile' },
  archived: { kind: 'archived', until },
  downline_moved: { kind: 'downline_moved', count: 37, to: 'P-100377' },
  credits_booked: { kind: 'credits_booked', amount: '25.00', balance: '1265.00' },
  approval_requested: {
    kind: 'approval_requested',
    permission: 'user.reactivate.approve',
    until: '2026-11-18T12:32:00Z',
  },
  mailed: { kind: 'mailed', to: 'lucia.p@example.com', template: 'suspension' },
  link_sent: {
    kind: 'link_sent',
    purpose: 'confirm_email',
    to: 'lucia@example.net',
    valid_until: '2026-11-18T14:32:00Z',
  },
  link_ends: { kind: 'link_ends', purpose: 'confirm_email' },
  password_changed: { kind: 'password_changed' },
  sent_again: { kind: 'sent_again', to: 'lucia.p@example.com', template: 'suspension' },
  verification_sent: {
    kind: 'verification_sent',
    to: '+1 305 555 0194',
    valid_until: '2026-11-18T14:32:00Z',
  },
  shipments_kept: { kind: 'shipments_kept', open: 1 },
  temporary_password: { kind: 'temporary_password', until },
  groups_changed: {
    kind: 'groups_changed',
    joined: [{ value: 'support', label: 'Support' }],
    left: [{ value: 'finance', label: 'Finance' }],
  },
  permissions_changed: {
    kind: 'permissions_changed',
    granted: [{ value: 'report.read', label: 'Read reports' }],
    withdrawn: [],
  },
};
const all = Object.values(every);

/** Every place where effects are told. */
function Everywhere({ effects }: { effects: Effect[] }) {
  const say = useSay();
  const told = tell(effects, say);
  return (
    <>
      <Lines
        title="Beside the form"
        lines={told.map(({ words, label, text }) => ({ icon: words.icon, label, text }))}
      />
      <Changes told={told} />
      <output aria-label="At once">{atOnce(effects, say)}</output>
      <output aria-label="Afterwards">{inNumbers(effects, say)}</output>
      <section aria-label="Audit">
        <EffectsDone effects={effects} />
      </section>
    </>
  );
}

const texts = (elements: Iterable<Element>) => [...elements].map(({ textContent }) => textContent ?? '');

describe('the words of effects', () => {
  it('are there for every kind, in every place', async () => {
    await render(<Everywhere effects={all} />);
    const beside = screen.getByRole('heading', { name: 'Beside the form' }).parentElement as HTMLElement;
    const lines = texts(beside.querySelectorAll('li > span:last-child'));
    expect(lines).toHaveLength(kinds.length);
    expect(lines.filter((line) => line.trim() === '')).toEqual([]);
    const logged = texts(screen.getByRole('region', { name: 'Audit' }).querySelectorAll('div > span'));
    expect(logged).toHaveLength(kinds.length);
    expect(logged.filter((line) => line.trim() === '' || /^\p{Ll}|undefined|_/u.test(line))).toEqual([]);
  });

  it('have the numbers that each brings', async () => {
    await render(<Everywhere effects={all} />);
    const [page] = texts([document.body]);
    for (const said of [
      '3 active sessions end at once',
      '2 tokens are revoked. They do not come back',
      '2 pending, €412.00, are held',
      '37 referrals are not affected',
      '1,240.00 kept, usable again later',
      'Under the flag Watch until 1 Dec 2026, 09:00',
      'Due 1 Dec 2026, 09:00 CET; until then the user can be restored',
      'Kept until 1 Dec 2026',
      '25.00 booked at once; the balance is then 1,265.00',
    ])
      expect(page).toContain(said);
    expect(screen.getByLabelText('At once')).toHaveTextContent('3 sessions end, 1 console session ends');
    expect(screen.getByLabelText('Afterwards')).toHaveTextContent(
      '3 sessions ended, 1 console session ended',
    );
    expect(screen.getByLabelText('Afterwards')).toHaveTextContent('€412.00 held');
  });

  it('count one as one', async () => {
    await render(<Everywhere effects={[{ kind: 'tokens_revoked', count: 1 }]} />);
    expect(screen.getByText(/is revoked\. It does not come back/)).toHaveTextContent('1 token is revoked');
  });

  it('go by the same order whatever the platform’s', async () => {
    const order = (effects: Effect[]) => tell(effects, say).map(({ effect }) => effect.kind);
    let say = {} as ReturnType<typeof useSay>;
    function Catch() {
      say = useSay();
      return null;
    }
    await render(<Catch />);
    expect(order(all.toReversed())).toEqual(order(all));
  });

  it('name fields that nobody here knows', async () => {
    await render(<EffectsDone effects={[{ kind: 'changes', field: 'shoe_size', old: null, new: '42' }]} />);
    expect(screen.getByText(/Shoe size/)).toHaveTextContent('42');
  });
});

describe('the record of actions', () => {
  it('has for each its words and how it is offered', () => {
    expect(operations.length).toBeGreaterThanOrEqual(12);
    const forms = operations.map((operation) => [operation, formOf(operation)] as const);
    for (const [operation, form] of forms) {
      if (form === null) continue;
      expect(form.done('Ada', [], {} as ReturnType<typeof useSay>), operation).toContain('Ada');
      expect(form.lost, operation).toBeTruthy();
      expect(form.title, operation).not.toEqual(form.verb);
    }
    const keys = forms.flatMap(([, form]) => form?.key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(expect.arrayContaining(['N', 'F']));
  });
});
