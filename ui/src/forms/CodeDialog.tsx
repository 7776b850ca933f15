import { type ComponentProps, type FormEvent, type ReactNode, useId, useRef, useState } from 'react';
import { ReasonedButton } from '@/components/ReasonedButton';
import classes from './CodeDialog.module.css';
import { FormDialog } from './FormDialog';
import { isComplete } from './StepUp';

/** What the boxes for the code are given. */
type CodeBoxes = { code: string; onChange(code: string): void; onComplete(): void };

type Frame = Pick<
  ComponentProps<typeof FormDialog>,
  'title' | 'steps' | 'step' | 'width' | 'note' | 'onClose'
>;

type CodeDialogProps = Frame & {
  /** What the last button does. */
  confirm: ReactNode;
  /** Why it can't be done yet. */
  missing: string;
  /** Whether all besides the code is filled in. */
  complete?: boolean;
  /** Whether what was typed can be a code; six digits when not given. */
  isCode?(code: string): boolean;
  /** Something besides the code would be lost by closing. */
  dirty?: boolean;
  busy: boolean;
  onConfirm(code: string): void;
  children(boxes: CodeBoxes): ReactNode;
};

/** A dialog that ends with a code. Its sixth digit moves the focus to the last button, and presses nothing. */
export function CodeDialog(props: CodeDialogProps) {
  const { confirm, missing, complete = true, isCode = isComplete, dirty = false } = props;
  const { busy, onConfirm, children, title, steps, step, width, note, onClose } = props;
  const frame = { title, steps, step, width, note, onClose };
  const form = useId();
  const last = useRef<HTMLButtonElement>(null);
  const [code, setCode] = useState('');
  const ready = complete && isCode(code);

  function send(event: FormEvent) {
    event.preventDefault();
    if (!ready || busy) return;
    // The code is not kept: it left with the request or it is void.
    setCode('');
    onConfirm(code);
  }
  const button = (
    <ReasonedButton
      ref={last}
      type="submit"
      form={form}
      variant="filled"
      loading={busy}
      reason={ready || busy ? null : missing}
    >
      {confirm}
    </ReasonedButton>
  );
  return (
    <FormDialog {...frame} dirty={dirty || code !== ''} cancels actions={button}>
      <form id={form} className={classes.whole} onSubmit={send}>
        {children({ code, onChange: setCode, onComplete: () => last.current?.focus() })}
      </form>
    </FormDialog>
  );
}
