import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Steps } from '@/components/Steps';
import classes from './FormDialog.module.css';

type FormDialogProps = {
  title: string;
  steps?: string[];
  step?: number;
  /** Width in px, the same for all steps: 820 with effects beside the form, 560 for a single column. */
  width: number;
  /** Something typed would be lost by closing. */
  dirty: boolean;
  /** What was typed is on its way: closing neither loses it nor takes it back. */
  sent?: boolean;
  /** Beside the form: what will happen. Stacks above the footer in a narrow window. */
  aside?: ReactNode;
  /** Start of the footer. */
  note?: ReactNode;
  /** Before the actions there is Cancel, which closes like every other way out. */
  cancels?: boolean;
  actions: ReactNode;
  onClose(): void;
  children: ReactNode;
};

/** The frame of every form: head with steps, body that scrolls, footer. Closing with something typed asks once. */
export function FormDialog(props: FormDialogProps) {
  const { t } = useLingui();
  const {
    title,
    steps,
    step = 0,
    width,
    dirty,
    sent,
    aside,
    note,
    cancels,
    actions,
    onClose,
    children,
  } = props;
  const [asking, setAsking] = useState(false);
  const close = () => (dirty && !asking ? setAsking(true) : onClose());
  return (
    <Modal.Root opened onClose={close} size={width} closeOnClickOutside={false} centered>
      <Modal.Overlay />
      <Modal.Content classNames={{ content: classes.content }}>
        <Modal.Header className={classes.head}>
          <Modal.Title>{title}</Modal.Title>
          {steps && (
            <div className={classes.steps}>
              <Steps names={steps} current={step} />
            </div>
          )}
          <Modal.CloseButton aria-label={t`Close`} data-alone={!steps || undefined} />
        </Modal.Header>
        <Modal.Body className={classes.body} data-split={aside ? true : undefined}>
          <div className={classes.main}>{children}</div>
          {aside && (
            <section
              className={classes.aside}
              aria-label={t`Effects`}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by key
              tabIndex={0}
            >
              {aside}
            </section>
          )}
        </Modal.Body>
        <div className={classes.foot}>
          {asking ? (
            <Discard sent={sent} onKeep={() => setAsking(false)} onDiscard={onClose} />
          ) : (
            <>
              <span className={classes.note}>{note}</span>
              <div className={classes.actions}>
                {cancels && (
                  <Button onClick={close}>
                    <Trans>Cancel</Trans>
                  </Button>
                )}
                {actions}
              </div>
            </>
          )}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

function Discard({ sent, onKeep, onDiscard }: { sent?: boolean; onKeep(): void; onDiscard(): void }) {
  return (
    <>
      <span role="alert">
        {sent ? (
          <Trans>
            It was sent already. Closing does not take it back; you will be told what became of it.
          </Trans>
        ) : (
          <Trans>Discard what you typed? Nothing was changed so far.</Trans>
        )}
      </span>
      <div className={classes.actions}>
        <Button onClick={onKeep} data-autofocus autoFocus>
          {sent ? <Trans>Keep open</Trans> : <Trans>Keep editing</Trans>}
        </Button>
        <Button variant={sent ? undefined : 'danger'} onClick={onDiscard}>
          {sent ? <Trans>Close anyway</Trans> : <Trans>Discard</Trans>}
        </Button>
      </div>
    </>
  );
}
