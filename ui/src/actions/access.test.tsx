import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { dropDrafts } from '@/api/drafts';
import { choose, openForm } from '@/test/actions';
import { expectNoViolations } from '@/test/axe';
import { session } from '@/test/fixtures';
import { user } from '@/test/people';
import { planOf } from '@/test/plans';
import { closeAction } from './open';
import { targetOf } from './target';

const target = targetOf(user);

beforeEach(() => {
  closeAction();
  dropDrafts();
});

describe('a status that is set by hand', () => {
  const statuses = (['active', 'inactive', 'pending_verification', 'suspended', 'deleted'] as const).map(
    (status) => ({ status, label: status }),
  );
  const opened = { ...session, meta: { ...session.meta, statuses } };

  it('is one of those that come without more, and leads to the actions of the others', async () => {
    const { keyboard, dialog } = await openForm('users.status.set', { opened });
    await keyboard.click(within(dialog).getByRole('combobox', { name: /^Status/ }));
    const options = await screen.findAllByRole('option', { hidden: true });
    expect(options.map(({ textContent }) => textContent)).toEqual(['inactive', 'pending_verification']);
    await keyboard.click(options[0] as HTMLElement);
    await waitFor(() => expect(dialog).toHaveTextContent('Off, until the user is active again'));
    expect(dialog).toHaveTextContent('3 active sessions end at once');
    await expectNoViolations(dialog);
    await keyboard.click(within(dialog).getByRole('button', { name: 'Suspend…' }));
    expect(await screen.findByRole('dialog', { name: /Suspend user/ })).toBeInTheDocument();
  });

  it('is the one that the switch was turned to', async () => {
    const on = { ...target, becomes: 'inactive' as const };
    const { dialog } = await openForm('users.status.set', { opened, on });
    expect(within(dialog).getByRole('combobox', { name: /^Status/ })).toHaveValue('inactive');
  });
});

describe('an account at another provider', () => {
  it('is one that the user has none of', async () => {
    const { keyboard, dialog } = await openForm('users.oauth.link');
    await choose(keyboard, /^Provider/, /GitHub/);
    await keyboard.type(within(dialog).getByRole('textbox', { name: /ID at the provider/ }), '583231');
    await waitFor(() => expect(dialog).toHaveTextContent('GitHub account'));
    await keyboard.click(within(dialog).getByRole('combobox', { name: /^Provider/ }));
    const options = await screen.findAllByRole('option', { hidden: true });
    expect(options.map(({ textContent }) => textContent)).not.toContain('Google');
  });

  it('is unlinked as its row names it, and what is lost by that is said', async () => {
    const [account] = user.security.linked_accounts;
    const { dialog } = await openForm('users.oauth.unlink', {
      on: { ...target, account },
      plan: (action) => planOf(action, { effects: [...planOf(action).effects, { kind: 'no_login_left' }] }),
    });
    await waitFor(() => expect(dialog).toHaveTextContent('No way in is left'));
    expect(dialog).toHaveTextContent('Google account');
    expect(dialog).toHaveTextContent('110248495921238986420');
    expect(within(dialog).getAllByRole('textbox')).toHaveLength(1);
  });
});

describe('one API token', () => {
  it('is named, and that it does not come back is said', async () => {
    const [token] = user.security.tokens;
    const { dialog } = await openForm('users.tokens.revoke', { on: { ...target, token } });
    await waitFor(() => expect(dialog).toHaveTextContent('It does not come back'));
    expect(dialog).toHaveTextContent('Shop, ak_live…9c41');
  });
});

describe('permissions of the user’s own', () => {
  it('are granted where the user has them not, and withdrawn where they do', async () => {
    const user_permissions = [
      { value: 'content.publish', label: 'Publish content' },
      { value: 'report.read', label: 'Read reports' },
    ];
    const opened = { ...session, meta: { ...session.meta, user_permissions } };
    const { keyboard, dialog } = await openForm('users.permissions.change', { opened });
    await choose(keyboard, /^Grant/, /Read reports/);
    await choose(keyboard, /^Withdraw/, /Publish content/);
    await waitFor(() => expect(dialog).toHaveTextContent('report.read'));
    await expectNoViolations(dialog);
  });
});

describe('a change of the email', () => {
  it('leads to the one that bypasses verification', async () => {
    const { keyboard, dialog } = await openForm('users.email.change');
    await expectNoViolations(dialog);
    await keyboard.click(
      within(dialog).getByRole('button', { name: 'Change email and bypass verification…' }),
    );
    const bypass = await screen.findByRole('dialog', { name: 'Change email and bypass verification' });
    expect(bypass).toHaveTextContent('Takes effect at once and counts as verified.');
  });
});
