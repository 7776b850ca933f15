import { act, renderHook, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { openAction, useOpenedAction } from '@/actions/open';
import { type ConsoleState, events, type OpenConnection } from '@/api/bindings';
import { ConsoleError } from '@/api/ConsoleError';
import { OfflineStrip } from '@/components/states/OfflineStrip';
import { expectNoViolations } from '@/test/axe';
import { connection, me, meta } from '@/test/fixtures';
import { type FakeCommands, render } from '@/test/render';
import { Console } from './Console';

const ready: ConsoleState = {
  keychain: 'ready',
  locked: false,
  connections: [connection],
  last_connection: connection.id,
  version: '1.0.0',
};
const signedOut: OpenConnection = { connection, meta, me: null, demo: null };

function refusal(code: ConsoleError['code'], attemptsLeft: number | null = null) {
  return new ConsoleError({
    code,
    message: 'That code is not right.',
    remedy: 'Codes change every 30 seconds.',
    fields: [],
    request_id: 'req_41d08f2c7b1e64d4',
    permission: null,
    retry_after: null,
    attempts_left: attemptsLeft,
  });
}

/** Renders the gates with a page behind them. The shell's events are kept, to be fired by the test. */
async function enter(commands: FakeCommands, onSwitch = vi.fn()) {
  const heard = new Map<string, (event: { payload: unknown }) => void>();
  for (const [name, event] of Object.entries(events)) {
    const listen = async (callback: (event: { payload: unknown }) => void) => {
      heard.set(name, callback);
      return () => heard.delete(name);
    };
    vi.spyOn(event as { listen: unknown } as { listen: typeof listen }, 'listen').mockImplementation(listen);
  }
  const rendered = await render(
    <Console onSwitch={onSwitch}>
      <p>All the users</p>
      <OfflineStrip />
    </Console>,
    { session: null, commands: { consoleState: () => ready, openConnection: () => signedOut, ...commands } },
  );
  return { ...rendered, fire: (name: string, payload: unknown) => heard.get(name)?.({ payload }) };
}

async function givePassword() {
  await userEvent.type(await screen.findByLabelText('Password'), 'correct horse');
  await userEvent.click(screen.getByRole('button', { name: 'Continue' }));
}

describe('signing in', () => {
  it('asks for the password, then a code, and signs in with the sixth digit', async () => {
    let open = signedOut;
    const signIn = vi.fn(() => ({ next: 'code' as const }));
    const confirmCode = vi.fn(() => {
      open = { ...signedOut, me };
      return me;
    });
    await enter({ openConnection: () => open, signIn, confirmCode });
    await givePassword();
    expect(signIn).toHaveBeenCalledWith(connection.id, 'signe.aalto@example.com', 'correct horse');
    await userEvent.type(await screen.findByLabelText('Digit 1 of 6'), '285123');
    expect(await screen.findByText('All the users')).toBeVisible();
    expect(confirmCode).toHaveBeenCalledWith(connection.id, 'totp', '285123');
  });

  it('says what a wrong code was refused for, and takes another', async () => {
    const confirmCode = vi.fn(() => {
      throw refusal('wrong_code', 2);
    });
    await enter({ signIn: () => ({ next: 'code' }), confirmCode });
    await givePassword();
    await userEvent.type(await screen.findByLabelText('Digit 1 of 6'), '000000');
    expect(await screen.findByRole('alert')).toHaveTextContent('That code is not right. 2 attempts left.');
    expect(screen.getByLabelText('Digit 1 of 6')).toHaveValue('');
    expect(screen.getByLabelText('Digit 1 of 6')).toHaveFocus();
    await expectNoViolations();
  });

  it('takes a recovery code in its place', async () => {
    const confirmCode = vi.fn(() => me);
    await enter({ signIn: () => ({ next: 'code' }), confirmCode });
    await givePassword();
    await userEvent.click(await screen.findByRole('button', { name: 'Use a recovery code' }));
    await userEvent.type(screen.getByLabelText('Recovery code'), ' 7f3a-91c2 {Enter}');
    await waitFor(() => expect(confirmCode).toHaveBeenCalledWith(connection.id, 'recovery', '7f3a-91c2'));
  });

  it('keeps the e-mail, and nothing of the password, on the way to the code and back', async () => {
    await enter({ signIn: () => ({ next: 'code' }) });
    await userEvent.clear(await screen.findByLabelText('Email'));
    await userEvent.type(screen.getByLabelText('Email'), 'ivo.brandt@example.com');
    await givePassword();
    expect(await screen.findByText('Accepted')).toBeVisible();
    expect(screen.getByLabelText('Email')).toHaveValue('ivo.brandt@example.com');
    expect(screen.getByLabelText('Password')).toHaveValue('••••••••••••');
    await expectNoViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.getByLabelText('Email')).toHaveValue('ivo.brandt@example.com');
    expect(screen.getByLabelText('Password')).toHaveValue('');
  });

  it('keeps no password: not in the field after a refusal, not in the cache', async () => {
    const { client } = await enter({
      signIn: () => {
        throw refusal('wrong_credentials');
      },
    });
    await givePassword();
    await screen.findByRole('alert');
    expect(screen.getByLabelText('Password')).toHaveValue('');
    expect(screen.getByLabelText('Password')).toHaveFocus();
    expect(screen.getByLabelText('Email')).toHaveValue('signe.aalto@example.com');
    const kept = [...client.getQueryCache().getAll(), ...client.getMutationCache().getAll()];
    expect(JSON.stringify(kept.map(({ state }) => state))).not.toContain('correct horse');
  });
});

