import type { Effect } from '@/api/bindings';
import { DiffValue } from '@/components/DiffValue';
import { tell } from './effects';
import { ends } from './effects/changes';
import { useSay } from './say';

/** In the audit log: what was done, as it was reviewed. */
export function EffectsDone({ effects, className }: { effects: Effect[]; className?: string }) {
  const say = useSay();
  return (
    <div className={className}>
      {tell(effects, say).map(({ effect, words, label }, at) => (
        <span key={`${effect.kind} ${at}`}>
          {effect.kind === 'changes' ? (
            <>
              {label} <DiffValue {...ends(effect, say)} />
            </>
          ) : (
            sentence(words.past(effect, say))
          )}
        </span>
      ))}
    </div>
  );
}

function sentence(words: string): string {
  return words.replace(/^\p{Ll}/u, (letter) => letter.toLocaleUpperCase());
}
