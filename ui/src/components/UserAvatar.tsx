import { initialsOf, tintOf } from './initials';
import classes from './UserAvatar.module.css';

type UserAvatarProps = {
  name: string;
  /** 22, 28 or 40 px. */
  size?: 'sm' | 'md' | 'lg';
};

/** Initials on a tint of the name's own. Decorative: the name always stands beside it. */
export function UserAvatar({ name, size = 'sm' }: UserAvatarProps) {
  return (
    <span className={classes.avatar} data-size={size} data-tint={tintOf(name)} aria-hidden>
      {initialsOf(name)}
    </span>
  );
}