describe('enrolment', () => {
  it('shows QR and secret, wants one right code, then shows the recovery codes once', async () => {
    const codes = ['7f3a-91c2', 'b2d9-00aa'];
    const confirmEnrolment = vi.fn(() => ({ me, recovery_codes: codes }));
    const startEnrolment = () => ({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x', qr_svg: '<svg/>' });
    const { client } = await enter({ signIn: () => ({ next: 'enrol' }), startEnrolment, confirmEnrolment });
    await givePassword();
    expect(await screen.findByText('JBSWY3DPEHPK3PXP')).toBeVisible();
    expect(screen.getByRole('img', { name: /QR code/ })).toHaveAttribute(
      'src',
      expect.stringMatching(/^data:image/),
    );
    expect(
      JSON.stringify(
        client
          .getQueryCache()
          .getAll()
          .map(({ state }) => state),
      ),
    ).not.toContain('JBSWY3');
    await userEvent.type(screen.getByLabelText('Digit 1 of 6'), '285123');
    await userEvent.click(screen.getByRole('button', { name: 'Confirm' }));
    for (const code of codes) expect(await screen.findByText(code)).toBeVisible();
    expect(screen.queryByText('JBSWY3DPEHPK3PXP')).toBeNull();
    expect(screen.getByRole('button', { name: 'Continue' })).toHaveAttribute('aria-disabled', 'true');
    await expectNoViolations();
  });
});

describe('the lock', () => {
  it('takes everything off the screen and out of memory, and gives it back for the password', async () => {
    let state = ready;
    const unlockConsole = vi.fn(() => {
      state = ready;
      return null;
    });
    const opened = { ...signedOut, me };
    const { client, fire } = await enter({
      consoleState: () => state,
      openConnection: () => opened,
      unlockConsole,
    });
    expect(await screen.findByText('All the users')).toBeVisible();
    client.setQueryData(['users.get', connection.id, { user_id: 'u1' }], { name: 'Lucía Peñasco' });
    state = { ...ready, locked: true };
    fire('consoleLocked', {});
    await userEvent.type(await screen.findByLabelText('Password'), 'correct horse');
    expect(screen.queryByText('All the users')).toBeNull();
    expect(screen.getByRole('heading', { name: 'Signe Aalto' })).toBeVisible();
    expect(client.getQueryData(['users.get', connection.id, { user_id: 'u1' }])).toBeUndefined();
    await expectNoViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    expect(await screen.findByText('All the users')).toBeVisible();
    expect(unlockConsole).toHaveBeenCalledWith('correct horse', null);
  });
});

describe('another connection', () => {
  it('leaves the place that belongs to the one before', async () => {
    const onSwitch = vi.fn();
    const staging = { ...connection, id: 'c0ffee00-0000-4000-8000-000000000011', name: 'Staging' };
    const openConnection = (id: string) =>
      id === staging.id ? { ...signedOut, connection: staging, me } : signedOut;
    const consoleState = () => ({ ...ready, connections: [connection, staging] });
    await enter({ consoleState, openConnection }, onSwitch);
    openAction({ user_id: 'u1', name: 'Lucía Peñasco', email: null }, 'users.suspend');
    await userEvent.click(await screen.findByRole('button', { name: /Kestrel/ }));
    expect(onSwitch).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: /Staging/ }));
    expect(await screen.findByText('All the users')).toBeVisible();
    expect(onSwitch).toHaveBeenCalledOnce();
    expect(renderHook(useOpenedAction).result.current).toBeNull();
  });
});

