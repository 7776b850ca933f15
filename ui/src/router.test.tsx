import { Outlet, RouterProvider } from '@tanstack/react-router';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, it, vi } from 'vitest';
import { ConsoleError } from './api/ConsoleError';
import { crashDetails } from './frame/crashDetails';
import { router } from './router';
import { expectNoViolations } from './test/axe';
import { render } from './test/render';

// The router reads the address when it is made.
vi.hoisted(() => {
  window.location.hash = '#/overview';
});

let pageError: Error | null = null;
let frameError: Error | null = null;

vi.mock('./pages/overview/index.tsx', () => ({
  default: () => {
    if (pageError) throw pageError;
    return <p>All is well</p>;
  },
}));
vi.mock('./frame/Frame', () => ({
  Frame: () => {
    if (frameError) throw frameError;
    return (
      <>
        <p>The frame</p>
        <Outlet />
      </>
    );
  },
}));

const copyText = vi.fn(() => null);

async function open() {
  // React tells the console of what a boundary caught.
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
  await render(<RouterProvider router={router} />, { commands: { copyText } });
}

beforeEach(() => {
  pageError = null;
  frameError = null;
  copyText.mockClear();
});

it('says that a page failed, inside the frame, and draws it again when asked', async () => {
  pageError = new Error('lucia.p@example.com has no initials');
  await open();
  expect(await screen.findByRole('alert')).toHaveTextContent('This could not be shown');
  expect(screen.getByRole('alert')).toHaveTextContent('Code internal');
  expect(screen.getByRole('alert')).not.toHaveTextContent('lucia');
  expect(screen.getByText('The frame')).toBeVisible();
  await expectNoViolations();
  pageError = null;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('All is well')).toBeVisible();
});

it('stands where the frame failed, and copies what names nobody', async () => {
  frameError = new Error('lucia.p@example.com\n    at lucia (user.js:1:1)');
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'Copy details' }));
  const [details] = copyText.mock.calls[0] as unknown as [string];
  expect(details).toContain('Code: internal\nKind: Error\nat ');
  expect(details).not.toContain('lucia');
  expect(screen.queryByText(/Something went wrong/)).toBeNull();
});

it('gives the code and the request of a refusal, without its text', () => {
  const refusal = new ConsoleError({
    code: 'answer_invalid',
    message: 'Lucía has two names.',
    remedy: null,
    fields: [],
    request_id: 'req_41d08f2c7b1e64d4',
    permission: null,
    retry_after: null,
    attempts_left: null,
  });
  refusal.stack = 'draw@tauri://localhost/assets/app.js:1:2\nLucía has two names.';
  expect(crashDetails(refusal, '1.0.0')).toBe(
    'Steward 1.0.0\nCode: answer_invalid\nKind: ConsoleError\nRequest: req_41d08f2c7b1e64d4\n' +
      'draw@tauri://localhost/assets/app.js:1:2',
  );
});
