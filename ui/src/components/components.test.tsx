import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Flag as FlagCode, KycStatus, UserStatus } from '@/api/bindings';
import { ConsoleError } from '@/api/ConsoleError';
import { expectNoViolations } from '@/test/axe';
import { meta, session } from '@/test/fixtures';
import { render } from '@/test/render';
import { CodeInput } from './CodeInput';
import { CopyId, shortened } from './CopyId';
import { DiffValue } from './DiffValue';
import { EnvironmentStripe } from './EnvironmentStripe';
import { Flag, flagLooks } from './Flag';
import { KycBadge, kycLooks } from './KycBadge';
import { ReasonedButton } from './ReasonedButton';
import { RelativeTime } from './RelativeTime';
import { StatusBadge, statusLooks } from './StatusBadge';
import { Steps } from './Steps';
import { Failure } from './states/Failure';
import { Loading } from './states/Loading';
import { OfflineStrip } from './states/OfflineStrip';

describe('statuses and flags', () => {
  it('have a word each, and nothing axe finds', async () => {
    const { container } = await render(
      <>
        {(Object.keys(statusLooks) as UserStatus[]).map((status) => (
          <StatusBadge key={status} status={status} />
        ))}
        {(Object.keys(kycLooks) as KycStatus[]).map((status) => (
          <KycBadge key={status} status={status} />
        ))}
        {(Object.keys(flagLooks) as FlagCode[]).map((flag) => (
          <Flag key={flag} flag={flag} />
        ))}
      </>,
    );
    expect(screen.getByText('Suspended')).toBeVisible();
    expect(screen.getByText('Not started')).toBeVisible();
    expect(screen.getByRole('img', { name: 'Partner priority' })).toBeVisible();
    await expectNoViolations(container);
  });

  it('use the words of the platform', async () => {
    const statuses = [{ status: 'suspended' as const, label: 'Blocked' }];
    await render(<StatusBadge status="suspended" />, {
      session: { ...session, meta: { ...meta, statuses } },
    });
    expect(screen.getByText('Blocked')).toBeVisible();
  });
});

describe('the environment stripe', () => {
  it('names platform and environment in the window title', async () => {
    await render(<EnvironmentStripe environment="production" platform="Kestrel" />);
    expect(document.title).toBe('Kestrel (Production) - Steward');
    expect(screen.getByTestId('environment-stripe')).toHaveAttribute('data-tone', 'production');
  });
});

describe('an ID', () => {
  it('keeps both ends and copies all of it', async () => {
    const id = 'c41e7a90-2b6f-4d1c-9f00-00000021b64a';
    const copyText = vi.fn(() => null);
    await render(<CopyId value={id} label="Copy user ID" />, { commands: { copyText } });
    expect(screen.getByText(shortened(id))).toHaveTextContent('c41e7a90…21b64a');
    await userEvent.click(screen.getByRole('button', { name: 'Copy user ID' }));
    expect(copyText).toHaveBeenCalledWith(id);
    expect(screen.getByRole('status')).toHaveTextContent('Copied');
  });
});

describe('a button that is off', () => {
  it('stays focusable, says why, and does nothing', async () => {
    const onClick = vi.fn();
    await render(
      <ReasonedButton reason="You need user.suspend" onClick={onClick}>
        Suspend…
      </ReasonedButton>,
    );
    await userEvent.tab();
    const button = screen.getByRole('button', { name: 'Suspend…' });
    expect(button).toHaveFocus();
    expect(await screen.findByText('You need user.suspend')).toBeInTheDocument();
    await userEvent.click(button);
    expect(onClick).not.toHaveBeenCalled();
  });
});