describe('an outage', () => {
  const since = '2026-11-17T12:51:00Z';

  it('is told of the open connection, whatever becomes of the others', async () => {
    const { fire } = await enter({ openConnection: () => ({ ...signedOut, me }) });
    await screen.findByText('All the users');
    const tell = (id: string, online: boolean) =>
      act(() =>
        fire('connectionChanged', { connection: id, online, since, next_try: online ? null : since }),
      );
    await tell(connection.id, false);
    expect(screen.getByText('Offline since 13:51 CET.')).toBeVisible();
    await tell('another', false);
    await tell('another', true);
    expect(screen.getByText('Offline since 13:51 CET.')).toBeVisible();
    await tell(connection.id, true);
    expect(screen.queryByText('Offline since 13:51 CET.')).toBeNull();
  });
});

describe('the keychain', () => {
  it('says that a try was in vain, and goes on with one that was not', async () => {
    let keychain: ConsoleState['keychain'] = 'locked';
    const state = (): ConsoleState => ({ ...ready, keychain });
    await enter({ consoleState: state, retryKeychain: state });
    await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Tried just now: it is still locked.')).toBeVisible();
    keychain = 'ready';
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByLabelText('Password')).toBeVisible();
  });

  it('names the remedy and goes on without it only when asked', async () => {
    const continueWithoutKeychain = vi.fn((): ConsoleState => ({ ...ready, keychain: 'declined' }));
    await enter({ consoleState: () => ({ ...ready, keychain: 'missing' }), continueWithoutKeychain });
    expect(await screen.findByRole('heading', { name: 'No keychain was found' })).toBeVisible();
    expect(screen.getByText(/Secret Service/)).toBeVisible();
    await expectNoViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Continue without keychain' }));
    expect(await screen.findByLabelText('Password')).toBeVisible();
    expect(screen.getByText(/Your session is kept nowhere/)).toBeVisible();
  });
});

describe('connecting', () => {
  const first: ConsoleState = { ...ready, connections: [], last_connection: null };

  it('looks at a server before it keeps it', async () => {
    const probe = { url: 'https://admin.kestrel.example', meta, answered_in_ms: 38, certificate: null };
    const addConnection = vi.fn(() => connection);
    let state = first;
    await enter({ consoleState: () => state, probeServer: () => probe, addConnection });
    await userEvent.click(await screen.findByRole('radio', { name: 'Server' }));
    await userEvent.type(screen.getByLabelText('Server URL'), 'https://admin.kestrel.example');
    await userEvent.click(screen.getByRole('button', { name: 'Test' }));
    expect(await screen.findByText('Answers, 38 ms')).toBeVisible();
    expect(screen.getByText('Production')).toBeVisible();
    await expectNoViolations();
    state = ready;
    await userEvent.click(screen.getByRole('button', { name: 'Connect' }));
    expect(await screen.findByRole('heading', { name: 'Sign in to Kestrel' })).toBeVisible();
    expect(addConnection).toHaveBeenCalledWith('https://admin.kestrel.example', 'Kestrel');
  });

  it('says why a server was refused and keeps what was typed', async () => {
    const probeServer = () => {
      throw refusal('not_https');
    };
    await enter({ consoleState: () => first, probeServer });
    await userEvent.click(await screen.findByRole('radio', { name: 'Server' }));
    await userEvent.type(screen.getByLabelText('Server URL'), 'http://admin.kestrel.example{Enter}');
    expect(await screen.findByRole('alert')).toBeVisible();
    expect(screen.getByLabelText('Server URL')).toHaveValue('http://admin.kestrel.example');
    expect(screen.getByLabelText('Server URL')).toHaveFocus();
  });
});
