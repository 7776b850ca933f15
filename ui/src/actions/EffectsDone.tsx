import type { Effect, Sensitive } from '@/api/bindings';
import { DiffValue } from '@/components/DiffValue';
import { Hidden } from '@/components/Hidden';
import { tell } from './effects';
import { ends } from './effects/changes';
import { factOf } from './fields/profile';
import { useSay } from './say';

type EffectsDoneProps = {
  effects: Effect[];
  /** What the reader may not see of them. */
  masked?: Sensitive[];
  className?: string;
};

/** In the audit log: what was done, as it was reviewed. */
export function EffectsDone({ effects, masked = [], className }: EffectsDoneProps) {
  const say = useSay();
  return (
    <div className={className}>
      {tell(effects, say).map(({ effect, words, label }, at) => (
        <span key={`${effect.kind} ${at}`}>
          {effect.kind === 'changes' ? (
            <>
              {label} {isHidden(effect.field, masked) ? <Hidden /> : <DiffValue {...ends(effect, say)} />}
            </>
          ) : (
            sentence(words.past(effect, say))
          )}
        </span>
      ))}
    </div>
  );
}

function isHidden(field: string, masked: Sensitive[]): boolean {
  const fact = factOf(field);
  return fact !== null && masked.includes(fact);
}

function sentence(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase());
}
