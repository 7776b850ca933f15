import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { expectNoViolations } from '@/test/axe';
import { connection, session } from '@/test/fixtures';
import { refusal } from '@/test/people';
import { type FakeCommands, render } from '@/test/render';
import { Security } from './Security';

vi.setConfig({ testTimeout: 30_000 });

const view = { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x', qr_svg: '<svg/>' };
const codes = ['7f3a-91c2', 'b2d9-00aa'];

async function open(dialog: RegExp, commands: FakeCommands = {}) {
  const rendered = await render(<Security />, {
    commands: { startTotp: () => view, confirmTotp: () => codes, changeMyPassword: () => null, ...commands },
  });
  const keyboard = userEvent.setup({ delay: null });
  await keyboard.click(screen.getByRole('button', { name: dialog }));
  const type = async (code: string) => {
    await keyboard.click(await screen.findByLabelText('Digit 1 of 6'));
    await keyboard.keyboard(code);
  };
  return { ...rendered, keyboard, type };
}

type Shown = Awaited<ReturnType<typeof open>>;

/** Cancel and Escape ask; what was typed stays until it is said that it goes. */
async function expectAsked({ keyboard }: Shown) {
  const question = () => screen.queryByText(/^Discard what you typed\?/);
  await keyboard.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(question()).toBeInTheDocument();
  await keyboard.click(screen.getByRole('button', { name: 'Keep editing' }));
  expect(question()).toBeNull();
  await keyboard.keyboard('{Escape}');
  expect(question()).toBeInTheDocument();
  await keyboard.click(screen.getByRole('button', { name: 'Keep editing' }));
}

/** Everything that the queries and mutations remember. */
function remembered({ client }: Shown): string {
  const kept = [...client.getQueryCache().getAll(), ...client.getMutationCache().getAll()];
  return JSON.stringify(kept.map(({ state }) => state));
}

describe('replacing the authenticator', () => {
  it('takes a code of the old one and one of the new one, then shows the new recovery codes once', async () => {
    const startTotp = vi.fn(() => view);
    const confirmTotp = vi.fn(() => codes);
    const shown = await open(/Replace authenticator…/, { startTotp, confirmTotp });
    const { keyboard, type } = shown;
    expect(screen.getByText('Production')).toBeInTheDocument();
    expect(screen.getByLabelText('Digit 1 of 6')).toHaveFocus();
    await type('285123');
    expect(startTotp).not.toHaveBeenCalled();
    await keyboard.click(screen.getByRole('button', { name: 'Show the new secret' }));
    expect(startTotp).toHaveBeenCalledExactlyOnceWith(connection.id, 'totp', '285123');

    expect(await screen.findByText('JBSWY3DPEHPK3PXP')).toBeInTheDocument();
    await expectNoViolations();
    await type('407192');
    expect(confirmTotp).not.toHaveBeenCalled();
    await keyboard.click(screen.getByRole('button', { name: 'Replace authenticator' }));
    expect(confirmTotp).toHaveBeenCalledExactlyOnceWith(connection.id, '407192');

    for (const code of codes) expect(await screen.findByText(code)).toBeInTheDocument();
    expect(screen.queryByText('JBSWY3DPEHPK3PXP')).toBeNull();
    expect(remembered(shown)).not.toMatch(/JBSWY3|7f3a-91c2|285123|407192/);
    await expectNoViolations();

    await keyboard.keyboard('{Escape}');
    expect(screen.getByText('7f3a-91c2')).toBeInTheDocument();
    await keyboard.click(screen.getByRole('checkbox', { name: 'I keep them in a safe place' }));
    await keyboard.click(screen.getByRole('button', { name: 'Continue' }));
    await waitFor(() => expect(screen.queryByText('7f3a-91c2')).toBeNull());
    expect(await screen.findByText('Authenticator replaced')).toBeInTheDocument();
  });

  it('takes a recovery code where the authenticator is lost', async () => {
    const startTotp = vi.fn(() => view);
    const { keyboard } = await open(/Replace authenticator…/, { startTotp });
    await keyboard.click(screen.getByRole('button', { name: 'Use a recovery code' }));
    const show = screen.getByRole('button', { name: 'Show the new secret' });
    expect(show).toHaveAttribute('aria-disabled', 'true');
    await keyboard.type(screen.getByLabelText('Recovery code'), ' 7kq2-9fwx-m3ha');
    await expectNoViolations();
    await keyboard.click(show);
    expect(startTotp).toHaveBeenCalledExactlyOnceWith(connection.id, 'recovery', '7kq2-9fwx-m3ha');
    expect(await screen.findByText('JBSWY3DPEHPK3PXP')).toBeInTheDocument();
  });

  it('shows no secret after a wrong code of the old one, and ends after the third', async () => {
    const { keyboard, type } = await open(/Replace authenticator…/, {
      startTotp: () => {
        throw refusal('wrong_code');
      },
    });
    const show = () => keyboard.click(screen.getByRole('button', { name: 'Show the new secret' }));
    await type('000000');
    await show();
    expect(await screen.findByText(/That code is not right. 2 attempts left/)).toBeInTheDocument();
    expect(screen.getByLabelText('Digit 1 of 6')).toHaveValue('');
    await type('000000');
    await show();
    expect(await screen.findByText(/That code is not right. 1 attempt left/)).toBeInTheDocument();
    await type('000000');
    await show();
    expect(await screen.findByText('Too many wrong codes. Nothing was changed.')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('keeps the secret on the screen after a wrong code of the new one', async () => {
    const { keyboard, type } = await open(/Replace authenticator…/, {
      confirmTotp: () => {
        throw refusal('wrong_code');
      },
    });
    await type('285123');
    await keyboard.click(screen.getByRole('button', { name: 'Show the new secret' }));
    await screen.findByText('JBSWY3DPEHPK3PXP');
    await type('000000');
    await keyboard.click(screen.getByRole('button', { name: 'Replace authenticator' }));
    expect(await screen.findByRole('alert')).toBeInTheDocument();
    expect(screen.getByText('JBSWY3DPEHPK3PXP')).toBeInTheDocument();
    expect(screen.getByLabelText('Digit 1 of 6')).toHaveValue('');
  });

  it('asks at both steps before typed digits are thrown away', async () => {
    const shown = await open(/Replace authenticator…/);
    const { keyboard, type } = shown;
    await type('2');
    await expectAsked(shown);
    expect(screen.getByLabelText('Digit 1 of 6')).toHaveValue('2');
    await keyboard.click(screen.getByLabelText('Digit 2 of 6'));
    await keyboard.keyboard('85123');
    await keyboard.click(screen.getByRole('button', { name: 'Show the new secret' }));
    await screen.findByText('JBSWY3DPEHPK3PXP');
    await type('4');
    await expectAsked(shown);
    expect(screen.getByLabelText('Digit 1 of 6')).toHaveValue('4');
    await keyboard.click(screen.getByRole('button', { name: 'Cancel' }));
    await keyboard.click(screen.getByRole('button', { name: 'Discard' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('closes at once when nothing was typed', async () => {
    const { keyboard } = await open(/Replace authenticator…/);
    await keyboard.click(screen.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('changing the password', () => {
  it('sends both passwords and the code, and keeps none of them', async () => {
    const changeMyPassword = vi.fn(() => null);
    const shown = await open(/Change password…/, { changeMyPassword });
    const { keyboard, type } = shown;
    await keyboard.type(screen.getByLabelText('Current password'), 'correct horse');
    await keyboard.type(screen.getByLabelText('New password'), 'battery staple 9');
    await type('285123');
    await expectNoViolations();
    await keyboard.click(screen.getByRole('button', { name: 'Change password' }));
    expect(changeMyPassword).toHaveBeenCalledExactlyOnceWith(
      connection.id,
      'correct horse',
      'battery staple 9',
      '285123',
    );
    expect(await screen.findByText('Password changed')).toBeInTheDocument();
    expect(remembered(shown)).not.toMatch(/horse|staple|285123/);
  });

  it('asks before what was typed is thrown away, and keeps it after a refusal', async () => {
    const shown = await open(/Change password…/, {
      changeMyPassword: () => {
        throw refusal('invalid_fields', { fields: [{ field: 'current_password', message: 'is wrong' }] });
      },
    });
    const { keyboard, type } = shown;
    await keyboard.type(screen.getByLabelText('Current password'), 'wrong horse');
    await keyboard.type(screen.getByLabelText('New password'), 'battery staple 9');
    await keyboard.click(screen.getByRole('button', { name: 'Close' }));
    await keyboard.click(screen.getByRole('button', { name: 'Keep editing' }));
    await expectAsked(shown);
    await type('285123');
    await keyboard.click(screen.getByRole('button', { name: 'Change password' }));
    expect(await screen.findAllByText('is wrong')).not.toHaveLength(0);
    expect(screen.getByLabelText('Current password')).toHaveValue('wrong horse');
    expect(screen.getByLabelText('Digit 1 of 6')).toHaveValue('');
  });

  it('asks before a code alone is thrown away', async () => {
    const shown = await open(/Change password…/);
    await shown.type('2');
    await expectAsked(shown);
  });
});

it('says how many recovery codes are left', async () => {
  await render(<Security />, {
    session: { ...session, me: { ...session.me, recovery_codes_left: 1 } },
  });
  expect(screen.getByText('1 recovery code is left.')).toHaveAttribute('data-few');
});

it('offers no change while the platform does not answer, and says why', async () => {
  await render(<Security />, { session: { ...session, offlineSince: '2026-11-17T13:32:00Z' } });
  const change = screen.getByRole('button', { name: 'Change password…' });
  expect(change).toHaveAttribute('aria-disabled', 'true');
  await userEvent.click(change);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(await screen.findByText('This needs a connection.')).toBeInTheDocument();
});
