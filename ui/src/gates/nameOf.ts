/** Something like a name for initials, where only the e-mail of an account is known. */
export function nameOf(email: string): string {
  return email.replace(/@.*/, '').replace(/[._-]+/g, ' ');
}
