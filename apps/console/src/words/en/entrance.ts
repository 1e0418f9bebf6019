import type { Words } from '../zh-CN/index.ts'

export const entrance: Words['entrance'] = {
  title: 'Sign in',
  login: 'Login',
  password: 'Password',
  loginMissing: 'Enter your login',
  passwordMissing: 'Enter your password',
  enter: 'Sign in',
  singleSignOn: 'or use',
  problems: {
    'sso-unreachable': 'The single sign-on cannot be reached just now. Try again, or use your password.',
    'sso-expired': 'The single sign-on took too long or was interrupted. Please sign in again.',
    'sso-failed': 'The single sign-on did not pass its checks. Please sign in again, or ask an administrator.',
    'sso-unknown': 'Your account of the single sign-on has no access here yet. Ask an administrator.',
    'sso-disabled': 'Your account is disabled. Ask an administrator.',
  },
  samples: 'Sample users',
  samplesText: 'There while the system holds sample data. A click signs you in.',
  otherSamples: 'Other sample users',
  readings: {
    inspect: 'Every conversation inspected: each deduction proved by clause, source sentence, turn and second',
    review: 'People and machine: review ranked by risk; appeals and calibration on record',
    standard: 'An executable standard: change a rule, back-test it, then publish',
  },
  change: {
    title: 'Change password',
    forced: 'A new password must be set at first sign-in, or after a reset.',
    old: 'Current password',
    new: 'New password',
    again: 'New password once more',
    rule: 'At least 10 characters',
    tooShort: 'The new password needs at least 10 characters',
    missing: 'This is required',
    different: 'The two new passwords differ',
    save: 'Save new password',
    done: 'Password changed; you are signed out on all other devices',
  },
}