describe('codes, steps and changes', () => {
  it('tell where one is, in words too', async () => {
    const { container } = await render(
      <>
        <Steps names={['Reason', 'Review', 'Confirm']} current={1} />
        <DiffValue before="14 Aug 1991" after="4 Aug 1991" />
        <CodeInput value="28" onChange={() => {}} />
      </>,
    );
    expect(screen.getByText('Review')).toHaveAttribute('aria-current', 'step');
    expect(screen.getByRole('deletion')).toHaveTextContent('Before14 Aug 1991');
    expect(screen.getByRole('insertion')).toHaveTextContent('After4 Aug 1991');
    expect(screen.getByRole('group', { name: '6-digit code' })).toBeVisible();
    await expectNoViolations(container);
  });
});

describe('relative time', () => {
  it('has the whole instant for machines', async () => {
    await render(<RelativeTime at="2020-11-17T13:32:05Z" />);
    expect(screen.getByText('17 Nov 2020')).toHaveAttribute('datetime', '2020-11-17T13:32:05Z');
  });
});

describe('loading', () => {
  it('is quiet at first, then shows the shape, then how long it takes and a way out', async () => {
    vi.useFakeTimers();
    const onStop = vi.fn();
    await render(
      <Loading label="Loading users" onStop={onStop}>
        <p>shape</p>
      </Loading>,
    );
    expect(screen.queryByText('shape')).toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(250));
    expect(screen.getByText('shape')).toBeVisible();
    expect(screen.queryByText(/Loading users/)).toBeNull();
    await act(() => vi.advanceTimersByTimeAsync(3000));
    expect(screen.getByText('Loading users, 3 s')).toBeVisible();
    screen.getByRole('button', { name: 'Stop' }).click();
    expect(onStop).toHaveBeenCalled();
    vi.useRealTimers();
  });
});

describe('offline', () => {
  const outage = { offlineSince: '2026-11-17T12:51:00Z', nextTry: '2026-11-17T13:32:12Z' };
  afterEach(() => void vi.useRealTimers());

  it('says since when, when the next try is, and tries at once when asked', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-17T13:32:00Z') });
    const tryConnection = vi.fn(() => null);
    await render(<OfflineStrip />, { session: { ...session, ...outage }, commands: { tryConnection } });
    expect(screen.getByText('Offline since 13:51 CET.')).toBeVisible();
    expect(screen.getByText('Next try in 12 s.')).toBeVisible();
    await act(() => vi.advanceTimersByTimeAsync(2000));
    expect(screen.getByText('Next try in 10 s.')).toBeVisible();
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(screen.getByText('Trying now…')).toBeVisible();
    await act(async () => screen.getByRole('button', { name: 'Try now' }).click());
    expect(tryConnection).toHaveBeenCalledExactlyOnceWith(session.connection.id);
  });

  it('is not there while the platform answers', async () => {
    await render(<OfflineStrip />);
    expect(screen.queryByText(/Offline/)).toBeNull();
  });
});

describe('failure', () => {
  const refusal = {
    code: 'internal' as const,
    message: 'The server answered with an error (503). Nothing was changed.',
    remedy: null,
    fields: [],
    request_id: 'req_8f2c70b1e64d41d0',
    permission: null,
    retry_after: null,
    attempts_left: null,
  };

  it('says what failed, offers to try again, and gives the request', async () => {
    const onRetry = vi.fn();
    await render(
      <Failure error={new ConsoleError(refusal)} title="The list could not be read" onRetry={onRetry} />,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('Nothing was changed.');
    expect(screen.getByRole('button', { name: 'Copy request ID' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(onRetry).toHaveBeenCalled();
  });

  it('names a missing permission and makes asking for it easy', async () => {
    const copyText = vi.fn(() => null);
    const error = new ConsoleError({ ...refusal, code: 'permission_denied', permission: 'user.delete' });
    await render(<Failure error={error} title="x" />, { commands: { copyText } });
    expect(screen.getByText('user.delete')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Copy a request' }));
    expect(copyText).toHaveBeenCalledWith(expect.stringContaining('user.delete on Kestrel'));
  });
});
