import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { render } from '@/test/render';
import { FocusRing } from './FocusRing';

it('shows where the focus is after a script put it there, and not after a click', async () => {
  await render(
    <>
      <FocusRing />
      <button type="button" onClick={() => document.getElementById('last')?.focus()}>
        Go on
      </button>
      <button type="button" id="last">
        Suspend user
      </button>
      <label>
        Monitor <input type="checkbox" />
      </label>
    </>,
  );
  const [first, last] = screen.getAllByRole('button') as [HTMLElement, HTMLElement];
  await userEvent.click(first);
  expect(last).toHaveFocus();
  expect(last).toHaveAttribute('data-ring');
  await userEvent.click(last);
  await userEvent.click(first);
  await userEvent.click(screen.getByText('Monitor'));
  expect(screen.getByRole('checkbox')).toHaveFocus();
  expect(screen.getByRole('checkbox')).not.toHaveAttribute('data-ring');
  expect(last).not.toHaveAttribute('data-ring');
  await userEvent.tab({ shift: true });
  expect(last).toHaveAttribute('data-ring');
});
